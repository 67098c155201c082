"""The command line of the board."""

import pytest

from queue_display import __main__ as entry
from queue_display.__main__ import main, open_display


def test_help_tells_a_technician_what_the_program_does(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert "motcua-display" in told
    assert "--make-voice" in told
    assert "--say" in told
    assert "farthest seat" in told


def test_a_wish_for_the_voice_opens_no_window(settings, voice_folder, capsys):
    assert main(["--config", str(settings.folder), "--make-voice", "vi"]) == 0
    assert "0 clips rendered" in capsys.readouterr().out


class Words:
    """Stands in for the program's language."""

    language = "en"


def test_a_language_of_the_command_line_leads_the_board(monkeypatch):
    asked = {}

    class Board:
        def show(self):
            asked["shown"] = True

    def build(settings, device, **options):
        asked.update(options, device=device)
        return Board()

    monkeypatch.setattr(entry, "build", build)
    start = type("Start", (), {})()
    start.settings, start.device, start.windowed, start.words = None, "lobby", True, Words
    open_display(start)
    assert asked == {"device": "lobby", "windowed": True, "languages": ("en",), "shown": True}
