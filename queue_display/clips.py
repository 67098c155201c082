"""The shelf of sound clips: `voice/<language>/<unit>.wav`, recorded ones and rendered ones. No Qt.

A file that is there is never overwritten: a centre replaces the synthetic clips one by one with its
own announcer's. What is missing is rendered by espeak-ng (hardware note, section 11). For a damaged
file a rendered clip is spoken, so that one bad recording does not silence a lobby.
"""

import logging
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from centre.rules.announcing import BY_DIGITS, Wording, clip_texts, counter_clip, needed_clips
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
    seconds_of,
    silence,
    trimmed,
    wav_bytes,
)

CHIME: Final = "chime"
VOICE_FOLDER: Final = "voice"
"""Below the state folder: recorded and rendered clips."""

_log = logging.getLogger(__name__)

GAP_IN_SPELLING: Final = 0.09
GAP_ROUND_PHRASE: Final = 0.14
GAP_AFTER_CHIME: Final = 0.25
GAP_BETWEEN_SAYINGS: Final = 0.9
"""Seconds of silence: between digits, round phrases (120–160 ms), and between two sayings."""
GAP_BEFORE_NEIGHBOUR: Final = 0.5
"""Seconds of silence before an announcement without a chime, which follows another at once."""

LONGEST_CLIP: Final = 6.0
"""Seconds; a longer recording is a mistake (the announcer's breaks, a film's sound)."""
Saying = tuple[str, Sequence[str]]
"""A language and the names of its clips."""


class Clips:
    """The clips of one centre, below its state folder."""

    def __init__(self, folder: Path, synthesiser: str = SYNTHESISER) -> None:
        """Keep the folder, which need not exist, and the name of the synthesiser's program."""
        self._folder = folder
        self._synthesiser = synthesiser
        self._read: dict[Path, tuple[int, Samples]] = {}
        self._named: dict[tuple[str, str], tuple[str, Samples | None]] = {}
        self._damaged: set[Path] = set()

    @property
    def damaged(self) -> tuple[Path, ...]:
        """Return the files in whose place a rendered clip is spoken, as far as known."""
        return tuple(sorted(path for path in self._damaged if path.exists()))

    def path(self, language: str, unit: str) -> Path:
        """Return where a clip is or would be; the chime belongs to no language."""
        return self._folder / ("" if unit == CHIME else language) / f"{unit}.wav"

    def missing(self, language: str) -> tuple[str, ...]:
        """Return the documented units of a language that have no file yet."""
        return tuple(unit for unit in _texts(language) if not self._is_there(language, unit))

    def make(self, language: str) -> tuple[str, ...]:
        """Render every missing clip of a language; return the names of those rendered.

        Raises Unavailable("no_synthesiser" or "voice_not_rendered" or "disk", "voice") with a
        remedy; what was there before and what was rendered until then stays.
        """
        missing = self.missing(language)
        self._make(language, missing)
        return missing

    def ready(self, language: str, wording: Wording = BY_DIGITS) -> None:
        """Make and read every clip that this wording needs, so that the first call starts at once.

        Raises what make and sound raise: damage is found now, not during a call.
        """
        needed = needed_clips(language, wording)
        self._make(language, [name for name in needed if not self._is_there(language, name)])
        for unit in (CHIME, *needed):
            self.sound(language, unit)

    def _make(self, language: str, missing: Sequence[str]) -> None:
        """Render these clips, and the chime if it is not there."""
        texts = _texts(language)
        for unit in missing:
            self._keep(self.path(language, unit), self._render(language, texts[unit]))
        if not self.path(language, CHIME).exists():
            self._keep(self.path(language, CHIME), chime())

    def can_name(self, language: str, code: str, phrase: str, name: str) -> bool:
        """Tell whether a counter can be told by a clip of its own, and make it ready.

        A recorded one goes first; else its name is rendered, where one is given. phrase is the clip
        that comes before it. Never raises: a counter can always be told by its code.
        """
        unit = counter_clip(code)
        try:
            if not self._is_there(language, unit) and not name:
                return False
            if not self._is_there(language, phrase):
                self._make(language, [phrase])
            self._name(language, unit, name)
            return bool(self.sound(language, phrase) and self.sound(language, unit))
        except (Unavailable, OSError) as error:
            _log.warning("counter told by its code code=%s language=%s: %s", code, language, error)
            return False

    def _is_there(self, language: str, unit: str) -> bool:
        """Tell whether a clip has a file."""
        return self.path(language, unit).exists()

    def _name(self, language: str, unit: str, name: str) -> None:
        """Render the name of a counter that has no recording, once for each name."""
        known = self._named.get((language, unit))
        if self._is_there(language, unit) or (known is not None and known[0] == name):
            return
        self._named[language, unit] = (name, None)
        self._named[language, unit] = (name, self._render(language, name))

    def sound(self, language: str, unit: str) -> Samples:
        """Return a clip, trimmed and levelled (recorded ones too; their files stay as they are).

        A file that is no WAV, has no sound or is longer than LONGEST_CLIP gives way to a rendered
        clip. Raises Unavailable("clip_unreadable", "voice") where there is none, or no file.
        """
        path = self.path(language, unit)
        try:
            stamp = path.stat().st_mtime_ns
        except OSError as error:
            _, samples = self._named.get((language, unit), ("", None))
            if samples is None:
                raise Unavailable("clip_unreadable", "voice", file=str(path)) from error
            return samples
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, self._heard(language, unit))
            self._read[path] = known
        return known[1]

    def _heard(self, language: str, unit: str) -> Samples:
        """Return what is spoken for a file: its own sound, else a rendered clip."""
        path = self.path(language, unit)
        self._damaged.discard(path)
        try:
            return _checked(path, unit)
        except Unavailable as error:
            instead = self._instead(language, unit)
            if instead is None:
                raise
            _log.warning("clip replaced by a rendered one: %s", error)
            self._damaged.add(path)
            return instead

    def _instead(self, language: str, unit: str) -> Samples | None:
        """Return a clip made by the program, None where it cannot make it."""
        if unit == CHIME:
            return chime()
        try:
            return self._render(language, _texts(language)[unit])
        except (KeyError, Unavailable):
            return None

    def sentence(self, language: str, units: Sequence[str]) -> Samples:
        """Return the units of one sentence with their pauses."""
        parts: list[Samples] = []
        for before, unit in zip((None, *units), units, strict=False):
            if before is not None:
                parts.append(silence(_gap(before, unit)))
            parts.append(self.sound(language, unit))
        return joined(parts)

    def announcement(self, sayings: Sequence[Saying], *, chimed: bool) -> bytes:
        """Return one WAV: chime or a short pause, then each (language, units), 0.9 s apart."""
        parts = [silence(GAP_BEFORE_NEIGHBOUR)]
        if chimed:
            parts = [self.sound(SOURCE_LANGUAGE, CHIME), silence(GAP_AFTER_CHIME)]
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


def _checked(path: Path, unit: str) -> Samples:
    """Return a clip's file as it is played; raise Unavailable for one that nobody can hear."""
    samples = read_wav(path)
    found = samples if unit == CHIME else levelled(trimmed(samples))
    if 0 < seconds_of(found) <= LONGEST_CLIP:
        return found
    detail = f"longer than {LONGEST_CLIP:g} s" if found else "only silence"
    raise Unavailable("clip_unreadable", "voice", file=str(path), detail=detail)


def _texts(language: str) -> Mapping[str, str]:
    """Return clip name -> words to render; a language with recorded clips only has no words."""
    try:
        return clip_texts(language)
    except NotAllowed:
        return dict.fromkeys(needed_clips(language), "")


def _gap(before: str, unit: str) -> float:
    """Return the pause between two units: short inside a code, longer round phrases."""
    spelled = ("digit_", "letter_", "whole_")
    inside = before.startswith(spelled) and unit.startswith(spelled)
    return GAP_IN_SPELLING if inside else GAP_ROUND_PHRASE
