"""Pictures of any kind, read for a place."""

import struct
import subprocess
import sys
import zlib

import pytest
from PySide6.QtGui import QColor, QImage, QImageWriter

from queue_display.film.pictures import PictureError, read_picture, reader_of

# What Qt says of broken pictures; the reader's own errors are told to staff.
pytestmark = pytest.mark.qt_log_ignore(
    "libpng", "qt.gui.imageio", "QImageIOHandler", "Corrupt", "JFIF", "JPEG"
)


def png(wide, high, data=b""):
    """Return a PNG that claims a size, with this data inside."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(data))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.jpeg"])
def test_a_large_picture_is_read_as_large_as_its_place(folder, name):
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    assert image.save(str(folder / name))
    read = read_picture(folder / name, (320, 320))
    assert (read.width(), read.height()) == (320, 180)
    assert abs(read.pixelColor(9, 9).red() - 255) < 4


def test_a_small_picture_is_not_enlarged(put):
    read = read_picture(put("a.png", QColor("teal")), (1920, 1080))
    assert (read.width(), read.height()) == (160, 90)


def test_a_picture_of_a_phone_held_upright_is_upright(folder):
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    writer = QImageWriter(str(folder / "a.jpg"))
    writer.setTransformation(writer.transformation().TransformationRotate90)
    assert writer.write(image)
    read = read_picture(folder / "a.jpg", (100, 100))
    assert (read.width(), read.height()) == (50, 100)


@pytest.mark.parametrize("size", [(20_000, 10_000), (60_000, 10), (0, 10), (2**31 - 1, 1)])
def test_a_picture_larger_than_any_camera_makes_is_refused_before_it_is_decoded(put, size):
    with pytest.raises(PictureError):
        read_picture(put("a.png", png(*size)), (320, 180))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"xin ch\xc3\xa0o",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        bytes(range(256)) * 20,
        png(100, 100, b"short"),
        png(100, 100)[:40],
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x55" * 400,
    ],
)
@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_what_is_no_picture_is_refused(put, name, content):
    with pytest.raises(PictureError):
        read_picture(put(name, content), (320, 180))


def test_a_jpeg_that_is_cut_off_is_refused(folder):
    """The reader would show it with a grey lower part, and call it well."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    assert image.save(str(folder / "a.jpg"))
    assert read_picture(folder / "a.jpg", (90, 90)).width() == 90
    (folder / "a.jpg").write_bytes((folder / "a.jpg").read_bytes()[:-300])
    with pytest.raises(PictureError, match="cut off"):
        read_picture(folder / "a.jpg", (90, 90))


def test_no_other_reader_is_asked_what_a_file_may_be(put):
    """Asked on a lane, the reader of SVG has hung the program: Qt's lock against Python's."""
    reader = reader_of(put("a.png", QColor("teal")))
    assert not reader.autoDetectImageFormat()
    assert not reader.decideFormatFromContent()
    assert reader.format().data() == b"png"


def test_a_jpeg_that_is_called_png_is_shown(put, folder):
    put("a.jpg", QColor("teal")).rename(folder / "a.png")
    assert read_picture(folder / "a.png", (320, 180)).width() == 160


def test_a_missing_picture_is_refused(folder):
    with pytest.raises(PictureError):
        read_picture(folder / "none.png", (320, 180))


# --- two locks --------------------------------------------------------------------------------

TWO_LOCKS = """
import os, sys, threading, time
from pathlib import Path
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader
from queue_display.film.pictures import read_picture

class Sender(QObject):
    said = Signal(object)
    def disconnectNotify(self, method):
        pass

class Hearer:
    def hear(self, said):
        pass

def every_reader():
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.format()

app, path, seconds = QGuiApplication([]), Path(sys.argv[2]), float(sys.argv[3])
job = every_reader if sys.argv[1] == "every" else lambda: read_picture(path, (9, 9))
end = time.monotonic() + seconds

def lane():
    while time.monotonic() < end:
        job()

threading.Thread(target=lane, daemon=True).start()
senders = [Sender() for _ in range(200)]
while time.monotonic() < end:
    for sender in senders:
        hearer = Hearer()
        sender.said.connect(hearer.hear)
        del hearer
os._exit(0)
"""


def ends(way, path, seconds):
    """Tell whether a program that reads on a lane and disconnects meanwhile comes to its end."""
    command = [sys.executable, "-c", TWO_LOCKS, way, str(path), str(seconds)]
    try:
        subprocess.run(command, check=True, timeout=seconds + 20, capture_output=True)
    except subprocess.TimeoutExpired:
        return False
    return True


def test_reading_on_a_lane_does_not_hang_the_program(put):
    assert ends("own", put("a.png", QColor("teal")), 1)


@pytest.mark.prove
def test_reading_on_a_lane_never_hangs_the_program_and_asking_every_reader_does(put):
    path = put("a.png", QColor("teal"))
    assert ends("own", path, 30)
    assert not ends("every", path, 30)
