"""What a file declares, read field by field and put right; nothing of it is trusted.

A file that was exported is whole: what it does not have is not there. An older one, or one that a
person wrote, says what it says: all else stays as it is.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from centre.rules.declaring.facts import Declared, Fault, Item
from centre.rules.declaring.subjects import SUBJECTS, Subject
from centre.rules.declaring.values import put_right
from centre.rules.errors import NotAllowed, Unavailable
from db.declaring.file import FORMAT, LISTED

_MOST_BYTES: Final = 4_000_000
_DEEPEST: Final = 6
"""Levels of a file inside each other; an answer of an instrument has four."""
_ASKED, _RESTING = "instrument", "resting_instrument"
# The code is the centre's own wherever it stands; procedures come with the catalogue.
_SECTIONS: Final = ("format", "centre", "hours", "policy", _ASKED, "holiday", _RESTING)
_TABLES: Final = frozenset({*_SECTIONS, *LISTED.values(), "procedure"})


def items_in(path: Path) -> Declared:
    """Return what a file declares, each field put right; a section it is silent about is missing.

    Raises Unavailable("sample_unreadable"), with the line where the file is no TOML;
    NotAllowed("settings_file_newer", file, format, known), and ("settings_file_wrong", file, where,
    section, item, field, why: the key of what is wrong, with its facts).
    """
    try:
        return _items(_loaded(path))
    except NotAllowed as refusal:
        raise wrong(path, refusal) from refusal


def wrong(path: Path, refusal: NotAllowed) -> NotAllowed:
    """Return a refusal as one of a file."""
    if refusal.key == "settings_file_newer":
        return NotAllowed(refusal.key, **{**refusal.facts, "file": str(path)})
    facts = {"where": "", **refusal.facts, "file": str(path), "why": refusal.key}
    return NotAllowed("settings_file_wrong", **facts)


def _loaded(path: Path) -> dict[str, Any]:
    """Return a file's tables; what is no file of a bearable size is not even opened."""
    try:
        if path.exists() and not path.is_file():
            raise _unreadable(path, "it is no file")
        if path.stat().st_size > _MOST_BYTES:
            raise _unreadable(path, "it is too large")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(path, str(error)) from error
    except RecursionError as error:
        raise _unreadable(path, "it is nested too deeply") from error


def _unreadable(path: Path, why: str) -> Unavailable:
    return Unavailable("sample_unreadable", "file", file=str(path), why=why)


def _items(loaded: Mapping[str, Any]) -> Declared:
    plain = {name: _plain(value, name) for name, value in loaded.items()}
    is_whole = _format(plain) == FORMAT
    for name in plain:
        if name not in _TABLES:
            raise Fault("", name[:60], "", "setting_unknown", {"named": name[:60]}).refusal()
    found = {**_only(plain), **_many(plain, is_whole=is_whole)}
    return {
        section: {
            key: _put_right(SUBJECTS[section], key, item, is_whole=is_whole)
            for key, item in items.items()
        }
        for section, items in found.items()
    }


def _format(plain: Mapping[str, Any]) -> int:
    """Return the form that a file says it has; 0: it says none."""
    said = plain.get("format", 0)
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise Fault("", "format", "", "setting_shape").refusal()
    if said > FORMAT:
        raise NotAllowed("settings_file_newer", format=said, known=FORMAT)
    return said


def _plain(value: Any, where: str, depth: int = 0) -> Any:
    """Return a value as JSON says it: days as 2027-01-01, times as 07:00."""
    if depth > _DEEPEST:
        raise Fault("", where, "", "setting_shape").refusal()
    if isinstance(value, dict):
        return {key: _plain(one, where, depth + 1) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one, where, depth + 1) for one in value]
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date | datetime) else value


def _only(plain: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the sections of which there is one item each."""
    found: dict[str, dict[str, Any]] = {}
    if "centre" in plain:
        head = _table(plain["centre"], "centre")
        found["centre"] = {"centre": {name: head[name] for name in head if name != "code"}}
    if "hours" in plain:
        found["hours"] = {"week": {"week": plain["hours"]}}
    if "policy" in plain:
        found["policy"] = {"policy": _table(plain["policy"], "policy")}
    return found


def _many(plain: Mapping[str, Any], *, is_whole: bool) -> dict[str, dict[str, Any]]:
    """Return the sections of many items, each by its key."""
    found: dict[str, dict[str, Any]] = {}
    if is_whole or "holiday" in plain:
        found["holiday"] = _keyed(plain.get("holiday", []), "holiday", "day")
    for section, table in LISTED.items():
        if is_whole or table in plain:
            rows = _rows(plain.get(table, []), table)
            mine = [row for row in rows if row.get("kind", section) == section]
            found[section] = _keyed(mine, section, "code")
    if _ASKED in plain:
        asked = [{**_table(plain[_ASKED], _ASKED), "active": True}]
        resting = _rows(plain.get(_RESTING, []), _RESTING)
        both = [*asked, *({**row, "active": False} for row in resting)]
        found[_ASKED] = _keyed(both, _ASKED, "code")
    return found


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Fault("", where, "", "setting_shape").refusal()
    return value


def _rows(value: Any, where: str) -> list[dict[str, Any]]:
    if not isinstance(value, list):
        raise Fault("", where, "", "setting_shape").refusal()
    rows = [_table(row, f"{where}.{place}") for place, row in enumerate(value, 1)]
    if where == "choice":
        for place, row in enumerate(rows, 1):
            if row.get("kind") not in ("pause", "outcome"):
                facts = {"words": "pause, outcome"}
                raise Fault("", f"{where}.{place}", "kind", "setting_choice", facts).refusal()
    return rows


_APART: Final = ("code", "day", "kind", "version")
"""What a row of a file has beside the fields of its item."""


def _keyed(value: Any, section: str, named: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for place, row in enumerate(_rows(value, section), 1):
        key = row.get(named)
        if not isinstance(key, str) or not re.fullmatch(SUBJECTS[section].key, key):
            facts = {"named": str(key)[:60]}
            raise Fault(section, f"{place}", named, "setting_code", facts).refusal()
        if key in found:
            raise Fault(section, key, "", "setting_taken").refusal()
        found[key] = {name: said for name, said in row.items() if name not in _APART}
    return found


def _put_right(subject: Subject, key: str, item: Item, *, is_whole: bool) -> dict[str, Any]:
    """Return the fields that a file tells of an item; refuse what is no field of it."""
    known = {entry.name: entry for entry in subject.read()}
    told = {**_silent(subject, is_whole=is_whole), **item}
    found = {}
    for name, value in told.items():
        try:
            if name not in known:
                raise NotAllowed("setting_unknown", named=name[:60])  # noqa: TRY301 - told as others
            found[name] = put_right(known[name], value)
        except NotAllowed as refusal:
            fault = Fault(subject.section, key, name[:60], refusal.key, refusal.facts)
            raise fault.refusal() from refusal
    return found


def _silent(subject: Subject, *, is_whole: bool) -> dict[str, Any]:
    """Return what is meant by fields that a file leaves out; what is not here stays as it is."""
    found = {entry.name: None for entry in subject.read() if entry.may_lack and is_whole}
    if subject.section != "instrument" and subject.entry("active"):
        return {**found, "active": True}
    return found
