"""Summaries against human ones, for every method: ROUGE-1/2 F1, differences to the lead, redundancy; and speed.

    python -m benchmarks.summaries [--methods briefing,lexrank] [--data ../shared/data/summaries] [--print 20]
    python -m benchmarks.summaries --speed

One article: a summary of at most three sentences against the article's first three. One event: accounts of at most 100
and 250 words against human ones; and, since such events are few, accounts of ten articles against the openings of the
other articles on the same event, which nobody wrote as summaries. The human accounts have 250 words, so those of 100
are held against their first 100 as well. All through `briefing.summary`, the face that the program uses; `quoting` is
our account as the program makes it, told who is quoted in the articles. `centroid` takes the sentences nearest to what
all of them are about (Radev et al. 2004) that resemble none taken. `oracle` is the greedy choice of those sentences
that the human summary asks for: the ceiling of any choice.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations
from briefing.summary import METHODS, summarise, summarise_event
from briefing.summary.units import units

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Item:
    """One article or the articles of one event, and the human summaries of it."""

    id: str
    docs: list[dict[str, Any]]
    refs: list[list[str]]


def items(folder: Path) -> Iterator[Item]:
    for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            yield Item(row["id"], row["docs"], row["refs"])


def as_article(doc: dict[str, Any]) -> Article:
    """A labelled article as it would be read in: a sentence a line."""
    return Article(id=doc["name"], text="\n".join(doc["sentences"]), title=doc["title"])


class Rouge:
    """ROUGE-1 and ROUGE-2 (Lin 2004) as google's rouge-score computes them: Porter stems, mean over references."""

    def __init__(self) -> None:
        from rouge_score.tokenizers import DefaultTokenizer

        tokenizer = DefaultTokenizer(use_stemmer=True)
        tokenizer._stemmer.stem = cache(tokenizer._stemmer.stem)
        self._tokens: Callable[[str], list[str]] = cache(tokenizer.tokenize)

    def f1(self, summary: Sequence[str], refs: Sequence[Sequence[str]]) -> tuple[float, float]:
        tokens = self.tokens(summary)
        rows = [(_f1(tokens, self.tokens(ref), 1), _f1(tokens, self.tokens(ref), 2)) for ref in refs]
        return float(np.mean([row[0] for row in rows])), float(np.mean([row[1] for row in rows]))

    def tokens(self, sentences: Sequence[str]) -> list[str]:
        return [token for sentence in sentences for token in self._tokens(sentence)]

    def repeated(self, summary: Sequence[str]) -> float:
        """The share of bigrams inside sentences that repeat an earlier one."""
        seen: set[tuple[str, str]] = set()
        repeats = total = 0
        for sentence in summary:
            pairs = list(zip(self._tokens(sentence), self._tokens(sentence)[1:], strict=False))
            repeats += sum(pair in seen for pair in pairs)
            total += len(pairs)
            seen.update(pairs)
        return repeats / total if total else 0.0


def _f1(summary: list[str], ref: list[str], n: int) -> float:
    ours, theirs = (Counter(zip(*(tokens[i:] for i in range(n)), strict=False)) for tokens in (summary, ref))
    common = (ours & theirs).total()
    return 2 * common / (ours.total() + theirs.total()) if common else 0.0


def interval(differences: np.ndarray) -> str:
    """Mean and 95 % bootstrap interval, times 100."""
    draws = np.random.default_rng(0).integers(0, len(differences), (2000, len(differences)))
    low, high = np.percentile(differences[draws].mean(1), [2.5, 97.5])
    return f"{100 * differences.mean():+.2f} [{100 * low:+.2f}, {100 * high:+.2f}]"


SINGLE = ("cnndm_train100", "inshorts")
EVENT = "multiling11"
_SHORT, _LONG = 100, 250
"""Words of an account."""
_FEWEST, _RESEMBLES = 6, 0.3
"""Words that the centroid's sentences have at least, and the cosine from which two of them resemble each other, the
best of 0.3 and 0.5."""


def single_table(data: Path, methods: Sequence[str], rouge: Rouge) -> None:
    """One article: every method on every set, and over both sets the difference to the first three sentences."""
    cases = {name: list(items(data / name)) for name in SINGLE if (data / name).is_dir()}
    lead = {
        name: np.array([rouge.f1(item.docs[0]["sentences"][:3], item.refs) for item in found])
        for name, found in cases.items()
    }
    sizes = ", ".join(f"{name} {len(rows)}" for name, rows in cases.items())
    print(f"One article, three sentences: R1/R2 F1 x 100 ({sizes} articles)")
    print(
        f"{'':12s}"
        + "".join(f"{name:>18s}" for name in cases)
        + "   R1 to first three      R2 to first three      repeats  words"
    )
    for method in ("first three", *methods, "oracle"):
        found = {name: [_single(method, item, rouge) for item in rows] for name, rows in cases.items()}
        scores = {
            name: np.array([rouge.f1(summary, item.refs) for summary, item in zip(found[name], rows, strict=True)])
            for name, rows in cases.items()
        }
        gain = np.concatenate([scores[name] - lead[name] for name in cases])
        every = [summary for name in cases for summary in found[name]]
        cells = "".join(f"{100 * x[:, 0].mean():11.1f} /{100 * x[:, 1].mean():5.1f}" for x in scores.values())
        repeats = 100 * float(np.mean([rouge.repeated(summary) for summary in every]))
        length = float(np.mean([sum(len(one.split()) for one in summary) for summary in every]))
        r1, r2 = (interval(gain[:, column]) for column in (0, 1))
        print(f"{method:12s}{cells}   {r1:22s} {r2:22s} {repeats:5.1f} % {length:5.0f}")


def _single(method: str, item: Item, rouge: Rouge) -> list[str]:
    if method == "first three":
        return list(item.docs[0]["sentences"][:3])
    article = as_article(item.docs[0])
    if method == "oracle":
        return _oracle(
            [unit.text for unit in units(article, (), "en")], item.refs, rouge, lambda chosen: len(chosen) <= 3
        )
    return [extract.text for extract in summarise(article, method=method, sentences=3)]


def _oracle(sentences: list[str], refs: list[list[str]], rouge: Rouge, fits: Callable[[list[str]], bool]) -> list[str]:
    chosen: list[int] = []
    best = 0.0
    while True:
        scored = []
        for place in set(range(len(sentences))) - set(chosen):
            texts = [sentences[one] for one in sorted([*chosen, place])]
            if fits(texts):
                scored.append((sum(rouge.f1(texts, refs)), -place))
        if not scored or max(scored)[0] <= best:
            return [sentences[place] for place in sorted(chosen)]
        best, place = max(scored)
        chosen.append(-place)


def event_table(data: Path, methods: Sequence[str], rouge: Rouge) -> None:
    """One event: every method at 100 and at 250 words, its account cut there if it were longer."""
    rows = list(items(data / EVENT))
    openings = [replace(item, refs=[_opening(ref) for ref in item.refs]) for item in rows]
    print(f"\nOne event ({EVENT}, {len(rows)} events): R1/R2 F1 x 100 and repeated bigrams")
    print(f"{'':12s}{'100 words':>24s}{'of their first 100':>24s}{'250 words':>24s}")
    for method in ("quoting", *methods, "centroid", "oracle"):
        cells = [_cell(method, of, words, rouge) for of, words in ((rows, _SHORT), (openings, _SHORT), (rows, _LONG))]
        print(f"{method:12s}" + "".join(cells))
    humans = [rouge.repeated(ref) for item in rows for ref in item.refs]
    print(f"{'humans':12s}{'':65s}{100 * float(np.mean(humans)):5.1f} %")


def _opening(ref: list[str]) -> list[str]:
    return [" ".join(" ".join(ref).split()[:_SHORT])]


def _cell(method: str, rows: Sequence[Item], words: int, rouge: Rouge) -> str:
    accounts = [_account(method, item, words, rouge) for item in rows]
    r1, r2 = 100 * np.mean([rouge.f1(one, item.refs) for one, item in zip(accounts, rows, strict=True)], axis=0)
    repeats = 100 * float(np.mean([rouge.repeated(account) for account in accounts]))
    return f"{r1:10.1f} /{r2:5.1f} {repeats:5.1f} %"


def left_out_table(data: Path, methods: Sequence[str], rouge: Rouge) -> None:
    """Ten articles of an event told in 100 words, against the first 100 words of the articles left out."""
    rows = list(_left_out(data.parent / "events" / "ecb" / "dev.jsonl"))
    print(
        f"\nTen articles in 100 words against the openings of those left out (ecb, {len(rows)} events): R1/R2 F1 x 100"
    )
    for method in ("quoting", *methods, "centroid"):
        print(f"{method:12s}{_cell(method, rows, _SHORT, rouge)}")


def _left_out(path: Path) -> Iterator[Item]:
    events: dict[str, list[dict[str, str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        events.setdefault(row["event"], []).append(row)
    for id, found in sorted(events.items()):
        found.sort(key=lambda row: row["id"])
        docs = [{"name": row["id"], "title": "", "sentences": [row["title"], row["text"]]} for row in found[:10]]
        openings = [f"{row['title']} {row['text']}".split()[:100] for row in found[10:16]]
        refs = [[" ".join(words)] for words in openings if len(words) >= 60]
        if len(refs) >= 2:
            yield Item(id, docs, refs)


def _account(method: str, item: Item, words: int, rouge: Rouge) -> list[str]:
    articles = [as_article(doc) for doc in item.docs]
    if method == "oracle":
        sentences = [unit.text for article in articles for unit in units(article, (), "en")]
        return _oracle(sentences, item.refs, rouge, lambda chosen: sum(len(one.split()) for one in chosen) <= words)
    if method == "centroid":
        return _centroid([unit.text for article in articles for unit in units(article, (), "en")], words, rouge)
    quotations = {article.id: _quoted(article) for article in articles} if method == "quoting" else {}
    method = "briefing" if method == "quoting" else method
    return [extract.text for extract in summarise_event(articles, method=method, words=words, quotations=quotations)]


def _centroid(sentences: Sequence[str], words: int, rouge: Rouge) -> list[str]:
    counts = [Counter(rouge.tokens([one])) for one in sentences]
    holding = Counter(word for count in counts for word in count)
    numbers = {word: number for number, word in enumerate(holding)}
    rows = np.zeros((len(counts), len(numbers)))
    for row, count in zip(rows, counts, strict=True):
        for word, times in count.items():
            row[numbers[word]] = times * (1 + math.log(len(counts) / holding[word]))
    rows /= np.maximum(np.linalg.norm(rows, axis=1), 1e-9)[:, None]
    chosen: list[int] = []
    room = words
    for place in np.argsort(-(rows @ rows.sum(0))):
        size = len(sentences[place].split())
        if _FEWEST <= size <= room and not any(rows[place] @ rows[one] > _RESEMBLES for one in chosen):
            chosen.append(place)
            room -= size
    return [sentences[place] for place in chosen]


def _quoted(article: Article) -> Sequence[Quotation]:
    return find_quotations(article).quotations


def speed_table(data: Path) -> None:
    """Ours against sumy's LexRank on the same text, known to be English, tokenizing on both sides, processor time in
    one run."""
    sentences = [one for item in items(data / SINGLE[0]) for one in item.docs[0]["sentences"]]
    chance = random.Random(0)
    print("One summary: ours, and sumy's LexRank with Treebank words, Punkt sentences and Snowball stems")
    for count in (10, 35, 100, 300, 1000):
        text = "\n".join(chance.sample(sentences, count))
        article = Article(id="speed", text=text)
        ours = _least(lambda article=article: summarise(article, language="en"), 7)
        theirs = _least(lambda text=text: sumy_lexrank(text), 3 if count < 300 else 1)
        size = f"{count:6d} sentences {len(text.split()):6d} words"
        print(f"{size} {1e3 * ours:9.2f} ms {1e3 * theirs:9.1f} ms {theirs / ours:7.0f} x")
    for count in (3000, 10000):
        text = "\n".join(chance.choices(sentences, k=count))
        ours = _least(lambda text=text: summarise(Article(id="speed", text=text), language="en"), 2)
        print(f"{count:6d} sentences {len(text.split()):6d} words {1e3 * ours:9.2f} ms")


def _least(work: Callable[[], object], times: int) -> float:
    """The least processor time of several runs, in seconds."""
    spent = []
    for _ in range(times):
        begin = time.process_time()
        work()
        spent.append(time.process_time() - begin)
    return min(spent)


def sumy_lexrank(text: str) -> object:
    """sumy's LexRank as it comes, but for the Punkt parameters, which NLTK would have to download: untrained here."""
    from nltk.tokenize import NLTKWordTokenizer
    from nltk.tokenize.punkt import PunktSentenceTokenizer
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.nlp.stemmers import Stemmer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    class Tokenizer:
        words = NLTKWordTokenizer()

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(word for word in self.words.tokenize(sentence) if word[0].isalpha())

    cut, tokenizer = PunktSentenceTokenizer(), Tokenizer()
    paragraphs = [Paragraph([Sentence(one, tokenizer) for one in cut.tokenize(line)]) for line in text.split("\n")]
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return summarizer(ObjectDocumentModel(paragraphs), 3)


def print_some(data: Path, count: int) -> None:
    """Summaries to be read, with what a human wrote."""
    every = [(name, item) for name in SINGLE for item in items(data / name)]
    for name, item in random.Random(0).sample(every, count):
        print(f"\n{name} {item.id}")
        for extract in summarise(as_article(item.docs[0])):
            print(f"  {extract.text}")
        print("  -- " + " ".join(item.refs[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "summaries")
    parser.add_argument("--methods", default=",".join(METHODS))
    parser.add_argument("--print", type=int, default=0, metavar="N", dest="some", help="print N summaries instead")
    parser.add_argument("--speed", action="store_true", help="measure speed instead")
    options = parser.parse_args()
    if not options.data.is_dir():
        parser.exit(2, f"{options.data}: the labelled summaries are not here; say where with --data\n")
    if options.speed:
        speed_table(options.data)
    elif options.some:
        print_some(options.data, options.some)
    else:
        methods = options.methods.split(",")
        single_table(options.data, methods, rouge := Rouge())
        event_table(options.data, methods, rouge)
        if (options.data.parent / "events" / "ecb").is_dir():
            left_out_table(options.data, methods, rouge)


if __name__ == "__main__":
    main()
