"""Learns briefing/language/ordinary.yaml: words that are nobody's name, whatever capital they have.

    python benchmarks/learn_ordinary.py

Counted over all labelled articles in ../shared: a word is ordinary that several of them print in small letters, and
hardly any with a capital as names have it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from textwrap import fill

import learn_background
from labelled import SETS, SHARED

from briefing.language.lexicon import is_given, is_initial, lexicon

LEAST = 4
"""Articles that print the word in small letters."""
CAPITALS = 0.08
"""Articles that print it with a capital as names have it, for each of those."""
WORD = re.compile(r"(?<![\w’'-])[^\W\d_]{3,}(?:-[^\W\d_]+)*(?![\w’'])")
NAME = re.compile(r"(?:(?<=[a-z,] )|(?:^|(?<= ))([A-Z][a-z]+|[A-Z]\.) )([A-Z][a-z]+)\b(?! [A-Z])", re.MULTILINE)
"""A capitalised word in mid-sentence, alone or as the last of two: not the "Social" of "Social Security"."""
HEAD = """\
# English words that are nobody's name: a capital at the head of a sentence tells nothing of them. Learned by
# benchmarks/learn_ordinary.py from what news articles print in small letters and hardly ever with a capital.
words: >
"""


def texts() -> Iterator[str]:
    """Every labelled article, and the articles of labelled events."""
    yield from learn_background.texts()
    for line in (
        (SHARED / "data" / "summaries" / "multiling11" / "items.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        yield from ("\n".join(document["sentences"]) for document in json.loads(line)["docs"])
    for name in SETS:
        for line in (SHARED / "data" / "events" / name / "dev.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"] or ""


def named(first: str) -> bool:
    """Whether what stands before a word makes it a surname: a given name, an initial, a title."""
    return is_given(first) or is_initial(first) or first in lexicon().before_names


def main() -> None:
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts():
        printed = {match.group() for match in WORD.finditer(text)}
        small.update({word for word in printed if word.islower()})
        capital.update({last.lower() for first, last in NAME.findall(text) if not first or named(first)})
    words = [
        word
        for word, count in small.items()
        if count >= LEAST and capital[word] < CAPITALS * count and not is_given(word.capitalize())
    ]
    path = learn_background.ROOT / "briefing" / "language" / "ordinary.yaml"
    listed = fill(" ".join(sorted(words)), 140, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    path.write_text(HEAD + listed + "\n", encoding="utf-8")
    print(f"{len(words)} words written to {path.name}")


if __name__ == "__main__":
    main()
