"""Asking printers and loudspeakers how they are; nothing is printed, half a second is played."""

from typing import TYPE_CHECKING, Final

from drivers import registry
from drivers.commands.answers import Exit, Result, told
from drivers.commands.wired import Wired
from drivers.health import DeviceState
from drivers.ports import SlipPrinter

if TYPE_CHECKING:
    from collections.abc import Callable

    from centre.settings import Settings

ASKED: Final = ("printer", "speaker")
"""The kinds that are asked; all others are listened to."""


class Asked:
    """A printer or loudspeaker of the settings."""

    def __init__(self, settings: "Settings", device: Wired) -> None:
        """Make its driver; nothing is opened. Raises DriverMissing and SettingsError."""
        self.device = device
        self.close: Callable[[], None] = _nothing
        folder = registry.device_folder(settings, device.name)
        if device.kind == "printer":
            printer = registry.printer(settings.printer[device.name], folder)
            self._ask: Callable[[], Result] = lambda: _printer(printer)
            self.close = printer.close
        else:
            speaker = registry.speaker(settings.speaker[device.name], folder)
            self._ask = lambda: told(speaker.prove())

    def result(self) -> Result:
        """Return how it is; a driver's defect is told as such and does not hide the others."""
        try:
            return self._ask()
        except Exception as error:  # noqa: BLE001 - drivers of other makers may raise anything
            words = "Its driver failed. Tell its maker the detail."
            return Result(Exit.SICK, "driver_failed", words, repr(error), DeviceState.ERROR)


def _printer(device: SlipPrinter) -> Result:
    """Return how a printer is, and what is left of its roll where that is measured."""
    status, paper = device.check(), device.paper()
    result = told(status)
    if result.exit is not Exit.GOOD or not paper.sure:
        return result
    words = f"{result.sentence} Paper for about {paper.slips_left} slips."
    return Result(result.exit, result.key, words, result.detail, result.state)


def _nothing() -> None:
    """Close nothing: a loudspeaker is open only while it plays."""
