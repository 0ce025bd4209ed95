"""`briefing analyse`: articles in, the whole analysis out as JSON lines. No archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from briefing.cli.contract import CONTRACT, event_fields, quotation_fields
from briefing.cli.output import json_line, write
from briefing.cli.progress import ProgressLine
from briefing.cli.shared import FAILED_INPUTS, load_settings, name_failure, standard_input
from briefing.cli.spool import Record, Spool
from briefing.model import Quotation
from briefing.settings import METHODS, Settings, SummarySettings, method_of, outlet_of, shared_method

if TYPE_CHECKING:
    from briefing.analysis import Options
    from briefing.model import Article, Event, Extract, Signature
    from briefing.settings.schema import Method


@click.command(short_help="Print the whole analysis of articles as JSON lines, without an archive.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--sentences", type=click.IntRange(1, 50), metavar="N", default=3, show_default=True, help="Length of each summary."
)
@click.option(
    "--words", type=click.IntRange(10, 2000), metavar="N", help="Length of each summary in words, instead of sentences."
)
@click.option(
    "--method",
    type=click.Choice(METHODS),
    help="The summariser. Default: that of the feed that it is in, else briefing.",
)
@click.option("--outlet", metavar="NAME", help="Outlet of the articles that do not say theirs.")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes to use. Default: one for each core.")
@click.option(
    "--settings",
    metavar="FILE",
    help="Settings with a time zone, and with outlets and methods of feeds, instead of your own.",
)
@click.pass_context
def analyse(
    ctx: click.Context,
    paths: tuple[str, ...],
    sentences: int,
    words: int | None,
    method: Method | None,
    outlet: str | None,
    jobs: int | None,
    settings: str | None,
) -> None:
    """Read articles from files, folders or stdin (-) and print, one JSON object a line, first every article with its
    event, summary and quotations, then every event with its articles, copies, key terms and summary.

    Offsets count Unicode code points of "text"; every slice is checked before it is printed. Articles are analysed as
    they are read and wait on disk, so that any number of them fits. docs/analyse.schema.json describes the objects.

    \b
    briefing analyse articles/ > analysis.jsonl
    """
    loaded = load_settings(settings)
    chosen = Settings(
        feeds=() if method else loaded.feeds,
        summary=SummarySettings(method=method or "briefing"),
        timezone=loaded.timezone,
    )

    def theirs(file: str) -> str | None:
        return outlet or (outlet_of(loaded, Path(file).resolve()) if loaded.feeds and file != "-" else None)

    run = _Run(chosen, sentences, words)
    with Spool() as spool, ProgressLine() as line:
        for count, record in enumerate(run.analysed(run.articles(paths, theirs), jobs), 1):
            spool.add(record)
            line.show("Analysed", count)
        line.show("Grouping into events")
        events = run.grouped()
        line.clear()
        run.print_all(spool, events)
    ctx.exit(FAILED_INPUTS if run.failed else 0)


class _Run:
    """One call of the command: what it was asked for, and what became of it so far."""

    def __init__(self, settings: Settings, sentences: int, words: int | None) -> None:
        self.settings = settings
        self.sentences = sentences
        self.words = words
        self.failed = 0
        self.signatures: list[Signature] = []

    def fail(self, what: str, reason: str, hint: str = "") -> None:
        """Name an input that failed; the rest goes on."""
        self.failed += 1
        name_failure(what, reason, hint)

    def options(self, article: Article) -> Options:
        """How an article is analysed."""
        from briefing.analysis import Options

        method = method_of(self.settings, self.place(article))
        return Options(method=method, sentences=self.sentences, words=self.words)

    def place(self, article: Article) -> Path | None:
        """Where the article's file is, if there are feeds that it may belong to."""
        known = self.settings.feeds and article.path and article.path != "-"
        return Path(article.path or "").resolve() if known else None

    def articles(self, paths: Iterable[str], outlet: Callable[[str], str | None]) -> Iterator[Article]:
        """The articles that can be read, each with an id that no other one has. `outlet` tells that of a file."""
        from briefing.ingest import Failure, Remark, read

        seen: dict[str, int] = {}
        for item in read(paths, stdin=standard_input(paths), outlet=outlet, zone=self.settings.timezone):
            if isinstance(item, Failure):
                self.fail(item.path, item.reason, item.hint)
                continue
            if isinstance(item, Remark):
                name_failure(item.path, item.reason, item.hint)
                continue
            again = seen[item.id] = seen.get(item.id, 0) + 1
            yield item if again == 1 else msgspec.structs.replace(item, id=f"{item.id}~{again}")

    def analysed(self, articles: Iterable[Article], jobs: int | None) -> Iterator[Record]:
        """Every article with its analysis, in the same order."""
        from briefing.analysis import Unanalysed, analyse_all

        waiting: deque[Article] = deque()

        def noted() -> Iterator[Article]:
            for article in articles:
                waiting.append(article)
                yield article

        for analysis in analyse_all(noted(), self.options, jobs):
            article = waiting.popleft()
            if isinstance(analysis, Unanalysed):
                self.fail(article.path or article.id, f"cannot be analysed: {analysis.reason}")
            else:
                self.signatures.append(analysis.signature)
                yield Record(article, analysis)

    def grouped(self) -> list[Event]:
        """The events of everything that was read."""
        from briefing.events import group

        return group(self.signatures) if self.signatures else []

    def print_all(self, spool: Spool, events: list[Event]) -> None:
        """Print the articles in the order read, then the events."""
        event_of = {article: event.id for event in events for article in event.articles}
        names: dict[str, str] = {}
        for record in spool:
            article = record.article
            names[article.id] = article.ref if article.ref is not None else article.id
            write(json_line(self._article(record, names[article.id], event_of.get(article.id))))
        for event in events:
            write(json_line(self._event(event, names, spool)))

    def _article(self, record: Record, name: str, event: str | None) -> dict[str, Any]:
        article, analysis = record.article, record.analysis
        quotations = [quotation for quotation in analysis.quotations if self._is_exact(quotation, article)]
        return {
            "type": "article",
            "contract": CONTRACT,
            "id": name,
            "path": article.path,
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published,
            "text": article.text,
            "event": event,
            "summary": [
                {"text": extract.text, "start": extract.start, "end": extract.end}
                for extract in analysis.summary
                if self._is_exact(extract, article)
            ],
            "quotes": [quotation_fields(quotation) for quotation in quotations],
        }

    def _event(self, event: Event, names: dict[str, str], spool: Spool) -> dict[str, Any]:
        texts = {}
        if len(event.articles) == 1:  # what was taken from the one article is the summary of its event
            record = spool.get(event.articles[0])
            summary = record.analysis.summary
            texts[record.article.id] = record.article
        else:
            from briefing.summary import summarise_event

            records = [spool.get(article) for article in event.articles]
            folded = {copy.article for copy in event.copies}
            texts = {record.article.id: record.article for record in records}
            summary = summarise_event(
                [record.article for record in records],
                copies=event.copies,
                method=shared_method(
                    self.settings, [self.place(one.article) for one in records if one.article.id not in folded]
                ),
                sentences=self.sentences,
                words=self.words,
                quotations={record.article.id: record.analysis.quotations for record in records},
            )
        return {
            "type": "event",
            "contract": CONTRACT,
            **event_fields(event, names),
            "summary": [
                {"article": names[extract.article], "text": extract.text, "start": extract.start, "end": extract.end}
                for extract in summary
                if self._is_exact(extract, texts[extract.article])
            ],
        }

    def _is_exact(self, piece: Quotation | Extract, article: Article) -> bool:
        """Whether it, and what names its speaker, is what stands in the article; if not, the article is named."""
        around = [piece.source, piece.cue] if isinstance(piece, Quotation) else []
        if piece.is_exact(article.text) and all(
            one is None or article.text[one.start : one.end] == one.text for one in around
        ):
            return True
        self.fail(
            article.path or article.id,
            f"left out: what was taken from {piece.start} to {piece.end} is not what stands there: {piece.text[:60]!r}",
        )
        return False
