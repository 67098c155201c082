"""One announcement: the right clips in the right language, and how long it takes."""

from datetime import time

import pytest

from centre.rules.announcing import Sentence, Spoken, Wording
from centre.settings import Display, Settings
from queue_display.clips import Clips
from queue_display.sound import chime, from_wav, seconds_of, wav_bytes
from queue_display.utterance import Speech, pace_of, speech_of, uttered, worded

SILENT = "no-such-program-here"
NAMES = {"vi": "Quầy Hộ tịch", "en": "Civil Status"}


@pytest.fixture
def clips(voice_folder):
    return Clips(voice_folder, synthesiser=SILENT)


@pytest.fixture
def house(spoken):
    """A call at a counter that has a name."""
    call = spoken("A012", "3")
    return Spoken(call.call, call.label, call.counter, call.again, call.at, NAMES)


def test_each_saying_is_worded_in_its_language(clips, spoken):
    said = uttered(clips, Speech(("vi", "en"), 100), Sentence(spoken(), ("vi", "en"), chime=True))
    assert said.units[:2] == ("chime", "moi_so")
    assert "to_counter" in said.units
    assert said.seconds == pytest.approx(seconds_of(from_wav(said.wav, "said")))


def test_a_recorded_counter_is_told_by_its_recording_and_the_second_language_by_the_code(
    clips, voice_folder, house
):
    (voice_folder / "vi" / "counter_3.wav").write_bytes(wav_bytes(chime()))
    assert worded(clips, Wording(), house, "vi")[-2:] == ("den", "counter_3")
    assert worded(clips, Wording(), house, "en")[-2:] == ("to_counter", "digit_3")


def test_a_name_that_nobody_can_say_gives_way_to_the_code(clips, house):
    assert worded(clips, Wording(counters="name"), house, "vi")[-1] == "digit_3"


def test_the_settings_say_how_a_display_speaks():
    settings = Settings.model_validate(
        {
            "centre": {"code": "MC-DEMO"},
            "speaker": {"lobby": {"volume_from": ["07:00 100", "11:30 0"]}},
            "display": {
                "lobby": {
                    "speaker": "lobby",
                    "volume": 70,
                    "numbers": "whole",
                    "zero_word": "lẻ",
                    "counter_said": "name",
                }
            },
        }
    )
    speech = speech_of(settings, settings.display["lobby"], ("vi",))
    assert speech.wording == Wording("whole", "lẻ", "name")
    assert (speech.volume, speech.day) == (70, ((time(7), 100), (time(11, 30), 0)))
    assert speech_of(settings, Display(), ("vi",)) == Speech(("vi",), 100)


def test_the_pace_is_that_of_the_clips(clips, spoken):
    pace = pace_of(clips, Speech(("vi", "en"), 100), spoken())
    assert pace.short < pace.once < pace.full
    once = seconds_of(clips.sentence("vi", worded(clips, Wording(), spoken(), "vi")))
    assert pace.short == pytest.approx(0.5 + once, abs=0.01)
