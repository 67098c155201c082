"""A counter or a board at the far end of a wire: the product's own link, and nothing to look at.

    device_process.py counter|board FOLDER ACTOR COUNTER [--defaults] [RETRY_MS]

Each thing that the link tells is a line of JSON on stdout with its instant (CLOCK_MONOTONIC,
seconds), so that the rig compares it with its own. Lines on stdin: "press" presses "next" once, and
a press in doubt is sent again with its own request id when the store is seen again, as the desk
does; "gap" says how long the event loop was blocked at most since the last time, and "end" ends.

--defaults is the wrong way: libpq's own patience instead of ours. RETRY_MS is how often a
lost store is asked again, to compare figures.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer, Slot

from centre.settings import load
from counter_client import link
from counter_client.flow import Action, Press
from db import Store, open_store, postgres
from db.clock import clock_of
from queue_display import link as board_link
from queue_display.app import Look
from queue_display.loss import LOST_AFTER_SECONDS

BEAT_MS: Final = 10
"""How often the event loop is asked whether it is alive."""


def say(what: str, **facts: Any) -> None:
    """Tell the rig."""
    line = json.dumps({"at": time.monotonic(), "what": what, **facts})
    os.write(1, f"{line}\n".encode())


class Device(QObject):
    """What both have: an event loop that is watched, orders from the rig."""

    def __init__(self, folder: Path, actor: str) -> None:
        super().__init__()
        self.actor = actor
        self.settings = load(folder)
        self.clock = clock_of(self.settings)
        self._beat, self._gap = time.monotonic(), 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT_MS)
        self._orders = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self.order)

    def opened(self) -> Store:
        """Open the store, on the lane."""
        return open_store(self.settings, self.clock, self.actor)

    @Slot()
    def beat(self) -> None:
        """Note how long nothing was done by the event loop."""
        now = time.monotonic()
        self._gap, self._beat = max(self._gap, now - self._beat), now

    @Slot()
    def order(self) -> None:
        """Do what the rig says; an end of its stdin is an end."""
        read = os.read(0, 1 << 10).decode()
        for word in read.split() or ["end"]:
            if word == "press":
                self.press()
            elif word == "gap":
                self.beat()
                say("gap", ms=round(self._gap * 1000))
                self._gap = 0.0
            else:
                self.end()
                QCoreApplication.quit()

    def press(self) -> None:
        """Press a key, where there is one."""

    def end(self) -> None:
        """Close the link."""


class Counter(Device):
    """A counter's link, and a press that is kept until it is answered."""

    def __init__(self, folder: Path, actor: str, counter: str) -> None:
        super().__init__(folder, actor)
        self._counter = counter
        self._held: Press | None = None
        self._flies = False
        self._at_hand: UUID | None = None
        self.link = link.Link(actor, self.opened)
        self.link.at(counter)
        self.link.seen.connect(self.seen)
        self.link.lost.connect(self.lost)
        self.link.answered.connect(self.answered)
        self.link.refused.connect(lambda said: say("refused", key=said.error.key))
        self.link.read()

    def press(self) -> None:
        """Press "next"."""
        facts = {"counter": self._counter, "clerk": None, "ticket": self._at_hand}
        self._held = Press(uuid4(), Action.NEXT, time.monotonic(), facts)
        self._send()

    def _send(self) -> None:
        if self._held is not None and not self._flies:
            self._flies = True
            say("sent", request=self._held.request.hex)
            self.link.send(self._held)

    @Slot(object)
    def seen(self, found: Any) -> None:
        """Tell what the counter sees; send again what is in doubt."""
        current = found.view.current
        self._at_hand = current and current.id
        say("seen", label=current and current.label, today=found.view.today)
        self._send()

    @Slot(object)
    def lost(self, lost: Any) -> None:
        """Tell that the store is gone; a press that it was about is in doubt."""
        if lost.press is not None:
            self._flies = False
        say("lost", key=lost.error.key, press=lost.press is not None)

    @Slot(object)
    def answered(self, answer: Any) -> None:
        """Tell the answer; the press is over."""
        self._held, self._flies = None, False
        label = answer.value and answer.value.ticket.label
        say("answered", request=answer.press.request.hex, label=label)
        self.link.read()

    def end(self) -> None:
        """Close the link."""
        self.link.close()


class BoardEnd(Device):
    """A board's link, and the strip that says how old the numbers are."""

    def __init__(self, folder: Path, actor: str, _counter: str) -> None:
        super().__init__(folder, actor)
        self.link = board_link.ScreenLink(self.opened, Look(None), self.clock)
        self.link.seen.connect(self.seen)
        self.link.silent.connect(lambda gone: say("lost", key=gone.error.key, press=False))
        self.link.read()
        self._strip = False
        self._timer.timeout.connect(self.look)

    @Slot(object)
    def seen(self, found: Any) -> None:
        """Tell what the board sees."""
        calls = found.board.calls
        say("seen", label=calls[0].label if calls else None, today=len(calls))

    @Slot()
    def look(self) -> None:
        """Tell when the strip comes and goes."""
        is_due = self.link.quiet_seconds() >= LOST_AFTER_SECONDS
        if is_due != self._strip:
            self._strip = is_due
            say("strip" if is_due else "no strip")

    def end(self) -> None:
        """Close the link."""
        self.link.close()


def main() -> int:
    """Be a device until told to end."""
    kind, folder, actor, counter, *more = sys.argv[1:]
    if "--defaults" in more:
        postgres.PATIENCE = {}
    elif more:
        link.RETRY_MS = board_link.RETRY_MS = int(more[0])
    application = QCoreApplication([])
    device = {"counter": Counter, "board": BoardEnd}[kind](Path(folder), actor, counter)
    status = application.exec()
    del device
    return status


if __name__ == "__main__":
    sys.exit(main())
