"""What scanners make of a code: marks around it, foreign bytes, letters of another keymap."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

# What scanners are set to send around a code: STX, ETX, CR, LF, NULs, a byte order mark, spaces.
_EDGES: Final = "".join(map(chr, range(0x21))) + "\x7f\xa0\ufeff\u200b"
# "]Q1" and the like before a code: the AIM symbology identifier of ISO/IEC 15424.
_SYMBOLOGY: Final = re.compile(r"\][A-Za-z][0-9A-Za-z]")
# FS, GS, RS and US separate fields; full-width forms are ASCII moved by 0xFEE0.
_SAME: Final = dict.fromkeys(range(0x1C, 0x20), "|") | {
    wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)
}
# What a scanner that types US keys leaves where another keymap is active, back to US: French and
# Vietnamese (xkeyboard-config "fr" and "vn": there digits are letters and marks), a locked shift.
_KEYMAPS: Final = (
    str.maketrans("&é\"'(-è_çà:)Mµ?,qQaA", "1234567890.-:|MmaAqQ"),
    str.maketrans("ăâêô\u0300\u0309\u0303\u0301\u0323đ", "1234567890"),
    str.maketrans("!@#$%^&*()>_", "1234567890.-"),
)


def bare(text: str) -> str:
    """Return the code without what a scanner adds around it, in ASCII where it only looked wide."""
    text = text.strip(_EDGES)
    if _SYMBOLOGY.match(text):
        text = text[3:]
    return text.translate(_SAME).strip(_EDGES)


def decoded(data: bytes) -> tuple[str, bool]:
    """Return the text and whether it is doubtful, which it is if it is no UTF-8."""
    for encoding in ("utf-8", "cp1258"):
        try:
            return data.decode(encoding), encoding != "utf-8"
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), True


def has_controls(text: str) -> bool:
    """Tell whether there are control characters in it, other than blanks and ends of lines."""
    return any(unicodedata.category(mark) == "Cc" and mark not in "\t\r\n" for mark in text)


def is_noise(text: str) -> bool:
    """Tell whether most characters are not ASCII, as of a line that is set to another speed."""
    return sum(mark.isascii() for mark in text) * 2 < len(text)


def through_other_keymaps(text: str) -> Iterable[str]:
    """Yield what the scanner meant if another keymap was active here; not the text itself."""
    for keymap in _KEYMAPS:
        meant = text.translate(keymap)
        if meant != text:
            yield meant
