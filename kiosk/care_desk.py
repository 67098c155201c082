"""The desk of the technician's door: PIN, devices, test slip, network, versions, log, restart.

What may keep the program waiting (a PIN's hash, a stick) is on a lane of its own, so that the door
opens when the store is gone. All that happens here is logged; staff see it in the list of devices.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Slot

from centre.rules.errors import Unavailable
from centre.rules.services import words_in
from centre.shell import ending, sticks
from centre.shell.journal import KeptLog
from centre.shell.lane import Lane
from centre.shell.sticks import Place
from db import Store
from db.devices import FORGOTTEN
from db.facts import DeviceHealth, Health
from db.silence import owner_of, program
from kiosk import care_pin, trial_slip
from kiosk.care import Care, Wishes
from kiosk.care_facts import Carried, Ends, certificates, log_folder, save, versions
from kiosk.care_shown import LOCKED_FOR, Link
from kiosk.errands import Act, Site
from kiosk.printer_lane import Listed

_GATHER_MS: Final = 500
_LOGS: Final = "logs"
_MOST_PLACES: Final = 3
_STATES: Final[Mapping[str, str]] = {"care_locked": "warning"}
_log = logging.getLogger(__name__)


class CareDesk(QObject):
    """The technician's door of one kiosk; restart leaves the program, places finds sticks."""

    def __init__(
        self,
        site: Site,
        restart: Callable[[], None] = ending.restart,
        places: Callable[[], tuple[Place, ...]] = sticks.removable,
    ) -> None:
        """Join the flow, and keep a copy of the log from now on."""
        super().__init__()
        self._site = site
        self._find_sticks = places
        ground = site.ground
        self._kept = KeptLog(log_folder(ground.settings) / f"kiosk-{ground.name}.log")
        self._lane = Lane(f"care {ground.name}", self)
        self._link = Link(ground.settings.database.address)
        self._devices: tuple[DeviceHealth, ...] | None = None
        self._owed: Health | None = None
        self._name = ground.name
        wishes = Wishes(
            check=self._check,
            look=self._look,
            print_trial=None if site.printer is None else self._print,
            find_places=self._find_places,
            export=self._export,
            restart=restart,
            told=self._told,
        )
        has_pin = ground.kiosk.care_pin is not None
        self.care = Care(site.flow, ground.clock, wishes, ground.name, has_pin=has_pin)
        site.flow.join(self.care)
        self._gather = self._timer(self._look)
        self._unlock = self._timer(self._unlocked)
        self._listen()

    def acts(self) -> Mapping[str, Act]:
        """Return what the header's ends and the targets of PIN and CARE do."""
        care = self.care
        return {
            "header": care.knocked,
            "care_typed": lambda _: care.typed(),
            "care_pin": care.enter,
            "care_section": care.choose,
            "care_print": lambda _: care.print_trial(),
            "care_save": care.export,
            "care_restart": care.restart,
            "care_up": lambda _: care.read_on(),
            "care_down": lambda _: care.read_on(),
            "care_drawn": lambda _: care.read_on(),
        }

    def close(self) -> None:
        """Give back lane, timers and, when nobody writes it any more, the copy of the log."""
        self._gather.stop()
        self._unlock.stop()
        store, printer = self._site.store, self._site.printer
        store.answered.disconnect(self._answered)
        store.changed.disconnect(self._changed)
        if printer is not None:
            printer.listed.disconnect(self._listed)
        if self._lane.close():
            self._kept.close()
        self.deleteLater()

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    def _listen(self) -> None:
        store, printer = self._site.store, self._site.printer
        store.answered.connect(self._answered)
        store.changed.connect(self._changed)
        if printer is not None:
            printer.listed.connect(self._listed)

    # The PIN, and who hears of it.

    def _check(self, pin: str) -> None:
        kept = self._site.ground.kiosk.care_pin
        if kept is not None:
            self._lane.run(lambda: care_pin.is_right(pin, kept), self._checked)

    def _checked(self, right: bool) -> None:  # noqa: FBT001 - a listener takes one value
        if right:
            self.care.right()
        else:
            _log.warning("care_pin_wrong kiosk=%s", self._name)
            self.care.wrong()

    def _told(self, key: str) -> None:
        """Log that the door was opened, shut or locked, and tell staff and the log of events."""
        locked = key == "care_locked"
        _log.log(logging.WARNING if locked else logging.INFO, "%s kiosk=%s", key, self._name)
        if locked:
            self._unlock.start(round(LOCKED_FOR.total_seconds() * 1000))
        self._report("" if key == "care_closed" else key)

    @Slot()
    def _unlocked(self) -> None:
        if not self.care.is_inside:
            self._report("")

    def _report(self, key: str) -> None:
        """Tell of the door in a row of its own, beside a call for help; a shut door has none."""
        door = program("kiosk", self._name)
        facts = {"owner": door} if key else {}
        self._owed = Health(door, "kiosk", _STATES.get(key, "ok"), key or FORGOTTEN, facts)
        self._pay()

    def _pay(self) -> None:
        """Tell the store what staff are to know, until it has it."""
        owed = self._owed
        if owed is not None:
            self._site.store.run(
                lambda store: store.devices.report(owed), lambda _: self._paid(owed), _unheard
            )

    def _paid(self, told: Health) -> None:
        if self._owed is told:
            self._owed = None

    # How everything is.

    @Slot()
    def _look(self) -> None:
        """Read how the devices are; the certificates are files, read beside."""
        ground = self._site.ground
        self._lane.run(lambda: certificates(ground), self._papers, _unheard)
        self._site.store.run(self._read, self._found, self._not_found)

    def _read(self, store: Store) -> tuple[DeviceHealth, ...]:
        """Return this kiosk and what it owns but its door (on the lane of the store)."""
        mine = program("kiosk", self._name)
        every = store.devices.all()
        found = (one for one in every if mine in (f"{one.kind}:{one.name}", _owner(one)))
        return tuple(one for one in found if one.name != mine)

    def _found(self, devices: tuple[DeviceHealth, ...]) -> None:
        self._devices = devices
        self.care.found(devices, versions())

    def _not_found(self, error: Exception) -> None:
        _unheard(error)
        self._devices = None
        self.care.found(None, versions())

    def _papers(self, ends: Ends) -> None:
        self._link = replace(self._link, own_until=ends[0], centre_until=ends[1])
        self.care.link_is(self._link)

    @Slot(bool)
    def _answered(self, answers: bool) -> None:  # noqa: FBT001 - a signal carries one value
        if answers is not self._link.answers:
            since = self._site.ground.clock.now()
            self._link = replace(self._link, answers=answers, since=since)
            self.care.link_is(self._link)
            if answers:
                self._pay()

    @Slot(object)
    def _changed(self, changed: object) -> None:
        del changed
        if self.care.is_inside and not self._gather.isActive():
            self._gather.start(_GATHER_MS)

    # The test slip.

    def _print(self, job: UUID) -> None:
        site = self._site
        centre = site.flow.centre
        name = words_in(centre.name, "vi") if centre else site.ground.settings.centre.code
        found = versions()
        line = f"Motcua {found.motcua} · {found.system}"
        paper = trial_slip.compose(name, site.ground.name, site.ground.clock.now(), line)
        if site.printer is not None:
            site.printer.print_aside(job, paper)

    @Slot(object)
    def _listed(self, listed: Listed) -> None:
        self.care.printed(listed.job, listed.key)

    # The log.

    def _find_places(self) -> None:
        self._lane.run(self._places, self.care.places_are, _unheard)

    def _places(self) -> tuple[Place, ...]:
        """Return the sticks, and this machine's own folder last (on the care lane)."""
        own = Place(log_folder(self._site.ground.settings), self._site.ground.name)
        return (*self._find_sticks()[: _MOST_PLACES - 1], own)

    def _export(self, place: Place) -> None:
        found = Carried(self._devices or (), self._link, self._kept)
        ground = self._site.ground
        self._lane.run(lambda: save(ground, place, found), self.care.exported, self._not_exported)

    def _not_exported(self, error: Exception) -> None:
        _unheard(error)
        self.care.not_exported(error.key if isinstance(error, Unavailable) else "")


def _owner(device: DeviceHealth) -> str | None:
    return owner_of(device.kind, device.facts)


def _unheard(error: Exception) -> None:
    """Leave it: a lost store is told by who reads it; a defect is heard."""
    if not isinstance(error, Unavailable):
        raise error
