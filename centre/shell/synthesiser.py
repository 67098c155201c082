"""The synthesiser espeak-ng, called as a process with a deadline (hardware note, section 11)."""

import subprocess
from typing import Final

from centre.rules.errors import Unavailable

SYNTHESISER: Final = "espeak-ng"
WORDS_PER_MINUTE: Final = 140
RENDER_SECONDS: Final = 20.0
"""A sentence takes 0.1 s; a machine that starts everything at once may take long."""


def rendered(
    language: str,
    words: str,
    *,
    program: str = SYNTHESISER,
    pace: int = WORDS_PER_MINUTE,
    seconds: float = RENDER_SECONDS,
) -> bytes:
    """Return words as spoken in a language, as a WAV file.

    pace is in words a minute, seconds the deadline. Raises Unavailable("no_synthesiser" or
    "voice_not_rendered", "voice") with a remedy.
    """
    command = [program, "-v", language, "-s", str(pace), "--stdout", "--", words]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program and our own words
            command, capture_output=True, timeout=seconds, check=True
        )
    except FileNotFoundError as error:
        raise _no_synthesiser(language) from error
    except (OSError, subprocess.SubprocessError) as error:
        raise not_rendered(language, words, str(error)) from error
    return done.stdout


def languages(program: str = SYNTHESISER) -> frozenset[str]:
    """Return the languages that the synthesiser speaks, as "vi" and "en"; nothing without it."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program
            [program, "--voices"], capture_output=True, timeout=RENDER_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    rows = (line.split() for line in done.stdout.decode("utf-8", "replace").splitlines()[1:])
    return frozenset(row[1].partition("-")[0] for row in rows if len(row) > 1)


def not_rendered(language: str, words: str, detail: str) -> Unavailable:
    """Return the failure of one clip, with the way out."""
    return Unavailable(
        "voice_not_rendered",
        "voice",
        language=language,
        words=words,
        detail=detail,
        remedy=f"put recorded clips into voice/{language}/",
    )


def _no_synthesiser(language: str) -> Unavailable:
    """Return the failure of a box without espeak-ng, with the way out."""
    return Unavailable(
        "no_synthesiser",
        "voice",
        language=language,
        remedy=f"apt install espeak-ng, or put recorded clips into voice/{language}/",
    )
