"""Nothing of a citizen card stays anywhere: known cards go in, and everything is searched.

Issue point 6; reliability note, section 11; field note, section 15, behaviour 7. A real kiosk with
a serial scanner reads cards, whole and broken, on its pages, with store and printer gone, with a
defect while a card is in hand, and is killed; then every file is searched for every part of them.
The control logs what it scans, and has to be found.
"""

import base64
import contextlib
import itertools
import json
import os
import pty
import re
import time
import tty
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from centre.rules.codes import Card, read
from centre.rules.hours import ZONE
from centre.settings import load
from db import founding, open_store
from db.clock import clock_of
from drivers import registry

PROCESS = Path(__file__).with_name("canary_process.py")
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
PATIENCE = 40.0
EXIT_DEFECT = 70
WIRING = """
[centre]
code = "H99.08"

[kiosk.k1]
printer = "p1"
reader = "scan"

[printer.p1]
transport = "simulated"

[reader.scan]
transport = "serial:{port}"

[simulation]
clock_shift_seconds = {shift}
"""
NUMBER, OLD = "0792215384", "471108152"
"""What the number of every card begins with, and the old number: two digits more are its own."""
NAME, PLACE = "Trịnh Hoàng Yến Canh", "Thôn Chim Sẻ Bốn Bảy"
SECRETS = (NUMBER, OLD, NAME, PLACE)
BORN = re.compile(rb"2\0?7\0?0\0?4\0?1\0?9\0?[3-9]\0?[0-9]|19[3-9][0-9]-04-27|3237303431393[3-9]3")
"""The birthday, 27/04 of a year that differs: as on the card, as ISO has it, as hex."""


def canaries() -> Iterator[bytes]:
    """Yield what the scanner sends for cards of every shape; each is of another birth, so news."""
    for n in itertools.count():
        year = 1931 + n % 60
        shape = SHAPES[n % len(SHAPES)]
        facts = {"old": OLD, "name": NAME, "birth": f"2704{year}", "year": year, "place": PLACE}
        yield shape.format(number=f"{NUMBER}{n % 100:02d}", **facts).encode() + b"\r\n"


SHAPES = (
    "{number}|{old}|{name}|{birth}|Nữ|{place}|15042021",
    "{number}||{name}|{birth}|Nữ|{place}|15042021",
    "{number}|{old}|{name}|{birth}|Nữ|{place}|15042021|||{name}|{name}",
    "{number}|{old}|{name}|{year}|Nữ|{place}",
    "{number}|{old}|{name}|99999999|Nữ|{place}|15042021",
    "{number}|{old}",
    "{number}{old}{name}{birth}{place}",
    "{number}|{old}|Tr5ịnh Y6ến|{birth}|Nữ|{place}|15042021",
    "{number}÷{old}÷{name}÷{birth}÷Nuwx÷{place}",
    "VNEID:{number};{name};{birth};{place}",
    "{number}|{old}|{name}|{birth}|Nữ|{place}|" + "x" * 1200,
    "https://example.vn/tra-cuu?cccd={number}&ten={name}",
    "{old}|{name}|{number}|{birth}|Nữ|{place}",
)


class Kiosk:
    """One life of the kiosk, its scanner's line, and what it has been fed."""

    def __init__(self, centre: Any, *, leaks: bool = False) -> None:
        self.folder = centre.folder
        self.log = self.folder / "journal.log"
        self._centre = centre
        self._leaks = leaks
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self._found()
        self.fed = 0
        self.stock = canaries()
        self.begin()

    def _found(self) -> None:
        port = self.folder / "scanner0"
        port.symlink_to(os.ttyname(self._slave))
        shift = round((MORNING - datetime.now(ZONE)).total_seconds())
        wiring = WIRING.format(port=port, shift=shift)
        (self.folder / "centre.toml").write_text(wiring, "utf-8")
        self.settings = load(self.folder)
        founding.found(self.settings, pin="2468")
        self.printer = registry.switches(registry.device_folder(self.settings, "p1"))

    def begin(self) -> None:
        """Start the program and wait for its first page."""
        (self.folder / "tmp").mkdir(exist_ok=True)
        os.environ["TMPDIR"] = str(self.folder / "tmp")
        os.environ["CANARY_LEAKS"] = "1" if self._leaks else ""
        words = (str(PROCESS), str(self.log), "kiosk", "--config", str(self.folder))
        self.program = self._centre.start(*words, "--device", "k1", "--windowed")
        assert json.loads(self.program.line()) == "ready"
        self.until("home")
        self._wait(lambda: "reader" in self._devices(), "the scanner")

    def _devices(self) -> set[str]:
        store = open_store(self.settings, clock_of(self.settings), "rig")
        try:
            return {device.kind for device in store.devices.all()}
        finally:
            store.close()

    def close(self) -> None:
        """Give the line back."""
        for end in (self._master, self._slave):
            os.close(end)

    def ask(self, *order: Any) -> Any:
        """Give an order and return its answer."""
        return self.program.tell(*order)

    def touch(self, key: str, *pages: str) -> None:
        """Touch what is on the screen until it leads to one of these pages."""

        def leads_there() -> bool:
            self.ask("touch", key)
            time.sleep(0.02)
            return self.ask("page") in pages

        self._wait(leads_there, f"{key} to lead to {pages}")

    def until(self, *pages: str) -> None:
        """Wait for one of these pages."""
        self._wait(lambda: self.ask("page") in pages, f"{pages}; it shows {self.ask('page')}")

    def go_home(self) -> None:
        """Touch "Trang đầu" until the first page is there."""

        def is_home() -> bool:
            self.ask("touch", "found_home" if self.ask("page") == "found" else "home")
            time.sleep(0.02)
            return self.ask("page") == "home"

        self._wait(is_home, "the first page")

    def feed(self, count: int = 1) -> None:
        """Hold so many cards before the scanner, one after the other, and keep a picture."""
        for _ in range(count):
            before = self.ask("read")
            self.send()
            self._wait(lambda before=before: self.ask("read") > before, "a card to be read")
        self.grab()

    def send_whole(self) -> None:
        """Hold cards before the scanner until one of them is in order."""
        while not isinstance(read(self.send()), Card):
            pass

    def send(self) -> bytes:
        """Hold a card before the scanner and look no further."""
        card = next(self.stock)
        self.fed += 1
        os.write(self._master, card)
        return card

    def scan_slip(self, label: str) -> None:
        """Hold the slip of a number before the scanner; others wait behind it."""
        store = open_store(self.settings, clock_of(self.settings), "rig")
        try:
            store.day.take(uuid4(), "ho-tich", "k1", paper=False)
            ticket = store.day.ticket(label).id
        finally:
            store.close()
        os.write(self._master, f"MC1:{ticket.hex}\r\n".encode())

    def grab(self) -> None:
        """Keep a picture of the screen, and look at its words."""
        name = f"{self.fed:04d}-{self.ask('page')}.png"
        assert self.ask("grab", str(self.folder / name))
        assert not [text for text in self.ask("look") if re.search(r"\d{9,}", text)]

    def typed(self, kind: str, then: str) -> None:
        """Type a card into a field, whole and its number alone."""
        card = next(self.stock).decode().strip()
        for text in (card[:200], NUMBER + "77"):
            assert self.ask("typed", kind, text), f"no field {kind}"
        self.ask("typed", then, "")

    @staticmethod
    def _wait(holds: Any, what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"waited in vain for {what}"
            time.sleep(0.02)


@pytest.fixture
def open_kiosk(centre, monkeypatch) -> Iterator[Any]:
    """Open a kiosk; its line is given back after the test."""
    made = []
    for name in ("TMPDIR", "CANARY_LEAKS"):
        monkeypatch.setenv(name, "")

    def opener(**more: bool) -> Kiosk:
        made.append(Kiosk(centre, **more))
        return made[-1]

    yield opener
    for each in made:
        each.close()


def forms(secret: str) -> Iterator[bytes]:
    """Yield a secret as it could lie in a file: text of several codings, escaped, hex, base64."""
    plain = secret.encode()
    yield plain
    codings = ("utf-16-le", "utf-16-be", "cp1258")
    yield from (secret.encode(coding) for coding in codings if _can(secret, coding))
    yield json.dumps(secret)[1:-1].encode()
    yield repr(plain)[2:-1].encode()
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        whole = coded[4 if shift else 0 : -4]
        yield from {whole, whole.replace(b"+", b"-").replace(b"/", b"_")}


def _can(secret: str, coding: str) -> bool:
    try:
        secret.encode(coding)
    except UnicodeEncodeError:
        return False
    return True


def contents(file: Path) -> Iterator[bytes]:
    """Yield what is searched of a file: all but the points of a picture; its digits alone."""
    data = file.read_bytes()
    if file.suffix == ".png":
        yield from texts(data)
        return
    yield data
    yield re.sub(rb"[^0-9]", b"", data)


def texts(picture: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that are no points, as they are and unpacked."""
    at = 8
    while at < len(picture):
        size, kind = int.from_bytes(picture[at : at + 4]), picture[at + 4 : at + 8]
        chunk = picture[at + 8 : at + 8 + size]
        at += size + 12
        if kind != b"IDAT":
            yield chunk
            for zero in re.finditer(b"\0", chunk):
                with contextlib.suppress(zlib.error):
                    yield zlib.decompressobj().decompress(chunk[zero.end() :])


WANTED = {form: secret for secret in SECRETS for form in forms(secret)}


def hits(folder: Path) -> list[str]:
    """Return where which part of a card was found."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    found = {
        (file.relative_to(folder), secret)
        for file in files
        for data in contents(file)
        for form, secret in WANTED.items()
        if form in data
    }
    births = {
        (file.relative_to(folder), "birth")
        for file in files
        for data in list(contents(file))[:1]
        if BORN.search(data)
    }
    return sorted(f"{file}: {secret}" for file, secret in found | births)


def walk(kiosk: Kiosk, cards: int) -> None:
    """Go through the pages as people do, with cards before the scanner on each."""
    kiosk.feed(max(cards, len(SHAPES)))
    kiosk.go_home()
    kiosk.touch("field:ho-tich", "priority")
    kiosk.feed(cards)
    kiosk.touch("priority:", "ticket")
    kiosk.feed(cards)
    kiosk.go_home()
    look_things_up(kiosk, cards)
    handle_a_slip(kiosk, cards)
    kiosk.printer.set(paper_out=True)
    kiosk.touch("field:ho-tich", "priority")
    kiosk.touch("priority:", "no_paper")
    kiosk.feed(cards)
    kiosk.printer.clear()
    kiosk.go_home()
    lose_the_store(kiosk, cards)


def look_things_up(kiosk: Kiosk, cards: int) -> None:
    """Search and track, with cards scanned and typed."""
    for key, fields in (
        ("search", (("typed", "search_done"),)),
        ("track", (("dossier_code", "code_done"), ("dossier_secret", "secret_done"))),
    ):
        kiosk.touch(key, key)
        kiosk.feed(cards)
        for kind, then in fields:
            kiosk.typed(kind, then)
            kiosk.grab()
        kiosk.go_home()


def handle_a_slip(kiosk: Kiosk, cards: int) -> None:
    """Scan a slip, then cards over the pages of its number."""
    kiosk.scan_slip("A001")
    kiosk.until("own")
    kiosk.feed(cards)
    kiosk.until("own", "card")
    kiosk.go_home()
    kiosk.scan_slip("A002")
    kiosk.until("own")
    kiosk.touch("own_steps", "steps")
    kiosk.feed(cards)
    kiosk.ask("idle")
    kiosk.until("still_there")
    kiosk.feed(cards)
    kiosk.go_home()


def lose_the_store(kiosk: Kiosk, cards: int) -> None:
    """Scan while the store does not answer."""
    kiosk.ask("store_gone", 1)
    kiosk.until("trouble", "home")
    kiosk.feed(cards)
    kiosk.ask("store_gone", 0)
    kiosk.until("home")


def test_nothing_of_a_card_is_left_anywhere(open_kiosk):
    kiosk = open_kiosk()
    walk(kiosk, cards=1)
    kiosk.ask("break_on_card")
    kiosk.send_whole()
    assert kiosk.program.process.wait(PATIENCE) == EXIT_DEFECT
    assert "a defect with a card in hand" in kiosk.log.read_text("utf-8"), "the crash is told"
    kiosk.begin()
    kiosk.feed(2)
    for _ in range(3):
        kiosk.send()
    kiosk.program.process.kill()
    kiosk.program.process.wait()
    assert kiosk.fed > 2 * len(SHAPES) - 2
    assert hits(kiosk.folder) == []


def test_negative_control_a_kiosk_that_logs_what_it_scans_is_found(open_kiosk):
    kiosk = open_kiosk(leaks=True)
    kiosk.feed(len(SHAPES))
    found = hits(kiosk.folder)
    assert {f"journal.log: {secret}" for secret in (*SECRETS, "birth")} <= set(found)
    assert kiosk.log.read_text("utf-8").count(NUMBER) >= len(SHAPES)


@pytest.mark.parametrize(
    "hide",
    [
        lambda s: s.encode(),
        lambda s: b"\0" + s.encode("utf-16-le"),
        lambda s: s.encode("utf-16-be"),
        lambda s: json.dumps({"x": s}).encode(),
        lambda s: repr(s.encode()).encode(),
        lambda s: s.encode().hex().encode(),
        lambda s: base64.b64encode(s.encode() + b"77"),
        lambda s: base64.b64encode(b"a" + s.encode() + b"bc"),
        lambda s: base64.urlsafe_b64encode(b"ab" + s.encode()),
    ],
)
@pytest.mark.parametrize("secret", SECRETS)
def test_negative_control_each_part_is_found_in_each_form(tmp_path, hide, secret):
    (tmp_path / "some.bin").write_bytes(b"before " + hide(secret) + b" behind")
    assert f"some.bin: {secret}" in hits(tmp_path)


def test_negative_control_spaced_digits_births_and_texts_of_pictures_are_found(tmp_path):
    (tmp_path / "a.log").write_text("0792 2153-84/11", "utf-8")
    (tmp_path / "b.log").write_text("born 27041950", "utf-8")
    (tmp_path / "c.log").write_text("born 1950-04-27", "utf-8")
    (tmp_path / "d.log").write_bytes("27041950".encode("utf-16"))
    packed = zlib.compress(NAME.encode())
    for name, text in (("e.png", b"a\0" + NAME.encode()), ("f.png", b"a\0\0" + packed)):
        chunk = len(text).to_bytes(4) + b"tEXt" + text + b"crc_"
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk)
    births = [f"{name}.log: birth" for name in "bcd"]
    assert hits(tmp_path) == [f"a.log: {NUMBER}", *births, f"e.png: {NAME}", f"f.png: {NAME}"]


@pytest.mark.prove
def test_nothing_is_left_of_many_cards_on_every_page(open_kiosk):
    kiosk = open_kiosk()
    for _ in range(3):
        walk(kiosk, cards=8)
    assert kiosk.fed > 150
    assert hits(kiosk.folder) == []
