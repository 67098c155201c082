"""A lobby before a synthetic camera: light, people of plain shapes, noise, a shaking hand."""

import functools
import itertools
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest
import qrcode

WIDTH, HEIGHT = 320, 180
PERIOD = 0.2


def furnished() -> np.ndarray:
    """Return an empty lobby: a lit wall, a floor, and things with edges; floats 0..255."""
    rng = np.random.default_rng(5)
    room = np.tile(np.linspace(110, 150, WIDTH, dtype=np.float32), (HEIGHT, 1))
    room[140:] *= 0.6
    for _ in range(14):
        x, y = rng.integers(0, WIDTH - 60), rng.integers(0, HEIGHT - 50)
        width, height = rng.integers(8, 60), rng.integers(8, 50)
        room[y : y + height, x : x + width] *= rng.uniform(0.6, 1.3)
    return room


@functools.cache
def person(height: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Return a person of this height in pixels: values, and where they are."""
    width = max(6, height * 3 // 8)
    shape = np.zeros((height, width), np.uint8)
    cv2.ellipse(shape, (width // 2, height // 8), (height // 12, height // 9), 0, 0, 360, 1, -1)
    cv2.rectangle(shape, (0, height // 4), (width - 1, height - 1), 1, -1)
    rng = np.random.default_rng(seed)
    cloth = cv2.resize(rng.uniform(20, 80, (6, 4)).astype(np.float32), (width, height))
    cloth[: height // 4] = 205
    return cloth, shape.astype(bool)


@dataclass
class Lobby:
    """What the camera looks at; each picture() is one frame of PERIOD seconds."""

    noise: float = 4.0
    light: np.ndarray | float = 1.0
    people: list[tuple[int, int, int]] = field(default_factory=list)
    """Left edge, foot and height in pixels; parts outside the picture are not seen."""
    shift: tuple[float, float] = (0.0, 0.0)
    covered: bool = False

    def __post_init__(self) -> None:
        """Draw what never changes once; sixteen fields of noise are enough to be chance."""
        self._room = furnished()
        fields = np.random.default_rng(9).normal(0, 1, (16, HEIGHT, WIDTH)).astype(np.float32)
        self._noise = itertools.cycle(fields)

    def blinds(self) -> None:
        """Hang blinds with thin dark lines over the whole wall."""
        for line in range(0, WIDTH, 20):
            self._room[:, line : line + 5] *= 0.2

    def turn(self) -> None:
        """Let the camera look another way: half of what it sees is brighter, half darker."""
        board = np.indices((HEIGHT, WIDTH)) // 30
        self._room = self._room * np.where(board.sum(axis=0) % 2, 0.5, 1.6).astype(np.float32)

    def picture(self) -> np.ndarray:
        """Return the next frame, rows × columns × BGR."""
        scene = self._room.copy()
        for left, foot, height in self.people:
            self._place(scene, *person(height), left, foot - height)
        scene *= np.asarray(self.light, dtype=np.float32)
        if any(self.shift):
            move = np.array([[1, 0, self.shift[0]], [0, 1, self.shift[1]]], np.float32)
            scene = cv2.warpAffine(scene, move, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
        if self.covered:
            scene[:] = 24
        scene += self.noise * next(self._noise)
        grey = cv2.convertScaleAbs(np.maximum(scene, 0))
        return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)

    @staticmethod
    def _place(scene, cloth, shape, left: int, top: int) -> None:
        high, wide = shape.shape
        y0, y1 = max(0, top), min(HEIGHT, top + high)
        x0, x1 = max(0, left), min(WIDTH, left + wide)
        if y0 < y1 and x0 < x1:
            inside = (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
            seen = scene[y0:y1, x0:x1]
            seen[shape[inside]] = cloth[inside][shape[inside]]


@pytest.fixture
def lobby() -> Lobby:
    """An empty lobby in ordinary light."""
    return Lobby()


def lamp(strength: float) -> np.ndarray:
    """Return the light of one more lamp, much stronger on its side of the room."""
    return (1 + strength * np.linspace(1.0, 0.25, WIDTH, dtype=np.float32) ** 2)[None, :]


@pytest.fixture(scope="session", name="lamp")
def lamp_of():
    """The light of one more lamp, by its strength."""
    return lamp


def drawn_code(text: str | bytes, width: int = 640, height: int = 480, module: int = 4):
    """Return a picture with a QR code in the middle."""
    code = qrcode.QRCode(border=4, box_size=module)
    code.add_data(text)
    code.make(fit=True)
    drawn = np.array(code.make_image().convert("L"))
    picture = np.full((height, width), 120, np.uint8)
    top, left = (height - drawn.shape[0]) // 2, (width - drawn.shape[1]) // 2
    picture[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn
    return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)


@pytest.fixture(scope="session")
def code_picture():
    """A picture with the code of a text in the middle."""
    return drawn_code
