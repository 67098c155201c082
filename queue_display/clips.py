"""The shelf of sound clips: `voice/<language>/<unit>.wav`, recorded ones and rendered ones. No Qt.

A file that is there is never overwritten: a centre replaces the synthetic clips one by one with its
own announcer's. What is missing is rendered by espeak-ng, called as a process (hardware note,
section 11).
"""

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from centre.rules.announcing import clip_texts
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.services import SOURCE_LANGUAGE
from centre.shell.synthesiser import SYNTHESISER, not_rendered, rendered
from queue_display.sound import (
    Samples,
    chime,
    from_wav,
    joined,
    levelled,
    read_wav,
    silence,
    trimmed,
    wav_bytes,
)

CHIME: Final = "chime"

GAP_IN_SPELLING: Final = 0.09
GAP_ROUND_PHRASE: Final = 0.14
GAP_AFTER_CHIME: Final = 0.25
GAP_BETWEEN_SAYINGS: Final = 0.9
"""Seconds of silence: between digits, round phrases (120–160 ms), and between two sayings."""


class Clips:
    """The clips of one centre, below its state folder."""

    def __init__(self, folder: Path, synthesiser: str = SYNTHESISER) -> None:
        """Keep the folder, which need not exist, and the name of the synthesiser's program."""
        self._folder = folder
        self._synthesiser = synthesiser
        self._read: dict[Path, tuple[int, Samples]] = {}

    def path(self, language: str, unit: str) -> Path:
        """Return where a clip is or would be; the chime belongs to no language."""
        return self._folder / ("" if unit == CHIME else language) / f"{unit}.wav"

    def missing(self, language: str) -> tuple[str, ...]:
        """Return the units of a language that have no file yet."""
        return tuple(unit for unit in _texts(language) if not self.path(language, unit).exists())

    def make(self, language: str) -> tuple[str, ...]:
        """Render every missing clip of a language; return the names of those rendered.

        Raises Unavailable("no_synthesiser" or "voice_not_rendered" or "disk", "voice") with a
        remedy; what was there before and what was rendered until then stays.
        """
        missing = self.missing(language)
        texts = _texts(language)
        for unit in missing:
            self._keep(self.path(language, unit), self._render(language, texts[unit]))
        if not self.path(language, CHIME).exists():
            self._keep(self.path(language, CHIME), chime())
        return missing

    def ready(self, language: str) -> None:
        """Make what is missing and read every clip, so that the first call starts at once.

        Raises what make and sound raise: a damaged recording is found now, not during a call.
        """
        self.make(language)
        for unit in (CHIME, *_texts(language)):
            self.sound(language, unit)

    def sound(self, language: str, unit: str) -> Samples:
        """Return a clip, trimmed and levelled (recorded ones too; their files stay as they are).

        Raises Unavailable("clip_unreadable", "voice") if it is not there or is no WAV.
        """
        path = self.path(language, unit)
        try:
            stamp = path.stat().st_mtime_ns
        except OSError as error:
            raise Unavailable("clip_unreadable", "voice", file=str(path)) from error
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            samples = read_wav(path)
            known = (stamp, samples if unit == CHIME else levelled(trimmed(samples)))
            self._read[path] = known
        return known[1]

    def sentence(self, language: str, units: Sequence[str]) -> Samples:
        """Return the units of one sentence with their pauses."""
        parts: list[Samples] = []
        for before, unit in zip((None, *units), units, strict=False):
            if before is not None:
                parts.append(silence(_gap(before, unit)))
            parts.append(self.sound(language, unit))
        return joined(parts)

    def announcement(self, sayings: Sequence[tuple[str, Sequence[str]]], *, chimed: bool) -> bytes:
        """Return one WAV: the chime if chimed, then each (language, units), 0.9 s apart."""
        parts: list[Samples] = []
        if chimed:
            parts += [self.sound(SOURCE_LANGUAGE, CHIME), silence(GAP_AFTER_CHIME)]
        for index, (language, units) in enumerate(sayings):
            if index:
                parts.append(silence(GAP_BETWEEN_SAYINGS))
            parts.append(self.sentence(language, units))
        return wav_bytes(joined(parts))

    def _render(self, language: str, words: str) -> Samples:
        """Return words as spoken by the synthesiser, trimmed and levelled."""
        wav = rendered(language, words, program=self._synthesiser)
        samples = levelled(trimmed(from_wav(wav, f"{self._synthesiser} {words!r}")))
        if not samples:
            raise not_rendered(language, words, "only silence came out")
        return samples

    def _keep(self, path: Path, samples: Samples) -> None:
        """Write a new clip whole or not at all; a file that came first wins."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            number, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
            with os.fdopen(number, "wb") as file:
                file.write(wav_bytes(samples))
            _put(Path(draft), path)
        except OSError as error:
            raise Unavailable("disk", "voice", file=str(path), detail=str(error)) from error


def _put(draft: Path, path: Path) -> None:
    """Give a finished draft its name, unless the name is taken. rename() would overwrite it."""
    draft.chmod(0o644)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _texts(language: str) -> Mapping[str, str]:
    """Return clip name -> words to render; a language with recorded clips only has no words."""
    try:
        return clip_texts(language)
    except NotAllowed:
        return dict.fromkeys(clip_texts(SOURCE_LANGUAGE), "")


def _gap(before: str, unit: str) -> float:
    """Return the pause between two units: short inside a spelled code, longer round phrases."""
    spelled = ("digit_", "letter_")
    inside = before.startswith(spelled) and unit.startswith(spelled)
    return GAP_IN_SPELLING if inside else GAP_ROUND_PHRASE
