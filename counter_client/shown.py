"""What is to be seen on the desk at one moment: one frozen value for window and strip."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal

from centre.rules.roles import Act, may
from centre.rules.services import SOURCE_LANGUAGE, Centre, Choosable, Service, Text, words_in
from counter_client.flow import Action, Press, Refusal, Stage
from db.facts import CounterView, DeviceHealth, Forgotten
from db.silence import owner_of

Tone = Literal["plain", "ok", "warn", "err"]

NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """Something said once: the key of a sentence, its facts, and how grave it is."""

    key: str
    facts: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    tone: Tone = "warn"


@dataclass(frozen=True, slots=True)
class Shown:
    """One moment of the desk. refusals has every action; None means that its key works.

    lost_at is when the link went (None: it is there), lost_code the short word for it; held the
    press whose effect is not known; slips the numbers whose slip may not have come out;
    fixed_counter the counter of the settings (None: the clerk chooses); program is what devices
    call this program as their owner; role that of who is signed in. armed tells that the next
    arrival is called by itself, wrap_seconds is what is left of a wrap-up, forgotten what has been
    set aside here for long.
    """

    stage: Stage
    now: datetime
    language: str
    refusals: Mapping[Action, Refusal | None]
    centre: Centre | None = None
    view: CounterView | None = None
    counter: str | None = None
    fixed_counter: str | None = None
    clerk: str = ""
    clerks: tuple[tuple[str, str], ...] = ()
    servers: frozenset[str] = frozenset()
    devices: tuple[DeviceHealth, ...] = ()
    slips: tuple[str, ...] = ()
    undo_seconds: int = 0
    lost_at: datetime | None = None
    lost_code: str = ""
    held: Press | None = None
    message: Message | None = None
    program: str = ""
    role: str = ""
    armed: bool = False
    wrap_seconds: int = 0
    forgotten: tuple[Forgotten, ...] = ()

    def words(self, text: Text) -> str:
        """Return data in the language of the screen."""
        return words_in(text, self.language)

    @property
    def serves_nobody(self) -> bool:
        """Tell whether whoever is signed in has a role that works at no desk; "" is unknown."""
        return bool(self.role) and not may(self.role, Act.DESK)

    @property
    def outcomes(self) -> tuple[Choosable, ...]:
        """Return what may have come of the service here; nothing where the centre does not ask."""
        is_here = self.view is not None and self.view.current is not None
        if self.centre is None or not is_here:
            return ()
        return asked_outcomes(self.centre)

    def pause_words(self) -> str:
        """Return the reason of the break: one of the centre's in the language of the screen."""
        reason = self.view.pause_reason if self.view else ""
        declared = self.centre.choices_of("pause") if self.centre else ()
        names = (each.name for each in declared if each.name[SOURCE_LANGUAGE] == reason)
        return next((self.words(name) for name in names), reason)

    def wrap_clock(self) -> str:
        """Return what is left of a wrap-up as 01:30."""
        minutes, seconds = divmod(self.wrap_seconds, 60)
        return f"{minutes:02d}:{seconds:02d}"

    def name_of_counter(self, code: str | None) -> str:
        """Return the name of any counter, or its code."""
        found = self.centre.counters.get(code or "") if self.centre else None
        return self.words(found.name) if found else (code or "")

    def counter_name(self) -> str:
        """Return the counter's name, or its code while the centre is not known."""
        return self.name_of_counter(self.counter)

    def pressing(self) -> tuple[DeviceHealth, ...]:
        """Return the alarms that a clerk has to hear of at once; the others wait on their page.

        That a device is not known is said by its program's alarm; a keypad, a sign or a scanner of
        another counter is that counter's matter.
        """
        return tuple(
            device
            for device in self.alarms()
            if device.key not in FOR_THE_TECHNICIAN and self._concerns_us(device)
        )

    def _concerns_us(self, device: DeviceHealth) -> bool:
        """Tell whether a device serves the lobby or this counter."""
        return device.kind not in OF_ONE_COUNTER or (
            bool(self.program) and owner_of(device.kind, device.facts) == self.program
        )

    def alarms(self) -> tuple[DeviceHealth, ...]:
        """Return what is not well, the gravest first, then the newest.

        Doubtful slips are one warning among the devices, and the newest: people wait because of it.
        """
        slips = DeviceHealth("", SLIPS, "warning", SLIPS, {"labels": self.slips}, self.now)
        known = (slips, *self.devices) if self.slips else self.devices
        return tuple(
            sorted(
                (device for device in known if device.state in GRAVITY),
                key=lambda device: (GRAVITY[device.state], -device.since.timestamp()),
            )
        )


SLIPS: Final = "slips_doubtful"
"""Kind and key of the warning about slips; no device has it."""

FOR_THE_TECHNICIAN: Final = frozenset(
    {"board_too_small", "film_left_out", "owner_silent", "zone_unknown"}
)
"""Keys of alarms that no clerk can mend: shown among the devices, not in the line."""

OF_ONE_COUNTER: Final = frozenset({"line", "keypad", "sign", "reader", "counter"})
"""Kinds of devices that matter to the counter that owns them, and to the technician."""

GRAVITY: Final[Mapping[str, int]] = MappingProxyType({"error": 0, "offline": 1, "warning": 2})
"""States that are an alarm -> how grave, the gravest first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a clerk asks for with a key or a button, and what belongs to it."""

    action: Action
    facts: Mapping[str, object] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a clerk wants of the screens alone; nothing is written for it."""

    what: Literal[
        "desk",
        "page",
        "today",
        "receipt",
        "devices",
        "searches",
        "office",
        "more",
        "disarm",
        "strip",
        "window",
        "language",
    ]


def asked_outcomes(centre: Centre) -> tuple[Choosable, ...]:
    """Return what a clerk chooses from when a service ends; nothing where he is not asked."""
    return centre.choices_of("outcome") if centre.policy.ask_outcome else ()


def services_here(shown: Shown) -> tuple[Service, ...]:
    """Return the active services that this counter serves, in their order."""
    counter = shown.centre.counters.get(shown.counter or "") if shown.centre else None
    if shown.centre is None or counter is None:
        return ()
    found = (service for service in shown.centre.services.values() if service.active)
    mine = (service for service in found if service.code in counter.serves)
    return tuple(sorted(mine, key=lambda service: service.position))


def minutes_between(start: datetime | None, end: datetime | None) -> int:
    """Return the whole minutes from start to end; 0 when unknown or when a clock went back."""
    if start is None or end is None:
        return 0
    return max(0, int((end - start).total_seconds() // 60))


def clock_between(start: datetime | None, end: datetime) -> str:
    """Return the time from start to end as 04:32, or 1:04:32 after an hour."""
    seconds = max(0, int((end - start).total_seconds())) if start else 0
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"
