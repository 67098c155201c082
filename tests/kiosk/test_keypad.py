"""The rating keypad with a real store: done at the counter arms it, one touch is kept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.errors import Unavailable
from centre.settings import Settings, load
from centre.shell.pieces import Face, Target
from centre.shell.trouble import StartTrouble
from db import Store
from kiosk.app import build
from kiosk.rating import RatingPage

SECTION = '\n[kiosk.r1]\nmode = "rating"\ncounter = "1"\n[kiosk.r1.screen]\n{screen}\n'
SCREENS = {
    "1280x800": "inches = 10.1\nwidth = 1280\nheight = 800",
    "1024x600": "inches = 10.1\nwidth = 1024\nheight = 600",
    "1080x1920": "inches = 21.5\nwidth = 1080\nheight = 1920",
}


def with_keypad(settings: Settings, size="1280x800") -> Settings:
    file = settings.folder / "centre.toml"
    text = file.read_text(encoding="utf-8").split("\n[kiosk.r1]")[0]
    file.write_text(text + SECTION.format(screen=SCREENS[size]), encoding="utf-8")
    return load(file)


@pytest.fixture
def open_pad(graveyard, settings, clock, words, qtbot):
    apps = []

    def opener(size="1280x800"):
        app = build(with_keypad(settings, size), "r1", words, windowed=True, clock=clock)
        screen = app.window._wanted
        app.window.resize(screen.width, screen.height)
        app.window.show()
        apps.append(app)
        return app

    yield opener
    for app in apps:
        app.close()


@pytest.fixture
def serve(open_as):
    """Serve one citizen at counter 1, as far as "done"; return what was called."""
    store = open_as("counter:1")

    def run(*, done=True):
        store.day.take(uuid4(), "ho-tich", "k1")
        called = store.day.call_next(uuid4(), "1")
        if done:
            store.day.finish(uuid4(), "1")
        return called.ticket.label

    return run


def targets(app):
    return [t for t in app.window.findChildren(Target) if t.isVisibleTo(app.window)]


def test_done_arms_it_and_one_touch_is_kept(open_pad, serve, store, qtbot, clock):
    """Check 14."""
    pad = open_pad()
    label = serve(done=False)
    qtbot.waitUntil(lambda: pad.flow.view().serving == label)
    assert targets(pad) == [], "no faces before done"
    serve()
    qtbot.waitUntil(lambda: pad.flow.view().page is RatingPage.OPEN)
    faces = [t for t in targets(pad) if isinstance(t, Face)]
    assert [face.key for face in faces] == ["level:1", "level:2", "level:3"]
    QTest.mouseClick(faces[2], Qt.MouseButton.LeftButton)
    QTest.mouseClick(faces[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pad.flow.view().page is RatingPage.THANKS)
    since = clock.now() - timedelta(hours=1)
    answers = store.answers.count(since, clock.now() + timedelta(hours=1))
    assert [(a.asked, a.given, a.by_level[3]) for a in answers] == [(1, 1, 1)]


def test_silence_is_stored_as_silence(open_pad, serve, store, qtbot, clock):
    pad = open_pad()
    serve()
    qtbot.waitUntil(lambda: pad.flow.view().page is RatingPage.OPEN)
    clock.push(21)
    pad.flow.tick()
    qtbot.waitUntil(lambda: pad.flow.view().page is RatingPage.IDLE)
    since = clock.now() - timedelta(hours=1)
    qtbot.waitUntil(
        lambda: (
            [
                (a.asked, a.given)
                for a in store.answers.count(since, clock.now() + timedelta(hours=1))
            ]
            == [(1, 0)]
        )
    )


def test_question_in_english_for_this_answer_only(open_pad, serve, qtbot, words):
    pad = open_pad()
    serve()
    qtbot.waitUntil(lambda: pad.flow.view().page is RatingPage.OPEN)
    button = next(t for t in targets(pad) if t.key == "language:en")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert words.language == "en"
    assert "?" in pad.window.screen_page.question.text()
    pad.flow.skip()
    assert words.language == "vi"


@pytest.mark.parametrize("size", list(SCREENS))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_faces_are_large_enough_on_every_keypad(open_pad, serve, qtbot, size, language):
    """40 mm on 7 to 10 inches, 80 × 140 mm on 21.5 (screens note, section 4)."""
    pad = open_pad(size)
    serve()
    qtbot.waitUntil(lambda: pad.flow.view().page is RatingPage.OPEN)
    if language == "en":
        pad._touched(next(t for t in targets(pad) if t.key == "language:en"))
    theme = pad.window.ground.theme
    wide, high = (80, 140) if size == "1080x1920" else (40, 40)
    for target in targets(pad):
        least = (wide, high) if isinstance(target, Face) else (20, 20)
        assert target.width() >= least[0] * theme.px_per_mm - 1, target.key
        assert target.height() >= least[1] * theme.px_per_mm - 1, target.key
        assert target.fits(), target.key
    page = pad.window.screen_page
    assert page.question.fits()
    assert page.about.fits()


def test_calm_page_can_be_laid_over_the_window(open_pad):
    pad = open_pad()
    page = StartTrouble(pad.window.theme(), code="defect", restarts=True)
    pad.cover(page)
    assert page.isVisible()


def test_crash_is_no_end_in_order(open_pad, store):
    pad = open_pad()
    pad.cover(StartTrouble(pad.window.theme(), code="defect", restarts=True))
    pad._heartbeat.farewell(store)
    assert "closed" not in {device.key for device in store.devices.all()}


def test_log_is_told_once_that_the_store_goes_and_once_that_it_is_back(
    open_pad, qtbot, monkeypatch, caplog
):
    def gone(_store):
        raise Unavailable("database_busy", "database")

    caplog.set_level("INFO", logger="kiosk")
    pad = open_pad()
    qtbot.waitUntil(lambda: pad._centre is not None)
    with monkeypatch.context() as cut:
        cut.setattr(Store, "read", gone)
        for _ in range(2):
            pad._look()
            qtbot.waitUntil(lambda: not pad._reading)
    pad._look()
    qtbot.waitUntil(lambda: "store back" in caplog.text)
    told = [record.getMessage()[:10] for record in caplog.records]
    assert told == ["store lost", "store back"]
