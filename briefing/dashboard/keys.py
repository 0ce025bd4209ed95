"""Keys one after the other: what a key does is done before anybody asks where the next one goes.

Textual puts each key into the queue of whoever has the focus when it arrives, and what it does is done when it has come
through that queue and those above. Keys that arrive at once (a slow line, a paste, a fast hand) are all given away
before the first has done anything: of "/ferry" the word would go to the list and not to the question that `/` asks.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key, Paste

if TYPE_CHECKING:
    from textual.widget import Widget


class AtOnce:
    """A widget or screen of ours: its keys need no queue, since nothing but bindings and `take` listens to them."""

    async def take(self, event: Key | Paste) -> bool:
        """Take what is typed or pasted as text; False where it is none, and a binding may be meant."""
        return isinstance(event, Paste)


class OneByOne(App[int]):
    """An app that has done what a key says before it looks at the next one."""

    async def on_event(self, event: Event) -> None:
        """Keys for our own widgets at once, everything else as Textual does it."""
        if not isinstance(event, Key | Paste) or event.is_forwarded or not await self._done(event):
            await super().on_event(event)

    async def _done(self, event: Key | Paste) -> bool:
        """Do what a key says; False where it goes to a widget of Textual's own, as in the palette."""
        self.app_focus = True  # the terminal may have told that it lost the keys, and not that it has them again
        taker: Widget = self.focused or self.screen
        if not isinstance(taker, AtOnce):
            return False
        await taker._mounted_event.wait()  # a screen or question that the key before has only just opened
        if not await taker.take(event) and isinstance(event, Key):
            if not await self._check_bindings(event.key, priority=True):
                await self._check_bindings(event.key)
            await asyncio.sleep(0)  # what it set going beside the keys begins with what the cursor is on now
        return True
