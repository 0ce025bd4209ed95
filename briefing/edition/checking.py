"""The promise that an edition is exact, kept before it is written."""

from __future__ import annotations

from briefing.archive import Archive
from briefing.edition.anatomy import Edition
from briefing.model import Article, Extract, Quotation


class EditionError(Exception):
    """An edition that cannot be written, and why."""


def check(edition: Edition, archive: Archive) -> None:
    """Compare every quotation and extract with what stands in its article now.

    Raises EditionError, which names each one that is not, character by character, what stands there.
    """
    pieces: list[Quotation | Extract] = [said.quotation for said in edition.quotations()]
    pieces += edition.extracts()
    found = {article.id: article for article in archive.articles(sorted({piece.article for piece in pieces}))}
    wrong = []
    for piece in pieces:
        article = found.get(piece.article)
        if article is None or not piece.is_exact(article.text):
            wrong.append(_difference(piece, article))
    if wrong:
        raise EditionError("the edition is not written: it is not what stands in its articles\n" + "\n".join(wrong))


def _difference(piece: Quotation | Extract, article: Article | None) -> str:
    kind = "quotation" if isinstance(piece, Quotation) else "extract"
    place = f"article {piece.article} is not in the archive any more"
    if article is not None:
        name = f"{article.title or 'Untitled'} ({article.outlet or article.path or article.id})"
        place = f"{name}, characters {piece.start} to {piece.end}"
    return f"{kind} {piece.text[:80]!r}: {place}"
