"""Codes in a picture, and when the same code is a new scan."""

import importlib

import cv2
import numpy as np
import pytest

from drivers.cameras import qr
from drivers.cameras.qr import ArucoDecoder, Showing, ZxingDecoder, centre_square, decoder

TEXT = "079203004512|Nguyễn Thị Tường Vy|15081992"


@pytest.fixture(params=[ArucoDecoder, ZxingDecoder])
def each(request):
    """Both decoders."""
    return request.param()


@pytest.mark.parametrize("text", ["MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d", TEXT, "1"])
def test_code_in_the_middle_is_read_as_bytes(each, code_picture, text):
    assert each.texts(code_picture(text)) == [text.encode()]


def test_wide_picture_and_grey_picture_are_read(each, code_picture):
    wide = code_picture(TEXT, 1280, 720)
    assert each.texts(wide) == [TEXT.encode()]
    assert each.texts(cv2.cvtColor(wide, cv2.COLOR_BGR2GRAY)) == [TEXT.encode()]


def test_code_at_the_edge_is_somebody_elses(each, code_picture):
    wide = np.roll(code_picture("1", 1280, 480, module=3), -560, axis=1)
    assert each.texts(wide) == []


@pytest.mark.parametrize("shape", [(480, 640, 3), (1, 1, 3), (2, 900), (720, 3, 3)])
def test_picture_without_a_code_has_none(each, shape):
    rng = np.random.default_rng(1)
    assert each.texts(rng.integers(0, 255, shape, dtype=np.uint8)) == []
    assert each.texts(np.zeros(shape, np.uint8)) == []


def test_torn_code_is_none_and_no_error(each, code_picture):
    picture = code_picture(TEXT)
    for rows in range(200, 300, 7):
        torn = picture.copy()
        torn[rows:] = np.roll(torn[rows:], 60, axis=1)
        assert each.texts(torn) in ([], [TEXT.encode()])


def test_bytes_that_are_no_text_come_as_they_are_from_zxing(code_picture):
    raw = b"\xff\xfe\x80 card"
    assert ZxingDecoder().texts(code_picture(raw)) == [raw]


def test_bytes_that_are_no_text_come_as_latin_1_from_opencv(code_picture):
    """A known limit: OpenCV makes UTF-8 of them, whatever they were."""
    raw = b"\xff\xfe\x80 card"
    assert ArucoDecoder().texts(code_picture(raw)) == [raw.decode("latin-1").encode()]


def test_centre_square_is_a_view_into_the_picture():
    frame = np.zeros((480, 640, 3), np.uint8)
    square = centre_square(frame)
    assert square.shape == (480, 480, 3)
    assert np.shares_memory(square, frame)


def test_zxing_is_preferred_where_it_is_installed():
    assert decoder().name == "zxing-cpp"


def test_opencv_reads_where_zxing_is_missing(monkeypatch):
    real = importlib.import_module

    def without(name: str, package: str | None = None):
        if name == "zxingcpp":
            raise ModuleNotFoundError(name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without)
    assert decoder().name == "opencv"


def shown(*seen: tuple[float, list[bytes]]) -> list[tuple[float, bytes]]:
    """Return when which code was new."""
    showing = Showing()
    return [(at, text) for at, texts in seen for text in showing.new(texts, at)]


def test_code_that_is_held_is_one_scan():
    assert shown(*((i / 5, [b"a"]) for i in range(300))) == [(0.0, b"a")]


def test_code_that_is_missed_for_a_moment_is_no_second_scan():
    assert shown((0, [b"a"]), (0.5, []), (1.9, [b"a"]), (3.8, [b"a"])) == [(0, b"a")]


def test_code_that_was_away_is_a_new_scan():
    again = qr.AWAY_SECONDS + 0.1
    assert shown((0, [b"a"]), (0.2, []), (again, [b"a"])) == [(0, b"a"), (again, b"a")]


def test_two_codes_are_two_scans_and_one_twice_in_a_picture_is_one():
    assert shown((0, [b"a", b"b"]), (1, [b"b", b"a", b"a"])) == [(0, b"a"), (0, b"b")]


def test_no_payload_is_kept():
    showing = Showing()
    showing.new([TEXT.encode()], 0)
    assert TEXT not in repr(vars(showing))
    assert all(isinstance(code, int) for code in showing._seen)


def test_memory_of_codes_does_not_grow():
    showing = Showing()
    for index in range(1000):
        showing.new([str(index).encode()], index / 5)
    assert len(showing._seen) <= 11
