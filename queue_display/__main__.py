"""motcua-display: the board in the lobby, and its voice."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from centre.rules.errors import Unavailable
from centre.settings import SettingsError, load
from centre.shell.start import DEFAULT_CONFIG, Program, Start, run
from queue_display.app import VOICE_FOLDER, DisplayApp, build
from queue_display.clips import Clips

DESCRIPTION: Final = """\
The board in the lobby: shows the newest calls, speaks them, and posts notices.

The size of its digits follows from the television's inches and the farthest seat. With
--make-voice LANGUAGE (vi, en) it opens no window: it renders the sound clips that no announcer has
recorded into the state folder (voice/LANGUAGE/) and ends; clips that are there are kept."""

MAKE_VOICE: Final = "--make-voice"
EXIT_NO_VOICE: Final = 3
EXIT_SETTINGS: Final = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the board from its command line (None: that of this process); return the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    if any(word.split("=")[0] == MAKE_VOICE for word in given):
        return _make_voice(given)
    return run(Program("motcua-display", DESCRIPTION, "display", open_display), given)


def open_display(start: Start) -> DisplayApp:
    """Open the board's window; --language leads, else the settings' languages do."""
    languages = () if start.words.language == "vi" else (start.words.language,)
    app = build(start.settings, start.device, windowed=start.windowed, languages=languages)
    app.show()
    return app


def _make_voice(given: Sequence[str]) -> int:
    """Render missing clips; return 0, EXIT_SETTINGS or EXIT_NO_VOICE, said in plain words."""
    parser = ArgumentParser(prog="motcua-display")
    parser.add_argument(MAKE_VOICE, metavar="LANGUAGE", required=True)
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, metavar="FILE")
    found, _ = parser.parse_known_args(given)
    language: str = found.make_voice
    try:
        folder = load(found.config).state_folder() / VOICE_FOLDER
        made = Clips(folder).make(language)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_SETTINGS
    except Unavailable as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_NO_VOICE
    sys.stdout.write(f"{folder / language}: {len(made)} clips rendered, the others were there\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
