"""A player program is found, watched to its end, and not believed when it ends too soon."""

import stat
import sys

import pytest

from centre.rules.errors import Unavailable
from drivers.health import SpeakerKey
from drivers.sound import silence
from drivers.speakers import player
from drivers.speakers.player import Player


@pytest.fixture
def program(tmp_path):
    """Return a maker of player programs out of a line of Python."""

    def made(line: str) -> str:
        path = tmp_path / "a-player"
        path.write_text(f"#!{sys.executable}\nimport sys, time, wave\n{line}\n", "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return made


TAKES_ITS_TIME = "w = wave.open(sys.argv[1]); time.sleep(w.getnframes() / w.getframerate())"


def test_program_that_takes_its_time_proves_the_loudspeaker(program):
    assert Player(program(TAKES_ITS_TIME)).prove().key is SpeakerKey.OK


def test_program_that_ends_at_once_is_not_believed(program):
    status = Player(program("pass")).prove()
    assert status.key is SpeakerKey.SPEAKER_DEAD
    assert "nothing plays it" in status.detail


def test_program_that_fails_is_told_with_its_last_words(program):
    status = Player(program("sys.exit('no such device')")).prove()
    assert status.key is SpeakerKey.SPEAKER_DEAD
    assert "no such device" in status.detail


def test_program_that_hangs_is_ended(program, monkeypatch):
    monkeypatch.setattr(player, "_GRACE_SECONDS", 0.2)
    status = Player(program("time.sleep(60)")).prove()
    assert status.key is SpeakerKey.SPEAKER_DEAD
    assert "did not end" in status.detail


def test_no_program_at_all_is_a_key_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    status = Player(None).prove()
    assert status.key is SpeakerKey.NO_PLAYER
    assert "aplay" in status.detail


def test_first_program_found_is_taken(program, tmp_path, monkeypatch):
    (tmp_path / "a-player").unlink(missing_ok=True)
    program(TAKES_ITS_TIME)
    (tmp_path / "a-player").rename(tmp_path / "paplay")
    monkeypatch.setenv("PATH", str(tmp_path))
    status = Player(None).prove()
    assert (status.key, status.detail) == (SpeakerKey.OK, "paplay")


def test_dead_loudspeaker_is_an_error_when_playing(program):
    with pytest.raises(Unavailable) as dead:
        Player(program("sys.exit(1)")).play(silence(0.1).wav)
    assert (dead.value.key, dead.value.part) == ("speaker_dead", "speaker")


def test_missing_program_is_an_error_when_playing():
    with pytest.raises(Unavailable, match="no_player"):
        Player("/nowhere/player").play(silence(0.1).wav)
