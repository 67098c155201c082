"""What a technician carries away: log, devices, settings, as one zip without anything personal.

Nothing personal should be in them; the filter is the second lock. It blanks what looks like a
card's line, a citizen's number, a telephone, a dossier's code or a key that was pressed, and rather
too much than too little.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from centre.settings import Settings

BLANK: Final = "[…]"
LONGEST: Final = 4_000_000
"""Characters of one part; the log has at most two files of 1 MB (centre.shell.journal)."""
_LONGEST_LINE: Final = 4_000
"""A longer line of a log is cut: nobody reads on, and the patterns would take seconds over it."""
# A card's QR has six fields or more between bars (field note, section 4); four bars are enough.
_CARD_BARS: Final = 4
_PATTERNS: Final = (
    # A key or a text that was touched: Touched(key='typed:…').
    re.compile(r"Touched\([^\n]*"),
    re.compile(r"\b(?:typed|care_pin|pin|password)[:=][^\n]*", re.IGNORECASE),
    # A dossier's code, H56.14-261122-0001 and 000.00.00.H56-261122-0001 (field note, section 5).
    re.compile(
        r"[0-9A-Z][0-9A-Z.]{2,15}-[0-9]{6}-[0-9]{3,12}(?:[#|;,:/*_+~.-][0-9A-Z]{4})?", re.IGNORECASE
    ),
    re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}"),
    # 9 and 12 digits, in one or by threes; telephones. Addresses of a house network stay.
    re.compile(r"\d{9,}"),
    re.compile(r"(?<![\d.])(?!192\.168\.)\d{3}(?:[ .\u00a0-]\d{3}){2,4}(?!\d)"),
    re.compile(r"(?<![\d.])(?:0|\+84 ?)\d{2,3}[ .]\d{3}[ .]\d{3,4}(?!\d)"),
)
_SECRET: Final = re.compile(r"pin|password|secret|token|options|key$")


def without_persons(text: str) -> str:
    """Return text with everything blanked that may tell of a person."""
    return "".join(map(_cleaned, text[-LONGEST:].splitlines(keepends=True)))


def _cleaned(line: str) -> str:
    if line.count("|") >= _CARD_BARS:
        return BLANK + "\n"
    line = line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}{BLANK}"
    for pattern in _PATTERNS:
        line = pattern.sub(BLANK, line)
    return line if line.endswith("\n") else line + "\n"


def settings_told(settings: Settings) -> str:
    """Return the settings as JSON, with what may be secret blanked."""
    return _json(_without_secrets(settings.model_dump(mode="json")))


def devices_told(devices: Iterable[Any]) -> str:
    """Return how devices are (db.facts.DeviceHealth) as JSON."""
    return _json([{name: getattr(one, name) for name in _TOLD} for one in devices])


_TOLD: Final = ("kind", "name", "state", "key", "since", "facts")


def packed(parts: Mapping[str, str], at: datetime) -> bytes:
    """Return a zip of texts by their names in it; each is cleaned, whatever it is."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, without_persons(text))
    return held.getvalue()


def file_name(kiosk: str, at: datetime) -> str:
    """Return what the zip is called: motcua-k1-20261123-0842.zip."""
    return f"motcua-{kiosk}-{at:%Y%m%d-%H%M}.zip"


def _without_secrets(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _unless_secret(str(name), one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_secrets(one) for one in value]
    return value


def _unless_secret(name: str, value: Any) -> Any:
    return BLANK if value and _SECRET.search(name) else _without_secrets(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)
