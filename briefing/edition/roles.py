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
        self._printed: dict[tuple[str, str | None], str] = {}
        """Speaker and language, or none for any → the latest role."""
        for one in archive.printed_roles(scope):
            for language in (one.language, None):
                self._printed.setdefault((one.speaker, language), one.role)
        self._language = archive.languages(scope)
        self._called = archive.called()
        counts = Counter(self._language.values())
        self.main = max(counts, key=lambda language: (counts[language], language == _OWN, language), default=_OWN)
        """The language that most articles of the period are in, which is the edition's own."""

    def of(self, speaker: str | None) -> str | None:
        """What the user, or else the latest article, calls somebody: in the edition's own language where one does.

        None where nobody says.
        """
        role = self._called.get(speaker or "")
        if role is not None:
            return role or None
        return self._printed.get((speaker or "", self.main)) or self._printed.get((speaker or "", None))

    def of_quotation(self, row: QuotationRow) -> str | None:
        """What its own article calls who is quoted, or else the latest one.

        Where its article is in another language than the edition, one in the edition's own goes before it.
        """
        if row.speaker_id in self._called:
            return self.of(row.speaker_id)
        own = None if row.decided else row.quotation.role
        if own and self.is_own(row):
            return own
        return self._printed.get((row.speaker_id or "", self.main)) or own or self.of(row.speaker_id)

    def is_own(self, row: QuotationRow) -> bool:
        """Whether the words of a quotation are in the edition's own language."""
        return self._language.get(row.quotation.article) in (None, self.main)

    def of_voice(self, rows: Sequence[QuotationRow]) -> str | None:
        """What stands over several quotations of one speaker: where it can, a role in the edition's own language."""
        own = [row for row in rows if self._language.get(row.quotation.article) == self.main]
        return self.of_quotation((own or rows)[0])
