"""Quotations and speakers on the labelled articles in ../shared: the scorer's table, and how far confidence holds.

    python benchmarks/quotes.py [--folds 5] [--errors 40] [--trust-coref] [--write]

Without --folds the weights that ship are used, which have seen these articles; with it every article is attributed
with weights learned on the others.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from learn_attribution import learn
from quotes_data import DATA, GOLD, ROOT, SHARED, article, fold_of, fullname_match, gold

from briefing.model import Quotation
from briefing.quotes.finder import quotations_of, scene_of
from briefing.quotes.model import Model, model

SCORER = SHARED / "bench" / "quotes" / "eval_quotes.py"
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--folds", type=int, default=0, help="learn on all parts but one, score on that one")
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--trust-coref", action="store_true")
    options.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    labelled = gold()
    began = time.perf_counter()
    found = dict(attributed(labelled, chosen.folds, chosen.rounds))
    seconds = time.perf_counter() - began
    table = score(found, chosen.out, chosen.errors, chosen.trust_coref)
    bands = calibration(labelled, found)
    speed = "" if chosen.folds else f"{1000 * seconds / len(found):.1f} ms an article, reading included\n"
    print(table + "\n" + bands + speed)
    if chosen.write:
        keep(table, bands, chosen.folds)


def attributed(labelled: list[dict[str, Any]], folds: int, rounds: int) -> Iterator[tuple[str, list[Quotation]]]:
    """Every article's quotations, with the weights that ship or with ones that have not seen it."""
    for fold in range(max(1, folds)):
        weights = model()
        if folds:
            taught = [entry for entry in labelled if fold_of(entry["article"], folds) != fold]
            weights = learn(taught, weights, rounds)
            weights = Model(weights.source, weights.antecedent, weights.role, model().calibration)
        for entry in labelled:
            if not folds or fold_of(entry["article"], folds) == fold:
                one = article(entry["article"])
                yield one.id, quotations_of(one, scene_of(one, weights), weights)


def scorers_form(quotation: Quotation, text: str) -> dict[str, Any]:
    """A quotation as the scorer reads it: what stands between marks is direct there, fragments too.

    Labelled answers of interviews, which stand between no marks, go in as indirect, as its labels have them.
    """
    marked = quotation.kind != "indirect" and not text[max(0, quotation.start - 1)].isspace()
    label = quotation.speaker or (quotation.source.text if quotation.source else None)
    return {
        "text": quotation.text,
        "start": quotation.start,
        "end": quotation.end,
        "spans": [[span.start, span.end] for span in quotation.spans],
        "kind": "direct" if marked else "indirect",
        "speaker": label,
        "cue": quotation.cue.text if quotation.cue else None,
    }


def score(found: dict[str, list[Quotation]], out: Path | None, errors: int, coref: bool) -> str:
    """The scorer's own table."""
    with tempfile.TemporaryDirectory() as folder:
        path = out or Path(folder) / "quotes.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for name, quotations in found.items():
                text = article(name).text
                quotes = [scorers_form(quotation, text) for quotation in quotations]
                file.write(json.dumps({"article": name, "quotes": quotes}) + "\n")
        command = [sys.executable, str(SCORER), "score", "--data", str(DATA), "--split", "train", "--gold", str(GOLD)]
        command += ["--system", str(path), "--errors", str(errors)] + (["--trust-coref"] if coref else [])
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def calibration(labelled: list[dict[str, Any]], found: dict[str, list[Quotation]]) -> str:
    """Bands of confidence, how many quotations fall into each, and how many of these have the right speaker."""
    seen: list[tuple[float, bool]] = []
    for entry in labelled:
        runs = [
            (start, end, item["speaker"])
            for item in entry["items"]
            if item["kind"] != "indirect" and item["speaker"] and item["how"] in ("name", "hand")
            for start, end in item["segs"]
        ]
        for quotation in found[entry["article"]]:
            right = next((speaker for s, e, speaker in runs if s < quotation.end and quotation.start < e), None)
            if right is not None and quotation.kind != "indirect":
                good = bool(quotation.speaker and fullname_match(quotation.speaker, right))
                seen.append((quotation.confidence, good))
    lines = ["| confidence | quotations | share | right |", "| --- | ---: | ---: | ---: |"]
    for low, high in pairwise(BANDS):
        part = [good for confidence, good in seen if low <= confidence < high]
        if part:
            lines.append(_line(f"{low:.2f} to {min(high, 1):.2f}", part, len(seen)))
    lines.append(_line("0.90 and above", [good for confidence, good in seen if confidence >= 0.9], len(seen)))
    return "\n".join(lines) + "\n"


def _line(label: str, part: list[bool], total: int) -> str:
    right = 100 * sum(part) / max(1, len(part))
    return f"| {label} | {len(part)} | {100 * len(part) / max(1, total):.1f} % | {right:.1f} % |"


def keep(table: str, bands: str, folds: int) -> None:
    """Replaces the section "## Quotations" of RESULTS.md."""
    path = ROOT / "benchmarks" / "RESULTS.md"
    text = path.read_text("utf-8") if path.exists() else "# Results\n"
    how = (
        f"{folds} folds, every article attributed with weights learned on the others" if folds else "weights as shipped"
    )
    option = f" --folds {folds}" if folds else ""
    section = (
        f"## Quotations\n\n`python benchmarks/quotes.py{option}` on the 840 articles of PolNeAR's train part, x100"
        f" ({how})."
        "\nFragments count as segments there; answers of interviews, which stand between no marks, do not.\n\n"
        f"```text\n{table.rstrip()}\n```\n\n"
        f"How far confidence holds, on quotations whose speaker the labels give for certain:\n\n{bands}"
    )
    before, heading, after = text.partition("## Quotations\n")
    rest = "\n## " + after.partition("\n## ")[2] if heading and "\n## " in after else ""
    path.write_text(before.rstrip() + "\n\n" + section.rstrip() + "\n" + rest, "utf-8")


if __name__ == "__main__":
    main()
