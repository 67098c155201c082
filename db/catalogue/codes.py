"""The code of a row: its first part is the key, and what a spreadsheet has rounded is no code.

The pattern itself is that of centre.rules.codes.
"""

import re
from dataclasses import dataclass
from typing import Final

from centre.rules import codes

_DECIMAL_COMMA: Final = re.compile(r"([1-9]),(\d{6}(?:\..*)?)")
_ROUNDED: Final = re.compile(r"[1-9](?:[.,]\d{0,5})?")
_AS_TEXT: Final = "make the column a text column, fill the codes in anew, and save again"


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a row: base is d.dddddd, raw as written. base "" if it is none: then key, why."""

    base: str
    raw: str
    key: str = ""
    why: str = ""


def read(value: object) -> Code:
    """Return the code in a cell or a JSON value; nothing is guessed, padded or cut.

    A number is a code if it still has its six decimals: 1.001193 is, 2.0004 is not, for it may have
    been 2.000400 as well as something that was rounded.
    """
    raw = _text(value)
    if not raw:
        return Code("", "", "code_missing", "there is no code; every row needs one as 1.004194")
    dotted = _DECIMAL_COMMA.sub(r"\1.\2", raw)
    found = codes.read(dotted.encode("utf-8", "replace"))
    if isinstance(found, codes.ProcedureCode):
        return Code(found.base, raw)
    if _ROUNDED.fullmatch(raw):
        why = f"the spreadsheet has rounded the code to a number; {_AS_TEXT}"
        return Code("", raw, "code_rounded", why)
    return Code("", raw, "code_wrong", "this is no code of a procedure; write it as 1.004194")


def _text(value: object) -> str:
    """Return a value as it stands, without any spaces; numbers as they were typed."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10:
        return str(int(value))
    return "".join(str(value)[:200].split())[:60]
