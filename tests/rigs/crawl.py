"""The crawl: a real dispenser in its window, handled at random as no visitor would.

Every hand is drawn from one seed; what the program does in between is its own.
"""

import gc
import math
import random
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from centre.settings import Settings, load
from centre.shell.pieces import Keyboard, Target, TypedField
from centre.shell.pieces.keys import Key
from db import Store, founding, open_store, tables
from db.dossiers import plan as planning
from db.dossiers.reading import read_rows
from drivers import registry
from drivers.simulated import inbox
from drivers.simulated.switches import Switches
from kiosk import care_pin
from kiosk.app import build
from kiosk.visit import Look, Page

PIN: Final = "975310"
MORNING: Final = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
# Half of each side of the 21.5-inch screen: the same millimetres, a quarter of the paint.
WIDE, HIGH = 540, 960
CENTRE: Final = """
[centre]
code = "H99.08"

[kiosk.k1]
printer = "p1"
reader = "scanner"
speaker = "ears"
care_pin = "{pin}"
screen = {{ inches = 21.5, width = {wide}, height = {high} }}

[printer.p1]
transport = "simulated"

[reader.scanner]
transport = "simulated"

[speaker.ears]
driver = "simulated"
"""
DOSSIERS: Final = (
    "Mã hồ sơ;Mã TTHC;Trạng thái;Ngày tiếp nhận;Ngày hẹn trả;Mã tra cứu\n"
    "H99.08-261102-0001;1.001193;Đang xử lý;02/11/2026;30/11/2026;AB12\n"
    "H99.08-261103-0002;1.001193;Đã có kết quả;03/11/2026;20/11/2026;CD34\n"
)
CODES: Final = (
    "H99.08-261102-0001",
    "H99.08-261103-0002",
    "H99.08-261104-9999",
    "1.001193",
    "1.001193.000.00.00.H99",
    f"MC1:{uuid4().hex}",
    "MC1:xyz",
    "012345678901||Nguyễn Văn Mẫu|01011950|Nam|Xã Mẫu|15042021",
    "012345678901||Nguyễn Văn Mẫu|01012001|Nam|Xã Mẫu|15042021",
    "",
    "A" * 4000,
    "'; DROP TABLE ticket; --",
    "<img src=x onerror=alert(1)>",
    "%s%n{0}{field}",
    "\x00\x1b[2J\u202e\ufeff",
    "https://example.invalid/?" + "q" * 200,
)
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT, _META = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.MetaModifier
KEYS: Final = (
    (Qt.Key.Key_Escape, _PLAIN),
    (Qt.Key.Key_F4, _ALT),
    (Qt.Key.Key_Q, _CTRL),
    (Qt.Key.Key_W, _CTRL),
    (Qt.Key.Key_Delete, _CTRL | _ALT),
    (Qt.Key.Key_Backspace, _CTRL | _ALT),
    (Qt.Key.Key_T, _CTRL | _ALT),
    (Qt.Key.Key_C, _CTRL),
    (Qt.Key.Key_V, _CTRL),
    (Qt.Key.Key_Tab, _ALT),
    (Qt.Key.Key_Space, _META),
    (Qt.Key.Key_Tab, _PLAIN),
    (Qt.Key.Key_Tab, _SHIFT),
    (Qt.Key.Key_Return, _PLAIN),
    (Qt.Key.Key_Enter, _PLAIN),
    (Qt.Key.Key_Space, _PLAIN),
    (Qt.Key.Key_Backspace, _PLAIN),
    (Qt.Key.Key_Delete, _PLAIN),
    (Qt.Key.Key_Menu, _PLAIN),
    (Qt.Key.Key_Print, _PLAIN),
    (Qt.Key.Key_PageDown, _PLAIN),
    (Qt.Key.Key_PageUp, _PLAIN),
    (Qt.Key.Key_Down, _PLAIN),
    *((Qt.Key(Qt.Key.Key_F1.value + n), Qt.KeyboardModifier.NoModifier) for n in range(12)),
)
TEXTS: Final = ("khai sinh", "ddawng kys", "đất đai", "xyzzy", "0123", "ẾỖẴ\u0301\u0301", "AB12")
FAULTS: Final = ("paper_out", "cover_open", "cutter_error", "unplugged")
PAINT_EVERY: Final = 12
PATIENCE_S: Final = 30.0
CALM: Final = frozenset({Page.HOME, Page.ATTRACT, Page.TROUBLE, Page.STARTING})
ENDS: Final = frozenset({Page.TICKET, Page.CLOSED, Page.TROUBLE, Page.NO_PAPER, Page.DOSSIER})
LOOKS: Final = frozenset({"language", "large", "contrast", "lowered", "spoken", "help"})
LEAVES: Final = frozenset({"home", "back", "found_home"})


class Broken(Exception):  # noqa: N818 - what is, not a mistake of the rig
    """A promise that did not hold: what, on which page, after which hand."""


class SetClock:
    """A clock that moves only when it is pushed."""

    def __init__(self) -> None:
        self.at, self.seconds = MORNING, 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def push(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds


class Way:
    """The way to the store, which can be cut."""

    def __init__(self) -> None:
        self.gone = False

    def __call__(self, *ground: Any) -> Store:
        if self.gone:
            raise Unavailable("database_missing", "database")
        store = open_store(*ground)
        for name in ("read", "write", "aside", "health"):
            setattr(store, name, self._held(getattr(store, name)))
        return store

    def _held(self, work: Callable[[], Any]) -> Callable[[], Any]:
        def begin() -> Any:
            if self.gone:
                raise Unavailable("database_busy", "database")
            return work()

        return begin


def found(folder: Path) -> Settings:
    """Make a centre with the starter catalogue, two dossiers and numbers without end."""
    text = CENTRE.format(pin=care_pin.hide(PIN), wide=WIDE, high=HIGH)
    (folder / "centre.toml").write_text(text, "utf-8")
    settings = load(folder)
    founding.found(settings, pin="2468", catalogue_at=MORNING)
    export = folder / "export.csv"
    export.write_text(DOSSIERS, "utf-8")
    store = open_store(settings, SetClock(), "crawl")
    plan = planning.plan(store.dossiers.held(), read_rows(export), MORNING.date(), 400)
    store.dossiers.bring_in(uuid4(), plan, "export.csv", "crawl")
    _share_a_field(store)
    store.close()
    return settings


def _share_a_field(store: Store) -> None:
    """Let two services share a field, which then asks which of them is wanted."""
    of = tables.service.c
    moved = tables.service.update().where(of.code == "chung-thuc").values(field="ho-tich")
    with store.write() as work:
        work.connection.execute(moved)
        work.connection.execute(tables.centre.update().values(version=tables.centre.c.version + 1))


class Crawl:
    """One crawl. touches counts hands on the screen; pages where they have led."""

    def __init__(self, settings: Settings, words: Any, seed: int, *, knows_pin: bool) -> None:
        self.clock, self.way = SetClock(), Way()
        self.hands, self.seed = random.Random(seed), seed  # noqa: S311 - no secret
        self.knows_pin = knows_pin
        self.touches, self.steps, self.last = 0, 0, "nothing"
        self.favourite = ""
        self._slips: deque[str] = deque(maxlen=40)
        self.pages: Counter[Page] = Counter()
        self.errors: list[str] = []
        self.scanner = registry.device_folder(settings, "scanner")
        self.printer = Switches(registry.device_folder(settings, "p1"))
        Switches(registry.device_folder(settings, "ears")).set(no_time=True)
        self.app = build(settings, "k1", words, clock=self.clock, store_factory=self.way)
        self.window = self.app.window
        self.window.resize(WIDE, HIGH)
        self.window.show()
        self.window.activateWindow()
        self._moves = self._repertoire()
        self.pages[self.app.view().page] += 1

    def close(self) -> None:
        """Close the dispenser."""
        self.app.close()
        bury()

    # What hands do.

    def _repertoire(self) -> tuple[tuple[float, Callable[[], None]], ...]:
        """Return every move with its weight."""
        return (
            (70, self._touch_target),
            (8, self._touch_anywhere),
            (4, self._touch_twice),
            (2, self._draw),
            (5, self._key),
            (1.5, self._text),
            (3, self._scan),
            (0.6, self._cut_store),
            (0.8, self._break_printer),
            (0.6, self._idle),
            (0.6, self._linger),
            (0.3, self._go_slow),
            (0.15, self._pass_hours),
            (3 if self.knows_pin else 0.5, self._knock),
            (0.5, self._close_by_desktop),
        )

    def run(self, touches: int, patience: Callable[[], None] | None = None) -> "Crawl":
        """Do so many touches, with everything else in between; raise Broken."""
        weights, moves = zip(*self._moves, strict=True)
        until = self.touches + touches
        with self._listening():
            while self.touches < until:
                (move,) = self.hands.choices(moves, weights)
                self._do(move)
                if patience is not None:
                    patience()
        return self

    def _do(self, move: Callable[[], None]) -> None:
        """Make one move, let the program answer, and look at everything."""
        self.steps += 1
        self.last = move.__name__.strip("_")
        self.clock.push(self.hands.choice((0.05, 0.3, 0.8, 0.8, 1.2)))
        try:
            move()
            self._turn()
        except Broken:
            raise
        except Exception as error:
            raise self._broken(f"{type(error).__name__}: {error}") from error
        self._mend()
        self.check()

    def _turn(self) -> None:
        """Let the program work: its timers by the crawl's clock, and what has arrived.

        Painting takes half of the time, and has tests of its own: here it is one step in many.
        """
        moments = (self.app.flow.wake_at(), self.app.front.wake_at())
        if any(at is not None and at <= self.clock.monotonic() for at in moments):
            self.app._tick()
        self.window.setUpdatesEnabled(self.steps % PAINT_EVERY == 0)
        QApplication.processEvents()

    def _mend(self) -> None:
        """Let somebody mend store and printer, sooner or later."""
        if self.way.gone and self.hands.random() < 0.08:
            self._cut_store()
        if self.hands.random() < 0.04:
            self.printer.clear()

    def targets(self) -> list[Target]:
        """Return the targets that are seen."""
        return [t for t in self.window.findChildren(Target) if t.isVisible() and t.width()]

    def _press(self, point: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self.touches += 1
        QTest.mouseClick(self.window.windowHandle(), button, pos=point)

    def _middle(self, target: Target) -> QPoint:
        inside = QPoint(
            self.hands.randrange(max(1, target.width())),
            self.hands.randrange(max(1, target.height())),
        )
        return target.mapTo(self.window, inside)

    def _chosen(self) -> Target | None:
        """Return a target: a kind of them first, so that forty letters hide no button.

        Ways out and looks are taken less often, so that pages far behind are reached.
        """
        kinds: dict[str, list[Target]] = {}
        for target in self.targets():
            kind = "letters" if isinstance(target, Key) else target.key.partition(":")[0]
            kinds.setdefault(kind, []).append(target)
        if not kinds:
            return None
        if self.favourite in kinds and self.hands.random() < 0.3:
            return self.hands.choice(kinds[self.favourite])
        rarely = LOOKS if self.app.view().page in ENDS else LOOKS | LEAVES
        weights = [0.15 if kind in rarely else 1.0 for kind in kinds]
        (kind,) = self.hands.choices(list(kinds), weights)
        return self.hands.choice(kinds[kind])

    def _touch_target(self) -> None:
        target = self._chosen()
        if target is None:
            self._touch_anywhere()
            return
        self.last += f" {target.key.partition(':')[0]}"
        self._press(self._middle(target))

    def _touch_anywhere(self) -> None:
        point = QPoint(self.hands.randrange(WIDE), self.hands.randrange(HIGH))
        buttons = (Qt.MouseButton.LeftButton,) * 3
        self._press(
            point,
            self.hands.choice((*buttons, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)),
        )

    def _touch_twice(self) -> None:
        """Two quick touches, on one target or on two; nothing is answered in between."""
        first = self._chosen()
        if first is not None:
            points = [self._middle(first)] * 2 + [self._middle(t) for t in self.targets()]
            self._press(points[0])
            self.clock.push(self.hands.choice((0.02, 0.2)))
            self._press(self.hands.choice(points[1:]))

    def _draw(self) -> None:
        """Draw a finger over the screen and lift it anywhere."""
        handle = self.window.windowHandle()
        points = [QPoint(self.hands.randrange(WIDE), self.hands.randrange(HIGH)) for _ in range(4)]
        self.touches += 1
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(handle, left, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(handle, point)
        QTest.mouseRelease(handle, left, pos=points[-1])

    def _key(self) -> None:
        key, marks = self.hands.choice(KEYS)
        self.last += f" {key.name}"
        QTest.keyClick(self.window.focusWidget() or self.window, key, marks)

    def _text(self) -> None:
        held = self.window.focusWidget() or self.window
        for sign in self.hands.choice(TEXTS):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                # QTest knows no letters beyond Latin-1.
                QApplication.sendEvent(held, QKeyEvent(kind, 0, _PLAIN, sign))

    def _scan(self) -> None:
        kinds = (CODES, self._slips) if self._slips else (CODES,)
        code = self.hands.choice(self.hands.choice(kinds))
        inbox.scan(self.scanner, code)
        # The scanner has a thread of its own; a few turns of the loop let it come.
        for _ in range(3):
            QTest.qWait(5)

    def _cut_store(self) -> None:
        self.way.gone = not self.way.gone
        self.app._reload()

    def _break_printer(self) -> None:
        self.printer.set(**{self.hands.choice(FAULTS): True})

    def _go_slow(self) -> None:
        """Touch, and let 3 s pass before anything is answered."""
        self._touch_target()
        self.clock.push(3)

    def _pass_hours(self) -> None:
        self.clock.push(3600 * self.hands.choice((3, 9, 24)))
        self.app._new_minute()

    def _close_by_desktop(self) -> None:
        self.window.close()

    def _knock(self) -> None:
        """Touch the header's ends in turn, as a technician does, who also knows what follows."""
        for x in (5, WIDE - 5, 5, WIDE - 5, 5):
            self._press(QPoint(x, 10))
            self.clock.push(0.3)
        if self.knows_pin:
            self._turn()
            self._type_pin()

    def _type_pin(self) -> None:
        """Type the PIN where it is asked for."""
        if self.app.view().page is Page.PIN:
            window = self.window
            # A page takes no touch in the moment in which it appears.
            self.clock.push(1)
            for sign in PIN:
                QTest.keyClick(window.focusWidget() or window, sign)
            QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
            QTest.qWait(60)

    def _idle(self) -> None:
        """Stay away until the first page is back, then look whether anything was kept."""
        self.rest()

    def _linger(self) -> None:
        """Stand there and touch nothing until the kiosk asks."""
        self.clock.push(50)

    def rest(self) -> None:
        """Let everybody leave, and everything that is under way come to its end."""
        # Printer, scanner and store answer in their own time; nobody is sent away before, and a
        # receipt that was held there last may be read when the first page is back already.
        deadline = time.monotonic() + PATIENCE_S
        calm = 0
        while calm < 2 and time.monotonic() < deadline:
            QTest.qWait(20)
            self.clock.push(120)
            self._turn()
            calm = calm + 1 if self.app.flow.page in CALM else 0
        page = self.app.flow.page
        if page not in CALM:
            raise self._broken(f"silence leaves page {page}")
        if self.app.flow.view().look != Look():
            raise self._broken("the look outlived its visitor")
        if self.app.flow.view().errand is not None or self.app.flow.view().taken is not None:
            raise self._broken("an errand outlived its visitor")
        self._look_for_typed()

    def _look_for_typed(self) -> None:
        fields = self.window.findChildren(TypedField)
        kept = [field for field in fields if field.text()]
        kept += [keys for keys in self.window.findChildren(Keyboard) if keys.text]
        if kept:
            raise self._broken(f"what was typed outlived its visitor: {kept}")

    # What must hold.

    def check(self) -> None:
        """Raise Broken for anything that must not be."""
        view = self.app.view()
        self.pages[view.page] += 1
        if view.taken and view.taken.code not in self._slips:
            self._slips.append(view.taken.code)
        if self.errors:
            raise self._broken(self.errors[0])
        if self.app.view().page not in set(Page):
            raise self._broken("a page that there is not")
        window = self.window
        if not window.isVisible() or (window.width(), window.height()) != (WIDE, HIGH):
            raise self._broken(f"the window is not whole: {window.geometry()}")
        if window.isMinimized():
            raise self._broken("the window is minimised")
        self._check_alone()
        for target in self.targets():
            box = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
            if not window.rect().contains(box):
                raise self._broken(f"{target.key} is outside the window: {box}")

    def _check_alone(self) -> None:
        """Nothing else on the screen, and the keys come here."""
        others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w != self.window]
        if others:
            raise self._broken(f"another window is there: {others}")
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            raise self._broken("a dialog or a menu is there")
        if not self.window.isActiveWindow():
            raise self._broken("the window has lost the focus")

    def _broken(self, what: str) -> Broken:
        page = self.app.view().page.value
        return Broken(f"{what} (seed {self.seed}, step {self.steps}: {self.last}, then {page})")

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Hear what nobody caught in slots, and a wish to end the program."""
        before, sys.excepthook = sys.excepthook, self._hear
        quits = partial(self.errors.append, "the program was asked to end")
        app = QApplication.instance()
        app.aboutToQuit.connect(quits)
        try:
            yield
        finally:
            sys.excepthook = before
            app.aboutToQuit.disconnect(quits)

    def _hear(self, kind: type[BaseException], error: BaseException, _trace: object) -> None:
        self.errors.append(f"{kind.__name__}: {error}")

    # What must not grow.

    def weigh(self) -> tuple[int, int]:
        """Return how many widgets there are, and the memory in bytes, at rest."""
        self.way.gone = False
        self.printer.clear()
        self.app._reload()
        self.rest()
        self._wait(lambda: self.app.flow.page in {Page.HOME, Page.ATTRACT})
        bury()
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
        return len(QApplication.allWidgets()), pages * 4096

    def _wait(self, holds: Callable[[], bool]) -> None:
        for _ in range(500):
            if holds():
                return
            self.clock.push(6)
            self.app._tick()
            QTest.qWait(10)
        raise self._broken("the first page does not come back")


def bury() -> None:
    """Let what was deleted "later" die now."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def allowed(touches: int, each_thousand: float, at_once: float) -> float:
    """Return how much may have grown after so many touches."""
    return at_once + each_thousand * math.ceil(touches / 1000)


def plant(crawl: Crawl, kind: str, act: Callable[[QWidget], None]) -> None:
    """Let the targets of a kind do something that they must not."""
    wanted = crawl.app._acts[kind]
    crawl.favourite = kind

    def both(value: str) -> None:
        act(crawl.window)
        wanted(value)

    crawl.app._acts[kind] = both
