"""The dispenser under random hands: it never leaves its window, keeps nothing, grows nowhere.

Short here, 100,000 touches by make prove; the pages reached are told, and none may be missing.
"""

import time
from shutil import copytree

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from centre.settings import load
from centre.shell import synthesiser
from centre.shell.theme import load_fonts
from centre.shell.words import Words
from db.dossiers import secret
from drivers.sound import silence
from kiosk import desks, guidance_desk
from kiosk.care_desk import CareDesk
from kiosk.recordings import Recordings
from kiosk.visit import Look, Page

SHORT, LONG, WITH_PIN = 500, 100_000, 5_000
BEHIND_PIN = frozenset({Page.CARE})
# One widget in a thousand touches, 200 bytes in each: less than anything that is kept of a touch.
WIDGETS_EACH_THOUSAND, BYTES_EACH_THOUSAND = 0.2, 200_000
# Lists make their rows when they are first shown, some of them only after the warming up.
AT_ONCE = 60
WARM = 150


@pytest.fixture
def words(qapp):
    load_fonts()
    made = Words()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def restarts(monkeypatch):
    """How often the technician's page has asked for a restart, instead of a restart."""
    asked = []

    def desk(site):
        return CareDesk(site, lambda: asked.append(1), lambda: ())

    monkeypatch.setattr(desks, "CareDesk", desk)
    return asked


@pytest.fixture(scope="module")
def founded(crawl, tmp_path_factory):
    """A folder with a centre; copied, never written."""
    folder = tmp_path_factory.mktemp("centre")
    crawl.found(folder)
    return folder


@pytest.fixture
def opened(crawl, words, founded, tmp_path, restarts, monkeypatch):
    """Return a maker of crawls; each is closed after the test."""
    sound = silence(0.01).wav
    monkeypatch.setattr(synthesiser, "languages", lambda: frozenset({"vi", "en"}))
    monkeypatch.setattr(guidance_desk, "Recordings", lambda: Recordings(lambda *_: sound))
    monkeypatch.setattr(secret, "_COST", 2)
    settings = load(copytree(founded, tmp_path, dirs_exist_ok=True))
    made = []

    def make(seed=1, *, knows_pin=False):
        made.append(crawl.Crawl(settings, words, seed, knows_pin=knows_pin))
        return made[-1]

    yield make
    for each in made:
        each.close()


def told(crawl_tell, done):
    pages = ",".join(f"{page}:{count}" for page, count in done.pages.most_common())
    crawl_tell(touches=done.touches, steps=done.steps, seed=done.seed, pages=pages)


def test_random_hands_never_leave_the_window_and_leave_nothing_behind(crawl, opened, tell):
    began = time.process_time()
    done = opened().run(WARM)
    widgets, _ = done.weigh()
    more, _ = done.run(SHORT - WARM).weigh()
    told(tell, done)
    tell(cpu_seconds=round(time.process_time() - began, 1))
    assert more - widgets <= crawl.allowed(SHORT, WIDGETS_EACH_THOUSAND, AT_ONCE)
    assert len(done.pages) >= 8, done.pages


@pytest.mark.prove
def test_100_000_touches_reach_every_page_and_grow_nothing(crawl, opened, tell):
    done = opened(2).run(LONG // 10)
    widgets, memory = done.weigh()
    more_widgets, more_memory = done.run(LONG - LONG // 10).weigh()
    told(tell, done)
    tell(widgets=f"{widgets}->{more_widgets}", megabytes=f"{memory >> 20}->{more_memory >> 20}")
    assert set(Page) - set(done.pages) <= BEHIND_PIN
    assert more_widgets - widgets <= crawl.allowed(LONG, WIDGETS_EACH_THOUSAND, 10)
    assert more_memory - memory <= crawl.allowed(LONG, BYTES_EACH_THOUSAND, 10_000_000)


@pytest.mark.prove
def test_who_knows_the_pin_reaches_the_technician_s_page(opened, tell, restarts):
    done = opened(3, knows_pin=True).run(WITH_PIN)
    told(tell, done)
    tell(restarts=len(restarts))
    assert set(Page) >= BEHIND_PIN <= set(done.pages)


# --- the controls ---------------------------------------------------------------------------------


def raise_something(_window):
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda window: QDialog(window).show(), "another window"),
        (lambda window: window.leave(), "not whole"),
        (lambda window: window.showMinimized(), "not whole|minimised|focus"),
        (lambda window: window.resize(300, 300), "not whole"),
        (raise_something, "ZeroDivisionError"),
    ],
    ids=["dialog", "quit", "minimise", "resize", "raise"],
)
# A second tap falls where the window was a moment ago.
@pytest.mark.qt_log_ignore("occurs outside target window", extend=True)
def test_negative_control_a_button_that_breaks_out_is_found(crawl, opened, act, why):
    bad = opened(4)
    crawl.plant(bad, "help", act)
    with pytest.raises(crawl.Broken, match=why):
        bad.run(SHORT)


def test_negative_control_a_widget_kept_at_each_touch_is_found(crawl, opened):
    bad = opened(5)
    for kind in ("help", "field", "language", "home", "back", "rows_down", "large"):
        crawl.plant(bad, kind, lambda window: QWidget(window).hide())
    widgets, _ = bad.run(20).weigh()
    most = widgets + crawl.allowed(SHORT, WIDGETS_EACH_THOUSAND, AT_ONCE)
    assert any(bad.run(60).weigh()[0] > most for _ in range(5))


def test_negative_control_what_outlives_its_visitor_is_found(crawl, opened, monkeypatch):
    bad = opened(6)
    bad.run(30)
    bad.rest()
    monkeypatch.setattr(bad.app.flow, "_forget", lambda: None)
    monkeypatch.setattr(bad.app.flow, "_look", Look(contrast=True))
    with pytest.raises(crawl.Broken, match=r"outlived|silence leaves"):
        bad.rest()


def test_negative_control_a_wish_to_end_the_program_is_heard(crawl, opened):
    bad = opened(7)
    crawl.plant(bad, "help", lambda _: QApplication.instance().aboutToQuit.emit())
    with pytest.raises(crawl.Broken, match="asked to end"):
        bad.run(SHORT)
