"""What people type for hours, days and letters, turned into values and back; no Qt here.

What cannot be read stays as it was typed: the rules then refuse it, beside its field.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

_SPAN: Final = re.compile(r"(\S+?)\s*(?:–|-|—|đến|to)\s*(\S+)")
_TIME: Final = re.compile(r"(\d{1,2})(?:[:h.](\d{2})?)?")


def spans_of(text: str) -> Any:
    """Return intervals from "7:00-11h30, 13:30–17:00"; what is no interval is passed on."""
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    return [_span(part) for part in parts]


def _span(part: str) -> Any:
    found = _SPAN.fullmatch(part)
    return [_time(found[1]), _time(found[2])] if found else part


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else text


def spans_said(value: Any) -> str:
    """Return intervals as they are typed; what is none is shown as it came."""
    if not isinstance(value, list):
        return ""
    parts = (f"{one[0]}–{one[1]}" if isinstance(one, list) else str(one) for one in value)
    return ", ".join(parts)


def day_of(text: str) -> Any:
    """Return "2027-01-31" from 31/1/2027, or the text; nothing is None."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text.strip())
    if found:
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    return text.strip() or None


def day_said(value: Any) -> str:
    """Return a day as 31/01/2027; what is none as it came."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", str(value or ""))
    return f"{found[3]}/{found[2]}/{found[1]}" if found else str(value or "")


def number_of(text: str) -> Any:
    """Return a number from text (a comma is a point), or the text; nothing is None."""
    said = text.strip().replace(",", ".")
    if not said:
        return None
    try:
        return int(said) if re.fullmatch(r"-?\d{1,9}", said) else float(said)
    except ValueError:
        return text.strip()


def letters_of(text: str) -> dict[str, str]:
    """Return {"k2": "L"} from "k2 = L, k3 = M"."""
    found = {}
    for part in filter(None, (one.strip() for one in re.split(r"[,;\n]", text))):
        kiosk, _, letter = part.partition("=")
        found[kiosk.strip().lower()] = letter.strip().upper()
    return found


def letters_said(value: Mapping[str, str]) -> str:
    """Return letters of kiosks as they are typed."""
    return ", ".join(f"{kiosk} = {letter}" for kiosk, letter in value.items())
