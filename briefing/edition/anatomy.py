"""An edition as values: everything that a template may print, in the order in which it is read.

Every extract and quotation carries its provenance, so that it can be checked against its article before it is written.
Text is as it stands in the archive; making it harmless for a format is the renderer's work.
"""

from __future__ import annotations

from msgspec import Struct

from briefing.model import Extract, Quotation


class Cited(Struct, frozen=True, kw_only=True):
    """An extracted sentence and the number of its article in the list of sources."""

    extract: Extract
    source: int


class TopLine(Struct, frozen=True, kw_only=True):
    """One of the at most three lines that somebody reads who reads nothing else."""

    headline: str
    line: Cited


class Said(Struct, frozen=True, kw_only=True):
    """A quotation as it is printed."""

    number: int
    """Its number in this edition: Q1, Q2, …"""
    quotation: Quotation
    speaker: str
    """As it is printed here: the full name at first mention, the short form after; the source's own words for somebody
    who is not named; "Speaker not known" where nothing is known."""
    role: str | None
    """At first mention only."""
    named: bool
    """Whether `speaker` is a name."""
    outlet: str | None
    published: str | None
    source: int
    also: tuple[str, ...] = ()
    """Other outlets that carried the same words."""
    uncertain: str | None = None
    """Why the attribution is uncertain; None where it is not."""


class Voice(Struct, frozen=True, kw_only=True):
    """A speaker of the key quotations, and what they said."""

    name: str
    role: str | None
    said: tuple[Said, ...]


class Reference(Struct, frozen=True, kw_only=True):
    """A pointer to quotations of a speaker that stand further up."""

    speaker: str
    numbers: tuple[int, ...]


class Carrier(Struct, frozen=True, kw_only=True):
    """An outlet that reported an event: its own articles, and copies of others' that it carried."""

    name: str | None
    articles: int
    copies: int


class Section(Struct, frozen=True, kw_only=True):
    """One event."""

    id: str
    headline: str
    new: bool
    """Nothing was known of it before the last edition."""
    days: str | None
    """When its articles were published: "25 November 2026", "25 to 27 November 2026".

    None where the edition is of one day only, or they have no date.
    """
    articles: int
    """In the period, copies not counted."""
    copies: int
    summary: tuple[Cited, ...]
    said: tuple[Said, ...]
    references: tuple[Reference, ...]
    carriers: tuple[Carrier, ...]
    sources: tuple[int, ...]


class Brief(Struct, frozen=True, kw_only=True):
    """An event for which there is only a line."""

    headline: str
    days: str | None
    """As of a section."""
    articles: int
    sources: tuple[int, ...]
    carriers: tuple[Carrier, ...] = ()
    roundup: bool = False
    """It covers several events, and so is no account of one."""


class Moved(Struct, frozen=True, kw_only=True):
    """A number that was one thing and is now another, each with its place in its article."""

    counts: str
    """What it counts: "dead", "homes"; empty where the number says so itself ("$4 million", "7 %")."""
    before: Cited
    after: Cited
    was: str
    """What it was, as it is printed: as in its article, or in figures where words would not do."""
    now: str
    """What it is now, printed likewise."""
    told: Cited | None = None
    """The sentence of the new number, where its word does not say what it is a number of ("crowns")."""


class Change(Struct, frozen=True, kw_only=True):
    """What an event has that the last edition could not have."""

    headline: str
    articles: int
    """New ones, copies not counted."""
    numbers: tuple[Moved, ...] = ()
    corrections: tuple[Cited, ...] = ()
    """Where new articles say that something printed was wrong."""
    said: tuple[Said, ...] = ()
    """New quotations that stand nowhere else in the edition."""
    references: tuple[Reference, ...] = ()
    """New quotations that stand further up."""


class WatchHit(Struct, frozen=True, kw_only=True):
    """A name or topic of the watchlist that occurs in the period, with the first sentence that it stands in."""

    name: str
    articles: int
    sources: tuple[int, ...]
    line: Cited


class Mentioned(Struct, frozen=True, kw_only=True):
    """Somebody whom articles of the period name and nobody quotes."""

    name: str
    role: str | None


class Source(Struct, frozen=True, kw_only=True):
    """An article in the list of sources."""

    number: int
    article: str
    outlet: str | None
    byline: str | None
    headline: str
    published: str | None
    url: str | None
    copies: int
    """Copies of it elsewhere, folded under it."""


class ByHand(Struct, frozen=True, kw_only=True):
    """How much of something was the user's decision."""

    events: int = 0
    articles: int = 0
    speakers: int = 0
    quotations: int = 0

    @property
    def parts(self) -> tuple[tuple[int, str], ...]:
        """The numbers that are not 0, with the word for one: (2, "quotation")."""
        found = ((getattr(self, name), name.removesuffix("s")) for name in self.__struct_fields__)
        return tuple((number, one) for number, one in found if number)


class Figures(Struct, frozen=True, kw_only=True):
    """What the edition stands on."""

    articles: int
    """In the period, copies included."""
    copies: int
    outlets: int
    without_outlet: int
    """Articles of which the outlet is not known."""
    events: int
    roundups: int
    """What covers several events, and is not counted as one."""
    undated: int
    chosen: bool
    """The user marked what goes in; otherwise it was chosen by the number of outlets, articles and quotations."""
    key_chosen: bool
    """The user marked the key quotations, or whose they are."""
    pinned: ByHand
    left_out: ByHand
    watched: bool
    """Events on the watchlist stand before others that as many outlets reported."""
    foretelling: tuple[str, ...]
    """Headlines that the user gave to events which have articles from after the period, of which they may tell."""
    asides: bool
    """Comments or corrections stand after reports."""
    uncertain: tuple[int, ...]
    """Numbers of the quotations whose attribution is uncertain."""
    unattributed: int
    """Quotations printed without a named speaker."""


class Edition(Struct, frozen=True, kw_only=True):
    """One briefing, ready to be rendered."""

    title: str
    timezone: str
    since: str
    until: str
    """First moment and the first one after, ISO 8601 with the zone's offset."""
    previous: str
    """Cut-off of the edition before, against which things are new."""
    cutoff: str | None
    """When the newest article in it was published; None where no article has a date."""
    prepared_by: str | None
    marking: str | None
    top: tuple[TopLine, ...]
    voices: tuple[Voice, ...]
    sections: tuple[Section, ...]
    briefs: tuple[Brief, ...]
    omitted: int
    """Events for which there is not even a line."""
    new: tuple[Change, ...]
    continuing: tuple[Change, ...]
    watched: tuple[WatchHit, ...]
    mentioned: tuple[Mentioned, ...]
    sources: tuple[Source, ...]
    figures: Figures

    @property
    def quiet(self) -> bool:
        """Whether nothing was published in the period."""
        return self.figures.articles == 0

    @property
    def all_new(self) -> bool:
        """Whether nothing was known before of any event in it, so that a list of the new ones tells nothing."""
        events = len(self.sections) + sum(not brief.roundup for brief in self.briefs)
        return len(self.new) == events > 1

    def extracts(self) -> tuple[Extract, ...]:
        """Every extracted sentence in it, and every number that changed."""
        cited = [top.line for top in self.top]
        cited += [line for section in self.sections for line in section.summary]
        numbers = [moved for change in self.continuing for moved in change.numbers]
        cited += [cited for moved in numbers for cited in (moved.before, moved.after, moved.told) if cited]
        cited += [one for change in self.continuing for one in change.corrections]
        cited += [hit.line for hit in self.watched]
        return tuple(line.extract for line in cited)

    def quotations(self) -> tuple[Said, ...]:
        """Every quotation in it, by number."""
        said = [said for voice in self.voices for said in voice.said]
        said += [said for section in self.sections for said in section.said]
        said += [said for change in self.continuing for said in change.said]
        return tuple(sorted(said, key=lambda one: one.number))
