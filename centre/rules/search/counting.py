"""A search as it may be kept: folded, so that it can be counted, and without a person's numbers."""

import re
from typing import Final

from centre.rules.search.folding import fold, words

MASK: Final = "#"

_PERSONAL_DIGITS: Final = 8
"""Phone numbers have 10 digits, identity numbers 9 or 12; a procedure's code has 7."""
# d.dddddd with whatever suffix (field note, section 6).
_CODE: Final = re.compile(r"(?<![\w.])([1-9]\.[0-9]{6})(?:\.[0-9A-Za-z.]*)?(?![0-9])")


def countable(text: str) -> str:
    """Return a tidied search folded; longer runs of digits are "#", codes of procedures stay.

    Digits count as one run even where spaces or points part them.
    """
    pieces = _CODE.split(text)
    shown = (piece if at % 2 else _masked(piece) for at, piece in enumerate(pieces))
    return " ".join(filter(None, shown))


def _masked(text: str) -> str:
    found: list[str] = []
    for word in words(text):
        if word.isdecimal() and found and found[-1].isdecimal():
            found[-1] += word
        else:
            found.append(fold(word))
    return " ".join(MASK if _is_personal(word) else word for word in found)


def _is_personal(word: str) -> bool:
    return sum(map(str.isdigit, word)) >= _PERSONAL_DIGITS
