"""Events at scale: archives of 1,000 to 100,000 fictional articles whose events are known.

    python benchmarks/scale.py                                 1,000, 10,000 and 100,000 articles
    python benchmarks/scale.py --sizes 1000,10000              only these
    python benchmarks/scale.py --bare 2500,5000                their headlines alone, without text or date
    python benchmarks/scale.py --compare PATH_TO_PYTHON        and scikit-learn's TF-IDF and average link,
                                                               by a Python that has scikit-learn

500 articles a day about some 80 events, of eight kinds, so that every day has ten floods or votes that share their
words and differ in names, places and numbers; every fifth event has a follow-up the day after. Printed for a full
build and for one day's arrivals: seconds of processor time, articles a second, memory, and how well the events were
found. Each size runs in a process of its own. The arrivals are given what the archive gives them: the signatures of
the last seven days and the events known so far.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

DAY = 500
REACH = timedelta(days=7)
START = datetime(2031, 1, 1, tzinfo=UTC)
WORDS = yaml.safe_load((Path(__file__).parent / "invented.yaml").read_text(encoding="utf-8"))


def rows(count: int, seed: int = 3) -> Iterator[dict[str, str]]:
    """`count` articles in the order of their publication: id, title, text, outlet, published, event."""
    chance = random.Random(seed)
    made = day = 0
    followed: list[dict[str, object]] = []
    while made < count:
        today: list[dict[str, str]] = []
        events = [*followed, *(event(chance) for _ in range(200))]
        followed = []
        for number, happening in enumerate(events):
            if len(today) >= DAY:
                break
            size = min(int(chance.paretovariate(0.9)), 40, DAY - len(today))
            outlets = chance.sample(WORDS["outlets"], min(size, len(WORDS["outlets"])))
            outlets += [name(chance) + " News" for _ in range(size - len(outlets))]
            today += [report(chance, happening, f"d{day}-{number}", day, outlet) for outlet in outlets]
            if number % 5 == 0:
                followed.append({**happening, "topic": chance.choice(list(WORDS["topics"]))})
        today.sort(key=lambda row: row["published"])
        for row in today[: count - made]:
            yield {"id": f"{made:06}", **row}
            made += 1
        day += 1


def name(chance: random.Random) -> str:
    return (
        chance.choice(WORDS["syllables"]) + chance.choice(WORDS["syllables"]) + chance.choice(WORDS["endings"])
    ).capitalize()


def event(chance: random.Random) -> dict[str, object]:
    """What the articles on one happening have in common."""
    return {
        "topic": chance.choice(list(WORDS["topics"])),
        "p": f"{name(chance)} {name(chance)}",
        "q": f"{name(chance)} {name(chance)}",
        "a": name(chance),
        "b": name(chance),
        "o": f"{name(chance)} {chance.choice(['Group', 'Council', 'Authority', 'Union', 'Line'])}",
        "n": chance.randrange(3, 90),
        "m": chance.randrange(100, 990),
    }


def report(chance: random.Random, happening: dict[str, object], label: str, day: int, outlet: str) -> dict[str, str]:
    """One outlet's article: a headline and five to seven of the eight sentences, in its own order."""
    topic = WORDS["topics"][happening["topic"]]
    moment = START + timedelta(days=day, hours=chance.uniform(0, 23.9))
    facts = {**happening, "day": moment.strftime("%A")}
    lines = [reworded(chance, line) for line in chance.sample(topic["sentences"], chance.randrange(5, 8))]
    return {
        "title": reworded(chance, chance.choice(topic["headlines"])).format(**facts),
        "text": "\n".join(line.format(**facts) for line in lines),
        "outlet": outlet,
        "published": moment.isoformat(timespec="seconds"),
        "event": label,
    }


def reworded(chance: random.Random, line: str) -> str:
    """`line` with two of five plain words in another form, which no stemmer joins with the first: as synonyms are."""
    return " ".join(
        word + chance.choice(("", "", "", "ula", "emo"))
        if word.isalpha() and word.islower() and len(word) > 3
        else word
        for word in line.split()
    )


def measure(size: int) -> None:
    """One size, in this process: a row of the table."""
    from labelled import figures, placed

    from briefing.events import group, signature
    from briefing.model import Article

    made = list(rows(size + DAY))
    gold = {row["id"]: row.pop("event") for row in made}
    began = time.process_time()
    signatures = [signature(Article(**row)) for row in made]
    signing = time.process_time() - began
    del made
    before = memory()
    began = time.process_time()
    events = group(signatures[:size])
    full = time.process_time() - began
    peak = memory() - before
    quality = figures({s.article: gold[s.article] for s in signatures[:size]}, placed(events))

    arriving = signatures[size:]
    since = (datetime.fromisoformat(arriving[0].published or "") - REACH).isoformat()
    recent = [s for s in signatures[:size] if (s.published or "") >= since]
    near = [event for event in events if (event.last or "") >= since]
    began = time.process_time()
    after = group([*recent, *arriving], near)
    taken = time.process_time() - began
    kept = [event for event in events if (event.last or "") < since]
    arrived = figures(gold, placed([*kept, *after]))
    print(
        json.dumps(
            {
                "size": size, "signing": (size + DAY) / signing, "full": full, "rate": size / full, "memory": peak,
                "quality": quality["pair_f1"], "exact": quality["exact"], "arrivals": taken, "window": len(recent),
                "after": arrived["pair_f1"],
            }
        )
    )  # fmt: skip


def headlines(size: int) -> None:
    """So many headlines alone: a row of a table of their own."""
    from labelled import figures, placed

    from briefing.events import group, signature
    from briefing.model import Article

    made = list(rows(size))
    signatures = [signature(Article(id=row["id"], title=row["title"], text="")) for row in made]
    began = time.process_time()
    found = placed(group(signatures))
    taken = time.process_time() - began
    f = figures({row["id"]: row["event"] for row in made}, found)
    print(
        f"| {size:,} | {taken:.1f} s | {100 * f['pair_f1']:.1f} | {100 * f['b3_f1']:.1f} | {100 * f['exact']:.1f} % "
        f"| {f['clusters']:,} ({f['gold']:,}) |",
        flush=True,
    )


def memory() -> float:
    """Most memory that this process has had, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


COMPARED = """
import json, sys, time, resource
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer
import numpy as np
texts = json.load(sys.stdin)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
began = time.process_time()
table = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
alike = (table @ table.T).toarray()
apart = np.clip(1 - alike, 0, 1)
np.fill_diagonal(apart, 0)
found = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - float(sys.argv[1]), "distance")
taken = time.process_time() - began
print(json.dumps({"seconds": taken, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before,
                  "clusters": found.tolist()}))
"""


def compare(python: str, sizes: list[int]) -> None:
    """scikit-learn's TF-IDF and scipy's average link on what they can hold, by another Python."""
    from labelled import figures

    probe = subprocess.run([python, "-c", "import sklearn"], capture_output=True, text=True, check=False)
    if probe.returncode:
        print(f"\nscikit-learn: skipped, {python} cannot import it")
        return
    print("\n| scikit-learn: articles | full build | articles/s | memory | pairwise F1 | exact |")
    print("| --- | --- | --- | --- | --- | --- |")
    for size in sizes:
        made = list(rows(size))
        gold = {row["id"]: row["event"] for row in made}
        texts = json.dumps([f"{row['title']} {row['title']} {row['text']}" for row in made])
        ran = subprocess.run([python, "-c", COMPARED, "0.35"], input=texts, capture_output=True, text=True, check=False)
        if ran.returncode:
            reason = (ran.stderr.strip().splitlines() or ["out of memory"])[-1]
            print(f"| {size:,} | failed: {reason} | | | | |")
            continue
        result = json.loads(ran.stdout)
        found = {row["id"]: str(cluster) for row, cluster in zip(made, result["clusters"], strict=True)}
        f = figures(gold, found)
        print(
            f"| {size:,} | {result['seconds']:.1f} s | {size / result['seconds']:,.0f} | {result['memory']:,.0f} MiB "
            f"| {100 * f['pair_f1']:.1f} | {100 * f['exact']:.1f} % |",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--compare", metavar="PYTHON", help="a Python that has scikit-learn")
    parser.add_argument("--compare-sizes", default="1000,5000,10000")
    parser.add_argument("--bare", metavar="SIZES", help="headlines alone, so many")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.one)
        return
    if options.bare:
        print("| bare headlines | full build | pairwise F1 | B-cubed F1 | exact | events (gold) |")
        print("| ---: | ---: | ---: | ---: | ---: | ---: |")
        for size in options.bare.split(","):
            headlines(int(size))
        return
    head = (
        "articles",
        "signatures/s",
        "full build",
        "articles/s",
        "memory",
        "pairwise F1",
        "exact",
        "500 arrive",
        "near",
    )
    print("| " + " | ".join((*head, "then F1")) + " |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    arrivals = []
    for size in map(int, options.sizes.split(",")):
        ran = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], stdout=subprocess.PIPE, text=True, check=True
        )
        r = json.loads(ran.stdout)
        arrivals.append(r["arrivals"])
        print(
            f"| {size:,} | {r['signing']:,.0f} | {r['full']:.1f} s | {r['rate']:,.0f} | {r['memory']:,.0f} MiB "
            f"| {100 * r['quality']:.1f} | {100 * r['exact']:.1f} % | {r['arrivals']:.2f} s | {r['window']:,} "
            f"| {100 * r['after']:.1f} |",
            flush=True,
        )
    print(
        f"\nA day's arrivals take {arrivals[-1] / arrivals[0]:.1f} times as long into the largest as into the smallest."
    )
    if options.compare:
        compare(options.compare, [int(size) for size in options.compare_sizes.split(",")])
    else:
        print("scikit-learn: skipped, no --compare PYTHON was given")


if __name__ == "__main__":
    main()
