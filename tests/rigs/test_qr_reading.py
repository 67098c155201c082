"""How well codes are read from pictures, by module size, blur, angle and noise; and what does it.

The pictures are synthetic (see qr_pictures.py), one thread. Success is asserted with a margin to
the hardware note's figures (section 10); times are only shown, as time of one core, which a busy
machine does not change much. The negative control is OpenCV's older decoder, which the note saw
fail where the ones we use do not.
"""

import contextlib
import importlib.util
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import cv2
import pytest

from drivers.cameras.qr import ArucoDecoder, Decoder, ZxingDecoder, centre_square

pytestmark = pytest.mark.prove

PICTURES = 24
# What the hardware note saw, per cent: QRCodeDetector, QRCodeDetectorAruco, zxing-cpp.
NOTE = {
    "2 px/module": (0, 16, 100),
    "3 px/module": (8, 100, 100),
    "4 px/module": (50, 100, 100),
    "5 px/module": (100, 100, 100),
    "4, blur 1": (8, 91, 100),
    "4, blur 1.5": (0, 0, 100),
    "4, blur 2": (0, 0, 0),
    "4, turned 15°": (41, 100, 100),
    "4, turned 30°": (75, 100, 100),
    "4, turned 45°": (58, 83, 100),
    "4, turned 80°": (16, 100, 100),
    "4, tilted 20°": (33, 100, 100),
    "4, tilted 35°": (16, 100, 100),
    "4, tilted 50°": (0, 58, 100),
    "4, noise 20": (25, 75, 100),
    "4, low contrast": (25, 100, 100),
}
ARUCO_LEAST = {
    "3 px/module": 90,
    "4 px/module": 90,
    "5 px/module": 90,
    "4, blur 1": 75,
    "4, turned 15°": 85,
    "4, turned 30°": 85,
    "4, turned 45°": 75,
    "4, turned 80°": 85,
    "4, tilted 20°": 85,
    "4, tilted 35°": 85,
    "4, tilted 50°": 50,
    "4, noise 20": 60,
    "4, low contrast": 80,
}


class PlainDecoder:
    """OpenCV's older decoder: the negative control."""

    name = "QRCodeDetector"

    def __init__(self) -> None:
        self._detector = cv2.QRCodeDetector()

    def texts(self, frame) -> list[bytes]:
        grey = cv2.cvtColor(centre_square(frame), cv2.COLOR_BGR2GRAY)
        with contextlib.suppress(cv2.error):
            text, *_ = self._detector.detectAndDecodeBytes(grey)
            return [bytes(text)] if text else []
        return []


@dataclass
class Score:
    """What one decoder did with the pictures of one case."""

    right: float
    wrong: int
    milliseconds: float


def load_pictures() -> ModuleType:
    """Load the module beside this file; test folders are not packages."""
    path = Path(__file__).with_name("qr_pictures.py")
    spec = importlib.util.spec_from_file_location("rigs_qr_pictures", path)
    sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[spec.name])
    return sys.modules[spec.name]


@pytest.fixture(scope="module")
def pictures() -> ModuleType:
    return load_pictures()


def score(decoder: Decoder, frames, payload: bytes) -> Score:
    right, wrong, took = 0, 0, []
    for frame in frames:
        began = time.thread_time()
        texts = decoder.texts(frame)
        took.append(time.thread_time() - began)
        right += payload in texts
        wrong += sum(text != payload for text in texts)
    return Score(100 * right / len(frames), wrong, 1000 * statistics.median(took))


@pytest.fixture(scope="module")
def table(pictures) -> dict[str, tuple[Score, ...]]:
    """Scores by case, in the order of NOTE's columns; written down for people as well."""
    cv2.setNumThreads(1)
    decoders = (PlainDecoder(), ArucoDecoder(), ZxingDecoder())
    payload = pictures.PAYLOAD.encode()
    lines, scores = [], {}
    for case in pictures.CASES:
        frames = [pictures.picture(case, seed) for seed in range(PICTURES)]
        scores[case.name] = tuple(score(each, frames, payload) for each in decoders)
        columns = zip(scores[case.name], NOTE[case.name], strict=True)
        said = (f"{got.right:4.0f} ({note:3d}) {got.milliseconds:5.1f} ms" for got, note in columns)
        lines.append(f"{case.name:18s} " + "   ".join(said))
    heads = (f"{each.name:>18s}" for each in decoders)
    title = (
        f"\n\nsuccess %, (hardware note), ms of a core, {PICTURES} pictures\n{'':18s} "
        + "   ".join(heads)
    )
    sys.stdout.write("\n".join([title, *lines, ""]))
    return scores


def test_payload_is_as_long_as_the_notes(pictures):
    assert (len(pictures.PAYLOAD), len(pictures.PAYLOAD.encode())) == (126, 151)
    assert pictures.modules().shape == (49, 49)


@pytest.mark.parametrize("name", ARUCO_LEAST)
def test_opencv_reads_codes_of_three_pixels_and_more(table, name):
    assert table[name][1].right >= ARUCO_LEAST[name]


@pytest.mark.parametrize("name", [name for name in NOTE if name != "4, blur 2"])
def test_zxing_reads_them_all_but_the_most_blurred(table, name):
    assert table[name][2].right >= 95


def test_no_decoder_ever_returned_another_text(table):
    assert [each.wrong for scores in table.values() for each in scores] == [0] * 3 * len(NOTE)


@pytest.mark.parametrize("name", ["2 px/module", "4, blur 1.5"])
def test_control_the_older_decoder_fails_where_ours_reads(table, name):
    plain, _, zxing = table[name]
    assert plain.right <= 20
    assert zxing.right >= 95


def test_control_the_older_decoder_is_worse_at_three_pixels_and_in_blur(table):
    for name in ("3 px/module", "4, blur 1"):
        plain, aruco, _ = table[name]
        assert plain.right + 10 <= aruco.right


def test_nothing_is_read_where_nothing_is(pictures):
    empty = pictures.Case("empty", module=0.01, noise=20)
    frames = [pictures.picture(empty, seed) for seed in range(PICTURES)]
    for decoder in (PlainDecoder(), ArucoDecoder(), ZxingDecoder()):
        assert [decoder.texts(frame) for frame in frames] == [[]] * PICTURES
