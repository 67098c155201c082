"""The simulated loudspeaker writes down what it would have said."""

import json
import threading
import time
from datetime import datetime

import pytest

from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from centre.settings import Speaker
from drivers.health import SpeakerKey
from drivers.place import Place
from drivers.simulated.speaker import SimulatedSpeaker, make
from drivers.simulated.switches import Switches
from drivers.sound import silence


def lines(folder) -> list[dict]:
    return [json.loads(line) for line in (folder / "spoken.jsonl").read_text("utf-8").splitlines()]


def test_each_sound_is_one_line_with_what_was_said(tmp_path):
    speaker = SimulatedSpeaker(tmp_path)
    clip = tmp_path / "letter_a.wav"
    clip.write_bytes(silence(0.05).wav)
    speaker.play([clip, clip], volume=80)
    speaker.play(silence(0.05).wav, units=("moi_so", "letter_a"))
    first, second = lines(tmp_path)
    assert (first["units"], first["seconds"], first["volume"]) == (["letter_a"] * 2, 0.1, 80)
    assert second["units"] == ["moi_so", "letter_a"]
    assert second["monotonic"] - first["monotonic"] >= 0.1


def test_time_can_be_switched_off(tmp_path):
    Switches(tmp_path).set(no_time=True)
    SimulatedSpeaker(tmp_path).play(silence(3600).wav)
    assert lines(tmp_path)[0]["seconds"] == 3600


def test_dead_loudspeaker_says_nothing_and_tells(tmp_path):
    Switches(tmp_path).set(dead=True)
    speaker = SimulatedSpeaker(tmp_path)
    assert speaker.prove().key is SpeakerKey.SPEAKER_DEAD
    with pytest.raises(Unavailable, match="speaker_dead"):
        speaker.play(silence(0.1).wav)
    assert not (tmp_path / "spoken.jsonl").exists()
    Switches(tmp_path).clear()
    assert speaker.prove().key is SpeakerKey.OK


def test_hour_makes_it_quieter_and_a_silent_hour_says_nothing(tmp_path):
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
    wiring = Speaker(driver="simulated", volume_from=["13:30 50", "11:30 0"])
    speaker = make(wiring, Place("lobby", tmp_path))
    speaker._now = lambda: noon
    speaker.play(silence(3600).wav, volume=80)
    assert not (tmp_path / "spoken.jsonl").exists()
    speaker._now = lambda: noon.replace(hour=14)
    speaker.play(silence(0.01).wav, volume=80)
    assert [line["volume"] for line in lines(tmp_path)] == [40]


def test_sound_can_be_cut_short(tmp_path):
    cut = threading.Event()

    def cut_what_is_said():
        deadline = time.monotonic() + 10
        while not (tmp_path / "spoken.jsonl").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        cut.set()

    ending = threading.Thread(target=cut_what_is_said)
    ending.start()
    SimulatedSpeaker(tmp_path).play(silence(3600).wav, units=("long",), cut=cut)
    ending.join()
    SimulatedSpeaker(tmp_path).play(silence(3600).wav, units=("late",), cut=cut)
    assert [line["units"] for line in lines(tmp_path)] == [["long"]]
