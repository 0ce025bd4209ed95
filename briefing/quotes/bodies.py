"""Whom a noun for a body means: "the ministry", "the utility", "the letter", "it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from briefing.language.lexicon import UPPER, is_given, lexicon, name_tokens, ordinary
from briefing.language.words import fold
from briefing.quotes.antecedents import REMEMBERED, History, Met
from briefing.quotes.cues import cues
from briefing.quotes.enclosed import OURSELVES
from briefing.quotes.frames import Mention
from briefing.quotes.people import Cast, Person
from briefing.quotes.reading import Reading, Token
from briefing.quotes.tokens import singular

_FEW = 100
"""Met so far, at most, where the only body among them may be meant by any noun for one."""


def resolve_text(history: History, mention: Mention) -> Person | None:
    """Whose words "the letter" or "the statement" holds: whoever was last met saying something, not far above."""
    near = [history.met[index] for index in islice(reversed(history.met), REMEMBERED)]
    near = [
        met
        for met in near
        if mention.paragraph - met.paragraph <= 1 and (met.framed or met.leads or met.person.kind == "body")
    ]
    here = mention.paragraph
    best = max(
        near,
        key=lambda m: (m.says, m.paragraph == here, m.leads and m.person.certain, m.framed, m.leads),
        default=None,
    )
    told = best is not None and best.paragraph >= history.unknown + best.called  # "he" may be the one who is unknown
    return best.person if best is not None and told else None


def resolve_body(history: History, mention: Mention, words: frozenset[str], cast: Cast) -> Person | None:
    """The body met last that "the ministry" (or "it") means: one whose name holds the noun, best all its words."""
    wanted, head = words - cues().determiners, fold(singular(mention.head))
    if "this" in words and mention.head in OURSELVES:
        return None
    if len(wanted) > 1:
        for person in cast.by_token.get(mention.head, ())[:20]:
            if person.kind == "body" and wanted <= set(person.tokens):
                return person
    if head in _PAPERS and words & cues().definite and (paper := _paper_met(history)) is not None:
        return paper
    named_so = _NAMED_SO.get(head, frozenset()) if words & cues().definite else frozenset()
    if mention.head == "it" and (spoken := _spoke_as_body(history, mention)) is not None:
        return spoken
    for index in islice(reversed(history.met), REMEMBERED):
        person = history.met[index].person
        if person.kind != "body" and not (mention.head == "it" and _may_be_meant(history.met[index], mention)):
            continue
        if mention.head == "it":
            if person.index in history.pronouns.values():
                continue
            met = history.met[index]
            owns = met.owner and met.paragraph == mention.paragraph  # "The alliance’s campaign begins. “…,” it said"
            replies = any(frame.cue is not None and frame.cue.lemma in cues().replies for frame in mention.frames[:1])
            asked = replies and met.paragraph == mention.paragraph  # "Okoro complained to the council. “…,” it replied"
            near = mention.paragraph - met.paragraph <= 1
            if near and (owns or asked or met.leads or (met.framed and not met.governed)):
                person.kind = "body" if _may_be_firm(person, said=True) else person.kind
                return person
        elif len(person.tokens) > 1 and (
            head in person.tokens or not named_so.isdisjoint(person.tokens[:: len(person.tokens) - 1])
        ):
            return person
    if mention.head != "it":
        for person in cast.by_token.get(head, ())[:5]:
            if person.kind == "body" and len(person.tokens) > 1:
                return person
    watches = mention.head in cues().watching and mention.last - mention.first > 1
    if mention.head in cues().firms and mention.last > mention.first and not watches:  # "the energy watchdog" is none
        if (firm := _firm_told_of(history, mention, 0) or _firm_near(history, mention)) is not None:
            return firm
        if (firm := _firm_told_of(history, mention, 3, sure=True) or _firm_told_of(history, mention, 3)) is not None:
            return firm
        bodies = [met.person for met in islice(history.met.values(), _FEW) if met.person.kind == "body"]
        papers = [body for body in bodies if not cues().press.isdisjoint(body.tokens) and body.name[:4] != "The "]
        bodies = [body for body in bodies if not _clashes(mention.head, body)] or papers
        return bodies[0] if len(bodies) == 1 and len(history.met) < _FEW and "the" in words else None
    return None


def _paper_met(history: History) -> Person | None:
    """The paper met last, told by its name: "The Kerr Times wrote … The paper said"."""
    met = (history.met[index].person for index in islice(reversed(history.met), REMEMBERED))
    return next((one for one in met if one.kind == "body" and not cues().press.isdisjoint(one.tokens)), None)


_PAPERS = frozenset(("paper", "newspaper", "daily", "tabloid", "broadsheet", "magazine", "weekly"))


def _firm_told_of(history: History, mention: Mention, back: int, *, sure: bool = False) -> Person | None:
    """The body, or unless it must be `sure` what may be one, told of as far as `back` paragraphs above the mention."""
    for index in islice(reversed(history.met), REMEMBERED):
        met = history.met[index]
        if mention.paragraph - met.paragraph > back:
            break
        if _clashes(mention.head, met.person):
            continue
        known = met.person.kind == "body" or (not sure and _may_be_firm(met.person, said=True))
        told = met.says or (met.framed and not met.governed) or (met.leads and (back or met.person.kind == "body"))
        if known and told:
            met.person.kind = "body"
            return met.person
    return None


_NAMED_SO = {
    **dict.fromkeys(("airline", "carrier"), frozenset(("air", "airlines", "airways"))),
    **dict.fromkeys(("railroad", "railway"), frozenset(("railway", "railways", "railroad", "rail"))),
    "force": frozenset(("police", "constabulary", "gendarmerie")),
}
"""By what first or last words of a name a body is known under another noun: "Air Lusance" is "the airline"."""
_NO_TRADERS = frozenset(
    ("union", "charity", "regulator", "watchdog", "syndicat", "sindicato", "sindacato", "gewerkschaft", "vakbond")
)
"""Bodies that no company is: beside Kerr Foods, "the union" is somebody else."""


def _clashes(head: str, person: Person) -> bool:
    """Whether a noun can not mean a body: "the union" no "Kerr Foods", "the company" no court and no paper; what is
    known as somebody's only is meant by its own noun."""
    if person.name.partition("’s ")[2][:1].islower():
        return True
    if head in _NO_TRADERS:
        return _trades(person)
    return head in _TRADERS and not (cues().public | cues().press).isdisjoint(person.tokens)


_TRADERS = frozenset(
    ("company", "firm", "airline", "bank", "manufacturer", "retailer", "developer", "operator", "insurer")
)


def _trades(person: Person) -> bool:
    """Whether the name says that it is a company's: "Kerr Foods"."""
    return not cues().trades.union(cues().shortened).isdisjoint(person.tokens)


def _firm_near(history: History, mention: Mention) -> Person | None:
    """The body met last whose name says that it trades: "Kerr Power Co." is "the utility"."""
    if mention.head in _NO_TRADERS:
        return None
    trading = [
        met
        for index in islice(reversed(history.met), REMEMBERED)
        if ((person := (met := history.met[index]).person).kind == "body" and cues().trades & set(person.tokens))
        or (_may_be_firm(person) and _trades(person))
    ]
    trading = [met for met in trading if not _clashes(mention.head, met.person)]  # no Energy Ministry
    recent = [met for met in trading if mention.paragraph - met.paragraph <= 3]
    near = next((met for met in recent if not met.governed), recent[0] if recent else None)  # no analyst's firm
    found = near or (trading[0] if len(trading) == 1 else None)
    if found is None:
        return None
    found.person.kind = "body"
    return found.person


def _may_be_firm(person: Person, *, said: bool = False) -> bool:
    """Whether nothing shows that a name of several words is a person's; not even that it `said` something."""
    plain = person.role is None or person.role.lower() in cues().makers  # "developer Kerr Quays"
    sure = person.certain and not (said and plain and not is_given(person.name.partition(" ")[0]))
    if sure or person.kind != "person" or person.gender is not None or person.age or len(person.tokens) < 2:
        return False
    if person.name.rpartition(" ")[2] in lexicon().sites:
        return False  # "the agency" is no Kerr Bridge
    short = set(map(name_tokens, person.variants))
    return person.tokens[-1:] not in short or person.tokens[:1] in short  # no firm is "Zorin" for "Ilka Zorin"


def _spoke_as_body(history: History, mention: Mention) -> Person | None:
    """The only body that said something before in the paragraph: "the Agency said … “…,” it added"."""
    cue = mention.frames[0].cue if mention.frames else None
    if cue is None or cue.kind != "say":
        return None
    said = [
        met.person
        for index in islice(reversed(history.met), REMEMBERED)
        if (met := history.met[index]).says and met.paragraph == mention.paragraph and met.person.kind == "body"
    ]
    return said[0] if len(said) == 1 else None


def _may_be_meant(met: Met, mention: Mention) -> bool:
    """Whether "it" may mean a name: of several words, or one that leads the sentence before: "Caldermet rose. It"."""
    person = met.person
    before = met.paragraph == mention.paragraph and met.sentence == mention.sentence - 1 and met.leads
    lone = len(person.tokens) == 1 and person.gender is None and person.role is None and not is_given(person.name)
    return _may_be_firm(person, said=True) or (before and lone and not met.called)


_SPEAKING = ("plain", "inverted", "according", "by", "possessive", "gerund")


def generic_body(text: str, mention: Mention) -> str:
    """What a body without a name is called: "ministry" of "The ministry", "police" of "Police said"."""
    phrase = text[mention.start : mention.end]
    first, _, rest = phrase.partition(" ")
    if first.lower() in ("the", "a", "an", "this", "that") and rest:
        return rest
    return phrase[0].lower() + phrase[1:] if first.lower() in ordinary() and not first.isupper() else phrase


def new_body(mention: Mention, reading: Reading, cast: Cast) -> Person | None:
    """The body that a noun phrase names for the first time, if it speaks and the phrase says which it is."""
    tokens = reading.paragraphs[mention.paragraph].tokens
    if mention.head == "it" or tokens[mention.first].lower not in cues().definite | cues().indefinite:
        return None
    if tokens[mention.first + 1].lower == "same":
        return None  # "according to the same document"
    if mention.head in cues().papers or tokens[mention.first + 1].lower[0].isdigit():
        return None  # "the full report said", "the 2031 law says"
    proper = mention.capital and mention.first < mention.last  # "the Bench", "a Division Bench"
    speaks = any(f.relation in _SPEAKING and (f.cue is None or f.cue.kind != "go_on") for f in mention.frames)
    new = tokens[mention.first].lower in cues().indefinite and mention.leads and mention.head in cues().courts
    told = (speaks and mention.last - mention.first > 1 and tokens[mention.first].lower == "the") or new
    if not told and not (proper and (mention.frames or mention.leads)):
        return None
    return cast.add_body(reading.text[tokens[mention.first + 1].start : mention.end], mention.start)


def of_place(mention: Mention, reading: Reading, cast: Cast) -> Person | None:
    """The body of a place that "the council" means, which British papers print small: "Kerr city council"."""
    head = mention.head
    speaks = any(frame.relation in _SPEAKING for frame in mention.frames)
    if head not in cues().local or not speaks or mention.governed or mention.last - mention.first != 1:
        return None
    if head not in cast.local:
        placed = re.compile(rf"(?<!\b[Aa] )\b{_CAPITAL}(?: {_CAPITAL})?{_TIER} {re.escape(head)}\b")
        cast.local[head] = [(form.group(), form.start()) for form in islice(placed.finditer(reading.text), _FORMS)]
    known = {form for form, start in cast.local[head] if start < mention.start}
    return cast.add_body(known.pop(), mention.start) if len(known) == 1 else None


_CAPITAL = rf"(?!The )[{UPPER}][\w’'-]+"
_TIER = "(?: (?:city|county|district|borough|town|parish))?"
_FORMS = 20


_ARTICLES = frozenset(("a", "an", "the", "its", "their", "another", "one"))


def _sole_judge(tokens: Sequence[Token], at: int, reading: Reading, cast: Cast) -> Person | None:
    """Who alone sits on a bench: "A single Bench of [Justice Ada Brandt] observed"."""
    if at >= len(tokens) or tokens[at - 1].lower != "of":
        return None
    at += tokens[at].kind == "word" and tokens[at].upper
    if at + 1 >= len(tokens) or tokens[at].kind != "name":
        return None
    person = cast.of_name.get(reading.names[tokens[at].ref].start)
    alone = tokens[at + 1].kind == "word" and tokens[at + 1].lower != "and"
    return person if alone and person is not None and person.kind == "person" else None


def named_body(mention: Mention, reading: Reading, cast: Cast) -> Person | None:
    """The body named in apposition to a noun: "a charity, the Kerr Relief Fund, said", "Kerr Lines, the operator,"."""
    tokens = reading.paragraphs[mention.paragraph].tokens
    if (before := _named_before(tokens, mention, reading, cast)) is not None:
        return before
    at = mention.last + 2
    if mention.head == "bench" and (judge := _sole_judge(tokens, at, reading, cast)) is not None:
        return judge
    if at >= len(tokens) or tokens[at - 1].lower != "," or tokens[mention.first].lower not in _ARTICLES:
        return None
    at += tokens[at].lower == "the"
    if at + 1 >= len(tokens) or tokens[at].kind != "name" or tokens[at + 1].kind != "stop":
        return None
    return _firm(cast.of_name.get(reading.names[tokens[at].ref].start), mention)


def _firm(person: Person | None, mention: Mention) -> Person | None:
    """The body that stands beside a noun for one, which nothing but a noun for a company may tell."""
    if person is not None and _is_nobody(person) and mention.head in cues().firms and not mention.governed:
        person.kind = "body"  # not "the director of the company, Emeka Okoro"
    return person if person is not None and person.kind == "body" else None


def _named_before(tokens: Sequence[Token], mention: Mention, reading: Reading, cast: Cast) -> Person | None:
    """The body that a noun between two commas tells of, which may be known by nothing else: "Veldra, the charity,"."""
    at, past = mention.first - 2, mention.last + 1
    if at < 0 or tokens[at].kind != "name" or tokens[at + 1].lower != "," or past >= len(tokens):
        return None
    if tokens[past].kind != "stop" or tokens[mention.first].lower not in _ARTICLES:
        return None
    return _firm(cast.of_name.get(reading.names[tokens[at].ref].start), mention)


def _is_nobody(person: Person) -> bool:
    """Whether nothing in a name tells that it is a person's."""
    return person.gender is None and person.kind == "person" and not any(map(is_given, person.name.split()))
