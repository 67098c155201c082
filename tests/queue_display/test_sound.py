"""Samples: loudness, silence cut off, other rates, and a bell that dies away."""

import io
import math
import wave
from array import array
from contextlib import suppress
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import Unavailable
from queue_display.sound import (
    FULL,
    LOUDNESS,
    RATE,
    chime,
    from_wav,
    joined,
    levelled,
    read_wav,
    rms,
    seconds_of,
    silence,
    trimmed,
    wav_bytes,
)


def tone(seconds=0.2, loud=0.3, rate=RATE):
    count = round(seconds * rate)
    return array("h", (round(loud * FULL * math.sin(0.1 * n * RATE / rate)) for n in range(count)))


def wav(samples, *, channels=1, rate=RATE, width=2):
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return target.getvalue()


@pytest.mark.parametrize("loud", [0.01, 0.1, 0.9])
def test_every_clip_is_brought_to_one_loudness(loud):
    assert rms(levelled(tone(loud=loud))) == pytest.approx(LOUDNESS, rel=0.02)


def test_a_peak_is_rounded_off_and_never_wraps():
    click = joined([silence(1), array("h", [FULL, -FULL] * 40)])
    assert max(map(abs, levelled(click))) <= FULL


def test_silence_stays_silence():
    assert levelled(silence(0.1)) == silence(0.1)
    assert trimmed(silence(0.1)) == array("h")
    assert rms(array("h")) == 0


def test_silence_at_both_ends_is_cut_off():
    padded = joined([silence(0.5), tone(0.2), silence(0.7)])
    assert seconds_of(trimmed(padded)) == pytest.approx(0.2, abs=0.02)


def test_a_wav_comes_back_as_it_was():
    samples = tone()
    assert from_wav(wav_bytes(samples), "clip") == samples


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_a_recording_of_another_rate_keeps_its_length_and_pitch(rate):
    found = from_wav(wav(tone(0.5, rate=rate), rate=rate), "clip")
    assert seconds_of(found) == pytest.approx(0.5, abs=0.001)
    assert max(abs(a - b) for a, b in zip(found, tone(0.5), strict=False)) < 0.02 * FULL


def test_a_stereo_recording_is_mixed_down():
    one = tone(0.1)
    both = array("h", (value for pair in zip(one, one, strict=True) for value in pair))
    assert from_wav(wav(both, channels=2), "clip") == one


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound at all", wav_bytes(tone())[:20]])
def test_what_is_no_wav_is_refused_by_name(content):
    with pytest.raises(Unavailable) as refused:
        from_wav(content, "digit_3.wav")
    assert refused.value.key == "clip_unreadable"
    assert refused.value.facts["file"] == "digit_3.wav"


def damaged(at, *values):
    content = bytearray(wav_bytes(tone()))
    content[at : at + len(values)] = bytes(values)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        damaged(16, 0, 0, 0, 1),
        damaged(24, 0, 0, 0, 0),
        damaged(24, 1, 0, 0, 0),
        damaged(24, 255, 255, 255, 255),
    ],
)
def test_a_damaged_head_is_refused_and_neither_crashes_nor_fills_the_memory(content):
    """A length past the end is a RuntimeError in Python; a rate of 1 Hz made 22,050 times more."""
    with pytest.raises(Unavailable, match="clip_unreadable"):
        from_wav(content, "digit_3.wav")


@given(st.integers(0, 42), st.binary(min_size=1, max_size=4))
def test_whatever_stands_in_the_head_of_a_file_it_is_read_or_refused(at, content):
    with suppress(Unavailable):
        assert len(from_wav(damaged(at, *content), "clip")) <= len(tone()) * RATE // 4000


def test_24_bits_are_refused_with_what_is_wanted():
    with pytest.raises(Unavailable, match="16-bit"):
        from_wav(wav(array("b", bytes(300)), width=3), "clip")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Unavailable, match="clip_unreadable"):
        read_wav(tmp_path / "nothing.wav")


def test_the_chime_is_two_tones_that_die_away():
    bell = chime()
    assert seconds_of(bell) == pytest.approx(1.1, abs=0.01)
    assert max(map(abs, bell)) == pytest.approx(0.5 * FULL, rel=0.02)
    tenth = RATE // 10
    assert rms(bell[-tenth:]) < 0.1 * rms(bell[:tenth])
    first, second = bell[tenth : 3 * tenth], bell[4 * tenth : 6 * tenth]
    assert _crossings(first) > _crossings(second)


def tones_of(samples):
    """Return the strongest tone of samples, in Hz."""
    heard = np.abs(np.fft.rfft(np.array(samples, dtype=float) * np.hanning(len(samples))))
    return np.argmax(heard) * RATE / len(samples)


def test_the_chime_rings_e_and_then_c():
    """E5 659.26 Hz, C5 523.25 Hz; a bin is 5 Hz wide at 0.2 s."""
    bell = chime()
    first, second = bell[RATE // 20 : RATE // 4], bell[RATE // 2 :]
    assert tones_of(first) == pytest.approx(659.26, abs=5)
    assert tones_of(second) == pytest.approx(523.25, abs=5)


def test_control_the_ear_tells_a_wrong_tone():
    wrong = array("h", (round(9000 * math.sin(2 * math.pi * 600 * n / RATE)) for n in range(RATE)))
    assert tones_of(wrong) == pytest.approx(600, abs=1)


def test_a_limited_clip_stays_below_full_scale():
    assert max(map(abs, levelled(joined([silence(1), tone(0.02, loud=0.9)])))) <= 0.97 * FULL + 1


def _crossings(samples):
    signs = [value > 0 for value in samples]
    return sum(a != b for a, b in pairwise(signs))
