"""Codes of dossiers: as they are compared, shown, typed; every text has an answer.

Motcua never makes one: it reads, prints and scans them (field note, section 5).
"""

import re
from datetime import date
from typing import Final

from centre.rules import codes

MOST_OF_A_CODE: Final = 64
"""Signs of a dossier's code; one with a long order number has 32."""
_LONGEST_TAIL: Final = 6
_SHORT_TAIL: Final = 4
_AGENCY: Final = (
    r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}|[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,3})"
)
_DATED: Final = re.compile(rf"{_AGENCY}-([0-9]{{6}})")
_IS_AGENCY: Final = re.compile(_AGENCY)
# After an identifier and its hyphen come digits; these are the beginning of another identifier.
_BEGINS_ANEW: Final = re.compile(r"[A-Z]|[0-9]{3}\.")
_HYPHENS: Final = dict.fromkeys(range(0x2010, 0x2016), "-") | {0x2212: "-"}


def code_of(text: str) -> str:
    """Return a code as it is compared: no spaces, capitals, plain hyphens; "" if it is too long."""
    code = "".join(text.split()).translate(_HYPHENS).upper()
    return code if len(code) <= MOST_OF_A_CODE else ""


def shown_code(code: str) -> str:
    """Return as much of a code as a screen shows: its order number behind dots."""
    _, hyphen, tail = code.rpartition("-")
    if hyphen and 0 < len(tail) <= _LONGEST_TAIL:
        return f"…-{tail}"
    return f"…{code[-min(_SHORT_TAIL, max(1, len(code) // 2)) :]}" if code else ""


def is_agency(text: str) -> bool:
    """Tell whether text is an agency's identifier in either style (H56.14, 000.00.00.H56)."""
    return _IS_AGENCY.fullmatch(text) is not None


def helped(text: str, before: str, agency: str) -> str:
    """Return what was typed with the hyphens that are sure; before is the text before the key.

    A hyphen follows this centre's own identifier, and the six digits of a day that has been. What
    is taken away stays away. agency is "" where the centre's code is no identifier.
    """
    if len(text) <= len(before):
        return text
    text = _without_prefix(text, agency)
    if text.endswith("--"):
        return text[:-1]
    dated = _DATED.fullmatch(text)
    return f"{text}-" if (agency and text == agency) or (dated and _is_day(text)) else text


def _without_prefix(text: str, agency: str) -> str:
    """Return the code alone, where somebody types all of it behind the identifier given."""
    rest = text.removeprefix(f"{agency}-")
    if not agency or rest == text:
        return text
    if rest == ".":
        return f"{agency}."
    return rest if _BEGINS_ANEW.fullmatch(rest) else text


def _is_day(dated: str) -> bool:
    return isinstance(codes.read(f"{dated}-0001".encode()), codes.DossierCode)


def example(agency: str, today: date) -> str:
    """Return a code as it stands on a receipt of today."""
    return f"{agency or 'H56.14'}-{today:%y%m%d}-0001"
