"""What the feed that it comes from says of an article: its outlet, and its summariser, else the one for all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from briefing.settings.schema import Feed, Settings


def feed_of(path: PurePath | str | None, feeds: Iterable[Feed]) -> Feed | None:
    """The feed whose file or folder `path` (absolute) is or lies in; of several the nearest."""
    if path is None:
        return None
    around = [feed for feed in feeds if feed.path and PurePath(path).is_relative_to(feed.path)]
    return max(around, key=lambda feed: len(PurePath(feed.path or "").parts), default=None)


def outlet_of(settings: Settings, path: PurePath | str | None) -> str | None:
    """The outlet of the articles that come from `path` and do not say theirs: that of the nearest feed that has one."""
    feed = feed_of(path, (feed for feed in settings.feeds if feed.outlet))
    return feed.outlet if feed else None


def method_of(settings: Settings, path: PurePath | str | None) -> str:
    """The summariser of the articles that come from `path`."""
    feed = feed_of(path, settings.feeds)
    return feed.method if feed and feed.method else settings.summary.method


def shared_method(settings: Settings, paths: Iterable[PurePath | str | None]) -> str:
    """The summariser of an event: the one that all of its articles have, else the one for all."""
    methods = {method_of(settings, path) for path in paths}
    return methods.pop() if len(methods) == 1 else settings.summary.method
