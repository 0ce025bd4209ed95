"""Linking speakers over an archive: how often names of one person become one speaker, and what it costs.

    python benchmarks/speakers.py [--errors] [--largest 100000]

Quality is measured on invented people as different papers would print them (speakers.yaml), all at once and arriving
one by one in ten random orders, by pairs of records. Costs are measured on generated names with known owners.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import yaml

from briefing.quotes.speakers import Known, SpeakerRecord, block_keys, link, place, speaker_id

_SYLLABLES = [
    "ba",
    "cor",
    "dun",
    "fel",
    "gri",
    "hos",
    "jam",
    "kel",
    "lor",
    "mun",
    "nal",
    "per",
    "ros",
    "sil",
    "tam",
    "vor",
]


def labelled() -> tuple[list[SpeakerRecord], list[int]]:
    """The records of speakers.yaml and the number of the speaker that each belongs to."""
    data = yaml.safe_load(Path(__file__).with_name("speakers.yaml").read_text(encoding="utf-8"))
    records: list[SpeakerRecord] = []
    owners: list[int] = []
    for kind, entries in (("person", data["people"]), ("body", data["bodies"])):
        for entry in entries:
            owner = owners[-1] + 1 if owners else 0
            for form in entry:
                name, _, role = (part.strip() for part in form.partition("|"))
                day = f"2031-05-{1 + len(records) % 28:02}"
                article = f"a{len(records):03}"
                records.append(SpeakerRecord(article=article, name=name, kind=kind, role=role or None, published=day))
                owners.append(owner)
    return records, owners


def pairs(groups: Iterator[Sequence[int]] | Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def scores(found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> str:
    right = len(found & wanted)
    precision, recall = right / max(1, len(found)), right / max(1, len(wanted))
    return f"P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {200 * right / (len(found) + len(wanted)):5.1f}"


def arrive(records: Sequence[SpeakerRecord], order: Sequence[int]) -> list[list[int]]:
    """The groups that come about when the records arrive one by one, as the archive links them."""
    known: dict[str, Known] = {}
    by_key: dict[str, set[str]] = defaultdict(set)
    groups: dict[str, list[int]] = defaultdict(list)
    for index in order:
        record = records[index]
        keys = block_keys(record.name, record.kind, record.role)
        near = sorted({id for key in keys for id in by_key[key]})
        id = place(record, [known[other] for other in near]) or speaker_id(record.name)
        before = known.get(id, Known(id=id, name=record.name, kind=record.kind))
        roles = (*before.roles, record.role) if record.role else before.roles
        known[id] = Known(id=id, name=before.name, kind=record.kind, names=(*before.names, record.name), roles=roles)
        for key in keys:
            by_key[key].add(id)
        groups[id].append(index)
    return list(groups.values())


def quality(show_errors: bool) -> None:
    records, owners = labelled()
    by_owner: dict[int, list[int]] = defaultdict(list)
    for index, owner in enumerate(owners):
        by_owner[owner].append(index)
    wanted = pairs(list(by_owner.values()))
    found = pairs([one.records for one in link(records)])
    print(f"{len(by_owner)} speakers under {len(records)} names")
    print(f"  all at once           {scores(found, wanted)}")
    print(f"  equal names only      {scores({p for p in wanted if len({records[i].name for i in p}) == 1}, wanted)}")
    spread = []
    for seed in range(10):
        order = list(range(len(records)))
        random.Random(seed).shuffle(order)
        spread.append(scores(pairs(arrive(records, order)), wanted))
    print(f"  arriving, worst order {min(spread, key=lambda line: float(line.split()[-1]))}")
    print(f"  arriving, best order  {max(spread, key=lambda line: float(line.split()[-1]))}")
    if show_errors:
        for what, wrong in (("apart", wanted - found), ("together", found - wanted)):
            for one, other in sorted(wrong):
                print(f"    wrongly {what}: {records[one].name} | {records[other].name}")


def generated(number: int) -> list[SpeakerRecord]:
    """Records of about a fifth as many people: in full, with an initial, without the middle name."""
    rnd = random.Random(number)
    surnames = ["".join(rnd.choices(_SYLLABLES, k=3)).title() for _ in range(max(10, number // 40))]
    records = []
    for index in range(number // 5):
        given, middle = ("".join(rnd.choices(_SYLLABLES, k=2)).title() for _ in range(2))
        surname = f"{rnd.choice(surnames)}{rnd.choice(_SYLLABLES)}"
        forms = (f"{given} {surname}", f"{given} {middle} {surname}", f"{given} {middle[0]}. {surname}")
        records += [
            SpeakerRecord(article=f"{index}-{i}", name=rnd.choice(forms), role=f"head of {surname}") for i in range(5)
        ]
    return records


def cost(largest: int) -> None:
    print("\nrecords    seconds    records a second    speakers")
    number = 1000
    while number <= largest:
        records = generated(number)
        start = time.process_time()
        linked = link(records)
        seconds = time.process_time() - start
        print(f"{number:>7}{seconds:>11.2f}{number / seconds:>20.0f}{len(linked):>12}")
        number *= 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list the pairs that are wrong")
    parser.add_argument("--largest", type=int, default=10_000, help="most records of the cost table")
    options = parser.parse_args()
    quality(options.errors)
    cost(options.largest)


if __name__ == "__main__":
    main()
