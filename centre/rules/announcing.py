"""Spoken calls: their order, their merging, and the wording as names of sound clips.

Screens note, section 9. One sentence takes 4.6 s, chime and twice 11.2 s, so about five calls a
minute; under load a number is said once. A call leaves the queue only when it was spoken or is no
longer true, never for its age alone. Not overlapping is the player's matter.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal
from uuid import UUID

from centre.rules.errors import NotAllowed
from centre.rules.services import SOURCE_LANGUAGE


@dataclass(frozen=True, slots=True)
class Spoken:
    """A call that has to be spoken. counter is its code, "3"; again: it was called before."""

    call: UUID
    label: str
    counter: str
    again: bool
    at: datetime


Queue = tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to play now: clip names in order, how often, and whether the chime comes before it."""

    spoken: Spoken
    units: tuple[str, ...]
    times: Literal[1, 2]
    chime: bool


def enqueue(queue: Queue, new: Spoken) -> Queue:
    """Return the queue with new in its place by time of call.

    The same number at the same counter that still waits to be spoken absorbs it (a recall, or the
    same call seen twice). The same number at another counter makes the earlier call untrue.
    """
    if any(each.label == new.label and each.counter == new.counter for each in queue):
        return queue
    kept = drop(queue, new.label)
    before = tuple(each for each in kept if each.at <= new.at)
    return (*before, new, *(each for each in kept if each.at > new.at))


def drop(queue: Queue, label: str) -> Queue:
    """Return the queue without a number that is no longer called (served, absent, elsewhere)."""
    return tuple(each for each in queue if each.label != label)


def next_sentence(
    queue: Queue, *, neighbour: bool, language: str = SOURCE_LANGUAGE
) -> Sentence | None:
    """Return what to say first, or None when nothing waits.

    neighbour: the sentence before has only just ended, so its chime serves for this one too. Said
    twice, but once when two or more numbers wait (this one among them).
    """
    if not queue:
        return None
    times: Literal[1, 2] = 1 if len(queue) > 1 else 2
    return Sentence(queue[0], units(queue[0], language), times, chime=not neighbour)


_DIGITS: Final = tuple(f"digit_{digit}" for digit in range(10))
_LETTERS: Final = tuple(f"letter_{chr(code)}" for code in range(ord("a"), ord("z") + 1))

# The phrase before the number and the phrase before the counter. A language that only has recorded
# clips uses the names of the Vietnamese ones.
_PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "vi": ("moi_so", "den_quay_so"),
    "en": ("number", "to_counter"),
}

_WORDS: Final[Mapping[str, tuple[tuple[str, str], str, str, str]]] = {
    "vi": (
        ("Mời số", "đến quầy số"),
        "không một hai ba bốn năm sáu bảy tám chín",
        (
            "a|bê|xê|dê|e|ép|gờ|hát|i|gi|ca|e lờ|em mờ|"
            "en nờ|o|pê|quy|e rờ|ét|tê|u|vê|vê kép|ích xì|i dài|dét"
        ),
        "đê",
    ),
    "en": (
        ("Number", "please go to counter"),
        "zero one two three four five six seven eight nine",
        "a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z",
        "d",
    ),
}


def units(spoken: Spoken, language: str) -> tuple[str, ...]:
    """Return the clip names of one call, digits and letters one by one.

    A001 at counter 3 in "vi": moi_so letter_a digit_0 digit_0 digit_1 den_quay_so digit_3.
    """
    call, to_counter = _PHRASES.get(language, _PHRASES[SOURCE_LANGUAGE])
    return (call, *_spelled(spoken.label), to_counter, *_spelled(spoken.counter))


def in_words(code: str, language: str) -> str:
    """Return a number's letters and digits as words with spaces between: "a không một ba".

    A synthesiser reads "A013" as a letter and thirteen. In a language without words of its own the
    signs stand one by one.
    """
    names = _spelled(code)
    if language not in _WORDS:
        return " ".join(name.rpartition("_")[2].upper() for name in names)
    texts = clip_texts(language)
    return " ".join(texts[name] for name in names)


def _spelled(code: str) -> tuple[str, ...]:
    """Return the clip names of a code's letters and digits; other signs are not spoken."""
    names = (_unit(sign) for sign in unicodedata.normalize("NFC", code))
    return tuple(name for name in names if name)


def _unit(sign: str) -> str:
    """Return the clip name of one sign, or "" for a sign without sound; Đ has a clip of its own."""
    if sign in "đĐ":
        return "letter_dd"
    plain = unicodedata.normalize("NFKD", sign)[0].lower()
    name = f"digit_{plain}" if plain.isdigit() else f"letter_{plain}"
    return name if name in _DIGITS or name in _LETTERS else ""


def clip_texts(language: str) -> Mapping[str, str]:
    """Return clip name -> words to render, every clip that units can name in this language.

    Raises NotAllowed("voice_unknown", language) for a language that has recorded clips only.
    """
    if language not in _WORDS:
        raise NotAllowed("voice_unknown", language=language)
    phrases, digits, letters, d_bar = _WORDS[language]
    texts = dict(zip(_PHRASES[language], phrases, strict=True))
    texts.update(zip(_DIGITS, digits.split(), strict=True))
    texts.update(zip(_LETTERS, letters.split("|"), strict=True))
    return MappingProxyType({**texts, "letter_dd": d_bar})
