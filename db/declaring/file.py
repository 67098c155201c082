"""Everything declared as one TOML file, in the form of db/sample.toml; clerks without PINs."""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final

from centre.rules.declaring.facts import Declared, Item
from centre.rules.errors import Unavailable
from centre.rules.services import Centre
from db.enrolment import files

LISTED: Final = {
    "field": "field",
    "service": "service",
    "counter": "counter",
    "priority": "priority",
    "notice": "notice",
    "pause": "choice",
    "outcome": "choice",
    "clerk": "clerk",
}
"""Section -> the table of the file that holds its items."""
FORMAT: Final = 1
"""The form of the file; raised when a field is added, so that an older file leaves it alone."""
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def text_of(items: Declared, centre: Centre) -> str:
    """Return everything as TOML; what has ended says active = false."""
    head = {"code": centre.code, **items["centre"]["centre"]}
    parts = [_HEAD, _table("[centre]", head), _table("[hours]", items["hours"]["week"]["week"])]
    parts.append(_table("[policy]", _without_none(items["policy"]["policy"])))
    for day, item in sorted(items["holiday"].items()):
        parts.append(_table("[[holiday]]", {"day": date.fromisoformat(day), **item}))
    for section, table in LISTED.items():
        parts += [_listed(section, table, key, item) for key, item in items[section].items()]
    parts += list(_instruments(items))
    parts += [_procedure(p) for p in sorted(centre.procedures.values(), key=lambda p: p.code)]
    return "\n".join(parts)


_HEAD: Final = f"""\
# All settings of a centre, written by Motcua. PINs are not in it.
# motcua-db settings import FILE shows what it would change; motcua-db init founds a centre with it.
format = {FORMAT}
"""


def _listed(section: str, table: str, key: str, item: Item) -> str:
    head = {"kind": section, "code": key} if table == "choice" else {"code": key}
    said = _without_none(item)
    if said.get("active") is True:
        said.pop("active")
    days: dict[str, Any] = {
        name: date.fromisoformat(said[name]) for name in ("starts", "ends") if name in said
    }
    return _table(f"[[{table}]]", {**head, **said, **days})


def _instruments(items: Declared) -> Iterable[str]:
    """Yield the instrument that is asked, and those that rest.

    Their versions are not told: they count the changes of one centre.
    """
    for code, said in sorted(items["instrument"].items(), key=lambda one: not one[1]["active"]):
        head = "[instrument]" if said["active"] else "[[resting_instrument]]"
        told = {"code": code, "question": said["question"], "levels": said["levels"]}
        yield _table(head, told)


def _procedure(procedure: Any) -> str:
    names = ("code", "name", "service", "time_limit", "fee")
    return _table("[[procedure]]", {name: getattr(procedure, name) for name in names})


def _without_none(item: Item) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value is not None}


def _table(head: str, values: Mapping[str, Any]) -> str:
    lines = [f"{_name(name)} = {_value(value)}" for name, value in values.items()]
    return "\n".join([head, *lines, ""])


def _name(name: object) -> str:
    text = str(name)
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _value(value: Any) -> str:
    """Return a value as TOML; its basic strings are those of JSON (toml.io, 1.0.0)."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_name(k)} = {_value(v)}" for k, v in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)


def check_free(path: Path) -> None:
    """Raise Unavailable("file_exists") rather than write over a file."""
    if path.exists():
        raise Unavailable("file_exists", "file", file=str(path))


def export(path: Path, text: str) -> None:
    """Write a file, whole or not at all; raise Unavailable: file_exists, file_unwritable."""
    check_free(path)
    unborn = path.with_name(f"{path.name}.new")
    try:
        unborn.write_text(text, encoding="utf-8")
        unborn.rename(path)
        files.sync(path.parent)
    except OSError as error:
        with suppress(OSError):
            unborn.unlink(missing_ok=True)
        raise Unavailable("file_unwritable", "file", file=str(path), said=str(error)) from error
