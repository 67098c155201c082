"""Synthetic camera pictures of a citizen card's code, made as the hardware note's were.

The person is invented. 640 × 480 pixels, grey background with a gentle shade, the code somewhere in
the middle, with module size, blur, rotation, tilt, noise and contrast as asked.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import qrcode
from qrcode.constants import ERROR_CORRECT_M

PAYLOAD = (
    "079203004512|024987654|Nguyễn Thị Tường Vy|15081992|Nữ|"
    "Số 1218 Đường Tam Phú, Xã Bình Minh, Huyện Châu Thành, Cần Thơ|22032023"
)
WIDTH, HEIGHT = 640, 480
QUIET = 4


@dataclass(frozen=True)
class Case:
    """One kind of picture: module in pixels, blur as sigma in pixels, angles in degrees."""

    name: str
    module: float = 4.0
    blur: float = 0.0
    turn: float = 0.0
    tilt: float = 0.0
    noise: float = 3.0
    contrast: float = 1.0


CASES = (
    *(Case(f"{size} px/module", module=size) for size in (2, 3, 4, 5)),
    *(Case(f"4, blur {sigma}", blur=sigma) for sigma in (1, 1.5, 2)),
    *(Case(f"4, turned {angle}°", turn=angle) for angle in (15, 30, 45, 80)),
    *(Case(f"4, tilted {angle}°", tilt=angle) for angle in (20, 35, 50)),
    Case("4, noise 20", noise=20),
    Case("4, low contrast", contrast=0.25),
)


def modules(text: str = PAYLOAD) -> np.ndarray:
    """Return the code as an array, one element per module, 0 or 255, without the quiet zone."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text.encode())
    code.make(fit=True)
    return np.where(np.array(code.get_matrix()), 0, 255).astype(np.uint8)


def corners(case: Case, side: float, rng: np.random.Generator) -> np.ndarray:
    """Return where the corners of a square of side pixels fall in the picture."""
    half = side / 2
    flat = np.array([[-half, -half], [half, -half], [half, half], [-half, half]])
    angle = np.radians(case.turn)
    flat = flat @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    distance = 4 * side
    slope = np.radians(case.tilt)
    depth = distance / (distance + flat[:, 0] * np.sin(slope))
    seen = np.stack([flat[:, 0] * np.cos(slope) * depth, flat[:, 1] * depth], axis=1)
    centre = np.array([WIDTH / 2, HEIGHT / 2]) + rng.uniform(-20, 20, 2)
    return (seen + centre).astype(np.float32)


def picture(case: Case, seed: int, text: str = PAYLOAD) -> np.ndarray:
    """Return one picture, rows × columns × BGR; the same for the same seed."""
    rng = np.random.default_rng(seed)
    code = np.pad(modules(text), QUIET, constant_values=255)
    large = cv2.resize(code, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST)
    edge = large.shape[0]
    source = np.array([[0, 0], [edge, 0], [edge, edge], [0, edge]], dtype=np.float32)
    target = corners(case, code.shape[0] * case.module, rng)
    shape = (WIDTH * 4, HEIGHT * 4)  # drawn four times as large: pixels of a camera are averages
    warp = cv2.getPerspectiveTransform(source, target * 4)
    room = np.full((HEIGHT * 4, WIDTH * 4), 128, np.uint8)
    drawn = cv2.warpPerspective(large, warp, shape, room, cv2.INTER_LINEAR, cv2.BORDER_TRANSPARENT)
    grey = cv2.resize(drawn, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA).astype(np.float32)
    if case.blur:
        grey = cv2.GaussianBlur(grey, (0, 0), case.blur)
    grey = 128 + (grey - 128) * case.contrast * np.linspace(0.85, 0.95, WIDTH)
    grey += rng.normal(0, case.noise, grey.shape)
    return cv2.cvtColor(np.clip(grey, 0, 255).astype(np.uint8), cv2.COLOR_GRAY2BGR)
