"""Attends to the devices' page: reads and writes by the counter's link, files by a lane of its own.

It polls while the page stands or a bundle of ours is under way: a device that asks has to appear
by itself, and who is connected is news of no table.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from centre.rules.enrolling import Enrolment
from centre.rules.errors import NotAllowed, Unavailable
from counter_client.flow import Stage as DeskStage
from counter_client.ground import Ground
from counter_client.shown import Message, Shown, Wanted
from counter_client.supervisor.enrolling import ROLES, Known, Stage, Wish
from counter_client.supervisor.flow import Enrolling
from counter_client.supervisor.linked import Linked, told_to_people
from counter_client.supervisor.page import Chosen, DevicesPage, Scene
from counter_client.supervisor.sticks import Sticks
from counter_client.supervisor.wishes import look, perform

__all__ = ["Attending", "Linked", "told_to_people"]

POLL_MS: Final = 1000
"""A device that asks is seen within a second."""


class Attending(QObject):
    """The devices' page of one counter PC; nothing here waits on store or stick."""

    asked = Signal(object)

    def __init__(self, page: DevicesPage, link: Linked, ground: Ground) -> None:
        """Listen to the page; where the centre's data are a file, nobody can share them."""
        super().__init__(page)
        self.flow = Enrolling()
        self._page, self._link, self._clock = page, link, ground.clock
        self._one_box = ground.settings.database.server is None
        self._shown: Shown | None = None
        self._open = self._reading = self._lost = False
        self._named: UUID | None = None
        self._sticks = Sticks(self)
        self._sticks.changed.connect(self._sticks_seen)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._turn)
        page.chosen.connect(self._take)
        page.noted.connect(self.show_desk)

    def close(self) -> None:
        """End the lane of the sticks; the link is its owner's."""
        self._poll.stop()
        self._sticks.close()

    def show_desk(self, shown: Shown) -> None:
        """Take this moment; when nobody with the role is there, nothing of it stays."""
        self._shown = shown
        if shown.stage is DeskStage.SIGNED_OUT or shown.role not in ROLES:
            self._open = False
            self._poll.stop()
            self._sticks.stop()
            if self.flow.known is not None or self.flow.ours is not None:
                self.flow = Enrolling()

    # --- what is pressed -------------------------------------------------------------------------

    def _take(self, chosen: Chosen) -> None:
        """Do what was pressed on the page."""
        try:
            self._press(chosen)
        except NotAllowed as refusal:
            self.flow.say(Message(refusal.key, refusal.facts, "err"))
        self._show()

    def _press(self, chosen: Chosen) -> None:
        self._acts(chosen)[chosen.what]()

    def _acts(self, chosen: Chosen) -> dict[str, Callable[[], object]]:
        """Return what each key of the page does."""
        flow, at = self.flow, self._clock.monotonic()
        return {
            "open": self._begin,
            "add": flow.add,
            "offer": lambda: self._offer(chosen),
            "look": lambda: self._open_offer(chosen.id),
            "fits": lambda: self._send(flow.judge(at, same=True)),
            "differs": lambda: self._send(flow.judge(at, same=False)),
            "ask_removal": lambda: flow.ask_removal(chosen.word),
            "remove": lambda: self._send(flow.remove(at)),
            "place": self._choose_place,
            "save": lambda: self._save(Path(chosen.word)),
            "withdraw": lambda: self._send(flow.withdraw(at)),
            "list": flow.back,
            "back": self._back,
        }

    def _begin(self) -> None:
        """Open the page: read at once, then every second."""
        self._open = True
        self._poll.start()
        self._turn()

    def _back(self) -> None:
        """Go one page back, from the list to the desk."""
        self._sticks.stop()
        if not self.flow.back():
            self._open = False
            self._page.wanted.emit(Wanted("desk"))

    def _open_offer(self, wanted: UUID | None) -> None:
        if wanted is not None:
            self.flow.look_at(wanted)

    def _offer(self, chosen: Chosen) -> None:
        if chosen.sort is not None:
            at = self._clock.monotonic()
            self._send(self.flow.offer(chosen.sort, chosen.word, chosen.counter, at))

    # --- the store -------------------------------------------------------------------------------

    def _send(self, wish: Wish) -> None:
        by = self._by()
        self._link.do(
            lambda store: perform(store, wish, by),
            lambda value: self._answered(wish, value),
            lambda error: self._missed(wish, error),
        )

    def _by(self) -> str:
        """Return who presses: the code of the clerk that is signed in."""
        view = self._shown.view if self._shown else None
        return (view.clerk if view else None) or ""

    def _answered(self, wish: Wish, value: Any) -> None:
        self._lost = False
        self.flow.answered(wish, value, self._clock.monotonic())
        self._read()
        self._show()

    def _missed(self, wish: Wish, error: NotAllowed | Unavailable) -> None:
        if isinstance(error, NotAllowed):
            self.flow.refused(wish, error)
        else:
            self._lost = True
            self.flow.doubted(wish)
        self._show()

    def _turn(self) -> None:
        """Read, or stop where nothing has to be seen any more; show the minutes anew."""
        ours = self.flow.ours is not None
        if self._one_box or not (self._open or ours):
            self._poll.stop()
            self._show()
            return
        self._read()
        self._show()

    def _read(self) -> None:
        if self._reading or self._one_box:
            return
        self._reading = True
        wanted = self.flow.wanted
        self._link.do(lambda store: look(store, wanted), self._seen, self._not_seen)

    def _seen(self, known: Known) -> None:
        self._reading = self._lost = False
        at = self._clock.monotonic()
        self.flow.seen(known, at)
        again = self.flow.resend(at)
        if again is not None:
            self._send(again)
        self._call_for_attention(known)
        self._show()

    def _not_seen(self, error: NotAllowed | Unavailable) -> None:
        """Keep what was read before; who may not read it is told so."""
        self._reading = False
        self._lost = isinstance(error, Unavailable)
        if isinstance(error, NotAllowed):
            self.flow.say(Message(error.key, error.facts, "err"))
            self._poll.stop()
        self._show()

    def _call_for_attention(self, known: Known) -> None:
        """Say once at the desk that our device asks while the page is closed."""
        ours = self.flow.ours
        for pending in known.pending:
            mine = ours is not None and pending.id == ours.id
            if mine and pending.state is Enrolment.ASKED and self._named != pending.id:
                self._named = pending.id
                if not self._open:
                    self.asked.emit(Message("device_asks", {"name": pending.place.name}))

    # --- the sticks ------------------------------------------------------------------------------

    def _choose_place(self) -> None:
        self.flow.place()
        self._sticks.begin()

    def _sticks_seen(self) -> None:
        """Show which there are; the page may have given way meanwhile, then nobody looks on."""
        if self.flow.stage is not Stage.PLACE:
            self._sticks.stop()
        self._show()

    def _save(self, folder: Path) -> None:
        ours = self.flow.ours
        if ours is not None:
            self._sticks.save(folder, ours.name, ours.text, self._saved, self._not_saved)

    def _saved(self, file: Path) -> None:
        if self.flow.stage is Stage.PLACE:
            self._sticks.stop()
            self.flow.back()
        facts = {"file": file.name, "place": str(file.parent)}
        self.flow.say(Message("file_saved", facts, "ok"))
        self._show()

    def _not_saved(self, error: Unavailable) -> None:
        self.flow.say(Message(error.key, error.facts, "err"))
        self._show()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        """Show the scene of this moment, if the page stands."""
        if not self._open:
            return
        scene = Scene(
            self.flow,
            self.flow.seconds_left(self._clock.monotonic()),
            self._one_box,
            self._lost,
            self.flow.is_slow(self._clock.monotonic()),
            self._sticks.places,
        )
        self._page.show_scene(scene)
