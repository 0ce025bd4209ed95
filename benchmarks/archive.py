"""How long the archive takes: filling it, opening it, windows of its lists, search, decisions.

    python benchmarks/archive.py [ARTICLES …]        default: 1000 10000

The articles, speakers and outlets are made up from templates and their analyses are made with them, so that only the
archive is measured. Every list is asked for a window of 50 rows, as a pane does. Prints one table; needs no network.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate, chain, product
from pathlib import Path
from statistics import median

from briefing.archive import Archive, Decision, Scope
from briefing.model import Analysis, Article, Event, Extract, Quotation, Signature, Speaker

START = datetime(2020, 1, 1, tzinfo=UTC)
PER_DAY = 300
PER_EVENT = 5
THEMES = ["harbour", "council", "ferry", "budget", "bridge", "inquiry", "storm", "strike", "tunnel", "quarry", "census"]
SYLLABLES = [
    "ba",
    "den",
    "fir",
    "gol",
    "hum",
    "kel",
    "lor",
    "mav",
    "nis",
    "pol",
    "rud",
    "sen",
    "tam",
    "vor",
    "wil",
    "zan",
]
WORDS = [*THEMES, *("".join(parts) for size in (1, 2, 3) for parts in product(SYLLABLES, repeat=size))]
ZIPF = list(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))
"""Word frequencies as in a language: a few words are everywhere, most are rare."""
PLACES = ["Brennhaven", "Elset", "Tarrowby", "Ysolde", "Fennmark", "Lundmoor", "Quillport", "Hadrun"]
FIRST = ["Mara", "Ivo", "Odo", "Ysolt", "Ned", "Petra", "Gunnar", "Salima", "Tobiah", "Wren", "Hadley", "Quentin"]
NAMES = [f"{FIRST[n % 12]} {word.title()}" for n, word in enumerate(WORDS[-4000:])]


def articles(number: int) -> Iterator[tuple[Article, Analysis]]:
    """Made-up articles with their analyses, earliest first."""
    dice = random.Random(7)
    for n in range(number):
        about = random.Random(n // PER_EVENT)
        place, theme = about.choice(PLACES), about.sample(THEMES, 4)
        lines = [f"{theme[0].title()} and {theme[1]} in {place} {n // PER_EVENT}"]
        quotations, people = [], []
        text = lines[0] + "\n\n"
        for _ in range(3):
            name, said = dice.choice(NAMES), " ".join(dice.choices(WORDS, cum_weights=ZIPF, k=12))
            start = len(text) + 1
            text += f"“{said},” said {name}. {' '.join(dice.choices(WORDS, cum_weights=ZIPF, k=60)).capitalize()}.\n\n"
            quotations.append((said, start, name))
            people.append(Speaker(name=name, role="spokesperson", quoted=1))
        id = f"{n:016x}"
        published = (START + timedelta(days=n // PER_DAY, minutes=n % PER_DAY * 4)).isoformat()
        article = Article(id=id, text=text, title=lines[0], outlet=f"Outlet {n % 60}", published=published)
        analysis = Analysis(
            article=id,
            version="1",
            language="en",
            summary=(Extract(id, lines[0], 0, len(lines[0])),),
            quotations=tuple(
                Quotation(
                    article=id,
                    text=said,
                    start=start,
                    end=start + len(said),
                    kind="direct",
                    speaker=name,
                    weight=dice.random(),
                )
                for said, start, name in quotations
            ),
            speakers=tuple({person.name: person for person in people}.values()),
            signature=Signature(article=id, title=lines[0], terms=dict.fromkeys(theme, 1.0)),
        )
        yield article, analysis


def fill(archive: Archive, number: int) -> dict[str, float]:
    """Put made-up articles into an archive; seconds by step."""
    seconds: dict[str, float] = dict.fromkeys(("add", "analyses", "speakers", "events"), 0.0)
    batch: list[tuple[Article, Analysis]] = []
    for pair in chain(articles(number), [None]):
        if pair is not None:
            batch.append(pair)
        if len(batch) == 5000 or (pair is None and batch):
            seconds["add"] += timed(lambda: archive.add(article for article, _ in batch))
            seconds["analyses"] += timed(lambda: archive.store_analyses(analysis for _, analysis in batch))
            seconds["speakers"] += timed(archive.link_speakers)
            seconds["events"] += timed(lambda: archive.store_events(list(events(batch))))
            batch.clear()
    return seconds


def events(batch: list[tuple[Article, Analysis]]) -> Iterator[Event]:
    """Every five articles are an event."""
    for start in range(0, len(batch), PER_EVENT):
        members = [article for article, _ in batch[start : start + PER_EVENT]]
        yield Event(id=f"e{members[0].id}", title=members[0].title, articles=tuple(article.id for article in members))


def timed(action: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def milliseconds(action: Callable[[], object], times: int = 7) -> float:
    """Median over several runs."""
    return 1000 * median(timed(action) for _ in range(times))


def measure(path: Path, number: int) -> dict[str, float]:
    """Milliseconds of what a pane asks for."""
    found: dict[str, float] = {}
    found["open"] = milliseconds(lambda: Archive.open(path).close())
    with Archive.open(path) as archive:
        day = (START + timedelta(days=number // PER_DAY // 2)).date()
        one_day = Scope(since=day.isoformat(), until=(day + timedelta(days=1)).isoformat())
        speaker = archive.speakers(limit=1)[0].id
        event = archive.events(limit=1)[0].id
        asked: dict[str, Callable[[], object]] = {
            "events, first window": lambda: archive.events(limit=50),
            "events, middle window": lambda: archive.events(offset=number // PER_EVENT // 2, limit=50),
            "events of one day": lambda: archive.events(one_day, limit=50),
            "speakers, first window": lambda: archive.speakers(limit=50),
            "speakers of one day": lambda: archive.speakers(one_day, limit=50),
            "outlets": lambda: archive.outlets(limit=50),
            "articles, first window": lambda: archive.article_rows(limit=50),
            "articles, middle window": lambda: archive.article_rows(offset=number // 2, limit=50),
            "articles of one outlet": lambda: archive.article_rows(Scope(outlet="Outlet 7"), limit=50),
            "quotations, first window": lambda: archive.quotations(limit=50),
            "quotations of one speaker": lambda: archive.quotations(Scope(speaker=speaker), limit=50),
            "quotations of one event": lambda: archive.quotations(Scope(event=event), limit=50),
            "quotations of one day": lambda: archive.quotations(one_day, limit=50),
            "one event, whole": lambda: archive.event(event),
            "count of events": lambda: archive.count("events"),
            "count of speakers": lambda: archive.count("speakers"),
            "count of articles": lambda: archive.count("articles"),
            "count of quotations": lambda: archive.count("quotations"),
            "days, 30": lambda: archive.days(limit=30),
            "changes": archive.changes,
            "search, two words": lambda: archive.search("sen kelden"),
            "search, a phrase": lambda: archive.search('"ferry budget"'),
            "search, a beginning": lambda: archive.search("humk"),
            "part of a speaker's name": lambda: archive.speakers(Scope(query="rudsen"), limit=50),
            "pin and undo": lambda: (
                archive.decide(Decision(kind="pin", object="event", targets=(event,))),
                archive.undo(),
            ),
            "merge and undo": lambda: (
                archive.decide(
                    Decision(kind="merge", object="event", targets=tuple(row.id for row in archive.events(limit=2)))
                ),
                archive.undo(),
            ),
            "one article more": lambda: archive.add([Article(id=f"new{time.perf_counter_ns()}", text="New words.")]),
        }
        for name, action in asked.items():
            found[name] = milliseconds(action)
    return found


def main() -> None:
    """Print the table."""
    numbers = [int(argument) for argument in sys.argv[1:]] or [1000, 10_000]
    columns: list[dict[str, str]] = []
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "archive.db"
            with Archive.open(path, clock=lambda: START) as archive:
                filled = fill(archive, number)
            column = {f"fill: {step}, articles a second": f"{number / took:,.0f}" for step, took in filled.items()}
            column["size, bytes an article"] = f"{path.stat().st_size / number:,.0f}"
            column |= {f"{name}, ms": f"{took:.1f}" for name, took in measure(path, number).items()}
            columns.append(column)
    print("| articles | " + " | ".join(f"{number:,}" for number in numbers) + " |")
    print("| --- |" + " ---: |" * len(numbers))
    for name in columns[0]:
        print(f"| {name} | " + " | ".join(column[name] for column in columns) + " |")


if __name__ == "__main__":
    main()
