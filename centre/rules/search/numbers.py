"""Procedures found by their code, whole or begun, however its digits are parted; suffix or none."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

# d.dddddd and the local suffixes of field note, section 6, in whatever state of typing.
_WHOLE: Final = re.compile(r"(?<![\w.])([1-9])[ .,_/-]{0,2}([0-9]{3})[ .,_/-]?([0-9]{3})(?![0-9])")
_ALONE: Final = re.compile(r"([1-9])([ .,_/-]?)([0-9]{0,6})(?:\.[0-9A-Za-z.]*)?")
_PARTED: Final = re.compile(r"([1-9][ .,_/-]{0,2}[0-9]{3})[ .,_/-]([0-9]{0,3})")
_BEHIND: Final = re.compile(r"[0-9]{4,6}")
_FEWEST: Final = 4
EXACT, BEGUN, BEHIND = 1.0, 0.9, 0.8
"""Scores of a whole code, of one that is begun, and of its last digits alone."""


class Numbers:
    """All codes of a catalogue by their digits."""

    def __init__(self, codes: Iterable[str]) -> None:
        """Take the codes, each d.dddddd."""
        self._codes = sorted((_digits(code), code) for code in codes)

    def find(self, text: str) -> dict[str, float]:
        """Return the codes that text names, with their scores; none if it speaks of no code."""
        named = {code for parts in _WHOLE.findall(text) for code in self._with("".join(parts))}
        if named:
            return dict.fromkeys(sorted(named), EXACT)
        alone = _ALONE.fullmatch(_PARTED.sub(r"\1\2", text))
        if alone and (alone[2] in set(".,-_/") or len(alone[3]) >= _FEWEST - 1):
            begun = dict.fromkeys(self._with(alone[1] + alone[3]), BEGUN)
            if begun:
                return begun
        return dict.fromkeys(self._ending(text), BEHIND) if _BEHIND.fullmatch(text) else {}

    def _with(self, digits: str) -> list[str]:
        start = bisect_left(self._codes, (digits, ""))
        end = bisect_left(self._codes, (digits + ":", ""))
        return [code for _, code in self._codes[start:end]]

    def _ending(self, digits: str) -> list[str]:
        return [code for known, code in self._codes if known.endswith(digits)]


def _digits(code: str) -> str:
    return "".join(filter(str.isdigit, code))
