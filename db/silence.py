"""Who has fallen silent: judged at each reading from the programs' signs of life; nothing written.

A device is known by the program that owns it: while that program says nothing, nobody knows how
the device is, and silence is never "ok" (hardware note, section 3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from db.facts import DeviceHealth

BEAT_EVERY: Final = timedelta(seconds=60)
"""A program's sign of life is kept at most so often."""
SILENT_AFTER: Final = timedelta(seconds=150)
"""A program whose last sign is older is silent: two signs and a half have not come."""
CLOSED: Final = "closed"
"""The key of a program that has ended in order: it may be silent."""
PROGRAM_SILENT: Final = "program_silent"
OWNER_SILENT: Final = "owner_silent"


@dataclass(frozen=True, slots=True)
class Sign:
    """What is kept of a device, and when its program was last alive (None: it is no program)."""

    health: DeviceHealth
    heartbeat: datetime | None


def program(kind: str, name: str) -> str:
    """Return what devices call the program that owns them: counter:c1.

    A board calls itself display:NAME because a loudspeaker may have its name.
    """
    return f"{kind}:{name.removeprefix(f'{kind}:')}"


def owner_of(kind: str, facts: Mapping[str, Any]) -> str | None:
    """Return the program that owns a device of this kind with these facts, or None."""
    owner = facts.get("owner")
    if isinstance(owner, str):
        return owner
    kiosk = facts.get("kiosk")
    return program("kiosk", kiosk) if isinstance(kiosk, str) and kind != "kiosk" else None


def judged(signs: Iterable[Sign], now: datetime) -> tuple[DeviceHealth, ...]:
    """Return how all devices are now, in the order given.

    A sign from ahead of now is of a clock that was set back: nobody is silent because of it.
    """
    told = tuple(signs)
    programs = {
        program(sign.health.kind, sign.health.name): sign for sign in told if _is_program(sign)
    }
    return tuple(_judged(sign, programs, now) for sign in told)


def _judged(sign: Sign, programs: Mapping[str, Sign], now: datetime) -> DeviceHealth:
    """Return how one device is now."""
    if _is_program(sign):
        last, key = _silent_since(sign, now), PROGRAM_SILENT
    else:
        owner = programs.get(owner_of(sign.health.kind, sign.health.facts) or "")
        if owner is None:
            return sign.health
        if owner.health.key == CLOSED:
            return replace(sign.health, state="ok", key=CLOSED, since=owner.health.since)
        last, key = _silent_since(owner, now), OWNER_SILENT
    if last is None:
        return sign.health
    return replace(sign.health, state="offline", key=key, since=last)


def _is_program(sign: Sign) -> bool:
    """Tell whether this is a program that gives signs of life, or has ended in order."""
    return sign.heartbeat is not None or sign.health.key == CLOSED


def _silent_since(sign: Sign, now: datetime) -> datetime | None:
    """Return a program's last sign if it says nothing although it has not ended, else None."""
    if sign.heartbeat is None or sign.health.key == CLOSED:
        return None
    return sign.heartbeat if now - sign.heartbeat > SILENT_AFTER else None
