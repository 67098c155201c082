"""Counters of a founded centre, driven as a clerk drives them."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copy
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from centre.rules.calling import Reason, Rule
from centre.rules.declaring.facts import Change
from centre.rules.hours import ZONE
from centre.rules.services import Centre
from centre.rules.tickets import State
from centre.settings import Settings, load
from centre.shell.theme import load_fonts
from centre.shell.words import FOLDER, Words
from centre.words.__main__ import compile_all
from counter_client.app import CounterApp, build
from counter_client.equipment import Doors
from counter_client.flow import Action, Desk, Refusal
from counter_client.shown import Shown
from db import sample
from db.facts import CounterView, DeviceHealth, Session, TicketView

PIN = "2468"
PATIENCE_MS = 20_000
"""Waits end when what they wait for is there; on a machine with much to do that may be late."""
COUNTERS = """
[counter.c1]
counter = "1"

[counter.c2]
counter = "2"

[counter.any]

[line.l1]
transport = "simulated"

[keypad.call1]
use = "call"
line = "l1"
address = 1

[keypad.rate1]
line = "l1"
address = 2
levels = [1, 2, 3]

[sign.s1]
line = "l1"
address = 3
counter = "1"

[reader.r1]
transport = "simulated"

[counter.full]
counter = "1"
keypads = ["call1", "rate1"]
sign = "s1"
reader = "r1"
"""


class FakePanel:
    """A panel whose keys are pressed by a test, on a thread of their own as a real one's."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, str, bool]] = []
        self.closed = 0
        self.hear = None

    def start(self, hear) -> None:
        self.hear = hear

    def show(self, sign, text, *, blink=False) -> None:
        self.shown.append((sign, text, blink))

    def clear(self, sign) -> None:
        self.shown.append((sign, "", False))

    def dim(self, sign, level) -> None:
        """Nothing asks for it."""

    def close(self) -> None:
        self.closed += 1

    def say(self, *events) -> None:
        """Say events on a thread of their own, as a device does."""
        thread = threading.Thread(target=lambda: [self.hear(event) for event in events])
        thread.start()
        thread.join(5)


class FakeReader(FakePanel):
    """A scanner that a test holds codes before."""


@pytest.fixture
def panel() -> FakePanel:
    return FakePanel()


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def doors(panel, reader) -> Doors:
    """The way to the two."""
    return Doors(lambda *_: panel, lambda *_: reader)


@dataclass
class Drive:
    """A counter with hands: keys go where the focus is, answers are waited for."""

    app: CounterApp
    qtbot: object

    def settle(self):
        self.qtbot.waitUntil(self.app.is_quiet, timeout=PATIENCE_MS)

    def rest(self):
        """Let what device threads have said arrive, and all that it led to come to its end.

        The lane does one thing after the other: what goes through it last comes back last.
        """
        QApplication.processEvents()
        through = []
        self.app._link.do(lambda _store: None, through.append, through.append)
        self.qtbot.waitUntil(lambda: bool(through), timeout=PATIENCE_MS)
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        window = self.app.window
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
        QTest.keyClick(window.focusWidget() or window, key, modifier)
        self.settle()

    def type(self, text):
        QTest.keyClicks(self.app.window.focusWidget(), text)

    def sign_in(self, pin=PIN):
        self.settle()
        self.app.window.sign_in.pin.setText(pin)
        self.key(Qt.Key.Key_Return)
        return self

    @property
    def desk(self):
        return self.app.window.desk

    @property
    def number(self):
        """The number on the card, or nothing."""
        return self.desk.card.number.text() if self.desk.card.number.isVisibleTo(self.desk) else ""

    @property
    def said(self):
        return self.desk.line.words.text()


@pytest.fixture(autouse=True)
def _letters(qapp) -> None:
    load_fonts()


@pytest.fixture
def words(qapp) -> Iterator[Words]:
    made = Words()
    yield made
    made.close()


@pytest.fixture
def counters(settings: Settings, tmp_path: Path) -> Settings:
    """The founded centre with three counter PCs: two fixed, one that asks."""
    file = tmp_path / "centre.toml"
    file.write_text(file.read_text(encoding="utf-8") + COUNTERS, encoding="utf-8")
    return load(tmp_path)


@pytest.fixture
def open_counter(qtbot, counters, clock, words) -> Iterator[Callable[..., Drive]]:
    """Open counters by name; each is closed after the test."""
    opened: list[CounterApp] = []

    def opener(name="c1", **more) -> Drive:
        app = build(counters, name, words=words, clock=clock, **more)
        opened.append(app)
        app.show()
        qtbot.waitExposed(app.window)
        app.window.activateWindow()
        return Drive(app, qtbot)

    yield opener
    for app in opened:
        app.close()
        app.window.deleteLater()
        app.strip.deleteLater()


@pytest.fixture
def take(store) -> Callable[..., str]:
    """Take a number of a service that counter 1 serves; return its label."""

    def taker(service=None, priority=None) -> str:
        chosen = service or next(iter(store.centre().counters["1"].serves))
        return store.day.take(uuid4(), chosen, "k1", priority).ticket.label

    return taker


@pytest.fixture
def put(store) -> Callable[..., None]:
    """Change one of the centre's declared things as its supervisor does on the screen."""

    def change(section, key, **value) -> None:
        store.declared.change(uuid4(), Change(section, key, value), "giam-doc")

    return change


# --- moments of a desk, without a store ---------------------------------------------------------

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
LONG_SERVICE = {
    "vi": "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan nước ngoài cấp",
    "en": "Certified copies of originals issued by competent foreign authorities",
}
LONG_COUNTER = {"vi": "Quầy 12 – Hộ tịch, Chứng thực", "en": "Counter 12 – Civil status, Copies"}
LONG_GROUP = {
    "vi": "Phụ nữ mang thai, người nuôi con nhỏ dưới 36 tháng tuổi",
    "en": "Pregnant, or with a child under 36 months of age",
}
LONG_CLERK = "Công Tằng Tôn Nữ Thị Phương Lan Hương"


def a_ticket(state=State.CALLED, label="A012", **changes) -> TicketView:
    """Return a ticket with the longest names, called at nine after seven minutes."""
    made = TicketView(
        id=uuid4(),
        label=label,
        service="chung-thuc",
        service_name=LONG_SERVICE,
        state=state,
        priority=None,
        priority_name=None,
        arrived_at=NINE - timedelta(minutes=7),
        queued_at=NINE - timedelta(minutes=7),
        called_at=NINE,
        began_at=NINE,
        ended_at=None,
        calls=1,
        counter="1",
        target=None,
    )
    return replace(made, **changes)


def a_view(current=None, **changes) -> CounterView:
    """Return what a counter sees: nobody waits, nothing is parked, unless changes say so."""
    made = CounterView(
        counter="1",
        current=current,
        reason=None,
        waiting=(),
        waiting_count=0,
        longest_minutes=None,
        parked=(),
        session=None,
        clerk="lan",
        paused=False,
        pause_reason="",
        absent_undo=None,
        today=37,
        absent_today=2,
    )
    return replace(made, **changes)


def a_reason(rule=Rule.LONGEST, **changes) -> Reason:
    """Return why a number was called."""
    return replace(Reason(rule, "chung-thuc", {}, (), {}, None), **changes)


def a_device(kind="printer", state="error", key="paper_out", **changes) -> DeviceHealth:
    """Return what a device says of itself."""
    return replace(DeviceHealth("1", kind, state, key, {}, NINE), **changes)


@pytest.fixture(scope="session")
def long_centre() -> Centre:
    """The sample centre with the longest names that a centre may come up with."""
    centre = sample.centre_of(sample.load(sample.BUILT_IN), "H99.08")
    services = {code: replace(s, name=LONG_SERVICE) for code, s in centre.services.items()}
    counters = {code: replace(c, name=LONG_COUNTER) for code, c in centre.counters.items()}
    return replace(centre, services=services, counters=counters)


@pytest.fixture(scope="session")
def asking_centre(long_centre) -> Centre:
    """The same centre; it asks what came of each service, and gives 95 seconds to write it up."""
    policy = replace(long_centre.policy, ask_outcome=True, wrap_up_seconds=95)
    return replace(long_centre, policy=policy)


@pytest.fixture
def moment(long_centre) -> Callable[..., Shown]:
    """Make moments as the app makes them: the refusals are those of a real desk."""

    def maker(view=None, *, signed_in=True, linked=True, **changes) -> Shown:
        desk = Desk(long_centre.policy)
        if signed_in:
            desk.signed_in(Session(uuid4(), "lan", LONG_CLERK, "clerk", "1", NINE))
            desk.seen(view or a_view())
        if not linked:
            desk.lost()
        refusals: dict[Action, Refusal | None] = {
            action: desk.refusal(action, 100.0, NINE) for action in Action
        }
        made = Shown(
            stage=desk.stage,
            now=NINE,
            language="vi",
            refusals=refusals,
            centre=long_centre,
            view=desk.view,
            counter="1",
            clerk=LONG_CLERK if signed_in else "",
            clerks=(("lan", LONG_CLERK), ("hoa", "Nguyễn Thị Hoa")),
            servers=frozenset({"lan", "hoa"}),
            undo_seconds=desk.undo_seconds(NINE),
            lost_at=None if linked else NINE,
            program="counter:c1",
        )
        return replace(made, **changes)

    return maker


@pytest.fixture(scope="session")
def compiled(tmp_path_factory) -> Path:
    """A folder with the words of the checkout, compiled; never written."""
    folder = tmp_path_factory.mktemp("words")
    copy(FOLDER / "en.ts", folder)
    compile_all(folder)
    return folder


@pytest.fixture
def both_languages(qapp, compiled) -> Iterator[Words]:
    """The words of the checkout: vi and en."""
    made = Words(compiled)
    yield made
    made.close()


def clipped(root) -> list[str]:
    """Return the words below root that are shown but do not fit (or run out of the window)."""
    return [
        getattr(found, "text", lambda: "")()
        for found in root.findChildren(QWidget)
        if hasattr(found, "fits") and found.isVisibleTo(root) and not found.fits()
    ]


def settle() -> None:
    """Let layouts inside layouts find their sizes: one turn of the loop for each floor."""
    for _ in range(6):
        QApplication.processEvents()


@pytest.fixture
def tell():
    """The makers of facts, for tests that may not import from here."""
    return Tell()


class Tell:
    """Facts by name."""

    now = NINE
    ticket = staticmethod(a_ticket)
    view = staticmethod(a_view)
    reason = staticmethod(a_reason)
    device = staticmethod(a_device)
    clipped = staticmethod(clipped)
    settle = staticmethod(settle)
    group = LONG_GROUP
    service = LONG_SERVICE
    clerk = LONG_CLERK
