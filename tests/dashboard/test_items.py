"""How entries are drawn where there is little room."""

from __future__ import annotations

import pytest

from briefing.archive.views import ArticleRow
from briefing.dashboard.items import ArticleItem
from briefing.dashboard.lines import cells


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (44, "The Hennet Beacon · 26 Nov 17:30    3 quotes"),
        (42, "The Hennet Beacon · 26 Nov 17:30  3 quotes"),
        (38, "The Hennet Beacon · 26 Nov    3 quotes"),
        (30, "The Hennet Beacon · 26 Nov"),
        (20, "The Hennet… · 26 Nov"),
    ],
)
def test_of_an_article_the_time_gives_way_before_the_day_does(width: int, told: str) -> None:
    row = ArticleRow(
        id="a",
        title="Spill",
        outlet="The Hennet Beacon",
        published="2026-11-26T17:30:00+00:00",
        byline=None,
        url=None,
        quotations=3,
    )
    *_, about = ArticleItem("a", row).draw(width)
    assert "".join(text for text, _ in about).rstrip() == told
    assert cells(about) <= width
