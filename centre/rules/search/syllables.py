"""The Vietnamese syllable: initials, rimes, stop finals, and where the tone mark stands.

Written from the orthography that schools teach; beside it, what place names of the Central
Highlands need: Đắk Lắk, Krông Nô, Kông Chro. Words here are lower case, marks on, tone apart: a
tone is the Telex key that sets it, s f r x j, "" for level (screens.md section 7).
"""

import unicodedata
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import Final

INITIALS: Final = (
    *("ngh",),
    *("ch", "gh", "gi", "kh", "kr", "ng", "nh", "ph", "qu", "th", "tr", "đr"),
    *"bcdđghklmnpqrstvx",
    "",
)
"""What a syllable begins with, the longest first; "q" only becomes "qu"."""

_FINALS: Final = MappingProxyType(
    {
        "a": " c ch i m n ng nh o p t u y",
        "ă": "c k m n ng p t",
        "â": "c m n ng p t u y",
        "e": " c m n ng o p t",
        "ê": " ch m n nh p t u",
        "i": " a ch m n nh p t u",
        "o": " c i m n ng p t",
        "ô": " c i m n ng p t",
        "ơ": " i m n p t",
        "u": " a c i m n ng p t",
        "ư": " a c i m n ng t u",
        "y": "",
        "iê": "c m n ng p t u",
        "yê": "m n ng t u",
        "uô": "c i m n ng t",
        "ươ": "c i m n ng p t u",
        "oa": " c ch i m n ng nh o p t y",
        "oă": "c m n ng t",
        "oe": " m n ng o t",
        "oo": "c ng",
        "uâ": "n ng t y",
        "uê": " ch nh u",
        "uơ": "",
        "uy": " a ch n nh p t u",
        "uyê": "n t",
    }
)
"""Nucleus -> its finals; a space in front stands for none."""
RIMES: Final = frozenset(
    nucleus + final for nucleus, finals in _FINALS.items() for final in finals.split(" ")
)
"""Every rime, as it is written without a tone."""
_AFTER_QU: Final = frozenset(
    rime[1:] for rime in RIMES if rime[0] in "uo" and rime[1:2] and rime[1] in "aăâeêiyơ"
) | frozenset({"au", "ăp", "âc", "ên", "êt", "i", "ôc"})
STOPS: Final = ("p", "t", "c", "ch", "k")
"""After these finals a syllable has tone s or j, no other."""
VOWELS: Final = frozenset("aăâeêioôơuưy")
PLAIN: Final = MappingProxyType(dict(zip("ăâêôơưđ", "aaeooud", strict=True)))
"""A letter with a mark -> the letter without."""
TONES: Final = MappingProxyType(
    {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
)
"""Telex key -> combining mark of the tone."""
_TONE_OF: Final = MappingProxyType({mark: key for key, mark in TONES.items()})
_LATE: Final = ("oa", "oe", "uy", "ue", "uê", "uo", "ie", "ye")
"""Open pairs whose tone stands on the second vowel; ai, ao, ia, ua and the rest: on the first."""
_OLD: Final = ("oa", "oe", "uy")
"""The pairs that older usage marks on the first vowel: hòa, khỏe, thủy."""
LONGEST: Final = 8
"""More letters than any syllable has ("nghiêng" has 7)."""


def _unfinished(rimes: frozenset[str]) -> frozenset[str]:
    """Return all beginnings of rimes, with any of their marks still missing."""
    begun = {rime[:end] for rime in rimes for end in range(1, len(rime) + 1)}
    return frozenset(
        "".join(letters)
        for rime in begun
        for letters in product(*({letter, PLAIN.get(letter, letter)} for letter in rime))
    )


_BEGUN: Final = _unfinished(RIMES)
_BEGUN_AFTER_QU: Final = _unfinished(_AFTER_QU)


@lru_cache(maxsize=4096)
def split(letters: str) -> tuple[str, str] | None:
    """Return initial and rime of what is, or can still become, a syllable; None for the rest.

    Marks may be missing and the end, too: "thuon" -> ("th", "uon"), "q" -> ("q", ""). Both may be
    empty; "gi" alone is g + i.
    """
    if len(letters) > LONGEST:
        return None
    for initial in INITIALS:
        rime = letters[len(initial) :]
        if letters.startswith(initial) and _may_follow(initial, rime, whole=False):
            return initial, rime
    return None


def _may_follow(initial: str, rime: str, *, whole: bool) -> bool:
    """Tell whether rime (whole, or a beginning with marks missing) stands after initial."""
    if not rime:
        return initial != "gi" and not whole
    if initial == "qu":
        return rime in (_AFTER_QU if whole else _BEGUN_AFTER_QU)
    return rime in (RIMES if whole else _BEGUN) and _spells(initial, rime)


def _spells(initial: str, rime: str) -> bool:
    """Tell whether k or c, gh or g, ngh or ng, i or y is what is written before this rime."""
    if initial == "q" or (rime[0] == "y" and rime != "y" and initial):
        return False
    front = rime[0] in "eêiy"
    if initial == "k":
        return front or rime[0] in "oôơ"
    if initial in ("gh", "ngh"):
        return front and rime[0] != "y"
    if initial in ("c", "g", "ng"):
        return not front or (initial == "g" and rime[0] == "i")
    return True


def cut(rime: str) -> tuple[str, str]:
    """Return the vowels and the final consonants of a rime."""
    end = next((at for at, letter in enumerate(rime) if letter not in VOWELS), len(rime))
    return rime[:end], rime[end:]


def may_have(rime: str, tone: str) -> bool:
    """Return whether a rime, finished or not, goes with a tone: before a stop only s, j or none."""
    return not tone or (bool(rime) and (tone in "sj" or cut(rime)[1] not in STOPS))


def is_whole(letters: str, tone: str) -> bool:
    """Return whether letters with this tone are a syllable as it is spelt."""
    parts = [
        (initial, letters[len(initial) :]) for initial in INITIALS if letters.startswith(initial)
    ]
    return any(
        _may_follow(initial, rime, whole=True) and (tone in ("s", "j") or cut(rime)[1] not in STOPS)
        for initial, rime in parts
    )


def place(letters: str, *, modern: bool) -> int:
    """Return the index of the letter that carries the tone; letters have a vowel."""
    initial, rime = split(letters) or ("", letters)
    vowels, final = cut(rime)
    marked = [at for at, letter in enumerate(vowels) if letter in PLAIN]
    if marked:
        at = marked[-1]
    elif final:
        at = len(vowels) - 1
    elif len(vowels) == 2:
        at = int(vowels in _LATE and (modern or vowels not in _OLD))
    else:
        at = len(vowels) // 2
    return len(initial) + at


def spoken(letters: str, tone: str, *, modern: bool) -> str:
    """Return letters with the tone's mark in its place, NFC; "hoa", "f" -> hoà, not modern hòa."""
    if not tone:
        return letters
    end = place(letters, modern=modern) + 1
    return unicodedata.normalize("NFC", letters[:end] + TONES[tone] + letters[end:])


def unspoken(word: str) -> tuple[str, str]:
    """Return a word's letters without tone, marks kept, and its tone; "?" for several tones."""
    marks = unicodedata.normalize("NFD", word)
    tones = [_TONE_OF[mark] for mark in marks if mark in _TONE_OF]
    bare = "".join(mark for mark in marks if mark not in _TONE_OF)
    tone = tones[0] if len(tones) == 1 else "?" * bool(tones)
    return unicodedata.normalize("NFC", bare), tone


def is_syllable(word: str) -> bool:
    """Return whether a word is a Vietnamese syllable as it is spelt, accents and all, any case.

    "đường", "hoà" and "hòa" are; "duong" (can_become tells that), "cat", "test" and "" are not.
    """
    whole = unicodedata.normalize("NFC", word).lower()
    letters, tone = unspoken(whole)
    if tone == "?" or len(letters) > LONGEST or not is_whole(letters, tone):
        return False
    return whole in {spoken(letters, tone, modern=modern) for modern in (True, False)}


def can_become(word: str) -> bool:
    """Return whether a word is a syllable, or one with accents or its end left off, any case.

    "duong", "cat", "ngh" and "thuò" are; "test", "express" and "" are not.
    """
    letters, tone = unspoken(word.lower())
    parts = split(letters) if letters else None
    return parts is not None and tone != "?" and may_have(parts[1], tone)
