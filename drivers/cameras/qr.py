"""QR codes in a picture: two decoders behind one interface, and one scan per showing.

Only QR codes are looked for: cv2.barcode found a code that was not there and none that was
(hardware note, section 10). No payload is kept here, only a number made from it.
"""

import contextlib
import importlib
from typing import TYPE_CHECKING, Any, Final, Protocol

from drivers.cameras import opencv

if TYPE_CHECKING:
    from drivers.cameras.capture import Frame

# A code that is held before the camera is missed now and then (16 % at 2 px per module, 58 % when
# tilted by 50°; hardware note, section 10); a hand needs longer than this to come again on purpose.
AWAY_SECONDS: Final = 2.0


class Decoder(Protocol):
    """Reads the QR codes of a picture."""

    name: str
    """What reads, for technicians."""

    def texts(self, frame: "Frame") -> list[bytes]:
        """Return what the codes in the centre of a picture say; none: nothing read, no error."""


def centre_square(frame: "Frame") -> "Frame":
    """Return the largest square in the middle, a view into the picture."""
    height, width = frame.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return frame[top : top + side, left : left + side]


def _grey_square(cv2: Any, frame: "Frame") -> "Frame":
    """Return the middle of a picture in grey, one byte per pixel."""
    square = centre_square(frame)
    grey: Frame = square if square.ndim == 2 else cv2.cvtColor(square, cv2.COLOR_BGR2GRAY)
    return grey


class ArucoDecoder:
    """OpenCV's own decoder, the better of its two; reads one code in a picture.

    Wants 3 pixels per module and a sharp picture (hardware note, section 10). Bytes that are no
    UTF-8 come as if they had been latin-1, made UTF-8 (seen with OpenCV 5.0.0).
    """

    name = "opencv"

    def __init__(self) -> None:
        """Load OpenCV; raise ImportError."""
        self._cv2 = opencv.load()
        self._detector = self._cv2.QRCodeDetectorAruco()

    def texts(self, frame: "Frame") -> list[bytes]:
        """Return what the code says (see Decoder)."""
        with contextlib.suppress(self._cv2.error):  # raised for some pictures that hold no code
            text, *_ = self._detector.detectAndDecodeBytes(_grey_square(self._cv2, frame))
            return [bytes(text)] if text else []
        return []


class ZxingDecoder:
    """zxing-cpp (extra "zxing"): faster, and far better with blur, tilt and small modules."""

    name = "zxing-cpp"

    def __init__(self) -> None:
        """Load both libraries; raise ImportError where zxing-cpp is not installed."""
        self._zxing = importlib.import_module("zxingcpp")
        self._cv2 = opencv.load()

    def texts(self, frame: "Frame") -> list[bytes]:
        """Return what the codes say (see Decoder)."""
        found = self._zxing.read_barcodes(
            _grey_square(self._cv2, frame), formats=self._zxing.BarcodeFormat.QRCode
        )
        return [bytes(each.bytes) for each in found if each.valid and each.bytes]


def decoder() -> Decoder:
    """Return zxing-cpp where it is installed, else OpenCV's; raise ImportError without both."""
    try:
        return ZxingDecoder()
    except ImportError:
        return ArucoDecoder()


class Showing:
    """Which codes are before the camera: each is new once, until it was away for AWAY_SECONDS."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: dict[int, float] = {}

    def new(self, texts: list[bytes], at: float) -> list[bytes]:
        """Return those of texts, seen at (monotonic seconds), that have only now appeared."""
        self._seen = {code: last for code, last in self._seen.items() if at - last < AWAY_SECONDS}
        unknown = [text for text in dict.fromkeys(texts) if hash(text) not in self._seen]
        # hash() is salted anew in each process: the payload cannot be had from it.
        self._seen.update({hash(text): at for text in texts})
        return unknown
