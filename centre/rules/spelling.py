"""How codes and numbers are read aloud, as names of sound clips (screens note, section 9).

A number is read digit by digit, or as a whole number from 0 to 9999 in Vietnamese and English.
Vietnamese follows the northern standard: mốt, tư and lăm after mươi, lăm after mười too, "không
trăm" after nghìn, and linh before a lone unit, with tư ("một trăm linh tư"). With lẻ, as the south
says, the unit stays bốn ("một trăm lẻ bốn"), and after mười it is bốn everywhere.

A whole number does not tell its leading zeros: A005 is "a năm", A012 "a mười hai". No two numbers
of one day differ by their zeros alone, and the board shows them.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal

from centre.rules.errors import NotAllowed

Numbers = Literal["digits", "whole"]
ZeroWord = Literal["linh", "lẻ"]

GREATEST: Final = 9999
"""A longer number is read digit by digit."""

_DIGITS: Final = tuple(f"digit_{digit}" for digit in range(10))
_LETTERS: Final = tuple(f"letter_{chr(code)}" for code in range(ord("a"), ord("z") + 1))
_ZERO_CLIPS: Final[Mapping[ZeroWord, str]] = {"linh": "whole_linh", "lẻ": "whole_le"}

_SIGNS: Final[Mapping[str, tuple[str, str, str]]] = {
    "vi": (
        "không một hai ba bốn năm sáu bảy tám chín",
        (
            "a|bê|xê|dê|e|ép|gờ|hát|i|gi|ca|e lờ|em mờ|"
            "en nờ|o|pê|quy|e rờ|ét|tê|u|vê|vê kép|ích xì|i dài|dét"
        ),
        "đê",
    ),
    "en": (
        "zero one two three four five six seven eight nine",
        "a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z",
        "d",
    ),
}

_TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WHOLE: Final[Mapping[str, Mapping[str, str]]] = {
    "vi": {
        "whole_10": "mười",
        "whole_x0": "mươi",
        "whole_x1": "mốt",
        "whole_x4": "tư",
        "whole_x5": "lăm",
        "whole_linh": "linh",
        "whole_le": "lẻ",
        "whole_100": "trăm",
        "whole_1000": "nghìn",
    },
    "en": {
        **{f"whole_{10 + place}": word for place, word in enumerate(_TEENS)},
        **{f"whole_{20 + 10 * place}": word for place, word in enumerate(_TENS)},
        "whole_100": "hundred",
        "whole_and": "and",
        "whole_1000": "thousand",
    },
}


def sign_texts(language: str) -> Mapping[str, str]:
    """Return clip name -> words to render, of digits and letters.

    Raises NotAllowed("voice_unknown", language) for a language that has recorded clips only.
    """
    if language not in _SIGNS:
        raise NotAllowed("voice_unknown", language=language)
    digits, letters, d_bar = _SIGNS[language]
    texts = dict(zip(_DIGITS, digits.split(), strict=True))
    texts.update(zip(_LETTERS, letters.split("|"), strict=True))
    return MappingProxyType({**texts, "letter_dd": d_bar})


def whole_texts(language: str) -> Mapping[str, str]:
    """Return clip name -> words of the clips that whole numbers need besides the digits.

    Empty for a language whose numbers nobody has written down here: it reads digits.
    """
    return MappingProxyType(dict(_WHOLE.get(language, {})))


def number_clips(language: str, zero_word: ZeroWord) -> tuple[str, ...]:
    """Return the clips that whole numbers need besides the digits, with this word for zero."""
    others = {clip for word, clip in _ZERO_CLIPS.items() if word != zero_word}
    return tuple(name for name in whole_texts(language) if name not in others)


def in_words(code: str, language: str) -> str:
    """Return a number's letters and digits as words with spaces between: "a không một ba".

    A synthesiser reads "A013" as a letter and thirteen. In a language without words of its own the
    signs stand one by one.
    """
    names = spelled(code)
    if language not in _SIGNS:
        return " ".join(name.rpartition("_")[2].upper() for name in names)
    texts = sign_texts(language)
    return " ".join(texts[name] for name in names)


def spelled(code: str) -> tuple[str, ...]:
    """Return the clip names of a code's letters and digits; other signs are not spoken."""
    names = (_unit(sign) for sign in unicodedata.normalize("NFC", code))
    return tuple(name for name in names if name)


def read(
    code: str, language: str, numbers: Numbers = "digits", zero_word: ZeroWord = "linh"
) -> tuple[str, ...]:
    """Return the clip names of a code: its letters one by one, its numbers as numbers says.

    Whole numbers are of "vi" and "en"; every other language reads digits, for its grammar is not
    known here.
    """
    if numbers == "digits" or language not in _WHOLE:
        return spelled(code)
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in code)
    parts = re.findall(r"[0-9]+|[^0-9]+", plain)
    return tuple(name for part in parts for name in _part(part, language, zero_word))


def whole(number: int, language: str, zero_word: ZeroWord = "linh") -> tuple[str, ...]:
    """Return the clip names of a whole number in "vi" or "en".

    Raises ValueError outside 0..9999.
    """
    if not 0 <= number <= GREATEST:
        raise ValueError(f"{number} is not from 0 to {GREATEST}")
    if number == 0:
        return ("digit_0",)
    return _READERS[language](number, zero_word)


def is_spelled(code: str) -> bool:
    """Tell whether a code is wholly told by its letters and digits: "A2" is, "Một cửa" is not."""
    return bool(code) and all(sign in "đĐ" or (sign.isascii() and _unit(sign)) for sign in code)


def told_briefly(code: str) -> str:
    """Return what of a code tells it by letters and digits: of its words those that are short.

    "Quầy số 12" is told as 12 and "Khu A quầy 3" as A 3: nobody follows a word that is spelled.
    A code without any number or single letter is told whole.
    """
    words = [word for word in code.split() if len(word) == 1 or any(map(str.isdigit, word))]
    return " ".join(words) if spelled("".join(words)) else code


def _part(part: str, language: str, zero_word: ZeroWord) -> tuple[str, ...]:
    """Return the clip names of a code's letters, or of one number in it."""
    value = part.lstrip("0") or "0"
    if not value.isdigit() or len(value) > len(str(GREATEST)):
        return spelled(part)
    return whole(int(value), language, zero_word)


def _unit(sign: str) -> str:
    """Return the clip name of one sign, or "" for a sign without sound; Đ has a clip of its own."""
    if sign in "đĐ":
        return "letter_dd"
    plain = unicodedata.normalize("NFKD", sign)[0].lower()
    name = f"digit_{plain}" if plain.isdigit() else f"letter_{plain}"
    return name if name in _DIGITS or name in _LETTERS else ""


def _vietnamese(number: int, zero_word: ZeroWord) -> tuple[str, ...]:
    """Return a number from 1 on as northern Vietnamese says it."""
    thousands, below = divmod(number, 1000)
    hundreds, rest = divmod(below, 100)
    names: list[str] = []
    if thousands:
        names += [_DIGITS[thousands], "whole_1000"]
    if hundreds or (thousands and rest):
        names += [_DIGITS[hundreds], "whole_100"]
    return (*names, *_below_hundred(rest, zero_word, after=bool(names)))


def _below_hundred(number: int, zero_word: ZeroWord, *, after: bool) -> tuple[str, ...]:
    """Return the last two digits; after: hundreds were said before them."""
    tens, unit = divmod(number, 10)
    if not tens:
        zero = (_ZERO_CLIPS[zero_word],) if after and unit else ()
        lone = "whole_x4" if zero and unit == 4 and zero_word == "linh" else _DIGITS[unit]
        return (*zero, lone) if unit else ()
    lead: tuple[str, ...] = (_DIGITS[tens], "whole_x0")
    special = {1: "whole_x1", 4: "whole_x4", 5: "whole_x5"}
    if tens == 1:
        lead, special = ("whole_10",), {5: "whole_x5"}
    return (*lead, special.get(unit, _DIGITS[unit])) if unit else lead


def _english(number: int, _: ZeroWord) -> tuple[str, ...]:
    """Return a number from 1 on as English says it: "one thousand and five"."""
    thousands, below = divmod(number, 1000)
    hundreds, rest = divmod(below, 100)
    names: list[str] = []
    if thousands:
        names += [_DIGITS[thousands], "whole_1000"]
    if hundreds:
        names += [_DIGITS[hundreds], "whole_100"]
    if names and rest:
        names.append("whole_and")
    return (*names, *_english_rest(rest))


def _english_rest(number: int) -> tuple[str, ...]:
    """Return the last two digits."""
    if number < 10:
        return (_DIGITS[number],) if number else ()
    if number < 20:
        return (f"whole_{number}",)
    tens, unit = divmod(number, 10)
    return (f"whole_{10 * tens}", *((_DIGITS[unit],) if unit else ()))


_READERS: Final[Mapping[str, Callable[[int, ZeroWord], tuple[str, ...]]]] = {
    "vi": _vietnamese,
    "en": _english,
}
