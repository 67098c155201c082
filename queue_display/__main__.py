"""motcua-display: the board in the lobby, and its voice."""

import sys
from collections.abc import Sequence
from typing import Final

from centre.shell.start import Program, Start, run
from queue_display.app import build
from queue_display.preview import is_preview
from queue_display.preview import run as run_preview
from queue_display.screen import ScreenApp
from queue_display.voice_commands import is_voice_command
from queue_display.voice_commands import run as run_voice

DESCRIPTION: Final = """\
The board in the lobby: shows the newest calls, speaks them, and posts notices.

The size of its digits follows from the television's inches and the farthest seat. With
--make-voice LANGUAGE (vi, en) it opens no window: it renders the sound clips that no announcer has
recorded into the state folder (voice/LANGUAGE/) and ends; clips that are there are kept. With
--say NUMBER [--at COUNTER] [--name NAME] [--language LANGUAGE] [--out FILE.wav] it writes one
announcement as the board would speak it, and prints its clips and length (docs/voice.md). With
--preview [--device NAME] [--out FOLDER] it draws the display as a picture and says from how far its
texts can be read; exit status 1 when the farthest seat cannot read them, with what helps."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the board from its command line (None: that of this process); return the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    if is_voice_command(given):
        return run_voice(given)
    if is_preview(given):
        return run_preview(given)
    return run(Program("motcua-display", DESCRIPTION, "display", open_display), given)


def open_display(start: Start) -> ScreenApp:
    """Open the board's window; --language leads, else the settings' languages do."""
    languages = () if start.words.language == "vi" else (start.words.language,)
    app = build(start.settings, start.device, windowed=start.windowed, languages=languages)
    app.show()
    return app


if __name__ == "__main__":
    raise SystemExit(main())
