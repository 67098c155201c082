"""Clips: rendered once, never over a recording, and joined with the right pauses."""

import os
import shutil
import wave

import pytest

from centre.rules.announcing import Wording, clip_texts
from centre.rules.errors import Unavailable
from queue_display.clips import CHIME, Clips
from queue_display.sound import (
    LARGEST_FILE,
    LOUDNESS,
    RATE,
    chime,
    from_wav,
    read_wav,
    rms,
    seconds_of,
    silence,
    trimmed,
    wav_bytes,
)

SILENT = "no-such-program-here"
UNITS = ("moi_so", "letter_a", "digit_0", "digit_0", "digit_1", "den_quay_so", "digit_3")
needs_synthesiser = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed: no clip can be rendered"
)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """Vietnamese clips rendered once for this file."""
    folder = tmp_path_factory.mktemp("voice")
    Clips(folder).make("vi")
    return folder


@needs_synthesiser
def test_every_unit_of_the_language_gets_a_clip_of_a_word_s_length(rendered):
    for unit in clip_texts("vi"):
        samples = read_wav(rendered / "vi" / f"{unit}.wav")
        assert 0.1 < seconds_of(samples) < 1.5, unit
        assert seconds_of(samples) - seconds_of(trimmed(samples)) < 0.05, unit


@needs_synthesiser
def test_every_clip_is_mono_at_22050_hz_in_16_bits(rendered):
    for path in rendered.rglob("*.wav"):
        with wave.open(str(path)) as file:
            assert file.getparams()[:3] == (1, 2, 22_050), path.name


@needs_synthesiser
def test_all_clips_are_equally_loud_and_not_clipped(rendered):
    for path in (rendered / "vi").iterdir():
        samples = read_wav(path)
        assert rms(samples) == pytest.approx(LOUDNESS, rel=0.03), path.name
        at_the_top = sum(abs(value) > 31_700 for value in samples)
        assert at_the_top < len(samples) / 200, path.name


@needs_synthesiser
def test_a_sentence_takes_about_four_seconds(rendered):
    """The screens note reckons with 4.6 s; chime and twice must not be longer than 11.2 s."""
    clips = Clips(rendered)
    assert 3 < seconds_of(clips.sentence("vi", UNITS)) < 4.7
    whole = clips.announcement([("vi", UNITS), ("vi", UNITS)], chimed=True)
    assert seconds_of(from_wav(whole, "whole")) < 11.2


@needs_synthesiser
def test_a_recorded_clip_is_never_overwritten(tmp_path, rendered):
    shutil.copytree(rendered, tmp_path, dirs_exist_ok=True)
    recorded = tmp_path / "vi" / "digit_3.wav"
    own = wav_bytes(read_wav(rendered / "vi" / "digit_4.wav"))
    recorded.write_bytes(own)
    for name in ("digit_5", "whole_x1"):
        (tmp_path / "vi" / f"{name}.wav").unlink()
    assert set(Clips(tmp_path).make("vi")) == {"digit_5", "whole_x1"}
    assert recorded.read_bytes() == own
    assert Clips(tmp_path).make("vi") == ()


@needs_synthesiser
def test_a_recording_that_comes_during_rendering_wins(tmp_path, monkeypatch, rendered):
    shutil.copytree(rendered, tmp_path, dirs_exist_ok=True)
    (tmp_path / "vi" / "digit_3.wav").unlink()
    clips = Clips(tmp_path)
    render = clips._render

    def slow(language, words):
        (tmp_path / "vi" / "digit_3.wav").write_bytes(b"the announcer's own")
        return render(language, words)

    monkeypatch.setattr(clips, "_render", slow)
    assert clips.make("vi") == ("digit_3",)
    assert (tmp_path / "vi" / "digit_3.wav").read_bytes() == b"the announcer's own"
    assert not list(tmp_path.rglob("*.part"))


def test_without_a_synthesiser_the_remedy_is_said(tmp_path):
    with pytest.raises(Unavailable) as refused:
        Clips(tmp_path, synthesiser="no-such-program-here").make("vi")
    assert refused.value.key == "no_synthesiser"
    assert "apt install espeak-ng" in str(refused.value.facts["remedy"])


def test_a_synthesiser_that_fails_is_told_with_the_words(tmp_path):
    with pytest.raises(Unavailable) as refused:
        Clips(tmp_path, synthesiser="false").make("vi")
    assert refused.value.key == "voice_not_rendered"
    assert refused.value.facts["words"] == "Mời số"


def test_a_language_with_recordings_only_needs_no_synthesiser(voice_folder):
    shutil.copytree(voice_folder / "vi", voice_folder / "tay")
    clips = Clips(voice_folder, synthesiser="no-such-program-here")
    clips.ready("tay")
    assert len(clips.sentence("tay", UNITS)) > 0


def test_a_folder_that_cannot_be_written_is_told(voice_folder):
    (voice_folder / CHIME).with_suffix(".wav").unlink()
    (voice_folder / "vi").rename(voice_folder / "kept")
    (voice_folder / "vi").write_text("a file where a folder should be")
    with pytest.raises(Unavailable):
        Clips(voice_folder).make("vi")


def test_a_damaged_recording_is_found_before_the_first_call(voice_folder):
    clips = Clips(voice_folder, synthesiser=SILENT)
    clips.ready("vi")
    broken = voice_folder / "vi" / "digit_7.wav"
    broken.write_bytes(b"RIFF")
    with pytest.raises(Unavailable, match="digit_7"):
        clips.ready("vi")


@needs_synthesiser
def test_one_damaged_recording_does_not_silence_a_lobby(voice_folder, caplog):
    """A rendered clip is spoken in its place, until it is mended; the file stays as it is."""
    broken = voice_folder / "vi" / "digit_7.wav"
    good = broken.read_bytes()
    broken.write_bytes(b"RIFF")
    (voice_folder / "chime.wav").write_bytes(b"")
    clips = Clips(voice_folder)
    clips.ready("vi")
    assert 0.2 < seconds_of(clips.sound("vi", "digit_7")) < 1.0
    assert clips.sound("vi", "chime") == chime()
    assert clips.damaged == (voice_folder / "chime.wav", broken)
    assert broken.read_bytes() == b"RIFF"
    assert str(broken) in caplog.text
    caplog.clear()
    clips.ready("vi")
    assert caplog.text == "", "told once, not every minute"
    broken.write_bytes(good)
    os.utime(broken, ns=(1, 1))
    assert seconds_of(clips.sound("vi", "digit_7")) < 0.1
    assert clips.damaged == (voice_folder / "chime.wav",)


def test_a_pipe_or_a_film_in_the_folder_is_refused_at_once(voice_folder):
    clip = voice_folder / "vi" / "digit_7.wav"
    clip.unlink()
    os.mkfifo(clip)
    with pytest.raises(Unavailable, match="no file"):
        Clips(voice_folder, synthesiser=SILENT).ready("vi")
    clip.unlink()
    with clip.open("wb") as film:
        film.truncate(LARGEST_FILE + 1)
    with pytest.raises(Unavailable, match="larger than"):
        Clips(voice_folder, synthesiser=SILENT).ready("vi")


def test_a_new_recording_is_heard_without_a_restart(voice_folder):
    clips = Clips(voice_folder)
    before = clips.sound("vi", "digit_3")
    path = voice_folder / "vi" / "digit_3.wav"
    path.write_bytes(wav_bytes(read_wav(path) * 3))
    assert len(clips.sound("vi", "digit_3")) > len(before)


def test_pauses_are_90_ms_in_spelling_and_140_ms_round_phrases(voice_folder):
    clips = Clips(voice_folder)
    spelled = seconds_of(clips.sentence("vi", ("digit_1", "digit_2")))
    phrase = seconds_of(clips.sentence("vi", ("moi_so", "letter_a")))
    clip = seconds_of(clips.sound("vi", "digit_1"))
    assert spelled - 2 * clip == pytest.approx(0.09, abs=0.005)
    assert 0.12 <= phrase - 2 * clip <= 0.16


def test_two_sayings_are_900_ms_apart(voice_folder):
    clips = Clips(voice_folder)
    once = seconds_of(clips.sentence("vi", UNITS))
    twice = from_wav(clips.announcement([("vi", UNITS), ("vi", UNITS)], chimed=False), "twice")
    assert seconds_of(twice) - 2 * once == pytest.approx(0.5 + 0.9, abs=0.001)


def test_an_announcement_after_another_begins_with_a_short_pause(voice_folder):
    clips = Clips(voice_folder)
    follows = from_wav(clips.announcement([("vi", UNITS)], chimed=False), "follows")
    assert follows[: RATE // 2] == silence(0.5)
    assert any(follows[RATE // 2 :])


@pytest.mark.parametrize(
    ("content", "why"), [(silence(0.5), "silence"), (chime() * 6, "longer than 6 s")]
)
def test_a_recording_that_nobody_can_hear_is_found_before_the_first_call(
    voice_folder, content, why
):
    (voice_folder / "vi" / "digit_7.wav").write_bytes(wav_bytes(content))
    with pytest.raises(Unavailable, match=why):
        Clips(voice_folder, synthesiser=SILENT).ready("vi")


def test_recordings_of_digits_are_enough_until_whole_numbers_are_wished(voice_folder):
    for path in (voice_folder / "vi").glob("whole_*"):
        path.unlink()
    clips = Clips(voice_folder, synthesiser="no-such-program-here")
    clips.ready("vi")
    with pytest.raises(Unavailable, match="no_synthesiser"):
        clips.ready("vi", Wording(numbers="whole"))


def test_a_recorded_counter_is_told_by_its_recording(voice_folder):
    clips = Clips(voice_folder, synthesiser=SILENT)
    assert not clips.can_name("vi", "3", "den", "")
    (voice_folder / "vi" / "counter_3.wav").write_bytes(wav_bytes(chime()))
    assert clips.can_name("vi", "3", "den", "")
    assert seconds_of(clips.sound("vi", "counter_3")) > 0.5


def test_a_counter_without_recording_and_synthesiser_is_told_by_its_code(voice_folder):
    clips = Clips(voice_folder, synthesiser=SILENT)
    assert not clips.can_name("vi", "3", "den", "Quầy Hộ tịch")


def test_a_damaged_recording_of_a_counter_does_not_silence_the_call(voice_folder):
    (voice_folder / "vi" / "counter_3.wav").write_bytes(b"RIFF")
    assert not Clips(voice_folder, synthesiser=SILENT).can_name("vi", "3", "den", "Quầy Hộ tịch")


def test_without_the_phrase_before_it_a_recorded_counter_is_told_by_its_code(voice_folder):
    (voice_folder / "vi" / "counter_3.wav").write_bytes(wav_bytes(chime()))
    (voice_folder / "vi" / "den.wav").unlink()
    assert not Clips(voice_folder, synthesiser=SILENT).can_name("vi", "3", "den", "")


def test_a_counter_with_an_endless_code_is_told_by_its_code(voice_folder):
    assert not Clips(voice_folder).can_name("vi", "x" * 300, "den", "Quầy x")


@needs_synthesiser
def test_a_counter_s_name_is_rendered_once_and_again_when_it_changes(voice_folder, monkeypatch):
    clips = Clips(voice_folder)
    rendered = []
    render = clips._render
    monkeypatch.setattr(
        clips, "_render", lambda language, words: rendered.append(words) or render(language, words)
    )
    for name in ("Quầy Hộ tịch", "Quầy Hộ tịch", "Quầy Đất đai"):
        assert clips.can_name("vi", "3", "den", name)
    assert rendered == ["Quầy Hộ tịch", "Quầy Đất đai"]
    assert not list(voice_folder.rglob("counter_*")), "a name's clip must not outlive the name"
