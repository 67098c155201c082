"""motcua-display --make-voice and --say: the voice from the command line, without a window. No Qt.

--make-voice renders the clips that nobody has recorded. --say writes one announcement as a WAV, as
a display would speak it, with the names of its clips: so a centre hears its own recordings together
before it opens.
"""

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from centre.rules.announcing import Pace, Spoken, Wording, longest_wait, next_sentence
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from centre.rules.spelling import spelled
from centre.settings import LANGUAGE_CODE, Display, Settings, SettingsError, load
from centre.shell.arguments import DEFAULT_CONFIG, device_of
from queue_display.clips import VOICE_FOLDER, Clips
from queue_display.utterance import Speech, pace_of, speech_of, uttered

MAKE_VOICE: Final = "--make-voice"
SAY: Final = "--say"
EXIT_SETTINGS: Final = 2
EXIT_NO_VOICE: Final = 3
EVEN_LOAD: Final = 5
"""Calls a minute that one loudspeaker bears (screens note, section 9)."""
BURST: Final = 20
"""Calls of one instant: all counters come back from their break."""


def is_voice_command(given: Sequence[str]) -> bool:
    """Tell whether a command line asks for the voice, not for a board."""
    return any(word.split("=")[0] in {MAKE_VOICE, SAY} for word in given)


def run(given: Sequence[str]) -> int:
    """Do what the command line says; return 0, EXIT_SETTINGS or EXIT_NO_VOICE, in plain words."""
    found = _parsed(given)
    try:
        settings = load(found.config)
        clips = Clips(settings.state_folder() / VOICE_FOLDER)
        if found.make_voice is not None:
            told = _make(clips, found.make_voice)
        else:
            told = _say(clips, _speech(settings, found), found)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_SETTINGS
    except (Unavailable, NotAllowed, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_NO_VOICE
    sys.stdout.write(told)
    return 0


def _parsed(given: Sequence[str]) -> Namespace:
    """Return the command line; end the program with its usage where it cannot be understood."""
    parser = ArgumentParser(prog="motcua-display", allow_abbrev=False)
    wish = parser.add_mutually_exclusive_group(required=True)
    wish.add_argument(MAKE_VOICE, type=_language, metavar="LANGUAGE")
    wish.add_argument(SAY, type=_code, metavar="NUMBER")
    parser.add_argument("--at", type=_code, metavar="COUNTER", default="1")
    parser.add_argument("--name", metavar="NAME OF COUNTER", default="")
    parser.add_argument("--out", type=Path, metavar="FILE.wav", default=Path("announcement.wav"))
    parser.add_argument("--language", type=_language, action="append", metavar="LANGUAGE")
    parser.add_argument("--device", metavar="NAME")
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, metavar="FILE")
    return parser.parse_args(given)


def _language(given: str) -> str:
    """Return a language's code; it becomes the name of a folder, so nothing else is taken."""
    if re.fullmatch(LANGUAGE_CODE, given) is None:
        raise ArgumentTypeError(f"{given!r} is no code of a language, as vi or en")
    return given


def _code(given: str) -> str:
    """Return a number or a counter's code of which something can be spoken."""
    if not spelled(given):
        raise ArgumentTypeError(f"{given!r} has no letter or digit that could be spoken")
    return given


def _make(clips: Clips, language: str) -> str:
    """Render the missing clips of a language; return what was done, for people."""
    made = clips.make(language)
    folder = clips.path(language, "clip").parent
    told = f"{folder}: {len(made)} clips rendered, the others were there\n"
    clips.ready(language, Wording(numbers="whole"))
    return told + _damaged(clips)


def _damaged(clips: Clips) -> str:
    """Return a line for each file that cannot be spoken as it is."""
    return "".join(f"{path}: damaged, a rendered clip is spoken\n" for path in clips.damaged)


def _speech(settings: Settings, found: Namespace) -> Speech:
    """Return how the display of the command line speaks; without any display as one by default."""
    if not settings.display and found.device is None:
        display = Display()
    else:
        name = device_of(settings, "display", found.device, found.config)
        display = settings.display[name]
    speech = speech_of(settings, display, tuple(found.language or display.languages))
    if not found.name:
        return speech
    return replace(speech, wording=replace(speech.wording, counters="name"))


def _say(clips: Clips, speech: Speech, found: Namespace) -> str:
    """Write one announcement; return its clips, its length and how long a call may wait."""
    for language in dict.fromkeys(speech.languages):
        clips.ready(language, speech.wording)
    name = dict.fromkeys(speech.languages, found.name) if found.name else None
    never = datetime.fromtimestamp(0, ZONE)
    spoken = Spoken(UUID(int=0), found.say, found.at, again=False, at=never, name=name)
    sentence = next_sentence((spoken,), neighbour=False, languages=speech.languages)
    if sentence is None:
        raise ValueError("a queue of one has nothing to say")
    said = uttered(clips, speech, sentence)
    found.out.write_bytes(said.wav)
    bounds = _bounds(pace_of(clips, speech, spoken))
    told = f"{found.out}: {said.seconds:.2f} s\n{' '.join(said.units)}\n{bounds}\n"
    return told + _damaged(clips)


def _bounds(pace: Pace) -> str:
    """Return how long a call waits for its words, for people."""
    even, burst = longest_wait(EVEN_LOAD, pace), longest_wait(BURST, pace)
    if even >= 60:
        return f"{EVEN_LOAD} such calls a minute are more than this voice can speak"
    return (
        f"such calls begin to be spoken within {even:.0f} s at {EVEN_LOAD} a minute, "
        f"within {burst:.0f} s in a burst of {BURST}"
    )
