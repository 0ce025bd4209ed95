"""Texts of any length in nasty shapes, for showing that work grows with the length and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_SYLLABLES = ["ba", "de", "ki", "lo", "mu", "na", "po", "ri", "su", "te", "va", "wo", "xi", "ya", "zu"]


def invented(number: int) -> str:
    """A name that no other number gives, or hardly ever."""
    pick = Random(number)
    given, family = ("".join(pick.choice(_SYLLABLES) for _ in range(3)).capitalize() for _ in range(2))
    return f"{given} {family}"


def _repeat(text: str) -> Callable[[int], str]:
    return lambda length: text * (length // len(text))


SHAPES: dict[str, Callable[[int], str]] = {
    "quote marks only": lambda n: '"' * (n // 10),
    "short quotations": _repeat("“Yes,” she said. "),
    "names in marks": _repeat("“Ada Brandt came,” she said. "),
    "straight marks": _repeat('He said "yes" and "no". '),
    "a mark never closed": lambda n: "“" + "word and word " * (n // 14),
    "opened a paragraph": _repeat("“word and word\n"),
    "nested marks": lambda n: "“‘" * (n // 4) + "’”" * (n // 4),
    "apostrophes": _repeat("it’s ‘the’ boys’ 'cause "),
    "no space": lambda n: "x" * n,
    "CJK in one line": _repeat("王先生说“我们会留下来”他说李女士不同意。"),
    "blank lines": lambda n: "\n" * n,
    "all capitals": _repeat("THE MAYOR OF KERR SAID ADA BRANDT WOULD GO HOME NOW. "),
    "names": lambda n: " ".join(f"{invented(i)} said so." for i in range(n // 24)),
    "one surname": lambda n: " ".join(f"{invented(i).split()[0]} Brandt said so." for i in range(n // 24)),
    "roles": lambda n: "\n".join(f"{invented(i)}, a teacher, said “yes indeed”." for i in range(n // 46)),
    "pronouns": _repeat("he and she and they said it. "),
    "said that he said": _repeat("he said that she said that "),
    "questions alone": _repeat("“Why so?”\n“Not me?”\n"),
    "questions, answers": _repeat("Q: Why?\nA: Because it is so.\n"),
    "records": _repeat("Ada Brandt (Holm) (Ind)\nI rise to speak.\n"),
    "statements": _repeat("The minister said:\nWe welcome it today and always will.\n"),
    "offices": _repeat("The president of the Mill Workers' Front Lena Tarvin spoke. The chef, 46, now cooks. "),
}
