"""A player is found, watched to its end, and believed only if sound can have come out."""

import shutil
import threading
import time
import wave
from array import array
from datetime import datetime
from io import BytesIO

import pytest

from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from centre.settings import Speaker
from drivers.health import SpeakerKey
from drivers.place import Place
from drivers.sound import silence, tone
from drivers.speakers.player import Player, make
from drivers.speakers.ways import Computer

OK, DEAD = SpeakerKey.OK, SpeakerKey.SPEAKER_DEAD


@pytest.fixture
def player(box):
    """Return a maker of loudspeakers on this computer."""

    def made(command=None, output=None, **more):
        return Player(Computer(command, output, box.root), **more)

    return made


def unheard(loudspeaker, seconds=0.4) -> Unavailable:
    with pytest.raises(Unavailable) as error:
        loudspeaker.play(silence(seconds).wav)
    return error.value


def test_program_that_takes_its_time_proves_the_loudspeaker(box, player):
    status = player(box.player("a-player")).prove()
    assert status.key is OK
    assert status.detail == "a-player; unknown: what a-player plays to"


def test_program_that_ends_at_once_is_believed_neither_when_proved_nor_when_playing(box, player):
    loud = player(box.program("p", "exit 0"))
    status = loud.prove()
    assert status.key is DEAD
    assert "nothing plays it" in status.detail
    assert "nothing plays it" in unheard(loud).facts["detail"]


def test_sound_shorter_than_a_buffer_may_end_at_once(box, player):
    player(box.program("p", "exit 0")).play(silence(0.1).wav)


def test_program_that_fails_is_told_with_its_last_words(box, player):
    loud = player(box.program("p", "echo no such device >&2; exit 1"))
    assert "no such device" in loud.prove().detail
    error = unheard(loud)
    assert (error.key, error.part) == ("speaker_dead", "speaker")
    assert "no such device" in error.facts["detail"]


def test_program_that_hangs_never_holds_a_call_beyond_its_deadline(box, player):
    loud = player(box.program("p", "exec sleep 600"), grace=0.2)
    began = time.monotonic()
    assert "did not end" in loud.prove().detail
    assert "did not end" in unheard(loud).facts["detail"]
    assert time.monotonic() - began < 60


def test_no_program_at_all_is_a_key_of_its_own(player):
    status = player().prove()
    assert status.key is SpeakerKey.NO_PLAYER
    assert "pw-play, paplay, aplay" in status.detail
    assert unheard(player("/nowhere/player")).key == "no_player"


def test_first_that_works_is_taken_not_the_first_that_is_installed(box, player):
    box.program("pw-play", f"echo x >> {box.programs}/pw-play.used; exit 1")
    box.player("paplay")
    loud = player()
    status = loud.prove()
    assert (status.key, status.detail.split(";")[0]) == (OK, "paplay")
    loud.play(silence(0.05).wav)
    loud.play(silence(0.05).wav)
    assert (box.used("pw-play"), box.used("paplay")) == (1, 3)


def test_one_that_fails_later_falls_back_to_the_next_and_the_sound_is_still_heard(box, player):
    box.player("pw-play")
    box.player("paplay")
    loud = player()
    loud.prove()
    box.program("pw-play", "exit 1")
    loud.play(silence(0.05).wav)
    assert box.used("paplay") == 1
    box.program("paplay", "exit 1")
    box.player("pw-play")
    loud.play(silence(0.05).wav)
    assert box.used("pw-play") == 2


def test_one_that_hung_is_the_last_to_be_tried_again(box, player):
    box.program("pw-play", "exec sleep 600")
    box.program("paplay", f"echo x >> {box.programs}/paplay.used")
    loud = player(grace=1.5)
    assert unheard(loud, 0.05).key == "speaker_dead"
    loud.play(silence(0.05).wav)
    assert box.used("paplay") == 1


def test_alsa_is_the_fallback_when_no_sound_server_works(box, player):
    box.program("paplay", "echo Connection refused >&2; exit 1")
    box.player("aplay")
    status = player(output="plughw:9,0").prove()
    assert status.key is OK
    assert "-D plughw:9,0" in (box.programs / "aplay.used").read_text("utf-8")


def test_dummy_output_of_the_server_is_not_believed_but_a_card_of_its_own_is(box, player):
    box.player("paplay")
    box.player("aplay")
    box.program("pactl", "echo Default Sink: auto_null")
    status = player().prove()
    assert status.key is DEAD
    assert "auto_null" in status.detail
    assert "no sound card" in status.detail
    assert (box.used("paplay"), box.used("aplay")) == (0, 0)
    box.card()
    status = player().prove()
    assert (status.key, status.detail.split(";")[0]) == (OK, "aplay -D plughw:CARD=PCH,DEV=0")


def test_muted_output_is_dead_and_no_way_round_it_is_tried(box, player):
    box.player("aplay")
    box.card()
    box.program("amixer", "printf \"Simple mixer control 'Master',0\\n  Mono: Playback [off]\\n\"")
    status = player().prove()
    assert status.key is DEAD
    assert "Master is muted" in status.detail
    assert box.used("aplay") == 0


def test_silent_hour_returns_at_once_and_starts_nothing(box, player):
    box.player("paplay")
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
    wiring = Speaker(volume_from=["07:00 100", "11:30 0", "13:30 100"])
    loud = make(wiring, Place("lobby", box.root))
    loud._now = lambda: noon
    loud.play(silence(3600).wav)
    assert box.used("paplay") == 0
    loud._now = lambda: noon.replace(hour=14)
    loud.play(silence(0.05).wav)
    assert box.used("paplay") == 1


def test_loudness_of_the_hour_and_of_the_board_reach_the_player(box):
    kept = box.programs / "kept.wav"
    path = box.program("p", f'cp "$1" {kept}')
    loud = make(Speaker(command=path, volume_from=["00:00 50"]), Place("lobby", box.root))
    loud.play(tone(array("h", [1000] * 50)), volume=50)
    with wave.open(BytesIO(kept.read_bytes())) as clip:
        assert set(array("h", clip.readframes(50))) == {250}


def test_sound_that_finds_no_room_on_the_disk_is_told(box, player, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(box.root / "none"))
    status = player(box.player("p")).prove()
    assert status.key is DEAD
    assert "no room" in status.detail


@pytest.mark.prove
def test_two_hundred_plays_leave_nothing_open(box, player, open_fds, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    loud = player(box.program("p", "exit 0"))
    loud.play(silence(0.05).wav)
    before = open_fds()
    for _ in range(200):
        loud.play(silence(0.05).wav)
    assert open_fds() == before
    assert not list(tmp_path.glob("*.wav"))


REAL = shutil.which("aplay")


@pytest.fixture
def alsa(box, tmp_path, monkeypatch):
    """Return the file into which ALSA's default output writes its samples."""
    if REAL is None:
        pytest.skip("alsa-utils is not installed")
    samples = tmp_path / "samples.raw"
    config = f"""pcm.!default {{ type file slave.pcm "null" file "{samples}" format "raw" }}
pcm.other {{ type file slave.pcm "null" file "{samples}" format "raw" }}\n"""
    (tmp_path / ".asoundrc").write_text(config, "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    return samples


def test_real_aplay_brings_every_sample_to_the_output(box, player, alsa):
    """The output of a file has no pace of its own; the pause is that of a card."""
    box.program("aplay", f'{REAL} -q "$@" && sleep 0.5')
    sound = array("h", [n % 1999 - 999 for n in range(11025)])
    player(output="other").play(tone(sound))
    heard = array("h", alsa.read_bytes())
    assert heard[: len(sound)] == sound
    assert not any(heard[len(sound) :])


def test_real_aplay_into_an_output_that_drops_everything_is_not_believed(box, player, alsa):
    box.program("aplay", f'exec {REAL} "$@"')
    status = player(output="null", proof=20.0).prove()
    assert status.key is DEAD
    assert "nothing plays it" in status.detail


def test_real_aplay_without_such_an_output_is_told_with_its_words(box, player, alsa):
    box.program("aplay", f'exec {REAL} "$@"')
    status = player(output="plughw:CARD=Gone").prove()
    assert status.key is DEAD
    assert "audio open error" in status.detail


def test_sound_that_is_cut_short_is_no_fault_and_no_other_way_is_tried(box, player):
    cut = threading.Event()
    loud = player(box.player("a-player"))

    def cut_what_is_played():
        deadline = time.monotonic() + 10
        while not box.used("a-player") and time.monotonic() < deadline:
            time.sleep(0.01)
        cut.set()

    ending = threading.Thread(target=cut_what_is_played)
    ending.start()
    loud.play(silence(60).wav, cut=cut)
    ending.join()
    assert box.used("a-player") == 1
    loud.play(silence(60).wav, cut=cut)
    assert box.used("a-player") == 1, "a sound that was cut before it began is not begun"
