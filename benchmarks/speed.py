"""How fast it is, as ratios of two things measured in turn in one run.

    python benchmarks/speed.py [paint] [articles] [quotes] [summary] [day] [growth]      (default: all)

paint     first paint of the dashboard on the sample feed, process start included, against a one-line Textual app
articles  articles analysed a second, on one process and on every core
quotes    quotations and speakers of an article against sumy's LexRank on the same article
summary   our summary of an article against sumy's LexRank, tokenizing included on both sides
day       summaries and accounts of a day's articles against LexRank's summaries alone
growth    time for texts of doubling length: 2.0 is linear

Articles come from ../shared where it is there, from the sample feed otherwise. Times are medians of interleaved runs.
"""

from __future__ import annotations

import argparse
import os
import re
import select
import shlex
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from shapes import SHAPES

ROOT = Path(__file__).resolve().parent.parent
ONE_LINE = (
    "from textual.app import App\nfrom textual.widgets import Static\n"
    "class A(App):\n    def compose(self):\n        yield Static('first-paint')\nA().run()"
)
ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b[\]P^_].*?(?:\x07|\x1b\\)|\x1b.")


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor(work: Callable[[], object]) -> float:
    """Processor time of one call, which other programs disturb less."""
    start = time.process_time()
    work()
    return time.process_time() - start


def first_paint(command: Sequence[str], text: bytes, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from starting `command` in a pseudo-terminal of 140 by 45 until `text` has been written to it.

    Twice: as a clock shows them, and of processor time, which other work on the machine disturbs less.
    """
    import fcntl
    import pty
    import signal
    import termios

    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(environment, TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(command[0], list(command))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 45, 140, 0, 0))
    written, shown = b"", float("nan")
    try:
        while time.perf_counter() - start < 30:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            written += os.read(terminal, 1 << 16)
            if text in ESCAPES.sub(b"", written):
                shown = time.perf_counter() - start
                break
    except OSError:
        sys.stderr.write(f"{shlex.join(command)[-80:]} ended before it showed {text!r}\n")
    os.kill(pid, signal.SIGKILL)
    _, _, used = os.wait4(pid, 0)
    os.close(terminal)
    return shown, used.ru_utime + used.ru_stime


def paint(runs: int = 7) -> None:
    """First paint of the dashboard, with its articles on the screen, against a one-line Textual app.

    Both as they run once installed: with their modules compiled.
    """
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"}
        environment |= {"XDG_STATE_HOME": f"{home}/state", "XDG_CACHE_HOME": f"{home}/cache"}
        environment |= {"PYTHONPYCACHEPREFIX": f"{home}/bytecode", "PYTHONDONTWRITEBYTECODE": ""}
        archive = Path(home) / "sample.db"
        add = [sys.executable, "-m", "briefing", "add", "--archive", str(archive), "--progress", "none"]
        import subprocess

        subprocess.run([*add, str(ROOT / "feeds")], check=True, env={**os.environ, **environment})
        ours = [sys.executable, "-m", "briefing", "--archive", str(archive)]
        plain = [sys.executable, "-c", ONE_LINE]
        pairs = [
            (first_paint(ours, b"Events", environment), first_paint(plain, b"first-paint", environment))
            for _ in range(runs + 1)
        ][1:]  # the first one compiled what it imported, as an installer does
    for place, what in enumerate(("on the clock", "of processor time")):
        mine, floor = (statistics.median(run[place] for run in side) for side in zip(*pairs, strict=True))
        print(
            f"paint: dashboard {mine * 1000:.0f} ms {what}, one-line Textual app {floor * 1000:.0f} ms, "
            f"ratio {mine / floor:.2f}"
        )


def sample(most: int) -> list[object]:
    """Articles to measure with: evenly spread over the labelled news articles, or the sample feed's."""
    from briefing.ingest import read
    from briefing.model import Article

    texts = ROOT.parent / "shared" / "data" / "quotes" / "train" / "text"
    files = sorted(texts.glob("*.txt")) if texts.is_dir() else sorted((ROOT / "feeds").rglob("*.txt"))
    step = max(1, len(files) // most)
    return [item for item in read(files[::step][:most]) if isinstance(item, Article)]


def sumy_lexrank(text: str) -> None:
    """sumy's LexRank as its documentation has it, with tokenizers that need no download."""
    from nltk.tokenize import NLTKWordTokenizer, PunktSentenceTokenizer
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    class Tokens:
        split, words = PunktSentenceTokenizer(), NLTKWordTokenizer()

        def to_sentences(self, paragraph: str) -> tuple[str, ...]:
            return tuple(self.split.tokenize(paragraph))

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(word for word in self.words.tokenize(sentence) if word[0].isalpha())

    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    summarizer(PlaintextParser.from_string(text, Tokens()).document, 3)


def articles() -> None:
    """Articles analysed a second."""
    from briefing.analysis import Analysis, analyse_all

    chosen = sample(200)
    one = seconds(lambda: list(analyse_all(chosen[:100], jobs=1)))  # loads the libraries
    one = seconds(lambda: list(analyse_all(chosen[:100], jobs=1)))
    every: list[object] = []
    many = seconds(lambda: every.extend(analyse_all(chosen)))
    failed = sum(not isinstance(result, Analysis) for result in every)
    words = statistics.mean(len(article.text.split()) for article in chosen)
    print(f"articles: {len(chosen)} of {words:.0f} words on average, {failed} failed")
    print(f"  {100 / one:.0f} a second on one process, {len(chosen) / many:.0f} on {os.cpu_count()} with starting them")


def against_lexrank(name: str, ours: Callable[[object], object], runs: int = 3) -> None:
    """Median over articles of our processor time and of that of sumy's LexRank, taken in turn; also for articles of
    about 700 words alone, since LexRank's work grows with the square of the length."""
    chosen = sample(40)
    for article in chosen[:3]:
        ours(article)
        sumy_lexrank(article.text)
    mine, theirs = [], []
    for article in chosen:
        mine.append(min(processor(partial(ours, article)) for _ in range(runs)))
        theirs.append(min(processor(partial(sumy_lexrank, article.text)) for _ in range(runs)))
    ratio = sum(theirs) / sum(mine)
    print(
        f"{name}: {statistics.median(mine) * 1000:.1f} ms an article, sumy's LexRank "
        f"{statistics.median(theirs) * 1000:.1f} ms; ratio {ratio:.1f} over {len(chosen)} articles, "
        f"of the medians {statistics.median(theirs) / statistics.median(mine):.1f}"
    )
    alike = [place for place, article in enumerate(chosen) if 600 <= len(article.text.split()) <= 800]
    if alike:
        ratio = sum(theirs[place] for place in alike) / sum(mine[place] for place in alike)
        print(f"  of 600 to 800 words, {len(alike)} articles: ratio {ratio:.1f}")


def quotes() -> None:
    """Quotations and speakers against LexRank."""
    from briefing.quotes import find_quotations

    against_lexrank("quotes", find_quotations)


def summary() -> None:
    """Our summary against LexRank; also on a text of 1,000 sentences."""
    from briefing.model import Article
    from briefing.summary import summarise

    against_lexrank("summary", summarise)
    text = "\n".join(article.text for article in sample(40))
    from briefing.language import sentences

    spans = sentences(text)[:1000]
    long = Article(id="long", text=text[: spans[-1].end])
    summarise(long)
    mine = min(seconds(lambda: summarise(long)) for _ in range(3))
    theirs = seconds(lambda: sumy_lexrank(long.text))
    ratio = theirs / mine
    print(f"summary of {len(spans)} sentences: {mine * 1000:.0f} ms, sumy's LexRank {theirs:.1f} s; ratio {ratio:.0f}")


def day(articles: int = 500, events: int = 60) -> None:
    """A day: every article summarised and every event told, against LexRank on the articles, in turn."""
    from briefing.summary import FORMS, summarise, summarise_event

    chosen = sample(articles)
    summarise(chosen[0])
    sumy_lexrank(chosen[0].text)
    alone = told = theirs = 0.0
    size = max(1, len(chosen) // events)
    for start in range(0, len(chosen), size):
        event = chosen[start : start + size]
        alone += processor(lambda event=event: [summarise(article) for article in event])
        told += processor(lambda event=event: summarise_event(event, **FORMS["paragraph"]))
        theirs += processor(lambda event=event: [sumy_lexrank(article.text) for article in event])
    print(
        f"a day of {len(chosen)} articles: summaries {alone:.2f} s, accounts of {size} articles each {told:.2f} s; "
        f"sumy's LexRank on the articles alone {theirs:.1f} s; share {(alone + told) / theirs:.1%}"
    )


def growth() -> None:
    """Processor time for doubling lengths of news and of nasty shapes, where a hidden square would show."""
    from briefing.model import Article
    from briefing.quotes import find_quotations
    from briefing.summary import summarise

    body = "\n".join(article.text for article in sample(400)) * 2
    kinds: dict[str, Callable[[int], str]] = {"news text": lambda n: body[:n], **SHAPES}
    sizes = [250_000, 500_000, 1_000_000]
    print("growth: seconds of processor time for texts of " + ", ".join(f"{size:,}" for size in sizes) + " characters")
    for what, work in (("quotes", find_quotations), ("summary", summarise)):
        for name, make in kinds.items():
            times = [processor(partial(work, Article(id="g", text=make(size)))) for size in sizes]
            row = "  ".join(f"{value:7.2f}" for value in times)
            print(f"  {what:8s} {name:20s} {row}   x{times[-1] / times[-2]:.1f}", flush=True)


def main() -> None:
    every = {"paint": paint, "articles": articles, "quotes": quotes, "summary": summary, "day": day, "growth": growth}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=[*every, []], help="default: all")
    for name in parser.parse_args().what or every:
        every[name]()


if __name__ == "__main__":
    main()
