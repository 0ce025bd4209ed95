"""Sentences of the press in every form, one quotation or talk each, and how many come out otherwise than they are told.

    python benchmarks/patterns.py [--errors]

`patterns.yaml` has the forms; every one is asked with several invented people and bodies. Who reads them knows the
answer, and so should the program; nothing is learned from them, but rules were made after reading what went wrong.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations

FILE = Path(__file__).with_name("patterns.yaml")
BEFORE = "The hearing in Holm went on all day."
AFTER = "The road is closed."
WORDS = {
    "Q": "We have waited long enough for this",
    "Q1": "We have waited long enough for this",
    "Q2": "There is nothing more to be done here",
    "Q3": "It will take years to mend",
    "Q4": "I never wanted any of it",
    "“F": "“a waste of money",
}
EVERY = 3
"""Of the bodies every third is asked with each form, another third with the next."""
PAIRS = 4
"""People whom every form is asked with."""
_BODY = (
    "\nAda Brandt, the mayor of Holm, said on Monday that the town was tired of waiting for its bridge, which was "
    "promised in 2019.\nMinisters in Kerr, among them Milo Farrant, have put off a decision three times.\n"
    "The bridge is expected to cost 40 million.\n"
)


class Asked(NamedTuple):
    """One text, and who says its first quotations."""

    form: str
    text: str
    who: list[str | None]
    """A name; None for somebody unknown, "-" for anybody; empty where nobody says anything."""
    clause: str = ""
    """Of reported speech, the words that must be found."""
    role: str = ""
    """The role as printed, where it is asked for."""


def load() -> dict[str, Any]:
    """The forms."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data


def asked(data: dict[str, Any]) -> Iterator[tuple[str, Asked]]:
    """Every text under the heading that it is counted by."""
    for kind in ("full name", "surname", "office", "pronoun", "body"):
        for one in _said(data, kind):
            yield f"said, {kind}", one
    bodies = list(data["bodies"].items())
    for number, form in enumerate(data["of_bodies"]):
        pattern, arrow, who = form.partition(" ->")
        for phrase, name in bodies[number % EVERY :: EVERY]:
            of_office = "S spokesman" in pattern or "S chief" in pattern
            if of_office and (phrase.removeprefix("the ").islower() or "’s" in phrase):
                continue
            phrase = phrase.removeprefix("the ") if of_office else phrase
            unnamed = "spokes" in pattern and phrase.removeprefix("the ").islower()
            expected = (who or None) if arrow else None if unnamed else name
            yield "of bodies", Asked(form, _text(_fill(pattern, S=phrase)), [expected])
    for form, who in data["talks"]:
        for a, b in _pairs(data):
            names = {"A": a, "B": b, "C": f"Ruth {a.split()[1]}", "-": "-"}
            yield "talks", Asked(form, _text(_fill(form, SA=a.split()[1], **names)), [names[one] for one in who])
    for first, short, full in data["names"]:
        for form in data["named"]:
            yield "names", Asked(f"{first}: {form}", _text(_sentences(form.format(F=first, S=short))), [full])
    met = "Ada Brandt, the mayor of Holm, met Milo Farrant, a shipowner, in the town hall on Monday."
    for form in data["of_unnamed"]:
        for phrase in data["unnamed"]:
            yield "unnamed", Asked(form, _text(_fill(form, S=phrase), met), [None])
    for form, role in data["roles"]:
        yield "roles", Asked(form, _text(_fill(form)), ["Ada Brandt"], role=role)
    for sentence in data["no_quotation"]:
        yield "no quotation", Asked(sentence, _text(sentence), [])
    for sentence in data["fragments"]:
        yield "fragments", Asked(sentence, _text(sentence), ["Ada Brandt"])
    for sentence, clause, who in data["reported"]:
        yield "reported", Asked(sentence, _text(sentence), [{"?": "-", "None": None}.get(who, who)], clause)
    for code, tongue in data["languages"].items():
        for form in tongue["said"]:
            sentence, _, before = form.partition(" ~")
            lines = [tongue["before"], *([before] if before else []), sentence, ""]
            yield f"in {code}", Asked(form, "\n".join(lines), [tongue["who"]])
    for headline, who in data["headlines"]:
        expected: dict[str, list[str | None]] = {"-": [], "?": [None]}
        yield "headlines", Asked(headline, headline + _BODY, expected.get(who, ["Ada Brandt"]))


def _pairs(data: dict[str, Any]) -> list[tuple[str, str]]:
    """A woman and a man in turn, each first once."""
    women, men = data["people"]["feminine"], data["people"]["masculine"]
    known = [(a, b) for a, b in zip(women, men, strict=True) if not {a, b} & data["family_first"].keys()]
    return known[:PAIRS]


def _said(data: dict[str, Any], kind: str) -> Iterator[Asked]:
    women, men, offices = data["people"]["feminine"], data["people"]["masculine"], list(data["offices"].items())
    for form in data["said"]:
        if not _suits(form, kind):
            continue
        for at in range(PAIRS):
            woman = at % 2 == 0
            a, b = (women[at], men[at + 3]) if woman else (men[at], women[at + 3])
            short_a, short_b = (data["family_first"].get(name, name.split()[-1]) for name in (a, b))
            (office, of_a), (_, of_b) = offices[at % 4], offices[(at + 1) % 4]
            both = f"{a}, {of_a}, met {b}, {of_b}, in Holm on Monday."
            said_a, said_b, before = {
                "full name": (a, b, BEFORE),
                "surname": (short_a, short_b, both),
                "office": (office, short_b, both),
                "pronoun": ("she" if woman else "he", short_b, f"{a}, {of_a}, spoke in Holm on Monday."),
                "body": ("the Kerr Water Office", b, BEFORE),
            }[kind]
            theirs = {"P": "she", "P2": "her"} if woman else {"P": "he", "P2": "his"}
            filled = _fill(form, A=said_a, B=said_b, **theirs)
            yield Asked(form, _text(filled, before), ["Kerr Water Office" if kind == "body" else a])


_NO_PRONOUN = re.compile(
    r"A’s|\bA, |A (?:again|telling)|recalled|^O[nf] B"
    r"|(?:[Ff]rom|by|[Oo]f|to|For|–|on|[Ii]s|was|tearful|angry|said|shows|heard|quoted|B) A\b"
)
"""Forms in which a pronoun can not stand for A."""


def _suits(form: str, kind: str) -> bool:
    """Whether a form can be said of a pronoun, an office, a body."""
    if kind == "pronoun":
        return _NO_PRONOUN.search(form) is None
    if kind == "body" and re.search(r"\bP2?\b", form):
        return False
    return kind not in ("office", "body") or not re.search(r"(?:tearful|angry) A\b", form)


def _fill(form: str, **names: str) -> str:
    """A form with its letters filled in, its sentences with capitals; "A witness" and "A video" are no letter."""
    filled = re.sub(r"\bA(?= (?:witness|video|spokes|statement|report)\b)", "\0", form)
    letters = sorted({*names, *WORDS}, key=len, reverse=True)
    wanted = re.compile("|".join(one + r"\b" if one[0] == "“" else rf"\b{one}\b" for one in letters))
    filled = wanted.sub(lambda found: names.get(found[0]) or WORDS.get(found[0], found[0]), filled)
    return _sentences(filled.replace("\0", "A"))


def _sentences(text: str) -> str:
    """With a capital at the head of every sentence that begins with a small word of ours."""
    text = text[0].upper() + text[1:]
    return re.sub(r"(?<=[.\n])( ?)(the|she|he|von|dos|ap)(?= )", lambda found: found[1] + found[2].capitalize(), text)


def _text(lines: str, before: str = BEFORE) -> str:
    return f"{before}\n{lines}\n{AFTER}\n"


def is_right(one: Asked) -> bool:
    """Whether the first quotations are by whom the form tells, or there is none where there should be none."""
    headline = one.text.partition("\n")[0] if one.text.endswith(_BODY) else ""
    article = Article(id="a", text=one.text, title=headline, body=len(headline) + 1 if headline else 0)
    found = find_quotations(article).quotations
    if one.clause:
        reported = next((q for q in found if q.kind == "indirect"), None)
        return reported is not None and _holds(reported, one.clause) and _is_by(reported, one.who[0])
    marked = [quotation for quotation in found if quotation.kind != "indirect"]
    if not one.who:
        return not marked
    if len(one.who) == 1:
        printed = not one.role or one.role == "?" or (marked and str(marked[0].role) == one.role)
        return bool(marked) and bool(printed) and _is_by(marked[0], one.who[0])
    said = [words for name, words in WORDS.items() if name[1:].isdigit()][: len(one.who)]
    by = [next((q for q in marked if any(words in span.of(one.text) for span in q.spans)), None) for words in said]
    return all(who == "-" or (q is not None and _is_by(q, who)) for q, who in zip(by, one.who, strict=True))


def _holds(quotation: Quotation, clause: str) -> bool:
    return clause.split(" … ")[0].strip(" .,") in quotation.text


def _is_by(quotation: Quotation, who: str | None) -> bool:
    """Whether it is by `who`; a body may be called by the last words of its name, in small letters."""
    if who == "-" or quotation.speaker == who:
        return True
    body = quotation.speaker_kind == "body" and who is not None and quotation.speaker is not None
    return body and who.lower().endswith(quotation.speaker.lower())


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true", help="list every form that goes wrong")
    chosen = options.parse_args()
    counts: dict[str, list[int]] = {}
    for heading, one in asked(load()):
        right = is_right(one)
        count = counts.setdefault(heading, [0, 0])
        count[0] += 1
        count[1] += not right
        if chosen.errors and not right:
            print(f"{heading}: {one.form}   [{one.who}]")
    for heading, (texts, wrong) in [*counts.items(), ("all", [sum(one) for one in zip(*counts.values(), strict=True)])]:
        print(f"{heading:<18}{texts:>6} texts {wrong:>5} wrong")


if __name__ == "__main__":
    main()
