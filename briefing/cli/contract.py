"""The objects of the JSON contract that more than one command prints. docs/analyse.schema.json describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.model import Event, Quotation, Slice

CONTRACT = 1
"""Version of the shape. A field that is added leaves it as it is; one that changes or goes raises it."""


def event_fields(event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    """An event as an object, with all that grouping found; `names`: what its articles are called there."""
    return {
        "id": event.id,
        "title": event.title,
        "terms": list(event.terms),
        "place": event.place,
        "first": event.first,
        "last": event.last,
        "storyline": event.storyline,
        "articles": [names[article] for article in event.articles],
        "copies": [
            {"article": names[copy.article], "of": names[copy.of], "share": round(copy.share, 4)}
            for copy in event.copies
        ],
    }


def quotation_fields(quotation: Quotation) -> dict[str, Any]:
    """A quotation as an object: what it says, where it stands, who says it and how sure that is."""
    fields: dict[str, Any] = {
        "text": quotation.text,
        "start": quotation.start,
        "end": quotation.end,
        "kind": quotation.kind,
        "speaker": quotation.speaker,
        "role": quotation.role,
        "source": slice_fields(quotation.source),
        "cue": slice_fields(quotation.cue),
        "confidence": round(quotation.confidence, 4),
        "reason": quotation.reason,
    }
    if quotation.parts:
        fields["parts"] = [{"start": part.start, "end": part.end} for part in quotation.parts]
    return fields


def slice_fields(piece: Slice | None) -> dict[str, Any] | None:
    """A place and the characters that stand there, as an object."""
    return None if piece is None else {"text": piece.text, "start": piece.start, "end": piece.end}
