"""A loudspeaker reached through a player program: one process a sound, watched until its end.

Qt's own player "plays" to the end without any error where there is no sound server (screens note,
section 9), so its word is worth nothing. A program has an exit status, and silence of a known
length must take that long: both are checked.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from centre.rules.errors import Unavailable
from drivers.health import SpeakerKey, SpeakerStatus
from drivers.sound import Sound, joined, silence

PLAYERS: Final = ("pw-play", "paplay", "aplay")
# Opening an output may take a second; a player that hangs is ended this long after the sound.
_GRACE_SECONDS: Final = 5.0
_PROOF_SECONDS: Final = 0.4
# A player may return while the last buffer still sounds; a fifth of the time is no playing at all.
_LEAST_SHARE: Final = 0.5


class Player:
    """The box's own sound; the port Loudspeaker."""

    def __init__(self, command: str | None) -> None:
        """Keep the program (None: the first of PLAYERS that is installed); nothing is started."""
        self._command = command

    def play(
        self, wav: bytes | Sequence[Path], volume: int = 100, units: Sequence[str] = ()
    ) -> None:
        """Play and return at the end (see ports.Loudspeaker); raise Unavailable."""
        del units
        status = self._played(joined(wav, volume))
        if status.key is not SpeakerKey.OK:
            raise Unavailable(status.key.value, part="speaker", detail=status.detail)

    def prove(self) -> SpeakerStatus:
        """Play a short silence; it must end well and take about its time."""
        began = time.monotonic()
        status = self._played(silence(_PROOF_SECONDS))
        took = time.monotonic() - began
        if status.key is SpeakerKey.OK and took < _PROOF_SECONDS * _LEAST_SHARE:
            detail = f"{_PROOF_SECONDS} s of silence took {took:.2f} s: nothing plays it"
            return SpeakerStatus(SpeakerKey.SPEAKER_DEAD, detail)
        return status

    def _played(self, sound: Sound) -> SpeakerStatus:
        """Play a sound and tell how it went."""
        program = self._program()
        if program is None:
            wanted = self._command or ", ".join(PLAYERS)
            return SpeakerStatus(SpeakerKey.NO_PLAYER, f"no program to play sound: {wanted}")
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            file.write(sound.wav)
            file.flush()
            return _run([program, file.name], sound.seconds + _GRACE_SECONDS)

    def _program(self) -> str | None:
        """Return the program's path, None if there is none."""
        names = (self._command,) if self._command else PLAYERS
        return next((path for path in map(shutil.which, names) if path), None)


def _run(command: list[str], seconds: float) -> SpeakerStatus:
    """Run a player, end it after seconds, and tell how it went."""
    try:
        done = subprocess.run(  # noqa: S603 - a program that the settings name, without a shell
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return SpeakerStatus(SpeakerKey.SPEAKER_DEAD, f"{command[0]} did not end")
    except OSError as error:
        return SpeakerStatus(SpeakerKey.NO_PLAYER, f"{command[0]}: {error.strerror}")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        detail = f"{command[0]} ended with {done.returncode}: {said[-1] if said else ''}"
        return SpeakerStatus(SpeakerKey.SPEAKER_DEAD, detail)
    return SpeakerStatus(SpeakerKey.OK, Path(command[0]).name)
