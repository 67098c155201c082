"""Spoken calls: their order, their merging, and the wording as names of sound clips.

Screens note, section 9. One sentence takes 4.6 s, chime and twice 11.2 s, so about five calls a
minute; under load a number is said once, and in a long queue in the first language only. A call
leaves the queue only when it was spoken or is no longer true, never for its age alone. Not
overlapping is the player's matter; how a number is read is centre.rules.spelling's.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal
from uuid import UUID

from centre.rules.errors import NotAllowed
from centre.rules.services import SOURCE_LANGUAGE, Text
from centre.rules.spelling import (
    Numbers,
    ZeroWord,
    is_spelled,
    number_clips,
    read,
    sign_texts,
    told_briefly,
    whole_texts,
)

CounterSaid = Literal["code", "name"]

LONG_QUEUE: Final = 3
"""From so many waiting calls on, each is said in the first language only; the board shows all."""
HANDOVER_SECONDS: Final = 0.5
"""Between two announcements: the store is asked, the player starts."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A call that has to be spoken. counter is its code, "3"; again: it was called before.

    name is the counter's name by language, for counters that are told by it.
    """

    call: UUID
    label: str
    counter: str
    again: bool
    at: datetime
    name: Text | None = field(default=None, compare=False)


Queue = tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a display reads numbers and counters (the settings of its section)."""

    numbers: Numbers = "digits"
    zero_word: ZeroWord = "linh"
    counters: CounterSaid = "code"


BY_DIGITS: Final = Wording()


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to play now: the language of each saying in turn, and whether the chime comes first."""

    spoken: Spoken
    languages: tuple[str, ...]
    chime: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """The longest announcements of a centre, in seconds, with the pause before them.

    full: chime, twice, and the other languages. once: each language once. short: the first language
    once.
    """

    full: float
    once: float
    short: float


def enqueue(queue: Queue, new: Spoken) -> Queue:
    """Return the queue with new in its place by time of call.

    The same number at the same counter that still waits to be spoken absorbs it (a recall, or the
    same call seen twice). The same number at another counter makes the earlier call untrue,
    whichever of the two is heard of first.
    """
    same = [each for each in queue if each.label == new.label]
    if any(each.counter == new.counter or each.at > new.at for each in same):
        return queue
    kept = drop(queue, new.label)
    before = tuple(each for each in kept if each.at <= new.at)
    return (*before, new, *(each for each in kept if each.at > new.at))


def drop(queue: Queue, label: str) -> Queue:
    """Return the queue without a number that is no longer called (served, absent, elsewhere)."""
    return tuple(each for each in queue if each.label != label)


def next_sentence(
    queue: Queue, *, neighbour: bool, languages: Sequence[str] = (SOURCE_LANGUAGE,)
) -> Sentence | None:
    """Return what to say first, or None when nothing waits.

    neighbour: the sentence before has only just ended, so its chime serves for this one too. A lone
    call is said twice in the first language, then once in each other; once in each when another
    waits; in a LONG_QUEUE once in the first language alone.
    """
    if not queue:
        return None
    first, *others = languages
    if len(queue) >= LONG_QUEUE:
        said: tuple[str, ...] = (first,)
    else:
        said = (first, *others) if len(queue) > 1 else (first, first, *others)
    return Sentence(queue[0], said, chime=not neighbour)


def longest_wait(calls: int, pace: Pace) -> float:
    """Return the bound on the time from a call to the beginning of its words, in seconds.

    calls are made at one instant, while the loudspeaker has just begun its longest announcement.
    That is waited for; then those before the last are said: all short, but the last but one, with
    only two left waiting, in each language.

    The same holds for any calls of which no minute has more than this number, as long as the bound
    is below 60 s. Since the last announcement that was begun alone, with nobody else waiting, at
    most that many calls have come: all of them are begun within the bound, so before the next
    minute's first, and the last of them is again alone.
    """
    if calls < 2:
        return pace.full + HANDOVER_SECONDS
    ahead = pace.once + (calls - 2) * pace.short
    return pace.full + ahead + calls * HANDOVER_SECONDS


# Before the number, before a counter's code, before a counter's name. A language that only has
# recorded clips uses the names of the Vietnamese ones.
_PHRASES: Final[Mapping[str, tuple[str, str, str]]] = {
    "vi": ("moi_so", "den_quay_so", "den"),
    "en": ("number", "to_counter", "to"),
}
_PHRASE_WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "vi": ("Mời số", "đến quầy số", "đến"),
    "en": ("Number", "please go to counter", "please go to"),
}


def units(
    spoken: Spoken, language: str, wording: Wording = BY_DIGITS, *, named: bool = False
) -> tuple[str, ...]:
    """Return the clip names of one call.

    A001 at counter 3 in "vi": moi_so letter_a digit_0 digit_0 digit_1 den_quay_so digit_3. named:
    the counter is told by its own clip, as den counter_3.
    """
    call, to_counter, _ = _PHRASES.get(language, _PHRASES[SOURCE_LANGUAGE])
    number = read(spoken.label, language, wording.numbers, wording.zero_word)
    if named:
        return (call, *number, phrase_before_name(language), counter_clip(spoken.counter))
    counter = read(told_briefly(spoken.counter), language, wording.numbers, wording.zero_word)
    return (call, *number, to_counter, *counter)


def phrase_before_name(language: str) -> str:
    """Return the clip that comes before a counter's own clip: "den"."""
    return _PHRASES.get(language, _PHRASES[SOURCE_LANGUAGE])[2]


def name_to_say(spoken: Spoken, language: str, wording: Wording) -> str:
    """Return the counter's name where it is said instead of the code, "" where the code is.

    A code that letters and digits do not tell ("Một cửa") is told by its name too; a name that is
    not known in this language is not borrowed from another.
    """
    if wording.counters == "code" and is_spelled(spoken.counter):
        return ""
    return (spoken.name or {}).get(language, "").strip()


def counter_clip(code: str) -> str:
    """Return the name of the clip that tells a counter: "counter_3", "counter_một_cửa".

    In small letters, blanks as _; what could not stand in a file's name is written as %XX, so that
    two counters never share a clip.
    """
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFC", code).casefold())
    return "counter_" + "".join(map(_in_file_name, small))


def _in_file_name(sign: str) -> str:
    """Return one sign as it stands in a clip's name."""
    if sign == " ":
        return "_"
    if sign == "-" or sign.isalnum():
        return sign
    return "".join(f"%{byte:02x}" for byte in sign.encode("utf-8", "surrogatepass"))


def clip_texts(language: str) -> Mapping[str, str]:
    """Return clip name -> words to render, every documented clip of this language.

    Counters' own clips are not among them: they are the centre's. Raises
    NotAllowed("voice_unknown", language) for a language that has recorded clips only.
    """
    if language not in _PHRASES:
        raise NotAllowed("voice_unknown", language=language)
    phrases = dict(zip(_PHRASES[language], _PHRASE_WORDS[language], strict=True))
    return MappingProxyType({**phrases, **sign_texts(language), **whole_texts(language)})


def needed_clips(language: str, wording: Wording = BY_DIGITS) -> tuple[str, ...]:
    """Return the clip names without which calls cannot be said in this wording.

    Few enough that a centre's recordings of yesterday go on being enough for its wording.
    """
    call, to_counter, _ = _PHRASES.get(language, _PHRASES[SOURCE_LANGUAGE])
    source = language if language in _PHRASES else SOURCE_LANGUAGE
    numbers = number_clips(language, wording.zero_word) if wording.numbers == "whole" else ()
    return (call, to_counter, *sign_texts(source), *numbers)
