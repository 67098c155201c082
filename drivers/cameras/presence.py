"""Someone stands here, yes or no: a small grey picture is compared with the empty place.

No persons are counted and nothing is recognised. OpenCV's own background subtraction forgets a
person who sits within 100 frames and takes a light switch for 96 % of a crowd (hardware note,
section 10); so the background here is an average that leaves out what is new in it for a minute,
follows the light by one factor for the whole picture, and is learnt anew when the light jumps.

All figures are of synthetic pictures; none was seen with a real camera (unconfirmed).
"""

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from drivers.cameras import opencv

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from drivers.cameras.capture import Frame

    Small = NDArray[np.float32]
    Mask = NDArray[np.bool_]

# 80 columns: a person at 3 m before a lens of 70° is 9 columns wide (0.45 of 4.2 m).
COLUMNS: Final = 80
# The least difference to the background, of 255, that is something: 256 pixels make one here, so
# noise of 20 in the camera is about 1.3; clothing that differs less from the wall is not seen.
STEP: Final = 18.0
# Share of the picture that has to be new: 144 of 80 × 45, a person of 8 × 18; half keeps them.
COMES: Final = 0.04
STAYS: Final = 0.02
FRAMES: Final = 3
ABSENT_SECONDS: Final = 3.0
# So long a thing that does not move at all is someone; then it belongs to the place.
STILL_SECONDS: Final = 60.0
# Light: this share became brighter, or darker, within one picture. The hardware note saw 96 % at a
# switch; a person who fills 64 % (0.45 m wide at 0.5 m, lens of 70°) takes some pictures to come.
AT_ONCE: Final = 0.5
AT_ONCE_STEP: Final = 12
# Or so much of the picture is new, however slowly: a cloth, a camera that was turned.
IN_ALL: Final = 0.85
SETTLE_SECONDS: Final = 2.0
# After such a change the person who was there may have become part of the background.
BENEFIT_SECONDS: Final = 10.0
_LEARN_SECONDS: Final = 10.0
_GAIN: Final = (0.5, 2.0)
# Mean below this, or less contrast than this: a dark room or a covered lens.
DARK_MEAN: Final = 20.0
FLAT_DEVIATION: Final = 2.5
DARK_SECONDS: Final = 5.0
LIGHT_SECONDS: Final = 1.0


def small(frame: "Frame") -> "Small":
    """Return a picture in grey, COLUMNS wide, a little blurred; values 0..255."""
    cv2 = opencv.load()
    height, width = frame.shape[:2]
    rows = max(3, round(COLUMNS * height / width))
    shrunk = cv2.resize(frame, (COLUMNS, rows), interpolation=cv2.INTER_AREA)
    grey = shrunk if shrunk.ndim == 2 else cv2.cvtColor(shrunk, cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.GaussianBlur(grey, (3, 3), 0), dtype=np.float32)


def is_dark(picture: "Small") -> bool:
    """Tell whether nothing can be seen in a small picture."""
    return bool(picture.mean() < DARK_MEAN or picture.std() < FLAT_DEVIATION)


class Darkness:
    """Whether the camera sees nothing, for long enough to tell staff."""

    def __init__(self, *, dark: bool = False) -> None:
        """Begin in the light, or where the last look ended."""
        self.dark = dark
        self._since: float | None = None

    def look(self, picture: "Small", at: float) -> None:
        """Take a small picture, seen at (monotonic seconds)."""
        if is_dark(picture) == self.dark:
            self._since = None
            return
        self._since = at if self._since is None else self._since
        if at - self._since >= (LIGHT_SECONDS if self.dark else DARK_SECONDS):
            self.dark, self._since = not self.dark, None


class Doorstep:
    """Whether someone stands before the camera; begins with nobody and learns the place first."""

    def __init__(self, at_once: float = AT_ONCE, in_all: float = IN_ALL) -> None:
        """Guard against light by these shares of the picture; more than 1 is no guard."""
        self.someone = False
        self._guard = at_once, in_all
        self._empty: Small | None = None
        self._age = np.zeros((1, 1), dtype=np.float32)
        self._last = np.zeros((1, 1), dtype=np.float32)
        self._at = 0.0
        self._settled_at = 0.0
        self._seen_at = 0.0
        self._streak = 0

    def look(self, picture: "Small", at: float) -> None:
        """Take a small picture, seen at (monotonic seconds), and judge."""
        if is_dark(picture):
            self._empty = None
            share = 0.0
        else:
            share = self._share(picture, at)
        self._last, self._at = picture, at
        self._judge(share, at)

    def _share(self, picture: "Small", at: float) -> float:
        """Return which share of the picture is new; 0 while the place is learnt."""
        if self._empty is None or self._empty.shape != picture.shape or self._jumped(picture):
            self._settle(at)
        if self._empty is None or at < self._settled_at:
            self._empty, self._age = picture.copy(), np.zeros_like(picture)
            return 0.0
        new = self._new(picture, self._empty)
        share = float(new.mean())
        if share >= self._guard[1]:
            self._settle(at)
            return 0.0
        self._learn(picture, self._empty, new, at)
        return share

    def _jumped(self, picture: "Small") -> bool:
        """Tell whether the light changed at once."""
        step = picture - self._last
        brighter, darker = (step > AT_ONCE_STEP).mean(), (step < -AT_ONCE_STEP).mean()
        return bool(max(brighter, darker) >= self._guard[0])

    def _settle(self, at: float) -> None:
        """Learn the place anew from here on; cameras need a while to follow the light."""
        self._settled_at = at + SETTLE_SECONDS
        if self.someone:
            self._seen_at = at + BENEFIT_SECONDS - ABSENT_SECONDS

    def _new(self, picture: "Small", empty: "Small") -> "Mask":
        """Return where the picture differs from the empty place, seen in the present light.

        The factor is the median of all pixels; opening removes lines thinner than three pixels,
        which a shaking camera makes of every edge.
        """
        cv2: Any = opencv.load()
        gain = float(np.clip(np.median(picture / np.maximum(empty, 1.0)), *_GAIN))
        differs = (np.abs(picture - gain * empty) > STEP).astype(np.uint8)
        opened = cv2.morphologyEx(differs, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
        return np.asarray(opened, dtype=np.bool_)

    def _learn(
        self,
        picture: "Small",
        empty: "Small",
        new: "Mask",
        at: float,
    ) -> None:
        """Let the background follow where nothing is new, and take in what stood still for long."""
        passed = min(at - self._at, 1.0)
        self._age = np.where(new, self._age + passed, 0.0).astype(np.float32)
        rate = np.where(new, 0.0, min(1.0, passed / _LEARN_SECONDS))
        rate = np.where(self._age > STILL_SECONDS, 1.0, rate)
        empty += (rate * (picture - empty)).astype(np.float32)

    def _judge(self, share: float, at: float) -> None:
        """Someone comes by FRAMES pictures in a row, and goes by ABSENT_SECONDS without."""
        if share >= (STAYS if self.someone else COMES):
            self._streak += 1
            self._seen_at = max(self._seen_at, at)
            self.someone = self.someone or self._streak >= FRAMES
            return
        self._streak = 0
        if self.someone and at - self._seen_at >= ABSENT_SECONDS:
            self.someone = False
