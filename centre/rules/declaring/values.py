"""One value against its field: put right where it means the same, refused where it is wrong."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time
from itertools import pairwise
from typing import Any, Final

from centre.rules.declaring.facts import Entry, Kind
from centre.rules.errors import NotAllowed
from centre.rules.numbering import check_letters
from centre.rules.services import SOURCE_LANGUAGE

MOST_LINES: Final = 200
"""Lines of one field (topics of a service); the largest real catalogue has 60 fields in all."""
MOST_SPANS: Final = 6
MOST_LEVELS: Final = 5
"""A rating page and a keypad have five places (screens note, section 5)."""
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_KIOSK: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")


def put_right(entry: Entry, value: Any) -> Any:
    """Return a value as it is kept.

    Raises NotAllowed: setting_missing, setting_shape, setting_long (longest), setting_range (least,
    most), setting_choice (words), setting_day, setting_spans, setting_levels, pin_shape, and those
    of check_letters.
    """
    if value is None or (value == "" and entry.kind is not Kind.PIN):
        if not entry.may_lack:
            raise NotAllowed("setting_missing")
        return "" if entry.default == "" else None
    return _RIGHT[entry.kind](entry, value)


def _shape(value: Any, kind: type | tuple[type, ...]) -> None:
    """Refuse a value of another shape; true is no number."""
    numbers = kind in (int, (int, float))
    if not isinstance(value, kind) or (numbers and isinstance(value, bool)):
        raise NotAllowed("setting_shape")


def _text(value: Any, longest: int) -> str:
    """Return tidy text in one line: NFC, no blanks around, no control characters.

    A blank that keeps words together stays: it was put there so that a line breaks well.
    """
    _shape(value, str)
    said = _BLANKS.sub(" ", unicodedata.normalize("NFC", value)).strip()
    if not said:
        raise NotAllowed("setting_missing")
    if len(said) > longest:
        raise NotAllowed("setting_long", longest=longest)
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in said):
        raise NotAllowed("setting_shape")
    return said


def _words(entry: Entry, value: Any) -> dict[str, str]:
    _shape(value, Mapping)
    said = {code: words for code, words in value.items() if words not in ("", None)}
    if not str(said.get(SOURCE_LANGUAGE, "")).strip():
        raise NotAllowed("setting_vietnamese")
    if not all(isinstance(code, str) and _LANGUAGE.fullmatch(code) for code in said):
        raise NotAllowed("setting_shape")
    found = {code: words for code, words in said.items() if str(words).strip()}
    return {code: _text(words, entry.longest) for code, words in found.items()}


def _line(entry: Entry, value: Any) -> str:
    said = _text(value, entry.longest)
    if entry.pattern and not re.fullmatch(entry.pattern, said):
        raise NotAllowed("setting_address")
    return said


def _number(entry: Entry, value: Any) -> int:
    _shape(value, (int, float))
    if isinstance(value, float) and not value.is_integer():  # nor are infinity and no number
        raise NotAllowed("setting_shape")
    _range(entry, value)
    return int(value)


def _amount(entry: Entry, value: Any) -> float:
    _shape(value, (int, float))
    _range(entry, value)
    return float(value)


def _range(entry: Entry, value: float) -> None:
    if not entry.least <= value <= entry.most:
        raise NotAllowed("setting_range", least=int(entry.least), most=int(entry.most))


def _yes(_entry: Entry, value: Any) -> bool:
    _shape(value, bool)
    return bool(value)


def _one(entry: Entry, value: Any) -> str:
    _shape(value, str)
    if entry.words and value not in entry.words:
        raise NotAllowed("setting_choice", words=", ".join(entry.words))
    return str(value)


def _at(value: Any) -> str:
    _shape(value, str)
    try:
        return time.fromisoformat(value).isoformat(timespec="minutes")
    except ValueError as error:
        raise NotAllowed("setting_spans") from error


def _spans(_entry: Entry, value: Any) -> list[list[str]]:
    """Return intervals in order; refuse one that ends before it begins, and two that overlap."""
    _shape(value, (list, tuple))
    if not all(isinstance(one, list | tuple) and len(one) == 2 for one in value):
        raise NotAllowed("setting_spans")
    spans = sorted([_at(opens), _at(closes)] for opens, closes in value)
    wrong = any(opens >= closes for opens, closes in spans)
    if wrong or any(before[1] > after[0] for before, after in pairwise(spans)):
        raise NotAllowed("setting_spans")
    if len(spans) > MOST_SPANS:
        raise NotAllowed("setting_long", longest=MOST_SPANS)
    return spans


def _week(entry: Entry, value: Any) -> dict[str, list[list[str]]]:
    """Return the open days; a day without intervals is closed, as one that is not named."""
    _shape(value, Mapping)
    days = {str(day): spans for day, spans in value.items()}
    if not set(days) <= set("0123456"):
        raise NotAllowed("setting_shape")
    return {day: _spans(entry, days[day]) for day in sorted(days) if days[day]}


def _day(_entry: Entry, value: Any) -> str:
    _shape(value, str)
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise NotAllowed("setting_day") from error
    # What a server keeps of days (migration 0004).
    if not 1900 <= found.year <= 2199:
        raise NotAllowed("setting_day")
    return found.isoformat()


def _weights(entry: Entry, value: Any) -> dict[str, int]:
    _shape(value, Mapping)
    return {str(code): _number(entry, weight) for code, weight in sorted(value.items())}


def _letter(_entry: Entry, value: Any) -> str:
    _shape(value, str)
    check_letters([value])
    return str(value)


def _letters(entry: Entry, value: Any) -> dict[str, str]:
    _shape(value, Mapping)
    if not all(isinstance(kiosk, str) and _KIOSK.fullmatch(kiosk) for kiosk in value):
        raise NotAllowed("setting_shape")
    return {kiosk: _letter(entry, value[kiosk]) for kiosk in sorted(value)}


def _lines(entry: Entry, value: Any) -> list[str]:
    _shape(value, (list, tuple))
    if len(value) > MOST_LINES:
        raise NotAllowed("setting_long", longest=MOST_LINES)
    lines = {line.casefold(): line for line in (_text(one, entry.longest) for one in value)}
    return sorted(lines.values())


def _levels(_entry: Entry, value: Any) -> list[dict[str, Any]]:
    """Return the levels, worst first; values are 1, 2, 3 … and faces do not repeat."""
    _shape(value, (list, tuple))
    if not 2 <= len(value) <= MOST_LEVELS:
        raise NotAllowed("setting_levels", most=MOST_LEVELS)
    levels = [_level(level) for level in value]
    levels.sort(key=lambda level: int(level["value"]))
    values, faces = ([level[name] for level in levels] for name in ("value", "face"))
    if values != list(range(1, len(levels) + 1)) or faces != sorted(set(faces)):
        raise NotAllowed("setting_levels", most=MOST_LEVELS)
    return levels


def _level(level: Any) -> dict[str, Any]:
    _shape(level, Mapping)
    if set(level) != {"value", "label", "face"}:
        raise NotAllowed("setting_shape")
    return {
        "value": _number(Entry("value", Kind.NUMBER, 1, MOST_LEVELS), level["value"]),
        "label": _words(Entry("label", Kind.WORDS, longest=60), level["label"]),
        "face": _number(Entry("face", Kind.NUMBER, 0, 4), level["face"]),
    }


def _pin(_entry: Entry, value: Any) -> str:
    """Return a PIN that a keypad can type; a refusal does not repeat it."""
    is_pin = isinstance(value, str) and value.isascii() and value.isdigit()
    if not is_pin or not 4 <= len(value) <= 8:
        raise NotAllowed("pin_shape")
    return str(value)


_RIGHT: Final[Mapping[Kind, Callable[[Entry, Any], Any]]] = {
    Kind.WORDS: _words,
    Kind.LINE: _line,
    Kind.NUMBER: _number,
    Kind.AMOUNT: _amount,
    Kind.YES: _yes,
    Kind.ONE: _one,
    Kind.WEEK: _week,
    Kind.SPANS: _spans,
    Kind.DAY: _day,
    Kind.WEIGHTS: _weights,
    Kind.LETTER: _letter,
    Kind.LETTERS: _letters,
    Kind.LINES: _lines,
    Kind.LEVELS: _levels,
    Kind.PIN: _pin,
}
