"""motcua-devices try and roll: one device by its name."""

import argparse
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.rules.hours import ZONE
from centre.settings import load
from drivers import registry
from drivers.commands.answers import Exit, Result, worst
from drivers.commands.drills import SECONDS, Drill, try_device
from drivers.commands.shown import Row, hint, line, row, say, trouble, unknown
from drivers.commands.trials import try_printer, try_speaker
from drivers.commands.wired import Wired, named, wired
from drivers.ports import PaperForecast

if TYPE_CHECKING:
    from centre.settings import Settings

# More than drivers.printers.paper ever writes of a roll.
_PROBE_BYTES: Final = 4096
_Tried = tuple[Wired, Result, tuple[tuple[Wired, Result], ...]]


def run(given: argparse.Namespace) -> Exit:
    """Try the device of the given name; several of one name are tried one after the other."""
    settings = load(given.config)
    devices = [one for one in named(settings, given.name) if given.kind in (None, one.kind)]
    if not devices:
        return unknown(given.name, [one.name for one in wired(settings)])
    tried = [_tried(given, settings, one) for one in devices]
    rows = [_row(one) for one in tried]
    say(given, rows[0] if len(rows) == 1 else rows, "\n".join(map(_words, tried)))
    return worst(result.exit for _, result, _ in tried)


def roll(given: argparse.Namespace) -> Exit:
    """Note that a new roll was put into a printer."""
    settings = load(given.config)
    if given.name not in settings.printer:
        return unknown(given.name, list(settings.printer), "printer")
    folder = registry.device_folder(settings, given.name)
    if why := _why_not_kept(folder):
        return trouble(
            f"the new roll cannot be noted in {folder}: {why}; see that it may be written"
        )
    with closing(registry.printer(settings.printer[given.name], folder)) as printer:
        printer.new_roll()
        paper = printer.paper()
    data = {
        "name": given.name,
        "slips_left": paper.slips_left,
        "roll_mm": paper.roll_mm,
        "per_slip_mm": paper.per_slip_mm,
        "sure": paper.sure,
    }
    say(given, data, _roll_words(given.name, paper))
    return Exit.GOOD


def _why_not_kept(folder: Path) -> str:
    """Return why nothing can be kept in a folder; "" if it can. The folder is made.

    Drivers print on without their memory, so none of them would tell.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder) as probe:
            probe.write(bytes(_PROBE_BYTES))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _roll_words(name: str, paper: PaperForecast) -> str:
    """Return what is expected of a new roll."""
    guess = "" if paper.sure else " (a guess until a slip was measured)"
    metres = paper.roll_mm / 1000
    return f"{name}: a new roll of {metres:.0f} m; about {paper.slips_left} slips{guess}."


def _tried(given: argparse.Namespace, settings: "Settings", device: Wired) -> _Tried:
    """Try one device."""
    folder = registry.device_folder(settings, device.name)
    if device.kind == "printer":
        with closing(registry.printer(settings.printer[device.name], folder)) as printer:
            return device, try_printer(printer, device.name, datetime.now(ZONE)), ()
    if device.kind == "speaker":
        return device, try_speaker(registry.speaker(settings.speaker[device.name], folder)), ()
    seconds = given.seconds if given.seconds is not None else SECONDS[device.kind]
    result, parts = try_device(Drill(settings, device, seconds, lambda text: hint(given, text)))
    return device, result, parts


def _row(tried: _Tried) -> Row:
    """Return a trial as plain values; a line has its devices besides."""
    device, result, parts = tried
    devices: Row = {"devices": [row(*part) for part in parts]} if device.kind == "line" else {}
    return row(device, result) | devices


def _words(tried: _Tried) -> str:
    """Return a trial as a person reads it."""
    device, result, parts = tried
    return "\n".join((line(device, result), *(f"  {line(*part)}" for part in parts)))
