"""The title of an event: the headline that says best what happened, without what outlets put around it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby, islice
from math import fsum

from briefing.events.background import everyday
from briefing.events.labels import BRACKETED, TAG, label, tags
from briefing.events.overtaken import standings
from briefing.language.data import load
from briefing.language.dates import day_names, month_names
from briefing.language.lexicon import lexicon
from briefing.language.stems import stopwords
from briefing.language.words import fold, words
from briefing.model import Signature, Span

_SEPARATOR = re.compile(r"\s*(?:\s[|¦•»–—]\s|\s-\s|\|)\s*")
_COUNTED = re.compile(r"^\d+(?:st|nd|rd|th) ")
_CRY = re.compile(r"(?:[^!?]*[!?]+[”’\"']?\s+)+(?=\S)")
_ENDED = re.compile(r"[.!?…][”’\"')]*\s+[“‘\"'(]*$")
_QUOTATION = re.compile(r"(?:“[^”]+”|‘[^’]+(?:’\w+[^’]*)*’|'[^']+(?:'\w+[^']*)*'|\"[^\"]+\")(?::|\s+[–—-])\s+(?=\S)")
_TALK = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]*,? on (?P<topic>[^\W\d_A-Z][\w’'-]*)")
_TALKS = re.compile(
    r"(?<!\w)[^\W\d_a-z][\w’'-]*,? on (?:the|his|her|their|[^\W\d_a-z][\w’'-]*) ?[\w’'-]*(?: [\w’'-]+){0,2}(?:,| and) "
)
"""“Ada Weil on the fog, the fees and her cousin”: what somebody was asked about."""
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…)\s*$")
_QUOTED = re.compile(r"[“”\"«»]|(?<!\w)[‘'].+[’'](?!\w)")
_TAGS = 3
"""Tags that may stand before a headline: "REFILE-CORRECTED-UPDATE 1-"."""
_QUOTED_WORDS = re.compile(r"“[^”]*”|‘[^’]*’|'[^']*'|\"[^\"]*\"")
_LONG = 4
"""Letters from which a word in capitals is mostly no abbreviation."""
SHORTEST = 3
"""Letters from which it is none where the body writes it small: "Orvane DAM BROKE"."""
_LONGEST = 16
"""Words above which a headline is too long for a list."""
_NEWEST = 0.1
"""What speaks for a headline that corrects or undoes what an earlier one says."""
_LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "ar", "ru")
"""Those whose stop words are no key terms."""


def title(members: Sequence[Signature]) -> str:
    """The best headline of an event's articles, cleaned; empty where none has one.

    Best is the one whose words most other articles use in headline or opening, that says what most other headlines
    say in few words, reports rather than comments, and is not cut off. Ties go to the article that comes first. A
    comment, a correction or an interview names the event only where there is nothing else; the first two keep the label
    that says so. Neither does a headline name it that a later one corrects ("kills nine", where 13 are dead) or undoes
    ("strike goes on", where it has ended), as long as there is another; or one in another language than most articles.
    """
    spoken = _spoken(members)
    texts = [_unquoted(clean(member.title, member.outlet)) for member in members]
    shared = Shared(members)
    stood = standings(members, spoken)
    rated = [
        (
            not label(member.title) and not is_interview(member.title),
            member.language == spoken,
            stands != "overtaken",
            _rate(text, member, shared) + _NEWEST * (stands == "overtakes"),
            -place,
            text,
        )
        for place, (text, member, stands) in enumerate(zip(texts, members, stood, strict=True))
        if text
    ]
    if not rated:
        return ""
    *_, place, text = max(rated)
    return _labelled(label(members[-place].title), calm(text, _printed(members)))


def _labelled(label: str, text: str) -> str:
    """`text` after its label, where it does not bear it already."""
    bears = fold(text).startswith(fold(label)) or fold(text).endswith(fold(label))
    return text if bears else f"{label}: {text}"


def clean(headline: str, outlet: str | None = None) -> str:
    """`headline` without tags of outlets ("LIVE:", "UPDATE 2-", "| Harbour Wire") and in one line."""
    text = " ".join(headline.split())
    text = BRACKETED.sub(lambda m: " " if _is_bracketed(m["tag"]) else m.group(), text).strip()
    text = _without_outlet(text, outlet)
    for _ in range(_TAGS):
        match = TAG.match(text)
        if not match or fold(match["tag"]) not in _words("tags"):
            break
        text = text[match.end() :]
    return _without_cry(text.strip(" -–—|:")) or " ".join(headline.split())


def _is_bracketed(tag: str) -> bool:
    """Whether `tag` is what outlets put in brackets: "URGENT", "3rd LD"."""
    return _COUNTED.sub("", fold(tag)) in _words("bracketed")


def _without_cry(text: str) -> str:
    """`text` without the cry in capitals that it begins with, where a headline follows: "GOAL! Tessel beat Calder"."""
    match = _CRY.match(text)
    if not match or not any(map(str.isalpha, match.group())) or match.group() != match.group().upper():
        return text
    rest = text[match.end() :]
    return rest if len(words(rest)) > 3 and rest != rest.upper() else text


def _unquoted(text: str) -> str:
    """`text` without the quotation that it begins with, where a headline follows: "'We ran': students flee Tessel"."""
    match = _QUOTATION.match(text)
    if not match or len(words(text, match.end())) < 4:
        return text
    return text[match.end()].upper() + text[match.end() + 1 :]


def calm(headline: str, printed: Iterable[str] = ()) -> str:
    """`headline` with what it shouts in sentence case; the rest is unchanged. Words in `printed` are written so."""
    known = list(printed)
    listed = load("briefing.events", "titles.yaml")["capitals"]
    names = [word for word in known if not word.islower()]
    keep = {fold(word): word for word in (*filter(str.islower, known), *listed, *names)}
    loud = {span.start for span in shouted(headline)}
    named = _of_bodies(headline, keep) if loud else set()
    text, place = "", 0
    for number, span in enumerate(words(headline)):
        word = span.of(headline)
        small = word
        if span.start in loud:
            small = keep.get(fold(word), word.capitalize() if span.start in named else _small(word))
            begins = number == 0 or _ENDED.search(headline, 0, span.start)
            small = small[:1].upper() + small[1:] if begins else small
        elif word.isupper() and len(word) >= SHORTEST and number:
            idle = fold(word) in stopwords("en") and word not in listed
            seen = keep.get(fold(word), word.lower() if idle else word)
            small = seen if seen.islower() else word
        text += headline[place : span.start] + small
        place = span.end
    return text + headline[place:]


def shouted(text: str) -> list[Span]:
    """The words of `text` that stand in capitals with others: no abbreviation, of which two seldom stand together."""
    found: list[Span] = []
    for _, run in groupby(words(text), key=lambda span: _is_loud(span.of(text))):
        spans = list(run)
        if _is_shouting([span.of(text) for span in spans]):
            found += spans
    return found


def _is_loud(word: str) -> bool:
    return word.isupper() or word.isdigit()


def _is_shouting(run: Sequence[str]) -> bool:
    """Whether it is two longer words in capitals or three of which one is longer, abbreviations not counted."""
    lengths = [len(word) for word in run if word.isupper() and word not in _abbreviations()]
    longer = sum(length >= _LONG for length in lengths)
    return longer > 1 or (longer == 1 and len(lengths) > 2)


def _small(word: str) -> str:
    """`word` in small letters, but for what English writes large wherever it stands: "I", "I'VE"."""
    return word[0] + word[1:].lower() if word == "I" or word[:2] in ("I'", "I’") else word.lower()


def _of_bodies(headline: str, printed: Mapping[str, str]) -> set[int]:
    """Where the words begin that are the name of a body by its "of": "HOUSE OF ASSEMBLY OF TESSEL"."""
    spans = words(headline)
    texts = [span.of(headline) for span in spans]
    found: set[int] = set()
    for place in range(len(texts) - 2):
        head, after = texts[place].capitalize(), texts[place + 2]
        known = spans[place].start in found or head in lexicon().body_words
        if known and fold(texts[place + 1]) == "of" and not printed.get(fold(after), "X").islower():
            found |= {spans[place].start, spans[place + 2].start}
    return found


def _printed(members: Sequence[Signature]) -> list[str]:
    """How the articles of an event write the words of their headlines, and names, which come last."""
    forms = [(stem in member.names, form) for member in members for stem, form in member.forms.items()]
    places = [part for member in members for place in member.places for part in place.split()]
    return [
        *(form for named, form in forms if not named and form.islower()),
        *(part for part in places if part[0].isupper() and not part.isupper()),
        *(form for named, form in forms if named),
    ]


def is_roundup(headline: str) -> bool:
    """Whether a headline says that its article covers several events: a live blog, a digest, news in brief."""
    return _marks("roundup", r"(?:$|\s*[:|,\-–—])").search(fold(headline)) is not None


def is_interview(headline: str) -> bool:
    """Whether a headline says that somebody was interviewed: by a tag, or by what they said, their name and a topic
    ("'We sell no calm': harbour chief Ada Weil on fog and fees"), not what happened to them ("Ada Weil on trial")."""
    if not _words("interviews").isdisjoint(map(fold, tags(headline))):
        return True
    text = clean(headline)
    said = _QUOTATION.match(text)
    if said and _TALKS.search(text, said.end()):
        return True
    talk = _TALK.search(text, said.end()) if said else None
    return talk is not None and fold(talk["topic"]) not in _words("on")


def _is_document(headline: str) -> bool:
    """Whether a headline names a record ("Oral questions, transport", "Transcript: …") and not what happened."""
    return _marks("documents", r"(?!\w)").search(fold(headline)) is not None


@cache
def _marks(kind: str, behind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_words(kind))))}){behind}")


def key_terms(members: Sequence[Signature], most: int = 8) -> tuple[str, ...]:
    """The words that most of an event's headlines and openings share, best first, as printed there.

    Numbers, days and stop words are no terms: beside others they tell one event from another, by themselves nothing.
    """
    weight: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = {}
    for member in members:
        for stem in set(member.headline) | set(member.lead):
            weight[stem] += 1.0 + (stem in member.headline) + (stem in member.names)  # type: ignore[assignment]
        for stem, word in member.forms.items():
            bare = word.removesuffix("'s").removesuffix("’s")
            loud = bare.isupper() and stem not in member.names
            shown.setdefault(stem, Counter())[bare.lower() if loud else bare] += 1
    idle = _idle(members)
    usual = everyday(_spoken(members))
    rated = sorted((-count, stem) for stem, count in weight.items() if stem in shown and stem not in usual)
    terms = (_usual(shown[stem]) for _, stem in rated)
    return tuple(islice((term for term in terms if term[:1].isalpha() and fold(term) not in idle), most))


def _usual(forms: Counter[str]) -> str:
    """The most usual form of a word; a name in capitals ("TESSEL") only where there is no other."""
    return min(forms.items(), key=lambda item: (item[0].isupper(), -item[1], item[0]))[0]


def _idle(members: Sequence[Signature]) -> frozenset[str]:
    """Words that say nothing by themselves in the language that is spoken."""
    spoken = _spoken(members)
    idle = stopwords(spoken) | day_names(spoken).keys() | month_names(spoken).keys()
    return frozenset(idle if spoken == "en" else idle | _particles())


def _spoken(members: Sequence[Signature]) -> str:
    """The language that most of the articles are in, those that only comment left out; of two alike the one of all that
    is shown."""
    told = Counter([member.language for member in members if not label(member.title)] or [m.language for m in members])
    return max(told, key=lambda language: (told[language], language == "en"))


@cache
def _particles() -> frozenset[str]:
    """Short stop words of any language: the lists of some lack their own ("de", "del")."""
    return frozenset(word for language in _LANGUAGES for word in stopwords(language) if len(word) <= 3)


class Shared:
    """In how many headlines and openings of an event each word stem stands."""

    def __init__(self, members: Sequence[Signature]) -> None:
        self.others = max(1, len(members) - 1)
        self.headlines = Counter(stem for member in members for stem in set(member.headline))
        self.leads = Counter(stem for member in members for stem in set(member.lead))
        self.parts: dict[str, float] = defaultdict(float)
        """The same for headlines, each word counting as the part of its headline that it is."""
        for member in members:
            for stem in set(member.headline):
                self.parts[stem] += 1 / len(set(member.headline))


def traits(text: str, member: Signature, shared: Shared) -> dict[str, float]:
    """What speaks for `text`, the headline of `member`, as a title, in the words of titles.yaml."""
    stems = set(member.headline)
    size, others = max(1, len(stems)), shared.others
    own = stems & set(member.lead)
    return {
        "in other headlines": sum(shared.headlines[stem] - 1 for stem in stems) / size / others,
        "in other openings": (sum(shared.leads[stem] for stem in stems) - len(own)) / size / others,
        "other headlines in it": (fsum(shared.parts[stem] for stem in stems) - bool(stems)) / others,
        "in its own opening": len(own) / size,
        "ten words": len(words(text)) / 10,
    }


def faults(text: str, member: Signature) -> float:
    """What an editor would not print, taken from how good a title `text` is; set by hand."""
    spans = words(text)
    lost = 0.1 if len(spans) < 4 else 0.0
    lost += 0.01 * max(0, len(spans) - _LONGEST)
    if text.endswith("?") or (spans and fold(spans[0].of(text)) in _words("comment")):
        lost += 0.08
    if _speaks_as_one_of_us(text):
        lost += 0.12
    if _QUOTATION.match(clean(member.title, member.outlet)):
        lost += 0.06
    if _ELLIPSIS.search(text):
        lost += 0.1
    if _QUOTED.search(text):
        lost += 0.05
    if is_roundup(member.title) or _is_document(member.title):
        lost += 0.15
    if calm(text) != text or _without_cry(member.title) != member.title:
        lost += 0.1
    return lost


def _speaks_as_one_of_us(text: str) -> bool:
    """Whether a headline says "our" in words of its own, as one country's papers do: "two of our diplomats"."""
    own = _QUOTED_WORDS.sub(" ", text)
    return any(fold(word) in _words("first person") for span in words(own) if not (word := span.of(own)).isupper())


def _rate(text: str, member: Signature, shared: Shared) -> float:
    """How good a title `text` is, the headline of `member`: learned weights, less its faults."""
    says = load("briefing.events", "titles.yaml")["says"]
    found: float = sum(says[name] * value for name, value in traits(text, member, shared).items())
    return found - faults(text, member)


def _without_outlet(text: str, outlet: str | None) -> str:
    """`text` without a last (or first) part that is the outlet's name or looks like one."""
    parts = _SEPARATOR.split(text)
    marks = [mark.strip() for mark in _SEPARATOR.findall(text)]
    while len(parts) > 1 and len(words(" ".join(parts[:-1]))) >= 3 and _is_outlet(parts[-1], outlet, marks[-1]):
        parts.pop()
        marks.pop()
    if len(parts) == 1:
        kept = _SEPARATOR.search(text)
        return text[: kept.start()] if kept else text
    end = len(text)
    for match in list(_SEPARATOR.finditer(text))[len(parts) - 1 :]:
        end = min(end, match.start())
    return text[:end]


def _is_outlet(part: str, outlet: str | None, mark: str) -> bool:
    folded = fold(part).strip()
    if outlet and folded == fold(outlet).strip():
        return True
    spans = [fold(span.of(part)) for span in words(part)]
    spans = spans[1:] if spans[:1] == ["the"] else spans
    if not spans or len(spans) > 5:
        return False
    named = any(word in _words("outlets") for word in (spans[0], spans[-1]))
    site = re.search(r"\.(?:com|org|net|co|info|example|[a-z]{2})$", folded) is not None
    capitals = all(word[:1].isupper() or fold(word) in {"of", "the", "and"} for word in part.split())
    return capitals and (mark in {"|", "¦", "»"} or named or site)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in load("briefing.events", "titles.yaml")[kind])


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word for word in load("briefing.events", "titles.yaml")["capitals"] if word.isupper())
