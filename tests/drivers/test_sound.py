"""Clips become one sound of the right length and loudness; what is no clip is told."""

import io
import wave
from array import array

import pytest

from centre.rules.errors import Unavailable
from drivers.sound import RATE, joined, silence, tone


def samples_of(wav: bytes) -> array:
    with wave.open(io.BytesIO(wav)) as clip:
        return array("h", clip.readframes(clip.getnframes()))


def test_clips_are_joined_in_order(tmp_path):
    paths = []
    for value in (100, -200):
        path = tmp_path / f"{value}.wav"
        path.write_bytes(tone(array("h", [value] * RATE)))
        paths.append(path)
    sound = joined(paths, 100)
    assert sound.seconds == 2.0
    assert list(samples_of(sound.wav)) == [100] * RATE + [-200] * RATE


def test_volume_makes_it_quieter():
    assert list(samples_of(joined(tone(array("h", [1000, -1000])), 50).wav)) == [500, -500]


def test_silence_has_its_length():
    assert joined(silence(0.4).wav, 100).seconds == pytest.approx(0.4, abs=0.001)


def test_nothing_to_say_is_an_empty_sound():
    assert joined([], 100).seconds == 0


@pytest.mark.parametrize("data", [b"", b"RIFF", b"\x00" * 100])
def test_what_is_no_clip_is_named(tmp_path, data):
    path = tmp_path / "digit_0.wav"
    path.write_bytes(data)
    with pytest.raises(Unavailable, match=r"clip_unreadable .*digit_0\.wav"):
        joined([path], 100)


def test_missing_clip_is_named(tmp_path):
    with pytest.raises(Unavailable, match="letter_a"):
        joined([tmp_path / "letter_a.wav"], 100)


def test_clips_of_different_rate_do_not_mix(tmp_path):
    paths = [tmp_path / "a.wav", tmp_path / "b.wav"]
    for path, rate in zip(paths, (22050, 44100), strict=True):
        with wave.open(str(path), "wb") as clip:
            clip.setnchannels(1)
            clip.setsampwidth(2)
            clip.setframerate(rate)
            clip.writeframes(bytes(200))
    with pytest.raises(Unavailable, match=r"b\.wav"):
        joined(paths, 100)


def test_clip_of_8_bits_is_refused(tmp_path):
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(1)
        clip.setframerate(22050)
        clip.writeframes(bytes(200))
    with pytest.raises(Unavailable, match="16 bits"):
        joined([path], 100)
