"""Learns briefing/events/background/en.yaml: in what share of news articles a word stem stands.

    python benchmarks/learn_background.py

Counted over the labelled articles for quotations and summaries in ../shared, which no grouping is scored on. Names are
left out, so that nothing depends on who was in the news.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from briefing.events import signature
from briefing.model import Article

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
LEAST = 4
"""Articles that a stem must stand in to be listed."""
HEAD = """\
# In how many of a thousand news articles a word stem stands: what is common in the language at large, so that words
# weigh the same in an archive of thirty articles as in a large one. Learned by benchmarks/learn_background.py.
"""


def texts() -> Iterator[str]:
    """Every article, headline line included where the file has one."""
    for path in sorted((DATA / "quotes" / "train" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for name in ("cnndm_train100", "inshorts"):
        for line in (DATA / "summaries" / name / "items.jsonl").read_text(encoding="utf-8").splitlines():
            for document in json.loads(line)["docs"]:
                yield "\n".join([document.get("title") or "", *document["sentences"]])


def main() -> None:
    frequency: Counter[str] = Counter()
    named: Counter[str] = Counter()
    size = 0
    for text in texts():
        found = signature(Article(id="", text=text))
        frequency.update({*found.terms, *found.headline, *found.lead})
        named.update(found.names)
        size += 1
    shares: dict[int, list[str]] = defaultdict(list)
    for stem, count in frequency.items():
        if count >= LEAST and stem.isalpha() and named[stem] < 0.4 * count:
            shares[round(1000 * count / size)].append(stem)
    lines = [f"{share}: {json.dumps(' '.join(sorted(shares[share])))}\n" for share in sorted(shares, reverse=True)]
    path = ROOT / "briefing" / "events" / "background" / "en.yaml"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{sum(map(len, shares.values()))} stems of {size} articles written to {path.name}")


if __name__ == "__main__":
    main()
