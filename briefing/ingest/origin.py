"""Where bytes came from, what may be assumed of them, and what can be wrong with them."""

from __future__ import annotations

from msgspec import Struct


class Origin(Struct, frozen=True, kw_only=True):
    """Where bytes came from, and what holds for their articles unless these say otherwise themselves."""

    path: str
    """As the user gave it or as the folder was walked; "-" for standard input."""
    name: str = ""
    """Name of the file, without its folder."""
    outlet: str | None = None
    zone: str | None = None
    """IANA name of the time zone in which times without one are read; UTC where there is none."""


class Failure(Struct, frozen=True):
    """An input, or a part of one, that could not be read. The others are not affected."""

    path: str
    """The file, with the number of the line or item where a part of it is meant: "wire.jsonl:12"."""
    reason: str
    """What is wrong, without a full stop."""
    hint: str = ""
    """What to do about it."""


class Remark(Struct, frozen=True):
    """Something about an article that was read, which says less than its file seems to mean, told beside it; or about
    a folder of which something was passed over."""

    path: str
    """As that of a Failure; a line is named where it is known."""
    reason: str
    """What was passed over, and what became of the article, without a full stop."""
    hint: str = ""
    """What to do about it."""


class Unreadable(Exception):  # noqa: N818 (an input that is refused, not a defect)
    """Raised by the module of a format for an input that it cannot read."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
