"""Quotations and speakers on fictional, hand-labelled articles in the manner of many presses.

    python benchmarks/cases.py [--held-out] [--errors] [--file world.yaml] [--style gulf] [--case NAME]

The labels stand in the text of `benchmarks/cases/*.yaml` as tags that are taken out before the article is analysed:

    {A}“I shall stay,”{} she said, {A +}“until the end.”{}    two pieces of one quotation of the person A
    she called it {A p}“a quiet disaster”{}                    p: partial, a quoted fragment
    members shouted {?}“Shame!”{}                              ?: may be taken for a quotation or not; not counted
    {s}The mayor{} {c}said{} {A i}the bridge would reopen{}    i: indirect, with its source and its cue

Sources and cues belong to the nearest indirect speech of their paragraph. Words in quotation marks without a tag are
labelled as *not* a quotation (titles of works, nicknames, scare quotes, slogans). Indirect speech is scored only in
cases that say `indirect: true`, where all of it is labelled.

A span is found when its characters without outer marks, blanks and punctuation overlap by at least 0.8 (Jaccard). A
speaker is right when the name is the label's, one more word in front (Sheikh, Sir) forgiven; for an unnamed source when
no name is given; "by he" are those whose source was found to be a pronoun, "by the" those whose source begins with
"the" and holds no word of a person's name: "the mayor", "the 61-year-old".
A role is right when half of its words and the label's are the same.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases"
OVERLAP = 0.8
_TAG = re.compile(r"\{([^{}\n]*)\}")
_EDGE = " \t\n\r\xa0“”„‟\"«»‹›‘’‚'`「」『』,.;:—–-―"
_OPENERS = ("“", "‘", '"', "'", "«", "„")
_ABBREVIATED = re.compile(r"\b(?:Sen|Rep|Gov|Gen|Col|Lt|Sgt|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|Barr|Engr?|St|Jr|[A-Z])\.")
_PRONOUNS = {"he", "she", "they", "il", "elle", "er", "sie", "él", "ella", "lui", "lei", "egli", "ele", "ela"}
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""As safe as the other and much faster, where it is there."""
_KINDS = {"": "direct", "p": "partial", "i": "indirect"}


class CaseError(ValueError):
    """A case that cannot be read: the message names the file, the case and what is wrong."""


@dataclass
class Person:
    """Who may speak in a case."""

    name: str | None = None
    role: str | None = None
    kind: str = "person"
    also: tuple[str | None, ...] = ()
    """Other names that are as good; None where giving no name is right as well."""


@dataclass
class Label:
    """One labelled quotation: the pieces of its content, its speaker, and for indirect speech source and cue."""

    kind: str
    person: Person
    parts: list[tuple[int, int]]
    source: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None


@dataclass
class Case:
    """One fictional article with its labels, in reading order."""

    style: str
    name: str
    text: str
    labels: list[Label]
    outlet: str | None = None
    indirect: bool = False
    either: list[tuple[int, int]] = field(default_factory=list)


def load(folder: Path = FOLDER, files: str = "*.yaml") -> list[Case]:
    """The cases of the `files` directly in `folder`, sorted by file. Raises CaseError."""
    cases = []
    for path in sorted(folder.glob(files)):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        for entry in data["cases"]:
            cases.append(read_case(entry, entry.get("style") or data["style"], path.name))
    return cases


def read_case(entry: dict[str, Any], style: str, file: str = "") -> Case:
    """One case from its YAML form. Raises CaseError."""
    place = f"{file}: {entry.get('name', '?')}"
    people = {
        key: Person(**{**value, "also": tuple(value.get("also", ()))})
        for key, value in (entry.get("people") or {}).items()
    }
    text, labels, either = _untag(entry["text"].strip() + "\n", people, place)
    return Case(style, entry["name"], text, labels, entry.get("outlet"), entry.get("indirect", False), either)


def _untag(tagged: str, people: dict[str, Person], place: str) -> tuple[str, list[Label], list[tuple[int, int]]]:
    pieces: list[str] = []
    labels: list[Label] = []
    last: dict[str, Label] = {}
    marks: list[tuple[str, int, int]] = []
    stack: list[tuple[str, int]] = []
    position = done = 0
    for match in _TAG.finditer(tagged):
        pieces.append(tagged[done : match.start()])
        position += match.start() - done
        done = match.end()
        tag = match[1].strip()
        if tag:
            stack.append((tag, position))
            continue
        if not stack:
            raise CaseError(f"{place}: {{}} closes nothing, near {tagged[match.start() - 40 : match.end()]!r}")
        tag, start = stack.pop()
        if tag in ("s", "c", "?"):
            marks.append((tag, start, position))
            continue
        key, _, kind = tag.partition(" ")
        if key not in people or kind.strip() not in (*_KINDS, "+"):
            raise CaseError(f"{place}: unknown tag {{{tag}}}")
        if kind.strip() == "+":
            if key not in last:
                raise CaseError(f"{place}: {{{tag}}} continues nothing")
            last[key].parts.append((start, position))
        else:
            last[key] = Label(_KINDS[kind.strip()], people[key], [(start, position)])
            labels.append(last[key])
    if stack:
        raise CaseError(f"{place}: {{{stack[-1][0]}}} is never closed")
    text = "".join(pieces) + tagged[done:]
    either = [(start, end) for tag, start, end in marks if tag == "?"]
    _give_marks(text, labels, [mark for mark in marks if mark[0] != "?"], place)
    for label in labels:
        label.parts = [strip(text, *part) for part in label.parts]
    return text, _joined(text, sorted(labels, key=lambda label: label.parts[0])), either


def _joined(text: str, labels: list[Label]) -> list[Label]:
    """`labels` with what belongs together as one: “A,” she said. “B.” in a paragraph, and paragraphs left open."""
    kept: list[Label] = []
    for label in labels:
        before = kept[-1] if kept else label
        between = text[before.parts[-1][1] : label.parts[0][0]]
        if (
            before is not label
            and label.kind == before.kind == "direct"
            and label.person is before.person
            and not _attributed_anew(text, label)
            and (_one_attribution(between) or _next_paragraph(text, between, label.parts[0]))
        ):
            before.parts += label.parts
        else:
            kept.append(label)
    return kept


_OWN = re.compile(r"(?:(?<=[,?!…])[»”“\"]|[»”“\"],) ?[^\W\d_]")
"""What stands after words that have an attribution of their own: “…,” she added; «…», añadió."""


def _attributed_anew(text: str, label: Label) -> bool:
    """Whether an attribution of its own follows in the same sentence, so that it goes on with nothing."""
    end = label.parts[0][1]
    while end < len(text) and text[end] in " ,.!?…\u00a0\u202f":
        end += 1
    return _OWN.match(text, end) is not None


def _next_paragraph(text: str, between: str, part: tuple[int, int]) -> bool:
    """Whether the part fills the paragraph that follows, or goes on with one that was left open."""
    attribution, line, opening = between.partition("\n")
    end = text.find("\n", part[1])
    alone = not text[part[1] : end if end >= 0 else len(text)].strip(_EDGE + "!?")
    left_open = between.strip() in _OPENERS
    return bool(line) and (left_open or (alone and not opening.strip(_EDGE) and _one_attribution(attribution)))


_ADDED = re.compile(r"\w[^.]* \w+ing[,:]?\s*[«“‘\"']*$")
"""What stands before words that a second verb brings: she said, adding: “…”."""


def _one_attribution(between: str) -> bool:
    plain = _ABBREVIATED.sub("", between)
    if len(between) >= 160 or "\n" in between or _ADDED.search(between):
        return False
    return not re.search(r"\w[.:?!]\s+\w", plain)


def _give_marks(text: str, labels: Sequence[Label], marks: Iterable[tuple[str, int, int]], place: str) -> None:
    """Sources and cues to the nearest indirect speech of their paragraph."""
    for tag, start, end in marks:
        low, high = text.rfind("\n", 0, start), text.find("\n", end)
        near = [
            (max(part[0] - end, start - part[1]), label)
            for label in labels
            for part in label.parts
            if label.kind == "indirect" and low <= part[0] <= high
        ]
        if not near:
            raise CaseError(f"{place}: no indirect speech for {text[start:end]!r}")
        label = min(near, key=lambda pair: pair[0])[1]
        setattr(label, "source" if tag == "s" else "cue", (start, end))


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without outer marks, blanks and punctuation."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Jaccard index of the characters of two lists of disjoint spans."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    total = sum(b - a for a, b in one) + sum(d - c for c, d in other) - common
    return common / total if total else 0.0


def same_name(given: str | None, person: Person) -> bool:
    """Whether the name that the program gives is the label's."""
    names = (person.name, *person.also)
    if given is None:
        return None in names
    return any(_ends(_tokens(given), _tokens(name)) for name in names if name)


def _ends(given: list[str], wanted: list[str]) -> bool:
    return len(wanted) <= len(given) <= len(wanted) + 1 and given[-len(wanted) :] == wanted


def _tokens(name: str) -> list[str]:
    from briefing.language import fold

    found = re.findall(r"[\w']+", fold(name).replace("'s", ""))
    return found[1:] if found[:1] == ["the"] else found


def same_role(given: str | None, wanted: str) -> bool:
    """Whether at least half of the words of both roles together are common to them."""
    one, other = set(_tokens(given or "")) - {"of", "the"}, set(_tokens(wanted)) - {"of", "the"}
    return bool(one & other) and len(one & other) / len(one | other) >= 0.5


def match(wanted: Sequence[Sequence[tuple[int, int]]], given: Sequence[Sequence[tuple[int, int]]]) -> dict[int, int]:
    """Best pairs wanted → given with an overlap of at least OVERLAP, one to one."""
    pairs = sorted(
        (-value, i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(given)
        if (value := overlap(one, other)) >= OVERLAP
    )
    found: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def score(case: Case, quotations: Sequence[Any]) -> tuple[Counter[str], list[str]]:
    """Counts for one case and its errors in words."""
    counts: Counter[str] = Counter()
    errors: list[str] = []
    quoted = [q for q in quotations if q.kind != "indirect" and not _either(case, q)]
    labels = [label for label in case.labels if label.kind != "indirect"]
    _score_list(case, labels, quoted, "quotation", counts, errors)
    if case.indirect:
        reported = [q for q in quotations if q.kind == "indirect"]
        labels = [label for label in case.labels if label.kind == "indirect"]
        _score_list(case, labels, reported, "indirect", counts, errors)
    _score_pieces(case, quoted, counts)
    return counts, errors


def _either(case: Case, quotation: Any) -> bool:
    return any(start <= quotation.start and quotation.end <= end for start, end in case.either)


def _score_pieces(case: Case, quoted: Sequence[Any], counts: Counter[str]) -> None:
    """Runs inside one pair of marks, however they are gathered into quotations."""
    wanted = [([part], label) for label in case.labels if label.kind != "indirect" for part in label.parts]
    given = [([strip(case.text, span.start, span.end)], q) for q in quoted for span in q.spans]
    pairs = match([spans for spans, _ in wanted], [spans for spans, _ in given])
    counts["piece wanted"] += len(wanted)
    counts["piece given"] += len(given)
    counts["piece found"] += len(pairs)
    counts["piece right"] += sum(same_name(given[j][1].speaker, wanted[i][1].person) for i, j in pairs.items())


def _score_list(
    case: Case, labels: list[Label], given: list[Any], what: str, counts: Counter[str], errors: list[str]
) -> None:
    spans = [[strip(case.text, span.start, span.end) for span in q.spans] for q in given]
    pairs = match([label.parts for label in labels], spans)
    counts[what + " wanted"] += len(labels)
    counts[what + " given"] += len(given)
    counts[what + " found"] += len(pairs)
    for i, label in enumerate(labels):
        shown = case.text[label.parts[0][0] : label.parts[-1][1]]
        if i not in pairs:
            errors.append(f"MISSED {what} of {label.person.name}: {_short(shown)}")
            continue
        q = given[pairs[i]]
        right = same_name(q.speaker, label.person)
        source = case.text[q.source.start : q.source.end].lower() if q.source else ""
        if source in _PRONOUNS:
            counts[what + " pronouns"] += 1
            counts[what + " pronoun"] += right
        elif _is_by_office(source, label.person):
            counts[what + " offices"] += 1
            counts[what + " office"] += right
        if right:
            counts[what + " right"] += 1
        else:
            errors.append(f"SPEAKER {label.person.name!r}, not {q.speaker!r} ({q.reason}): {_short(shown)}")
        counts[what + " kind"] += q.kind == label.kind
        if q.kind != label.kind:
            errors.append(f"KIND {label.kind}, not {q.kind}: {_short(shown)}")
        if label.person.role:
            counts[what + " roles"] += 1
            counts[what + " role"] += same_role(q.role, label.person.role)
            if not same_role(q.role, label.person.role):
                errors.append(f"ROLE {label.person.role!r}, not {q.role!r} (speaker {q.speaker!r})")
        if what == "indirect":
            for mark in ("source", "cue"):
                wanted, found = getattr(label, mark), getattr(q, mark)
                if wanted:
                    counts[mark + "s"] += 1
                    counts[mark] += found is not None and overlap([wanted], [(found.start, found.end)]) >= 0.5
    for j, q in enumerate(given):
        if j not in pairs.values():
            errors.append(f"SPURIOUS {what} of {q.speaker!r}: {_short(q.text)}")


def _is_by_office(source: str, person: Person) -> bool:
    """Whether a source in small letters is "the …" without a word of the person's name."""
    apart = set(source.split()).isdisjoint((person.name or "").lower().split())
    return source.startswith("the ") and person.kind == "person" and apart


def _short(text: str, width: int = 110) -> str:
    text = text.replace("\n", " / ")
    return text if len(text) <= width else f"{text[: width // 2]} … {text[-width // 2 :]}"


def rates(counts: Counter[str], what: str) -> tuple[float, float, float, float, float]:
    """Precision, recall, F1 of spans, share of right speakers, F1 end to end; each times 100."""
    wanted, given, found = counts[what + " wanted"], counts[what + " given"], counts[what + " found"]
    right = counts[what + " right"]
    return (
        _percent(found, given),
        _percent(found, wanted),
        _percent(2 * found, wanted + given),
        _percent(right, found),
        _percent(2 * right, wanted + given),
    )


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def table(by_style: dict[str, Counter[str]]) -> Iterator[str]:
    """The lines of the printed table."""
    yield (
        f"{'style':<14}{'cases':>6}{'quotes':>7} |{'pieces F1':>10} |{'P':>6}{'R':>6}{'F1':>6} |"
        + f"{'name':>6}{'by he':>6}{'by the':>7}{'e2e':>6} |{'kind':>6}{'role':>6} |"
        + f"{'indirect F1':>12}{'e2e':>6}{'source':>7}{'cue':>5}"
    )
    for style, counts in [*sorted(by_style.items()), ("all", sum(by_style.values(), Counter()))]:
        p, r, f, name, end = rates(counts, "quotation")
        line = f"{style:<14}{counts['cases']:>6}{counts['quotation wanted']:>7} |{rates(counts, 'piece')[2]:>10.1f} |"
        line += f"{p:>6.1f}{r:>6.1f}{f:>6.1f} |{name:>6.1f}"
        line += f"{_percent(counts['quotation pronoun'], counts['quotation pronouns']):>6.1f}"
        line += f"{_percent(counts['quotation office'], counts['quotation offices']):>7.1f}{end:>6.1f} |"
        line += f"{_percent(counts['quotation kind'], counts['quotation found']):>6.1f}"
        line += f"{_percent(counts['quotation role'], counts['quotation roles']):>6.1f} |"
        if counts["indirect wanted"]:
            line += f"{rates(counts, 'indirect')[2]:>12.1f}{rates(counts, 'indirect')[4]:>6.1f}"
            line += (
                f"{_percent(counts['source'], counts['sources']):>7.1f}{_percent(counts['cue'], counts['cues']):>5.0f}"
            )
        yield line


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true", help="the cases that nothing may be tuned on")
    parser.add_argument("--errors", action="store_true", help="list every error under its case")
    parser.add_argument("--file", default="*.yaml", help="only the cases of this file")
    parser.add_argument("--style", help="only this style")
    parser.add_argument("--case", help="only this case")
    parser.add_argument("--labels", action="store_true", help="print the labels and stop")
    options = parser.parse_args(arguments)
    cases = [
        case
        for case in load(FOLDER / "held-out" if options.held_out else FOLDER, options.file)
        if options.style in (None, case.style) and options.case in (None, case.name)
    ]
    if options.labels:
        print_labels(cases)
        return 0
    from briefing.model import Article
    from briefing.quotes import find_quotations

    by_style: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        title = case.text.split("\n", 1)[0]
        article = Article(id=case.name, text=case.text, title=title, body=len(title) + 1, outlet=case.outlet)
        counts, errors = score(case, find_quotations(article).quotations)
        by_style[case.style] += counts + Counter(cases=1)
        if options.errors and errors:
            print(f"-- {case.style}/{case.name}")
            print("\n".join("   " + error for error in errors))
    print("\n".join(table(by_style)))
    return 0


def print_labels(cases: Iterable[Case]) -> None:
    """Every label of every case, for reading them over."""
    for case in cases:
        print(f"-- {case.style}/{case.name}: {len(case.labels)} labels, {len(case.text.splitlines())} paragraphs")
        for label in case.labels:
            parts = " … ".join(case.text[start:end] for start, end in label.parts)
            marks = [case.text[slice(*mark)] if mark else "-" for mark in (label.source, label.cue)]
            print(f"   {label.kind:<9}{label.person.name or '(unnamed)'}: {_short(parts)}", end="")
            print(f"   [{' | '.join(marks)}]" if label.kind == "indirect" else "")


if __name__ == "__main__":
    sys.exit(main())
