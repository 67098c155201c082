"""Words of the catalogue as they should stand: one form of Unicode, one-spaced, not shouted."""

import re
import unicodedata
from typing import Final

from centre.rules.search.folding import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_TRAILING: Final = " .,;:"
# The shape of a folded Vietnamese syllable; UBND, BHXH, QSDĐ, TNHH and HTX have another one.
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|kh|gh|gi|ch|ph|th|tr|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
# "VI" and "XI" are syllables as well (vi phạm, xi măng), and those are what names have.
_ROMAN: Final = re.compile(r"(?!VI$|XI$)[IVX]+")
_SPOKEN_AS_LETTERS: Final = frozenset({"BOT", "BTO", "BIN", "HIV", "VAT", "A", "E", "O", "U"})
_OWN_NAMES: Final = re.compile(
    r"\b(?:việt nam|hà nội|hồ chí minh|trung quốc|hoa kỳ|nhật bản|hàn quốc|campuchia)\b"
)


def tidy(text: str) -> str:
    """Return text in NFC and one-spaced, without marks that nobody sees or that break a line."""
    if not (text.isprintable() and unicodedata.is_normalized("NFC", text)):
        text = "".join(" " if _is_unseen(c) else c for c in text if c not in "\u200b\ufeff\xad")
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _is_unseen(mark: str) -> bool:
    """Tell whether a mark is a control, half a letter, or a bullet of a font of symbols (Co)."""
    return unicodedata.category(mark)[0] in "CZ"


def tidy_name(name: str) -> str:
    """Return the name of a procedure without the trailing " ." of the portal, and not shouted.

    "THỦ TỤC THÀNH LẬP HỘI (CẤP TỈNH)." is "Thủ tục thành lập hội (cấp tỉnh)"; abbreviations stay
    (field note, section 6). Idempotent.
    """
    return _calmed(tidy(name).rstrip(_TRAILING))


def _calmed(name: str) -> str:
    """Return a name that is all capitals as a sentence; any other as it is."""
    if not is_shouted(name):
        return name
    calm = _WORD.sub(lambda m: m[0] if _is_abbreviation(m[0]) else m[0].lower(), name)
    calm = _OWN_NAMES.sub(lambda m: m[0].title(), unicodedata.normalize("NFC", calm))
    first = _WORD.search(calm)
    raised = calm if first is None else _raised(calm, first.start())
    return unicodedata.normalize("NFC", raised)


def is_shouted(name: str) -> bool:
    """Tell whether two words or more, and all that are no abbreviations, are capitals."""
    spoken = 0
    for word in _WORD.findall(_BRACKETS.sub(" ", name)):
        if not _is_abbreviation(word):
            if word != word.upper() or word == word.lower():
                return False
            spoken += 1
    return spoken > 1


def _raised(text: str, at: int) -> str:
    return text[:at] + text[at].upper() + text[at + 1 :]


def _is_abbreviation(word: str) -> bool:
    if word in _SPOKEN_AS_LETTERS or _ROMAN.fullmatch(word):
        return True
    return _SYLLABLE.fullmatch(fold(word)) is None
