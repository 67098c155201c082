"""The voice from the command line: clips are kept, one announcement is written and told."""

import shutil

import pytest

from queue_display.sound import read_wav, seconds_of
from queue_display.voice_commands import EXIT_NO_VOICE, EXIT_SETTINGS, is_voice_command, run

needs_synthesiser = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed: no clip can be rendered"
)


@pytest.mark.parametrize(
    ("given", "is_one"),
    [
        (["--make-voice", "vi"], True),
        (["--make-voice=vi"], True),
        (["--config", "x", "--say", "A012"], True),
        (["--windowed"], False),
        ([], False),
    ],
)
def test_a_wish_for_the_voice_is_told_from_a_board(given, is_one):
    assert is_voice_command(given) is is_one


def test_make_voice_keeps_the_clips_that_are_there(settings, voice_folder, capsys):
    assert run(["--config", str(settings.folder), "--make-voice", "vi"]) == 0
    assert "0 clips rendered" in capsys.readouterr().out


@pytest.mark.parametrize(
    "wish",
    [
        ["--make-voice", "../vi"],
        ["--make-voice", "/vi"],
        ["--make-voice", ""],
        ["--make-voice", "VI"],
        ["--make-voice", "vi", "--langauge", "en"],
        ["--say", "A012", "--language", "../en"],
        ["--say", ""],
        ["--say", "@@"],
        ["--say", "A012", "--at", " "],
    ],
)
def test_a_wish_that_names_a_path_or_says_nothing_is_refused(settings, tmp_path, capsys, wish):
    """A language is a folder's name: no wish writes anywhere but below voice/."""
    before = sorted(settings.folder.rglob("*"))
    with pytest.raises(SystemExit) as ended:
        run(["--config", str(settings.folder), "--out", str(tmp_path / "a.wav"), *wish])
    assert ended.value.code == EXIT_SETTINGS
    assert "usage" in capsys.readouterr().err
    assert sorted(settings.folder.rglob("*")) == before
    assert not (tmp_path / "a.wav").exists()


@needs_synthesiser
def test_a_damaged_recording_is_named(settings, voice_folder, tmp_path, capsys):
    (voice_folder / "vi" / "letter_a.wav").write_bytes(b"RIFF")
    assert run(["--config", str(settings.folder), "--make-voice", "vi"]) == 0
    assert "letter_a.wav: damaged" in capsys.readouterr().out
    assert say(settings, tmp_path / "a.wav", "--language", "vi") == 0
    assert "letter_a.wav: damaged" in capsys.readouterr().out


def test_make_voice_without_settings_says_what_is_missing(tmp_path, capsys):
    missing = tmp_path / "nowhere" / "centre.toml"
    assert run(["--config", str(missing), "--make-voice=vi"]) == EXIT_SETTINGS
    assert "centre.toml" in capsys.readouterr().err


def test_make_voice_for_a_language_nobody_can_render_says_the_remedy(settings, capsys):
    assert run(["--config", str(settings.folder), "--make-voice", "tay"]) == EXIT_NO_VOICE
    assert "voice/tay/" in capsys.readouterr().err


def say(settings, out, *more):
    return run(["--config", str(settings.folder), "--say", "A012", "--out", str(out), *more])


def test_say_writes_one_announcement_and_tells_its_clips_and_length(
    settings, voice_folder, tmp_path, capsys
):
    out = tmp_path / "call.wav"
    assert say(settings, out, "--at", "3", "--language", "vi") == 0
    told = capsys.readouterr().out.splitlines()
    assert f"{seconds_of(read_wav(out)):.2f} s" in told[0]
    assert told[1].split()[:6] == [
        "chime", "moi_so", "letter_a", "digit_0", "digit_1", "digit_2",
    ]  # fmt: skip
    assert told[1].endswith("den_quay_so digit_3")
    assert "in a burst of 20" in told[2]


def test_say_speaks_the_languages_in_order(settings, voice_folder, tmp_path, capsys):
    assert say(settings, tmp_path / "a.wav", "--language", "vi", "--language", "en") == 0
    clips = capsys.readouterr().out.splitlines()[1].split()
    assert clips.count("moi_so") == 2
    assert clips.index("number") > clips.index("den_quay_so")


def test_say_where_nothing_can_be_written_is_told(settings, voice_folder, tmp_path, capsys):
    assert say(settings, tmp_path / "no" / "folder.wav", "--language", "vi") == EXIT_NO_VOICE
    assert "folder.wav" in capsys.readouterr().err


def test_say_for_a_display_that_is_not_there_names_those_that_are(settings, tmp_path, capsys):
    assert say(settings, tmp_path / "a.wav", "--device", "attic") == EXIT_SETTINGS
    assert "attic" in capsys.readouterr().err
