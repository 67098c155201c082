"""What stands before the first page: the attract page while nobody is there, and scanned codes.

No Qt and no store here. Both lie over the first page and over nothing else: who has begun a visit
is not interrupted by a camera or a scanner.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from centre.rules.codes import ProcedureCode, Reading
from centre.rules.hours import Clock
from centre.settings import Kiosk, Settings
from kiosk import notices
from kiosk.visit import Finding, FoundKind, Leaf, Look, Page, View

FOUND_SECONDS: Final = 20.0
"""How long an answer stays; as long as the countdown of the question (screens note, section 5)."""

_KINDS: Final[tuple[tuple[type, FoundKind], ...]] = ((ProcedureCode, FoundKind.PROCEDURE),)


@dataclass(frozen=True, slots=True)
class Calling:
    """When the attract page comes: after so many seconds without a touch (None: never).

    has_camera: a camera looks, and people are told. One that notices people says when nobody is
    there; no time is waited for then.
    """

    after: float | None = None
    has_camera: bool = False

    @classmethod
    def of(cls, settings: Settings, kiosk: Kiosk) -> "Calling":
        """Return what the settings say for a kiosk."""
        camera = settings.camera.get(kiosk.camera or "")
        notices_people = camera is not None and camera.notices_people
        waits = kiosk.attract_minutes > 0 and not notices_people
        return cls(kiosk.attract_minutes * 60.0 if waits else None, camera is not None)


_BY_CAMERA: Final = Calling(has_camera=True)


class Front:
    """The front of one kiosk. Every method may be called at any time; most do nothing then.

    changed is told whenever over() may be different; calling says when the attract page comes.
    """

    def __init__(
        self, clock: Clock, changed: Callable[[], None], calling: Calling = _BY_CAMERA
    ) -> None:
        """Begin as if somebody stood there."""
        self._clock = clock
        self._changed = changed
        self._calling = calling
        self._quiet_since: float | None = None
        self._leafing_since: float | None = None
        self._nobody = False
        self._finding: Finding | None = None
        self._until = 0.0

    def over(self, view: View) -> View:
        """Return view, or what lies over it."""
        self._listen(view)
        if view.page is not Page.HOME:
            return view
        if self._finding is not None:
            return replace(view, page=Page.FOUND, finding=self._finding)
        if self._leafing_since is None:
            return view
        number = notices.leaf(self._leafing_since, self._clock.monotonic())
        return replace(view, page=Page.ATTRACT, leaf=Leaf(number, self._calling.has_camera))

    def wake_at(self) -> float | None:
        """Return when tick wants to be called next (monotonic seconds), None while idle."""
        if self._finding is not None:
            return self._until
        if self._leafing_since is not None:
            return notices.next_leaf_at(self._leafing_since, self._clock.monotonic())
        return self._quiet_until()

    def tick(self) -> None:
        """Let time pass: what a code said goes away."""
        if self._finding is not None and self._clock.monotonic() >= self._until:
            self.forget()

    def presence(self, *, someone: bool) -> None:
        """Take the camera's word that somebody stands there, or nobody."""
        self._nobody = not someone
        self._quiet_since = None
        if not someone:
            self._finding = None
        self._changed()

    def touched(self) -> None:
        """Take any touch: somebody is there, whatever the camera says."""
        self._nobody = False
        self._quiet_since = None

    def forget(self) -> None:
        """Go back to the first page."""
        self._finding = None
        self._changed()

    def scanned(self, reading: Reading, page: Page) -> None:
        """Take a code that no errand takes; page is what the visit shows below.

        Elsewhere than on the first page it is not heard.
        """
        if page is not Page.HOME:
            return
        self._nobody = False
        kind = next((kind for known, kind in _KINDS if isinstance(reading, known)), FoundKind.OTHER)
        self._say(Finding(kind))

    def _listen(self, view: View) -> None:
        """Note since when the first page lies untouched, and since when it calls for people.

        A look that somebody has chosen is somebody's: he is reading.
        """
        now = self._clock.monotonic()
        if view.page is not Page.HOME or view.look != Look() or self._finding is not None:
            self._quiet_since = self._leafing_since = None
            return
        if self._quiet_since is None:
            self._quiet_since = now
        until = self._quiet_until()
        if not (self._nobody or (until is not None and now >= until)):
            self._leafing_since = None
        elif self._leafing_since is None:
            self._leafing_since = now

    def _quiet_until(self) -> float | None:
        """Return when the attract page comes of itself, None where it does not."""
        if self._quiet_since is None or self._calling.after is None:
            return None
        return self._quiet_since + self._calling.after

    def _say(self, finding: Finding) -> None:
        self._finding = finding
        self._until = self._clock.monotonic() + FOUND_SECONDS
        self._changed()
