"""Pages say what they are while somebody wants to hear it, and only then."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.settings import load
from centre.shell import synthesiser
from centre.shell.pieces import Target
from drivers import registry
from drivers.simulated.speaker import RECORD
from drivers.simulated.switches import Switches
from drivers.sound import silence
from kiosk import guidance_desk
from kiosk.app import build
from kiosk.recordings import Recordings
from kiosk.visit import Page

SPEAKER = '\n[speaker.ears]\ndriver = "simulated"\n'


class Kiosk:
    """A running dispenser with headphones, and the hands of its visitors."""

    def __init__(self, app, settings, clock, qtbot):
        self.app, self.clock, self.qtbot = app, clock, qtbot
        self.folder = registry.device_folder(settings, "ears")
        self.switches = Switches(self.folder)

    def wait(self, holds):
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=15_000)

    def wait_for(self, page):
        self.wait(lambda: self.app.view().page is page)

    def shown(self, key):
        targets = self.app.window.findChildren(Target)
        return [t for t in targets if t.key == key and t.isVisibleTo(self.app.window)]

    def touch(self, key):
        self.clock.push(1)
        QTest.mouseClick(self.shown(key)[0], Qt.MouseButton.LeftButton)

    def heard(self):
        file = self.folder / RECORD
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        return [json.loads(line)["units"][0] for line in lines]

    def hears(self, words):
        self.wait(lambda: any(words in said for said in self.heard()))


@pytest.fixture
def open_kiosk(graveyard, settings, clock, words, qtbot, monkeypatch):
    monkeypatch.setattr(synthesiser, "languages", lambda: frozenset({"vi"}))
    sound = silence(0.01).wav
    monkeypatch.setattr(guidance_desk, "Recordings", lambda: Recordings(lambda *_: sound))
    opened = []

    def opener():
        file = settings.folder / "centre.toml"
        text = file.read_text("utf-8").replace("[kiosk.k1]", '[kiosk.k1]\nspeaker = "ears"')
        file.write_text(text + SPEAKER, "utf-8")
        wired = load(settings.folder)
        app = build(wired, "k1", words, windowed=True, clock=clock)
        opened.append(app)
        app.window.resize(1080, 1920)
        app.window.show()
        return Kiosk(app, wired, clock, qtbot)

    yield opener
    for app in opened:
        app.close()


@pytest.fixture
def kiosk(open_kiosk):
    made = open_kiosk()
    made.wait_for(Page.HOME)
    made.wait(lambda: made.shown("spoken"))
    return made


def test_pages_are_said_when_they_appear_once_asked_for(kiosk):
    kiosk.touch("field:ho-tich")
    kiosk.wait_for(Page.PRIORITY)
    kiosk.touch("back")
    kiosk.wait_for(Page.HOME)
    assert kiosk.heard() == [], "nobody has asked for it"
    kiosk.touch("spoken")
    kiosk.hears("Ông/Bà cần làm việc gì?")
    kiosk.touch("field:ho-tich")
    kiosk.hears("diện ưu tiên")


def test_the_end_of_the_visit_is_the_end_of_the_voice(kiosk):
    kiosk.touch("spoken")
    kiosk.hears("Ông/Bà")
    count = len(kiosk.heard())
    kiosk.touch("field:ho-tich")
    kiosk.wait_for(Page.PRIORITY)
    kiosk.touch("home")
    kiosk.wait_for(Page.HOME)
    assert not kiosk.app.view().look.spoken
    assert kiosk.app._guidance._pending is None
    kiosk.touch("large")
    assert len(kiosk.heard()) == count


def test_the_same_words_are_not_said_again_and_a_countdown_goes_on_silently(kiosk):
    kiosk.touch("spoken")
    kiosk.hears("Ông/Bà")
    kiosk.clock.push(41)
    kiosk.app._tick()
    kiosk.hears("còn ở đó không")
    for _ in range(3):
        kiosk.clock.push(1)
        kiosk.app._tick()
    kiosk.qtbot.wait(2 * guidance_desk.SETTLE_MS)
    assert sum("còn ở đó không" in said for said in kiosk.heard()) == 1


def test_the_keyboard_s_focus_is_said(kiosk):
    kiosk.touch("spoken")
    kiosk.hears("Ông/Bà")
    window = kiosk.app.window
    window.activateWindow()
    kiosk.wait(window.isActiveWindow)
    QTest.keyPress(window.focusWidget() or window, Qt.Key.Key_Tab)
    name = window.focusWidget().accessibleName().split("\n")[0].split(",")[0]
    kiosk.hears(name[:10])


def test_a_number_is_said_and_kept_nowhere(kiosk):
    kiosk.touch("spoken")
    kiosk.touch("field:ho-tich")
    kiosk.wait_for(Page.PRIORITY)
    kiosk.touch("priority:")
    kiosk.wait_for(Page.TICKET)
    kiosk.hears("…")
    assert not [said for said in kiosk.heard() if "không một" in said]


def test_no_button_in_a_language_without_a_voice(kiosk):
    kiosk.touch("language:en")
    assert kiosk.shown("spoken") == []


def test_a_dead_loudspeaker_takes_the_button_away_and_is_told_to_staff(kiosk, store):
    kiosk.switches.set(dead=True)
    kiosk.app._guidance._speaking.prove()
    kiosk.wait(lambda: not kiosk.shown("spoken"))

    def told():
        return {(d.kind, d.name): d.key for d in store.devices.all()}.get(("speaker", "ears"))

    kiosk.wait(lambda: told() == "speaker_dead")
    kiosk.switches.clear()
    kiosk.app._guidance._speaking.prove()
    kiosk.wait(lambda: kiosk.shown("spoken"))
    kiosk.wait(lambda: told() == "")
