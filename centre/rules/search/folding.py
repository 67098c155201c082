"""Vietnamese text made comparable: without marks (fold), by words, and by spelling habits (key)."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

MAX_TEXT: Final = 200
"""Characters of a search that are looked at (issue 5: any garbage is answered at once)."""

_TONES: Final = {"\u0300": "`", "\u0301": "'", "\u0309": "?", "\u0303": "~", "\u0323": "."}
_QUALITIES: Final = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
_MARKS_OFF: Final = str.maketrans("", "", "^(+-`'?~.")
_WORD: Final = re.compile(r"[^\W_]+")
_CONTROL: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Both spellings are taught: kí/ký, lí/lý, mĩ/mỹ, sĩ/sỹ, tỉ/tỷ, hi/hy, quí/quý.
_FREE_Y: Final = re.compile(r"^([hklmst]|qu)y$")


def tidy(text: str) -> str:
    """Return at most MAX_TEXT characters of text in NFC, without control characters, one-spaced.

    What is longer is cut before anything else looks at it, so 10 MB cost no more than a word.
    """
    head = unicodedata.normalize("NFC", text[: 4 * MAX_TEXT])
    seen = "".join(" " if unicodedata.category(c) in _CONTROL else c for c in head)
    return " ".join(seen.split())[:MAX_TEXT].rstrip()


def fold(text: str) -> str:
    """Return text in lower case without marks, đ as d: "Đăng ký" is "dang ky". Idempotent."""
    return unicodedata.normalize("NFC", _bare(_bare(text).lower()))


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    kept = "".join(c for c in apart if unicodedata.category(c) != "Mn")
    return kept.replace("đ", "d").replace("Đ", "D")


def words(text: str) -> tuple[str, ...]:
    """Return the words of text: NFC, lower case, accents kept; signs between them are dropped."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text.lower())))


@lru_cache(maxsize=8192)
def known_key(word: str) -> str:
    """Return key(word), remembered: for words of catalogues only, never for what people type."""
    return key(word)


def key(word: str) -> str:
    """Return one spelling for all spellings of a syllable: base letters, marks, tone at the end.

    "hoà" and "hòa" are "hoa`", "ký" and "kí" are "ki'", "cưới" is "cu+o+i'", "đ" is "d-".
    """
    letters, tone = [], ""
    for c in unicodedata.normalize("NFD", word.lower()):
        if c in _TONES:
            tone = _TONES[c]
        elif c in _QUALITIES:
            letters.append(_QUALITIES[c])
        elif unicodedata.category(c) != "Mn":
            letters.append("d-" if c == "đ" else c)
    spelt = "".join(letters)
    return _FREE_Y.sub(r"\1i", spelt) + tone


def plain(keyed: str) -> str:
    """Return a key without its marks: "cu+o+i'" is "cuoi"."""
    return keyed.translate(_MARKS_OFF)
