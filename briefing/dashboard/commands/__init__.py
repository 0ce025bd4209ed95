"""Every command there is, in the order in which footer, palette and help show them."""

from briefing.dashboard.commands.base import Command, bindings, shown
from briefing.dashboard.commands.comparing import Versions, WhatIsNew
from briefing.dashboard.commands.correcting import Correct, CorrectRole, Merge, Split
from briefing.dashboard.commands.deciding import Exclude, Mark, Pin, Undo
from briefing.dashboard.commands.looking import (
    AllDays,
    Back,
    DayAfter,
    DayBefore,
    NextForm,
    NextMatch,
    NextMethod,
    NextPane,
    Open,
    OpenInBrowser,
    OpenInEditor,
    PaneLeft,
    PaneRight,
    PreviousMatch,
    PreviousPane,
    Search,
    ShowEditions,
    ShowEvents,
    ShowFailures,
    ShowOutlets,
    ShowSpeakers,
    ShowWatchlist,
)
from briefing.dashboard.commands.moving import MOVES, MOVING
from briefing.dashboard.commands.working import (
    AddArticles,
    BuildBriefing,
    Copy,
    CopyWithCitation,
    Help,
    Palette,
    Quit,
    SwitchTheme,
)

COMMANDS: tuple[type[Command], ...] = (
    *(Open, Copy, CopyWithCitation, BuildBriefing, Search, NextMatch, PreviousMatch),
    *(ShowEvents, ShowSpeakers, ShowOutlets, ShowWatchlist, ShowEditions, DayBefore, DayAfter, AllDays),
    *(Mark, Pin, Exclude, Correct, CorrectRole, Merge, Split, Undo, Versions, WhatIsNew, NextMethod, NextForm),
    *(OpenInBrowser, OpenInEditor, AddArticles, ShowFailures),
    *(PaneRight, PaneLeft, NextPane, PreviousPane, Back, Help, Palette, SwitchTheme, Quit),
)
"""What the desk can do."""
BY_NAME = {command.name(): command for command in COMMANDS}

__all__ = ["BY_NAME", "COMMANDS", "MOVES", "MOVING", "Command", "bindings", "shown"]
