"""What an edition calls people: as articles of its period print it, in the language in which it speaks of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.archive import Archive
from briefing.archive.views import QuotationRow, Scope

_OWN = "en"
"""The language of an edition where its articles do not tell."""


class Roles:
    """The roles that articles of a period print; those that the user gave hold in any language and period."""

    def __init__(self, archive: Archive, scope: Scope) -> None:
        self._printed: dict[tuple[str, str], str] = {}
        """Speaker and language → the latest role."""
        for one in archive.printed_roles(scope):
            self._printed.setdefault((one.speaker, one.language), one.role)
        self._language = archive.languages(scope)
        self._called = archive.called()
        counts = Counter(self._language.values())
        self.main = max(counts, key=lambda language: (counts[language], language == _OWN, language), default=_OWN)
        """The language that most articles of the period are in, which is the edition's own."""

    def of(self, speaker: str | None, language: str | None = None) -> str | None:
        """What the user, or else the latest article in this language, by default the edition's own, calls somebody.

        None where nobody says.
        """
        role = self._called.get(speaker or "")
        return self._printed.get((speaker or "", language or self.main)) if role is None else role or None

    def of_quotation(self, row: QuotationRow) -> str | None:
        """What its own article calls who is quoted, or else the latest one in the same language."""
        if row.quotation.role and not row.decided:
            return row.quotation.role
        return self.of(row.speaker_id, self._language.get(row.quotation.article))

    def of_voice(self, rows: Sequence[QuotationRow]) -> str | None:
        """What stands over several quotations of one speaker: a role in the language that all of them, or most articles
        of the edition, are in."""
        spoken = {self._language.get(row.quotation.article) for row in rows}
        if len(spoken) == 1:
            return self.of_quotation(rows[0])
        own = [row for row in rows if self._language.get(row.quotation.article) == self.main]
        return self.of_quotation(own[0]) if own else self.of(rows[0].speaker_id)
