"""How much of the roll is left: what was fed, measured, and kept in a small file of the device.

The file (`roll.json`) outlives the program. A broken one is named in the log and begun anew, an
unwritable one costs the forecast its memory and nothing else: no print ever fails for it.

A replaced roll is noticed by itself when the paper sensor goes from "out" or "near end" to well;
a cover that was opened and closed says nothing. Printers without a sensor need a person's word
(begin_roll). The forecast never grows but with a new roll.
"""

import contextlib
import logging
import os
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from centre.settings.sections import Section
from drivers.health import PrinterKey
from drivers.ports import PaperForecast

FILE: Final = "roll.json"
FEW_SLIPS: Final = 30
"""A busy kiosk gives about one slip a minute: half an hour to fetch a roll (field estimate)."""
ASSUMED_SLIP_MM: Final = 100.0
"""Length of a slip before one was measured; ours are 80 to 105 mm with the feed to the blade."""
# The running length follows the last slips, so that a new kind of slip is soon believed.
_LATEST_SLIPS: Final = 50
# A near-end switch touches a roll that wobbles as it turns; a "new roll" whose end is near again
# within a few slips was none.
_WOBBLE_MM: Final = 500.0
_LARGEST_BYTES: Final = 4096
_LOG: Final = logging.getLogger(__name__)

_Length = Annotated[float, Field(ge=0, le=1e9)]
_Sensor = Literal["", "ok", "low", "out"]
_SENSED: Final[dict[PrinterKey, _Sensor]] = {
    PrinterKey.OK: "ok",
    PrinterKey.PAPER_LOW: "low",
    PrinterKey.PAPER_OUT: "out",
}


class RollState(Section):
    """What is known of the roll in the printer. Lengths are millimetres since it was new.

    known: its beginning was seen; sensor: what the paper sensor said last; sensor_works: it has
    told a low roll (an ended one says nothing of a near-end sensor, which few printers have);
    low_at_mm: fed when it first said low; least: the fewest slips that were forecast;
    before_mm, before_low_mm, before_known: the roll before a sensor cleared.
    """

    roll_mm: _Length
    fed_mm: _Length = 0.0
    slips: int = Field(default=0, ge=0)
    per_slip_mm: _Length = 0.0
    known: bool = False
    sensor: _Sensor = ""
    sensor_works: bool = False
    low_at_mm: _Length | None = None
    least: int | None = Field(default=None, ge=0)
    before_mm: _Length | None = None
    before_low_mm: _Length = 0.0
    before_known: bool = False


class RollLog:
    """The roll of one printer. Nothing here raises for a sick file; one program at a time writes.

    roll_mm is the length of a new roll, near_end_mm what is left when the sensor says low.
    """

    def __init__(self, folder: Path, roll_mm: float, near_end_mm: float) -> None:
        """Keep the folder; nothing is read yet."""
        self._path = folder / FILE
        self._roll_mm = roll_mm
        self._near_end_mm = near_end_mm
        self._unsaved: RollState | None = None
        self._complained = False

    def forecast(self) -> PaperForecast:
        """Return what is left of the roll."""
        return self._forecast(self._read())

    def is_low(self) -> bool:
        """Tell whether a sure forecast says that few slips are left.

        A near-end sensor that has been seen to work knows better, and is not talked over.
        """
        roll = self._read()
        found = self._forecast(roll)
        return found.sure and found.slips_left < FEW_SLIPS and not roll.sensor_works

    def feed(self, length_mm: float, *, whole_slip: bool) -> None:
        """Note paper that was fed; a whole slip is measured, a torn piece only used up."""
        roll = self._read()
        fed = {"fed_mm": roll.fed_mm + length_mm}
        if not whole_slip:
            self._write(roll, **fed)
            return
        count = min(roll.slips + 1, _LATEST_SLIPS)
        usual = roll.per_slip_mm + (length_mm - roll.per_slip_mm) / count
        self._write(roll, **fed, slips=roll.slips + 1, per_slip_mm=usual)

    def sense(self, key: PrinterKey) -> None:
        """Note what the printer itself said of its paper; other news are not of paper."""
        now = _SENSED.get(key)
        roll = self._read()
        if now is None or now == roll.sensor:
            return
        if roll.sensor == "out" or (roll.sensor == "low" and now == "ok"):
            roll = self._fresh(roll)
        if now == "low":
            roll = _not_replaced(roll)
        works = roll.sensor_works or now == "low"
        self._write(roll, sensor=now, sensor_works=works)

    def begin_roll(self) -> None:
        """Begin a new roll on a person's word."""
        roll = self._read()
        fresh = self._fresh(roll)
        self._write(fresh, before_mm=None, sensor="ok" if roll.sensor else "")

    def _found(self) -> RollState:
        """Return a roll of which nothing is known; what is said of it first binds, too."""
        roll = RollState(roll_mm=self._roll_mm)
        return roll.model_copy(update={"least": self._slips(roll)})

    def _fresh(self, roll: RollState) -> RollState:
        """Return a new roll in the same printer; the roll before is remembered for a wobble."""
        return RollState(
            roll_mm=self._roll_mm,
            slips=roll.slips,
            per_slip_mm=roll.per_slip_mm,
            known=True,
            sensor_works=roll.sensor_works,
            before_mm=roll.fed_mm if roll.sensor == "low" else None,
            before_low_mm=roll.low_at_mm or 0.0,
            before_known=roll.known,
        )

    def _forecast(self, roll: RollState) -> PaperForecast:
        """Return the forecast of a roll."""
        return PaperForecast(
            slips_left=self._slips(roll),
            used_mm=round(roll.fed_mm, 1),
            roll_mm=self._roll_mm,
            per_slip_mm=round(roll.per_slip_mm or ASSUMED_SLIP_MM, 1),
            sure=roll.known and roll.slips > 0,
        )

    def _slips(self, roll: RollState) -> int:
        """Return the slips left: the sensor caps what was measured, and it never grows."""
        left = self._roll_mm - roll.fed_mm
        if roll.low_at_mm is not None:
            left = min(left, self._near_end_mm - (roll.fed_mm - roll.low_at_mm))
        if roll.sensor == "out":
            left = 0.0
        slips = int(max(left, 0.0) // max(roll.per_slip_mm or ASSUMED_SLIP_MM, 1.0))
        return slips if roll.least is None else min(slips, roll.least)

    def _read(self) -> RollState:
        """Return the roll as the file tells it; a file that cannot be used begins a new one."""
        if self._unsaved is not None:
            return self._unsaved
        try:
            with self._path.open("rb") as stream:
                roll = RollState.model_validate_json(stream.read(_LARGEST_BYTES))
        except FileNotFoundError:
            return self._found()
        except (OSError, ValueError) as error:
            self._complain("cannot be used and is begun anew", error)
            return self._found()
        if roll.roll_mm != self._roll_mm:  # the settings changed: an old forecast binds no more
            roll = roll.model_copy(update={"roll_mm": self._roll_mm, "least": None})
        return roll

    def _write(self, roll: RollState, **changes: object) -> None:
        """Keep the roll with its changes, in one step; in memory where the file cannot be had."""
        roll = roll.model_copy(update=changes)
        roll = roll.model_copy(update={"least": self._slips(roll)})
        fresh = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(roll.model_dump_json(), "utf-8")
            fresh.replace(self._path)
        except OSError as error:
            self._unsaved = roll
            self._complain("cannot be written", error)
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
        else:
            self._unsaved = None
            self._complained = False

    def _complain(self, what: str, error: Exception) -> None:
        """Log a sick file once."""
        if not self._complained:
            reason = getattr(error, "strerror", None) or type(error).__name__
            _LOG.warning("paper count %s file=%s why=%s", what, self._path, reason)
        self._complained = True


def _not_replaced(roll: RollState) -> RollState:
    """Return the roll with its near end; the one before again if it only wobbled."""
    if roll.before_mm is None or roll.fed_mm > _WOBBLE_MM:
        return roll.model_copy(update={"low_at_mm": roll.fed_mm, "before_mm": None})
    return roll.model_copy(
        update={
            "fed_mm": roll.before_mm + roll.fed_mm,
            "low_at_mm": roll.before_low_mm,
            "known": roll.before_known,
            "before_mm": None,
            "least": None,
        }
    )
