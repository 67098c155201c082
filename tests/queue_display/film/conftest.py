"""Ground of the films' tests: real H.264 films made here, folders at rest, panes that are watched.

No encoder is at hand where tests run (OpenCV's has no H.264), so the films are written bit by bit:
baseline profile, every picture an IDR whose macroblocks are plain samples (I_PCM, ITU-T H.264,
section 7.3.5), in the smallest MP4 that holds them.
"""

import os
import re
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from centre.shell.theme import load_fonts
from queue_display.film import projector
from queue_display.film.pane import FilmPane
from queue_display.film.scenes import Nothing, Round

WIDE, HIGH = 64, 48
ORANGE, GREEN, BLUE = (160, 60, 190), (140, 80, 70), (90, 200, 90)
"""Y, Cb, Cr: none of them black, white, or the board's background."""


class Bits:
    """Bits in the order of H.264."""

    def __init__(self) -> None:
        self.text = ""

    def plain(self, value: int, bits: int) -> None:
        self.text += f"{value:0{bits}b}"

    def golomb(self, *values: int) -> None:
        """Write numbers as ue(v)."""
        for value in values:
            word = f"{value + 1:b}"
            self.text += "0" * (len(word) - 1) + word

    def ended(self, stop: str = "1") -> bytes:
        """Return the bytes, filled up with zeros."""
        text = self.text + stop
        text += "0" * (-len(text) % 8)
        return bytes(int(text[at : at + 8], 2) for at in range(0, len(text), 8))


def unit(head: int, payload: bytes) -> bytes:
    """Return a NAL unit; three bytes that look like a start code are kept apart."""
    return bytes([head]) + re.sub(rb"\0\0(?=[\0-\3])", lambda _: b"\0\0\3", payload)


def sequence() -> bytes:
    bits = Bits()
    for value in (66, 0xC0, 30):
        bits.plain(value, 8)
    bits.golomb(0, 0, 2, 1)
    bits.plain(0, 1)
    bits.golomb(WIDE // 16 - 1, HIGH // 16 - 1)
    bits.plain(0b1100, 4)
    return unit(0x67, bits.ended())


def pictures_set() -> bytes:
    bits = Bits()
    bits.golomb(0, 0)
    bits.plain(0, 2)
    bits.golomb(0, 0, 0)
    bits.plain(0, 3)
    bits.golomb(0, 0, 0)
    bits.plain(0b100, 3)
    return unit(0x68, bits.ended())


def picture(shade: tuple[int, int, int], number: int) -> bytes:
    """Return one picture of one shade (Y, Cb, Cr)."""
    samples = b"".join(bytes([value]) * n for value, n in zip(shade, (256, 64, 64), strict=True))
    bits = Bits()
    bits.golomb(0, 7, 0)
    bits.plain(0, 4)
    bits.golomb(number % 2)
    bits.plain(0, 2)
    bits.golomb(0, 1, 25)
    first = bits.ended(stop="") + samples
    other = b"\x0d\x00" + samples
    count = (WIDE // 16) * (HIGH // 16)
    return unit(0x65, first + other * (count - 1) + b"\x80")


def box(kind: bytes, *inside: bytes) -> bytes:
    data = b"".join(inside)
    return struct.pack(">I4s", len(data) + 8, kind) + data


def table(kind: bytes, *numbers: int) -> bytes:
    """Return a box of 32-bit numbers with version and flags."""
    return box(kind, struct.pack(f">{len(numbers) + 1}I", 0, *numbers))


def mp4_of(frames: list[bytes], fps: int, codec: bytes = b"avc1") -> bytes:
    """Return a film of these pictures, its table in front."""
    known = (sequence(), pictures_set())
    samples = [struct.pack(">I", len(each)) + each for each in frames]
    kind = box(b"ftyp", b"isom", bytes(4), b"isom")
    length = len(movie(known, samples, (fps, 0), codec))
    start = len(kind) + length + 8
    return kind + movie(known, samples, (fps, start), codec) + box(b"mdat", *samples)


def movie(known, samples, place, codec):
    (fps, start), count = place, len(samples)
    same = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    first, second = known
    setup = bytes([1, *first[1:4], 0xFF, 0xE1]) + struct.pack(">H", len(first)) + first
    setup += b"\x01" + struct.pack(">H", len(second)) + second
    shape = struct.pack(">HHIIIH", WIDE, HIGH, 0x480000, 0x480000, 0, 1)
    entry = bytes(6) + b"\0\1" + bytes(16) + shape + bytes(32) + struct.pack(">Hh", 24, -1)
    coded = box(codec, entry, box(b"avcC", setup))
    tables = box(
        b"stbl",
        box(b"stsd", struct.pack(">II", 0, 1), coded),
        table(b"stts", 1, count, 1),
        table(b"stsc", 1, 1, count, 1),
        table(b"stsz", 0, count, *(len(each) for each in samples)),
        table(b"stco", 1, start),
    )
    here = box(b"dinf", box(b"dref", struct.pack(">II", 0, 1), box(b"url ", b"\0\0\0\1")))
    media = box(
        b"mdia",
        box(b"mdhd", struct.pack(">5IHH", 0, 0, 0, fps, count, 0x55C4, 0)),
        box(b"hdlr", bytes(8), b"vide", bytes(13)),
        box(b"minf", box(b"vmhd", b"\0\0\0\1", bytes(8)), here, tables),
    )
    head = struct.pack(">6I", 3, 0, 0, 1, 0, count) + bytes(16) + same
    track = box(b"trak", box(b"tkhd", head, struct.pack(">II", WIDE << 16, HIGH << 16)), media)
    rate = struct.pack(">IH", 0x10000, 0x100) + bytes(10) + same + bytes(24) + b"\0\0\0\2"
    return box(b"moov", box(b"mvhd", struct.pack(">5I", 0, 0, 0, fps, count), rate), track)


@pytest.fixture(autouse=True)
def letters_ready(qapp) -> None:
    load_fonts()


@pytest.fixture(scope="session")
def film() -> Callable[..., bytes]:
    """Return the bytes of a film: its shade, how many pictures, how many of them a second."""

    def make(shade=ORANGE, frames=8, fps=25, codec=b"avc1"):
        shades = [(shade[0] + index % 8, *shade[1:]) for index in range(frames)]
        return mp4_of([picture(each, at) for at, each in enumerate(shades)], fps, codec)

    return make


class Running:
    """A clock whose seconds pass and whose day stands."""

    def __init__(self, clock):
        self.clock = clock

    def now(self):
        return self.clock.now()

    def monotonic(self):
        return time.monotonic()


@pytest.fixture
def running(clock) -> Running:
    return Running(clock)


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "films"
    made.mkdir()
    return made


@pytest.fixture
def put(folder, clock) -> Callable[..., Path]:
    """Put a file into the folder: bytes, text, or a QColor for a picture; it has come to rest."""

    def write(name, content, *, ago=60.0):
        path = folder / name
        if isinstance(content, QColor):
            image = QImage(160, 90, QImage.Format.Format_RGB32)
            image.fill(content)
            assert image.save(str(path))
        elif isinstance(content, str):
            path.write_text(content, "utf-8")
        else:
            path.write_bytes(content)
        then = clock.now().timestamp() - ago
        os.utime(path, (then, then))
        return path

    return write


@pytest.fixture
def pane(folder, qtbot, running, monkeypatch) -> Callable[..., FilmPane]:
    """Make, show and start panes (not shown: the board's own); stopped after the test."""
    monkeypatch.setattr(projector, "LEAST_MS", 50)
    made = []

    def make(seconds=0.05, volume=40, *, shown=True, **given):
        what = Round(folder, seconds, volume, given.pop("memory", None))
        one = FilmPane(what, clock=given.pop("clock", running), **given)
        one.resize(320, 180)
        made.append(one)
        if shown:
            qtbot.addWidget(one)
            with qtbot.waitExposed(one):
                one.show()
            one.start()
        return one

    yield make
    for one in made:
        one.stop()


@pytest.fixture
def items() -> Callable[[FilmPane], list[str]]:
    """Note the names of what a pane shows, each once in a row; "" for guidance."""

    def listen(one):
        names = []

        def note(scene):
            name = "" if isinstance(scene, Nothing) else scene.item.name
            if not names or names[-1] != name:
                names.append(name)

        one.projector.scene.connect(note)
        return names

    return listen
