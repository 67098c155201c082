"""Items back into rows. A thing that has ended keeps its row; only bonds between things go."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Table, func, select

from centre.rules.declaring.facts import Item
from db import tables
from db.work import Work

_ASIDE: Final = 0xE000
"""Letters that change hands wait here, where no series is (Unicode's private use)."""


@dataclass(frozen=True, slots=True)
class Turned:
    """One item before and after; None: it was not there, or is gone."""

    section: str
    key: str
    before: Item | None
    after: Item | None


def write(work: Work, turned: Iterable[Turned]) -> None:
    """Write items, and raise the centre's version: every program reads it with its next step."""
    listed = list(turned)
    _free_letters(work, listed)
    for one in sorted(listed, key=lambda each: _ORDER.index(each.section)):
        _WRITE[one.section](work, one)
    for one in listed:
        if one.section == "service":
            _bonds(work, one)
    centre = tables.centre
    newer = centre.update().where(centre.c.centre == work.centre.code)
    work.connection.execute(newer.values(version=centre.c.version + 1))


def _free_letters(work: Work, turned: list[Turned]) -> None:
    """Put aside what changes hands: two services may exchange letters and topics."""
    table = tables.service
    services = [one for one in turned if one.section == "service" and one.before and one.after]
    for place, one in enumerate(services):
        if one.before and one.after and one.before["letter"] != one.after["letter"]:
            mine = (table.c.centre == work.centre.code, table.c.code == one.key)
            aside = table.update().where(*mine).values(letter=chr(_ASIDE + place))
            work.connection.execute(aside)
    for one in services:
        for bond in (tables.kiosk_letter, tables.topic):
            _drop(work, bond, service=one.key)


def _drop(work: Work, table: Table, **keys: Any) -> None:
    mine = [table.c[name] == value for name, value in keys.items()]
    work.connection.execute(table.delete().where(table.c.centre == work.centre.code, *mine))


def _put(work: Work, table: Table, keys: Mapping[str, Any], row: Mapping[str, Any]) -> None:
    """Change a row, or add it where it is not there yet."""
    mine = [table.c.centre == work.centre.code]
    mine += [table.c[name] == value for name, value in keys.items()]
    there = work.connection.execute(select(func.count()).select_from(table).where(*mine))
    if there.scalar_one():
        work.connection.execute(table.update().where(*mine).values(**row))
    else:
        work.connection.execute(table.insert(), {"centre": work.centre.code, **keys, **row})


def _placed(item: Item) -> dict[str, Any]:
    """Return the position of a table that has no column for the end (see db.declaring.reading)."""
    return {"position": item["position"] if item["active"] else -item["position"]}


def _whole(one: Turned) -> Item:
    """Return what an item says now; only holidays go."""
    if one.after is None:
        raise TypeError(one)
    return one.after


def _head(work: Work, **values: Any) -> None:
    table = tables.centre
    mine = table.c.centre == work.centre.code
    work.connection.execute(table.update().where(mine).values(**values))


def _centre(work: Work, one: Turned) -> None:
    _head(work, **{name: dict(words) for name, words in _whole(one).items()})


def _hours(work: Work, one: Turned) -> None:
    _head(work, hours=_whole(one)["week"])


def _policy(work: Work, one: Turned) -> None:
    values = dict(_whole(one))
    minutes = values.pop("patience_minutes")
    _head(work, policy={**values, "patience": None if minutes is None else minutes * 60.0})


def _holiday(work: Work, one: Turned) -> None:
    day = date.fromisoformat(one.key)
    if one.after is None:
        _drop(work, tables.holiday, day=day)
    else:
        _put(work, tables.holiday, {"day": day}, one.after)


def _field(work: Work, one: Turned) -> None:
    item = _whole(one)
    row = {"name": item["name"], "icon": item["icon"], **_placed(item)}
    _put(work, tables.field, {"code": one.key}, row)


def _service(work: Work, one: Turned) -> None:
    row = {name: value for name, value in _whole(one).items() if name not in _BONDS}
    _put(work, tables.service, {"code": one.key}, row)


_BONDS: Final = ("topics", "kiosk_letters")


def _bonds(work: Work, one: Turned) -> None:
    """Write what belongs to a service: its fields of the catalogue, its kiosks' letters."""
    item, code = _whole(one), work.centre.code
    for topic in item["topics"]:
        row = {"centre": code, "field": topic, "service": one.key}
        work.connection.execute(tables.topic.insert(), row)
    for kiosk, letter in item["kiosk_letters"].items():
        row = {"centre": code, "kiosk": kiosk, "service": one.key, "letter": letter}
        work.connection.execute(tables.kiosk_letter.insert(), row)


def _counter(work: Work, one: Turned) -> None:
    item = _whole(one)
    row = {name: value for name, value in item.items() if name != "serves"}
    _put(work, tables.counter, {"code": one.key}, row)
    old = one.before["serves"] if one.before else {}
    for service in old.keys() - item["serves"].keys():
        _drop(work, tables.counter_service, counter=one.key, service=service)
    for service, weight in item["serves"].items():
        keys = {"counter": one.key, "service": service}
        _put(work, tables.counter_service, keys, {"weight": weight})


def _priority(work: Work, one: Turned) -> None:
    item = _whole(one)
    row = {name: item[name] for name in ("name", "citation", "from_age")}
    _put(work, tables.priority_group, {"code": one.key}, {**row, **_placed(item)})


def _notice(work: Work, one: Turned) -> None:
    item = _whole(one)
    days = {name: item[name] and date.fromisoformat(item[name]) for name in ("starts", "ends")}
    _put(work, tables.notice, {"code": one.key}, {"text": item["text"], **days, **_placed(item)})


def _choice(work: Work, one: Turned) -> None:
    _put(work, tables.choice, {"kind": one.section, "code": one.key}, _whole(one))


def _instrument(work: Work, one: Turned) -> None:
    """Add a version where the question or its levels are others; let the active one be asked."""
    item, table = _whole(one), tables.instrument
    said = {"question": item["question"], "levels": item["levels"]}
    versions = select(func.max(table.c.version)).where(
        table.c.centre == work.centre.code, table.c.code == one.key
    )
    version = work.connection.execute(versions).scalar() or 0
    if one.before is None or any(one.before[name] != said[name] for name in said):
        version += 1
        row = {"centre": work.centre.code, "code": one.key, "version": version, **said}
        work.connection.execute(table.insert(), row)
    if item["active"]:
        _head(work, instrument=one.key, instrument_version=version)


def _clerk(work: Work, one: Turned) -> None:
    keys, row = {"code": one.key}, dict(_whole(one))
    # Nobody signs in with it: a hash of nothing, until a PIN is set.
    first = {"pin": "", "failures": 0} if one.before is None else {}
    _put(work, tables.clerk, keys, {**first, **row})


_WRITE: Final[Mapping[str, Callable[[Work, Turned], None]]] = {
    "centre": _centre,
    "hours": _hours,
    "policy": _policy,
    "holiday": _holiday,
    "field": _field,
    "service": _service,
    "counter": _counter,
    "priority": _priority,
    "notice": _notice,
    "pause": _choice,
    "outcome": _choice,
    "instrument": _instrument,
    "clerk": _clerk,
}
_ORDER: Final = tuple(_WRITE)
