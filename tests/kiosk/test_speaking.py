"""One voice: the newest sentence, an end at a touch, silence when the loudspeaker is dead."""

import json
import logging

import pytest

from centre.rules.errors import Unavailable
from centre.shell import synthesiser
from drivers.health import SpeakerKey
from drivers.simulated.speaker import RECORD, SimulatedSpeaker
from drivers.simulated.switches import Switches
from drivers.sound import silence
from kiosk.recordings import Recordings
from kiosk.speaking import Speaking

LONG_S, SHORT_S = 600.0, 0.01


class Voice:
    """A voice, its simulated loudspeaker, and what was heard."""

    def __init__(self, folder, qtbot):
        self.folder = folder
        self.qtbot = qtbot
        self.seconds = {"long": LONG_S}
        self.rendered = []
        self.proofs = []
        self.speaking = Speaking(SimulatedSpeaker(folder), Recordings(self._render))
        self.speaking.proved.connect(self.proofs.append)

    def _render(self, language, words):
        self.rendered.append(words)
        if words == "cannot":
            raise Unavailable("voice_not_rendered", "voice", words=words)
        return silence(self.seconds.get(words, SHORT_S)).wav

    def heard(self):
        file = self.folder / RECORD
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        return [json.loads(line)["units"][0] for line in lines]

    def wait(self, holds):
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=10_000)

    def ready(self):
        self.speaking.start()
        self.wait(lambda: self.speaking.languages)
        return self

    def say(self, words, language="vi", *, keep=True):
        self.speaking.say(language, words, keep=keep)


@pytest.fixture
def voice(tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(synthesiser, "languages", lambda: frozenset({"vi", "en"}))
    made = Voice(tmp_path, qtbot)
    yield made
    made.speaking.close()
    made.speaking.deleteLater()


def test_a_sentence_is_heard(voice):
    voice.ready().say("one")
    voice.wait(lambda: voice.heard() == ["one"])
    assert voice.speaking.languages == {"vi", "en"}


def test_the_newest_sentence_replaces_the_one_that_is_said_and_those_between(voice):
    voice.ready().say("long")
    voice.wait(lambda: voice.heard() == ["long"])
    for words in ("between", "last"):
        voice.say(words)
    voice.wait(lambda: voice.heard()[-1] == "last")
    assert voice.heard() == ["long", "last"]
    assert "between" not in voice.rendered


def test_a_touch_ends_what_is_said(voice):
    voice.ready().say("long")
    voice.wait(lambda: voice.heard() == ["long"])
    voice.speaking.hush()
    voice.say("next")
    voice.wait(lambda: voice.heard() == ["long", "next"])


def test_a_visitor_s_number_is_in_no_record(voice):
    voice.ready().say("a không một ba", keep=False)
    voice.wait(lambda: voice.heard() == ["…"])


def test_a_language_without_a_voice_is_silent(voice):
    voice.ready().say("one", language="km")
    voice.say("two")
    voice.wait(lambda: voice.heard() == ["two"])


def test_a_dead_loudspeaker_is_silent_and_told_and_speaks_when_it_is_back(voice):
    switches = Switches(voice.folder)
    voice.ready()
    switches.set(dead=True)
    voice.say("unheard")
    voice.wait(lambda: voice.proofs[-1].key is SpeakerKey.SPEAKER_DEAD)
    assert voice.speaking.languages == frozenset()
    voice.say("unheard, too")
    switches.clear()
    voice.speaking.prove()
    voice.wait(lambda: voice.speaking.languages)
    voice.say("heard")
    voice.wait(lambda: voice.heard() == ["heard"])


def test_words_that_cannot_be_rendered_are_no_dead_loudspeaker_and_not_in_the_log(voice, caplog):
    voice.ready()
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            voice.say("cannot")
            voice.say("can")
            voice.say("cannot")
            voice.wait(lambda: voice.rendered and voice.rendered[-1] == "cannot")
        voice.say("after")
        voice.wait(lambda: voice.heard()[-1:] == ["after"])
    assert [record.message for record in caplog.records] == [
        "guidance not rendered key=voice_not_rendered"
    ]
    assert voice.speaking.languages


def test_the_end_does_not_wait_for_a_long_sentence(voice):
    voice.ready().say("long")
    voice.wait(lambda: voice.heard() == ["long"])
    voice.speaking.close()
    voice.say("late")
    assert voice.heard() == ["long"]
