"""The camera on its lane: opened while it is awake, let go at rest, found again when it was lost.

wake(codes=True) lasts CODES_SECONDS and is renewed by calling it again: nobody holds a code that
long, and the lamp of a forgotten camera troubles people. wake(people=True) lasts until rest() or
the next wake() without it, because standing watch is what it is for.

At rest the camera is only looked for by its name, so that staff learn of a missing one before a
citizen does; what else was found the last time (busy, dark) holds until it is opened again.
"""

import logging
import threading
import time
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from drivers.cameras.capture import CameraLost, Capture, DeviceSource, Source
from drivers.health import DeviceKey, DeviceStatus, Diary
from drivers.place import Place
from drivers.ports import Event, Hear, Told
from drivers.simulated.camera import SimulatedCamera

if TYPE_CHECKING:
    from centre.settings.devices import Camera
    from drivers.cameras.capture import Frame
    from drivers.cameras.looking import Looking

CODES_SECONDS: Final = 120.0
_RELEASE_SECONDS: Final = 1.0
_CLOSE_SECONDS: Final = 2.0
_SLICE_SECONDS: Final = 0.1
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things take; seconds but for frames_per_second.

    waits: before the next opening, the last one for all further tries; first: until the first
    picture after opening (a camera may settle power and exposure for some seconds, unconfirmed);
    silence: until any other picture; at_rest: between two looks whether the device is there;
    codes: how long one wake(codes=True) lasts.
    """

    frames_per_second: float = 5.0
    waits: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 10.0)
    first: float = 10.0
    silence: float = 3.0
    at_rest: float = 5.0
    codes: float = CODES_SECONDS


def make(wiring: "Camera", place: Place) -> "LaneCamera":
    """Return the camera that wiring describes (entry point camera.camera)."""
    size = wiring.width, wiring.height
    source: Source = (
        SimulatedCamera(place.folder, *size)
        if wiring.device == "simulated"
        else DeviceSource(wiring.device, *size)
    )
    return LaneCamera(
        place.name,
        source,
        reads=wiring.reads_codes,
        notices=wiring.notices_people,
        pace=Pace(frames_per_second=wiring.frames_per_second),
    )


class LaneCamera:
    """The port Camera. One thread looks and tells; a second one, in Capture, holds the device."""

    def __init__(
        self,
        name: str,
        source: Source,
        *,
        reads: bool = True,
        notices: bool = True,
        pace: Pace = Pace(),
    ) -> None:
        """Keep what to look at, and for what; nothing is opened."""
        self._name = name
        self._source = source
        self._able = reads, notices
        self._pace = pace
        self._change = threading.Condition()
        self._codes_until = 0.0
        self._people = False
        self._turns = 0  # from rest to work, and from work to rest
        self._ended = False
        self._failed = 0
        self._capture: Capture | None = None
        self._told: DeviceKey | None = None
        self._diary = Diary(_LOG, f"camera {name}")
        self._hear: Hear = _deaf
        self._lane = threading.Thread(target=self._run, name=f"camera {name}")

    def start(self, hear: Hear) -> None:
        """Begin, at rest (see ports.Camera)."""
        self._hear = hear
        self._lane.start()

    def wake(self, *, codes: bool, people: bool) -> None:
        """Look for codes, people, or both; for codes CODES_SECONDS long (see ports.Camera)."""
        with self._change:
            reads, notices = self._able
            before = any(self._wants())
            until = time.monotonic() + self._pace.codes
            self._codes_until = until if codes and reads else 0.0
            self._people = people and notices
            self._turns += any(self._wants()) != before
            self._change.notify_all()

    def rest(self) -> None:
        """Let go of the camera (see ports.Camera); nobody is told that someone left."""
        self.wake(codes=False, people=False)

    def close(self) -> None:
        """End; the lane ends within two seconds, even if the device never answers again."""
        with self._change:
            self._ended = True
            self._change.notify_all()
        if self._lane.ident is not None:
            self._lane.join(_CLOSE_SECONDS)

    def _wants(self) -> tuple[bool, bool]:
        """Return whether to look for codes, and for people, just now."""
        with self._change:
            if self._ended:
                return False, False
            return time.monotonic() < self._codes_until, self._people

    def _run(self) -> None:
        """Live until close(): rest, look, find again."""
        while not self._ended:
            try:
                if any(self._wants()):
                    self._session()
                else:
                    self._at_rest()
            except CameraLost as lost:
                self._lost(DeviceStatus(lost.key, lost.detail))
            except Exception as defect:  # noqa: BLE001 - told and logged; a lane never just ends
                self._broken(defect)

    def _at_rest(self) -> None:
        """See whether the device is there, and wait for a change."""
        if not self._source.there():
            self._tell(DeviceStatus(DeviceKey.PORT_GONE, "not plugged in"))
        elif self._told in (None, DeviceKey.PORT_GONE):
            self._tell(DeviceStatus(DeviceKey.STARTING, "at rest, not opened yet"))
        with self._change:
            self._change.wait_for(lambda: self._ended or any(self._wants()), self._pace.at_rest)

    def _session(self) -> None:
        """Open the device, look until nobody wants it any more, and let go; raise CameraLost."""
        from drivers.cameras.looking import Looking  # noqa: PLC0415 - numpy takes time

        if self._capture is not None and self._capture.alive:
            raise CameraLost(DeviceKey.SILENT, "an earlier read has not returned")
        looking = Looking(self._name, able=self._able[0], dark=self._told is DeviceKey.CAMERA_DARK)
        self._capture = Capture(self._source, self._name)
        try:
            self._look(looking, self._capture)
        except Exception:
            for event in looking.left():
                self._say(event)
            raise
        finally:
            self._capture.close(_RELEASE_SECONDS)

    def _look(self, looking: "Looking", capture: Capture) -> None:
        """Take pictures at the wanted pace; raise CameraLost."""
        deadline = time.monotonic() + self._pace.first
        turns = self._turns
        while any(wants := self._wants()):
            if turns != self._turns:  # rest and wake, faster than a camera closes: another citizen
                turns = self._turns
                looking.forget()
            frame = capture.newest(_SLICE_SECONDS)
            began = time.monotonic()
            if frame is not None:
                deadline = began + self._pace.silence
                reads, notices = wants
                events = looking.events(frame, began, reads=reads, notices=notices)
                self._well(looking, frame)
                for event in events:
                    self._say(event)
                self._wait_from(began)
            elif began > deadline:
                there = self._source.there()
                raise CameraLost(
                    DeviceKey.SILENT if there else DeviceKey.PORT_GONE, "no picture comes"
                )

    def _well(self, looking: "Looking", frame: "Frame") -> None:
        """Tell that pictures come, or that there is nothing in them."""
        self._failed = 0
        if looking.dark:
            self._tell(DeviceStatus(DeviceKey.CAMERA_DARK, "dark, or the lens is covered"))
            return
        height, width = frame.shape[:2]
        reads = f"codes by {looking.reads_with}" if looking.reads_with else "reads no codes"
        self._tell(DeviceStatus(DeviceKey.OK, f"{width}x{height}, {reads}"))

    def _wait_from(self, began: float) -> None:
        """Wait for the next picture's time, and at least as long as this one took.

        So a slow box (53 to 179 ms a picture with OpenCV; hardware note, section 10) gives the
        camera half of one core at most.
        """
        now = time.monotonic()
        self._sleep(max(began + 1 / self._pace.frames_per_second - now, now - began))

    def _lost(self, status: DeviceStatus) -> None:
        """Tell what is wrong and wait before the next try."""
        self._tell(status)
        waits = self._pace.waits
        self._sleep(waits[min(self._failed, len(waits) - 1)])
        self._failed += 1

    def _broken(self, defect: Exception) -> None:
        """Log a defect of ours, once as long as it lasts, and go on."""
        if self._told is not DeviceKey.DEVICE_ERROR:
            self._log(defect)
        self._lost(DeviceStatus(DeviceKey.DEVICE_ERROR, type(defect).__qualname__))

    def _log(self, defect: Exception) -> None:
        """Log what a defect is and where, but not its text, in which a code may stand."""
        where = "".join(traceback.format_tb(defect.__traceback__))
        _LOG.error("camera %s: defect %s\n%s", self._name, type(defect).__qualname__, where)

    def _sleep(self, seconds: float) -> None:
        """Wait; ends early when the camera is sent to rest or woken from it."""
        with self._change:
            turns = self._turns
            self._change.wait_for(lambda: self._ended or self._turns != turns, seconds)

    def _tell(self, status: DeviceStatus) -> None:
        """Tell a status whose key is news, and log it."""
        if status.key is self._told:
            return
        if self._told is not None or status.key is not DeviceKey.STARTING:
            self._diary.note(status)
        self._told = status.key
        self._say(Told("camera", self._name, status))

    def _say(self, event: Event) -> None:
        """Hand an event over; a listener that raises must not end the lane."""
        try:
            self._hear(event)
        except Exception as defect:  # noqa: BLE001 - the listener's; logged
            self._log(defect)


def _deaf(_event: object) -> None:
    """Hear nothing: before start()."""
