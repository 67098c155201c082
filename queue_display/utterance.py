"""One announcement from its sentence: which clips in which language, as one WAV. No Qt.

Here the rules' wording meets the clips that there are: a counter with a clip of its own, recorded
or rendered from its name, is told by it; any other by its code.
"""

from dataclasses import dataclass
from typing import Final

from centre.rules.announcing import (
    BY_DIGITS,
    Pace,
    Sentence,
    Spoken,
    Wording,
    name_to_say,
    phrase_before_name,
    units,
)
from centre.settings import Display, Settings
from drivers.loudness import Step, steps
from queue_display.clips import CHIME, Clips
from queue_display.sound import RATE

_WAV_HEADER_BYTES: Final = 44
_SAMPLE_BYTES: Final = 2


@dataclass(frozen=True, slots=True)
class Speech:
    """How this board speaks: its languages, the first one twice, and its volume 0..100.

    day: the loudspeaker's loudness by the hour (drivers.loudness.steps); empty: always full.
    """

    languages: tuple[str, ...]
    volume: int
    wording: Wording = BY_DIGITS
    day: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One announcement, ready to be played; units are the names of what is heard, in order."""

    wav: bytes
    units: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """Return how long it takes."""
        return (len(self.wav) - _WAV_HEADER_BYTES) / _SAMPLE_BYTES / RATE


def speech_of(settings: Settings, display: Display, languages: tuple[str, ...]) -> Speech:
    """Return how a display speaks in these languages, by the settings."""
    wording = Wording(display.numbers, display.zero_word, display.counter_said)
    day = () if display.speaker is None else settings.speaker[display.speaker].volume_from
    return Speech(languages, display.volume, wording, steps(day))


def uttered(clips: Clips, speech: Speech, sentence: Sentence) -> Utterance:
    """Join the clips of a sentence; raise what Clips.sound raises."""
    sayings = [
        (language, worded(clips, speech.wording, sentence.spoken, language))
        for language in sentence.languages
    ]
    wav = clips.announcement(sayings, chimed=sentence.chime)
    names = [unit for _, said in sayings for unit in said]
    return Utterance(wav, tuple([CHIME, *names] if sentence.chime else names))


def worded(clips: Clips, wording: Wording, spoken: Spoken, language: str) -> tuple[str, ...]:
    """Return the clip names of one call; its counter by name where it has a clip for it."""
    name = name_to_say(spoken, language, wording)
    named = clips.can_name(language, spoken.counter, phrase_before_name(language), name)
    return units(spoken, language, wording, named=named)


def pace_of(clips: Clips, speech: Speech, spoken: Spoken) -> Pace:
    """Return how long announcements take, with this call for the longest."""
    first, *others = speech.languages

    def seconds(*languages: str, chime: bool) -> float:
        return uttered(clips, speech, Sentence(spoken, languages, chime)).seconds

    return Pace(
        full=seconds(first, first, *others, chime=True),
        once=seconds(first, *others, chime=False),
        short=seconds(first, chime=False),
    )
