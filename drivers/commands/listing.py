"""motcua-devices list: what is configured and how it is, what is plugged in, what is missing."""

import argparse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.settings import load
from drivers.commands.answers import Exit, Result, told, worst
from drivers.commands.asking import ASKED, Asked
from drivers.commands.hearing import Hearing
from drivers.commands.shown import Row, row, say, sentence, table
from drivers.commands.wired import Wired, hung_on, wired
from drivers.health import DeviceState, DeviceStatus
from drivers.plugged import SLASH, Plugged, found, is_there, node_of

if TYPE_CHECKING:
    from centre.settings import Settings

# Three missed answers make a device silent; 32 devices need 2.7 s for that (hardware note, 8).
SETTLE_SECONDS: Final = 4.0
_AT_ONCE: Final = 8

Found = tuple[Wired, Result]


@dataclass(frozen=True, slots=True)
class Inventory:
    """What list shows: the devices of the settings, and what is plugged in with its user."""

    configured: tuple[Found, ...]
    plugged: tuple[tuple[Plugged, str], ...]

    @property
    def missing(self) -> tuple[Found, ...]:
        """Return the devices of the settings that cannot be reached."""
        return tuple(one for one in self.configured if one[1].state is DeviceState.OFFLINE)


def run(given: argparse.Namespace) -> Exit:
    """Show everything; the exit status is that of the device that is worst off."""
    seen = inventory(load(given.config))
    say(given, _document(seen), _words(seen))
    return worst(result.exit for _, result in seen.configured)


def inventory(settings: "Settings", root: Path = SLASH) -> Inventory:
    """Ask every device of the settings how it is, and look what is plugged in below root."""
    devices = list(wired(settings))
    asked = [Asked(settings, one) for one in devices if one.kind in ASKED]
    listened = [one for one in devices if one.kind not in ASKED]
    with ExitStack() as ends:
        for one in asked:
            ends.callback(one.close)
        pool = ends.enter_context(ThreadPoolExecutor(_AT_ONCE))
        answers = [(one.device, pool.submit(one.result)) for one in asked]
        results = _heard(settings, listened)
        results |= {device: answer.result() for device, answer in answers}
    configured = tuple((one, _as_listed(results[one])) for one in devices)
    return Inventory(configured, tuple((one, _user(one, devices, root)) for one in found(root)))


def _heard(settings: "Settings", devices: Sequence[Wired]) -> dict[Wired, Result]:
    """Listen to devices until each has told how it is."""
    with Hearing(settings, devices) as hearing:
        hearing.settle(SETTLE_SECONDS)
        return {one: _told(settings, one, hearing.status(one)) for one in devices}


def _told(settings: "Settings", device: Wired, status: DeviceStatus) -> Result:
    """Return what a device told, in words; a line without devices is not opened."""
    if device.kind == "line" and not hung_on(settings, device.name):
        return Result(Exit.GOOD, "unused", "No keypad or sign of the settings hangs on this line.")
    return told(status, device.kind)


def _as_listed(result: Result) -> Result:
    """Return a result as the list has it: a device that a program of ours uses is well."""
    if result.exit is not Exit.IN_USE:
        return result
    return Result(Exit.GOOD, result.key, result.sentence, result.detail)


def _user(plugged: Plugged, devices: Sequence[Wired], root: Path) -> str:
    """Return the names in the settings that use what is plugged in, "" for none."""
    nodes = {node_of(name, root) for name in plugged.names}
    users = [one.name for one in devices if one.path and node_of(one.path, root) in nodes]
    if plugged.kind == "sound":
        loud = [one for one in devices if one.kind == "speaker"]
        users = [one.name for one in loud if one.address in plugged.names]
    return ", ".join(users)


def _document(seen: Inventory) -> Row:
    """Return everything as plain values (see --help of list)."""
    return {
        "configured": [row(device, result) for device, result in seen.configured],
        "plugged": [asdict(one) | {"used_by": user or None} for one, user in seen.plugged],
        "missing": [
            {"kind": one.kind, "name": one.name, "address": one.address, "why": result.key}
            for one, result in seen.missing
        ],
    }


def _words(seen: Inventory) -> str:
    """Return everything as a person reads it."""
    parts = [_configured(seen.configured)]
    free = [one for one, user in seen.plugged if not user]
    if free:
        rows = [(one.kind, one.setting, one.remark) for one in free]
        parts.append(f"plugged in, but not in the settings:\n{table(rows)}")
    if seen.missing:
        rows = [(one.kind, one.name, _absence(one)) for one, _ in seen.missing]
        parts.append(f"in the settings, but missing:\n{table(rows)}")
    return "\n\n".join(parts)


def _configured(devices: Sequence[Found]) -> str:
    """Return the devices of the settings in lines."""
    if not devices:
        return "The settings name no devices."
    rows = [
        (one.kind, one.name, one.address, result.state.value, sentence(result))
        for one, result in devices
    ]
    return f"in the settings:\n{table(rows)}"


def _absence(device: Wired) -> str:
    """Return where a missing device was looked for."""
    if device.path and not is_there(device.path):
        return f"there is no {device.path}"
    return f"no answer from {device.address}"
