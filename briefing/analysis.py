"""Article → Analysis (pure), and many articles over worker processes.

The language libraries are imported by the process that analyses, when it does, and by no other.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from briefing.model import Analysis, Article

if TYPE_CHECKING:
    from concurrent.futures import Future

VERSION = 13
"""Raised whenever the same article would be analysed differently; older analyses are then made again."""

_CHUNK = 8
"""Articles sent to a worker at once: enough to hide the sending, few enough for a smooth progress bar."""


class Options(Struct, frozen=True, kw_only=True):
    """What the user may choose about an analysis."""

    method: str = "briefing"
    """Name of the summariser, one of `briefing.summary.METHODS`."""
    sentences: int = 3
    """Length of a summary in sentences, unless `words` is set."""
    words: int | None = None
    """Most words that a summary may have."""

    @property
    def version(self) -> str:
        """What an analysis made with these options is filed under."""
        return f"{VERSION}:{self.method}:{self.sentences}:{self.words or '-'}"


class Unanalysed(Struct, frozen=True):
    """An article whose analysis failed, and why. It stays in the archive, and is tried again when it is
    read in once more or by the next version."""

    article: str
    reason: str


def analyse(article: Article, options: Options = Options()) -> Analysis:  # noqa: B008 (frozen)
    """Everything that is computed from one article: quotations, speakers, summary, and what grouping needs."""
    from briefing.events import signature
    from briefing.language.detection import language_of
    from briefing.quotes import find_quotations
    from briefing.summary import summarise

    language = language_of(article.language, article.text, article.title)
    found = find_quotations(article)
    summary = summarise(
        article,
        method=options.method,
        sentences=options.sentences,
        words=options.words,
        quotations=found.quotations,
        language=language,
    )
    return Analysis(
        article=article.id,
        version=options.version,
        language=language,
        summary=summary,
        quotations=found.quotations,
        speakers=found.speakers,
        signature=signature(structs.replace(article, language=language), found.speakers),
    )


def analyse_all(
    articles: Iterable[Article],
    options: Options | Callable[[Article], Options] = Options(),  # noqa: B008 (frozen)
    jobs: int | None = None,
) -> Iterator[Analysis | Unanalysed]:
    """The analyses of `articles` in the same order, made by `jobs` processes (default: one a core).

    `options` are the same for all, or told of each article.

    Reads ahead only as far as keeps the workers busy, so that any number of articles can be streamed through.
    An article that cannot be analysed comes out as Unanalysed in its place; the others are not affected.
    """
    jobs = jobs or os.cpu_count() or 1
    chunks = _chunks(articles, options)
    ahead = list(islice(chunks, 2))
    if jobs == 1 or len(ahead) < 2:
        for chunk in chain(ahead, chunks):
            yield from _analyse_chunk(*chunk)
        return

    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        try:
            waiting: deque[Future[list[Analysis | Unanalysed]]] = deque()
            for chunk in chain(ahead, islice(chunks, max(0, 2 * jobs - 2))):
                waiting.append(pool.submit(_analyse_chunk, *chunk))
            while waiting:
                done = waiting.popleft().result()
                for chunk in islice(chunks, 1):
                    waiting.append(pool.submit(_analyse_chunk, *chunk))
                yield from done
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """Let a worker process end when the program is killed: its queue alone would keep it waiting for ever."""
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=follow, daemon=True).start()


def _chunks(
    articles: Iterable[Article], options: Options | Callable[[Article], Options]
) -> Iterator[tuple[list[Article], Options]]:
    told = options if callable(options) else lambda article: options
    for chosen, alike in groupby(articles, told):
        while chunk := list(islice(alike, _CHUNK)):
            yield chunk, chosen


def _analyse_chunk(articles: list[Article], options: Options) -> list[Analysis | Unanalysed]:
    return [_analyse_safely(article, options) for article in articles]


def _analyse_safely(article: Article, options: Options) -> Analysis | Unanalysed:
    try:
        return analyse(article, options)
    except Exception as error:  # one odd article must not take a morning's reading down
        return Unanalysed(article.id, f"{type(error).__name__}: {error}")
