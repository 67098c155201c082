"""motcua-counter as a process that can be killed; run by test_crash.py alone.

    counter_process.py FOLDER DEVICE CLERK COUNTER

It signs the clerk in, calls the next number and begins to serve it, or does what F5 does where
something was left; each time the card changes it says "STAGE LABEL". It ends when it is killed.
"""

import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from centre.rules.hours import ZONE
from centre.settings import load
from centre.shell.theme import load_fonts
from counter_client.acts import Action, Stage
from counter_client.app import build
from counter_client.numbers import to_take_back
from counter_client.shown import Asked

PIN = "2468"


class Morning:
    """08:00 on the Monday of the tests, and on from there."""

    began = time.monotonic()

    def now(self) -> datetime:
        """Return the time of this morning."""
        passed = timedelta(seconds=time.monotonic() - self.began)
        return datetime(2026, 11, 23, 8, 0, tzinfo=ZONE) + passed

    def monotonic(self) -> float:
        """Return seconds that only pass."""
        return time.monotonic()


class Clerk:
    """A clerk with a plan: sign in, then one key at a time, whenever nothing is on its way."""

    def __init__(self, desk, clerk: str, counter: str) -> None:
        self.desk = desk
        self.who = {"clerk": clerk, "pin": PIN, "counter": counter}
        self.said = ""
        self.is_begun = False

    def look(self) -> None:
        """Say what is on the card, and press the next key."""
        desk, state = self.desk, self.desk._desk
        ticket = state.ticket
        said = f"{state.stage.value} {ticket.label if ticket else '-'}"
        if said != self.said:
            self.said = said
            print(said, flush=True)  # noqa: T201 - how it answers
        if not desk.is_quiet() or desk._moments.seen is None or not state.linked:
            return
        action = self.next_key(state)
        if action is not None:
            desk.ask(Asked(action, self.who if action is Action.SIGN_IN else {}))

    def next_key(self, state) -> Action | None:
        """Return the next key: only one is ever pressed for a number that is there already."""
        if state.stage is Stage.SIGNED_OUT:
            begun, self.is_begun = self.is_begun, True
            return None if begun else Action.SIGN_IN
        if state.stage is Stage.FREE:
            return Action.TAKE_BACK if to_take_back(state.view) else Action.NEXT
        return Action.START if state.stage is Stage.CALLED else None


def main() -> None:
    """Run the counter until it is killed."""
    folder, device, clerk, counter = sys.argv[1:]
    app = QApplication([])
    load_fonts()
    desk = build(load(Path(folder)), device, clock=Morning())
    desk.show()
    plan = Clerk(desk, clerk, counter)
    watch = QTimer()
    watch.timeout.connect(plan.look)
    watch.start(30)
    app.exec()


if __name__ == "__main__":
    main()
