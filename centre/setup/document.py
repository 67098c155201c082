"""Answers laid into the document of centre.toml, and the document as text."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from centre.settings import FILE_NAME, Settings, SettingsError
from centre.settings.refusals import problems_of
from centre.setup.steps import Role

SERVER_ADDRESS: Final = "postgresql://motcua@/motcua"
"""The database of this machine's own server, as `motcua-db server init` founds it."""
FILE_ADDRESS: Final = "sqlite:centre.db"
_KIOSK: Final = frozenset({Role.KIOSK, Role.ALL_IN_ONE})
_DISPLAY: Final = frozenset({Role.DISPLAY, Role.ALL_IN_ONE})
_COUNTER: Final = frozenset({Role.COUNTER, Role.ALL_IN_ONE})

Document = dict[str, Any]


def merged(existing: Mapping[str, Any], role: Role, answers: Mapping[str, Any]) -> Document:
    """Return the document of a machine in a role: existing sections with the answers laid in.

    Programs of another role are left out, or they would still be started; all else stays.
    """
    made = {name: value for name, value in existing.items() if name not in _PROGRAMS}
    made["centre"] = {**made.get("centre", {}), "code": answers["code"]}
    made["database"] = {**made.get("database", {}), "address": _address(existing, role, answers)}
    for program, lay in _PROGRAMS.items():
        kept = _kept(existing.get(program, {}), program, role)
        if wanted := lay(made, kept, role, answers):
            made[program] = wanted
    return made


def _address(existing: Mapping[str, Any], role: Role, answers: Mapping[str, Any]) -> str:
    if role is Role.SERVER:
        return SERVER_ADDRESS
    if role is not Role.ALL_IN_ONE:
        return str(answers["address"])
    before = str(existing.get("database", {}).get("address", FILE_ADDRESS))
    return before if before.startswith("sqlite:") else FILE_ADDRESS


def _kept(sections: Mapping[str, Any], program: str, role: Role) -> Document:
    """Return the sections of a program that a machine in this role still has."""
    if program != "kiosk":
        return dict(sections)
    mode = "rating" if role is Role.RATING else "dispenser"
    return {k: v for k, v in sections.items() if v.get("mode", "dispenser") == mode}


def _kiosk(made: Document, kept: Document, role: Role, answers: Mapping[str, Any]) -> Document:
    if role is Role.RATING:
        return _laid(kept, "rating1", {"mode": "rating", "counter": answers["counter"]})
    if role not in _KIOSK:
        return {}
    wanted = _laid(kept, "k1", {"mode": "dispenser"})
    first = next(iter(wanted))
    if answers["printer"] is None:
        wanted[first] = {k: v for k, v in wanted[first].items() if k != "printer"}
        return wanted
    name = wanted[first].setdefault("printer", "slips")
    printers = made.get("printer", {})
    printer = {**printers.get(name, {}), "transport": answers["printer"]}
    made["printer"] = {**printers, name: printer}
    return wanted


def _display(_made: Document, kept: Document, role: Role, answers: Mapping[str, Any]) -> Document:
    if role not in _DISPLAY:
        return {}
    wanted = _laid(kept, "lobby", {"farthest_seat_metres": answers["seat"]})
    first = next(iter(wanted.values()))
    first["screen"] = {**first.get("screen", {}), "inches": answers["inches"]}
    return wanted


def _counter(_made: Document, kept: Document, role: Role, answers: Mapping[str, Any]) -> Document:
    if role not in _COUNTER:
        return {}
    wanted = _laid(kept, "c1", {})
    first = next(iter(wanted.values()))
    if role is Role.COUNTER:
        first.pop("counter", None)
        first |= {} if answers["counter"] is None else {"counter": answers["counter"]}
    return wanted


_PROGRAMS: Final = {"kiosk": _kiosk, "display": _display, "counter": _counter}


def _laid(kept: Document, name: str, keys: Document) -> Document:
    """Return the sections with keys laid into the first one, or into a new one of this name."""
    first = next(iter(kept), name)
    return {**kept, first: {**kept.get(first, {}), **keys}}


def text_of(document: Mapping[str, Any], folder: Path) -> str:
    """Return the document as TOML, checked by the models that will read it.

    Raises SettingsError for what they would refuse, before anything is written.
    """
    text = "\n".join(_lines(document, ())).lstrip("\n") + "\n"
    try:
        Settings.model_validate(document)
    except ValidationError as error:
        raise SettingsError(folder / FILE_NAME, problems_of(error, text, Settings)) from None
    return text


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    inner = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    own = [f"{_key(key)} = {_value(x)}" for key, x in table.items() if key not in inner]
    if path and (own or not inner):
        yield f"\n[{'.'.join(map(_key, path))}]"
    yield from own
    for key, value in inner.items():
        yield from _lines(value, (*path, key))


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("-", "").isalnum() else _value(name)


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(k)} = {_value(x)}" for k, x in value.items()) + "}"
    if isinstance(value, bool | int | float | str):
        # A JSON text is a TOML text, but for the sign DEL.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)
