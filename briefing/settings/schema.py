"""What can be set, with defaults. The loader, `briefing check` and docs/settings.md all follow these structs."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

Method = Literal["briefing", "lead", "lexrank", "textrank", "lsa", "luhn", "edmundson", "kl", "sumbasic", "reduction"]
METHODS: tuple[str, ...] = get_args(Method)

Form = Literal["headline", "lines", "paragraph"]
FORMS: dict[str, str] = {"headline": "headline", "lines": "three lines", "paragraph": "paragraph"}
"""Forms of an event's account, and how people are told of them."""

Count = Annotated[int, Meta(ge=1, le=50)]


class Feed(Struct, frozen=True, kw_only=True):
    """A place that articles come from: either `path` (a file or folder) or `url`."""

    name: str
    path: str | None = None
    """As loaded: absolute. In the file it is taken from the folder of the settings file; `~` is the home folder."""
    url: str | None = None
    outlet: str | None = None
    """The outlet of its articles where they do not say it themselves."""
    method: Method | None = None
    """The summariser of its articles. None: that of `summary`."""


class Watchlist(Struct, frozen=True, kw_only=True):
    """Names and words to flag wherever they occur."""

    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class SummarySettings(Struct, frozen=True, kw_only=True):
    """How summaries are made."""

    method: Method = "briefing"
    sentences: Count = 3
    """Sentences in the summary of an article."""
    words: Annotated[int, Meta(ge=10, le=2000)] | None = None
    """Length of each summary in words, instead of sentences."""


class EditionSettings(Struct, frozen=True, kw_only=True):
    """What goes into an edition and how it is laid out."""

    title: str = "Daily briefing"
    template: str = "daily"
    """Name of the template, without its ending."""
    templates: str | None = None
    """Folder with templates of your own; as loaded: absolute."""
    formats: tuple[Literal["md", "html", "txt"], ...] = ("md",)
    folder: str | None = None
    """Where editions are written; as loaded: absolute. None: the folder that the command runs in."""
    top_lines: Annotated[int, Meta(ge=0, le=3)] = 3
    sentences: Annotated[int, Meta(ge=1, le=10)] = 4
    """Extracted sentences under an event, at most."""
    form: Form | None = None
    """The form of an event's account, instead of that number of sentences."""
    events: Annotated[int, Meta(ge=1, le=200)] = 12
    briefs: Annotated[int, Meta(ge=0, le=1000)] = 30
    """Events beyond those that get a line each, at most."""
    key_quotations: Annotated[int, Meta(ge=0, le=200)] = 12
    quotations_per_speaker: Count = 3
    quotations_per_event: Annotated[int, Meta(ge=0, le=50)] = 4
    uncertain_below: Annotated[float, Meta(ge=0.0, le=1.0)] = 0.6
    """Attributions with less confidence than this are flagged as uncertain."""


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that can be set."""

    feeds: tuple[Feed, ...] = ()
    watchlist: Watchlist = Watchlist()
    summary: SummarySettings = SummarySettings()
    edition: EditionSettings = EditionSettings()
    timezone: str = "UTC"
    """IANA name of the zone in which days begin and times are shown, such as "Europe/Lisbon"."""
    preferred_outlets: tuple[str, ...] = ()
    """Where several outlets carry the same words, the first of these that does is cited."""
    prepared_by: str | None = None
    marking: str | None = None
    """Free text on top and bottom of an edition, such as "TLP:AMBER" or "Internal"."""
    aliases: str | None = None
    """YAML file that says which names mean one speaker and which do not; as loaded: absolute."""
    archive: str | None = None
    """Where the archive is kept; as loaded: absolute. None: the data folder of the user."""
    path: str | None = None
    """The file that these settings were loaded from; not itself a setting."""
