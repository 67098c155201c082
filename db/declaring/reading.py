"""Rows of declared data as items (centre.rules.declaring): all of them, what has ended too.

Fields, priority groups and notices have no column for their end: one that has ended keeps its place
as a negative position, and db.centres leaves it out.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, select

from centre.rules.declaring.facts import Declared, Item
from centre.rules.declaring.subjects import POLICY
from db import tables

CHOICES: Final = ("pause", "outcome")
"""Kinds of table `choice`, each a section of its own."""
_DAYS: Final = "0123456"


def read(connection: Connection, code: str) -> Declared:
    """Return everything that is declared in a centre."""
    head = connection.execute(select(tables.centre).where(tables.centre.c.centre == code)).one()
    rows = {name: _rows(connection, table, code) for name, table in _TABLES.items()}
    return {
        **_of_centre(head),
        "holiday": {row.day.isoformat(): _holiday(row) for row in rows["holiday"]},
        "field": _keyed(rows["field"], _field),
        "service": _services(rows),
        "counter": _counters(rows),
        "priority": _keyed(rows["priority_group"], _group),
        "notice": _keyed(rows["notice"], _notice),
        **{kind: _choices(rows["choice"], kind) for kind in CHOICES},
        "instrument": _instruments(rows["instrument"], head),
        "clerk": _keyed(rows["clerk"], _clerk),
    }


_TABLES: Final[Mapping[str, Table]] = {
    table.name: table
    for table in (
        tables.holiday,
        tables.field,
        tables.service,
        tables.kiosk_letter,
        tables.topic,
        tables.counter,
        tables.counter_service,
        tables.priority_group,
        tables.notice,
        tables.choice,
        tables.instrument,
        tables.clerk,
    )
}


def _rows(connection: Connection, table: Table, code: str) -> list[Row[Any]]:
    return list(connection.execute(select(table).where(table.c.centre == code)))


def _keyed(rows: list[Row[Any]], item: Callable[[Row[Any]], Item]) -> dict[str, Item]:
    """Return items by code, in their order."""
    found = {row.code: item(row) for row in rows}
    return dict(sorted(found.items(), key=lambda one: (one[1].get("position", 0), one[0])))


def _of_centre(head: Row[Any]) -> dict[str, dict[str, Item]]:
    said = {name: dict(getattr(head, name)) for name in ("name", "authority", "slip_notice")}
    return {
        "centre": {"centre": said},
        "hours": {"week": {"week": _week(head.hours)}},
        "policy": {"policy": policy_item(head.policy)},
    }


def policy_item(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the policy as an item; what an older program has not stored has its default."""
    patience = stored.get("patience")
    minutes = None if patience is None else max(1, round(patience / 60))
    known = {**stored, "patience_minutes": minutes}
    return {entry.name: known.get(entry.name, entry.default) for entry in POLICY}


def _week(stored: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if stored is None:
        return None
    return {day: sorted(stored[day]) for day in _DAYS if stored.get(day)}


def _holiday(row: Row[Any]) -> Item:
    return {"name": dict(row.name), "intervals": sorted(row.intervals)}


def _place(row: Row[Any]) -> dict[str, Any]:
    """Return position and whether it is active, of a table that has no column for the end."""
    return {"position": abs(row.position), "active": row.position > 0}


def _field(row: Row[Any]) -> Item:
    return {"name": dict(row.name), "icon": row.icon, **_place(row)}


def _services(rows: Mapping[str, list[Row[Any]]]) -> dict[str, Item]:
    topics: dict[str, list[str]] = {}
    for row in rows["topic"]:
        topics.setdefault(row.service, []).append(row.field)
    letters: dict[str, dict[str, str]] = {}
    for row in sorted(rows["kiosk_letter"], key=lambda one: one.kiosk):
        letters.setdefault(row.service, {})[row.kiosk] = row.letter

    def item(row: Row[Any]) -> Item:
        names = ("field", "letter", "first", "last", "daily_limit", "expected_minutes")
        return {
            "name": dict(row.name),
            **{name: getattr(row, name) for name in names},
            "hours": _week(row.hours),
            "topics": sorted(topics.get(row.code, [])),
            "kiosk_letters": letters.get(row.code, {}),
            "position": row.position,
            "active": row.active,
        }

    return _keyed(rows["service"], item)


def _counters(rows: Mapping[str, list[Row[Any]]]) -> dict[str, Item]:
    serves: dict[str, dict[str, int]] = {}
    for row in sorted(rows["counter_service"], key=lambda one: one.service):
        serves.setdefault(row.counter, {})[row.service] = row.weight

    def item(row: Row[Any]) -> Item:
        own = {"name": dict(row.name), "zone": row.zone, "serves": serves.get(row.code, {})}
        return {**own, "position": row.position, "active": row.active}

    return _keyed(rows["counter"], item)


def _group(row: Row[Any]) -> Item:
    own = {"name": dict(row.name), "citation": row.citation, "from_age": row.from_age}
    return {**own, **_place(row)}


def _notice(row: Row[Any]) -> Item:
    starts, ends = (None if day is None else day.isoformat() for day in (row.starts, row.ends))
    return {"text": dict(row.text), "starts": starts, "ends": ends, **_place(row)}


def _choices(rows: list[Row[Any]], kind: str) -> dict[str, Item]:
    mine = [row for row in rows if row.kind == kind]
    return _keyed(
        mine,
        lambda row: {"name": dict(row.name), "position": row.position, "active": row.active},
    )


def _instruments(rows: list[Row[Any]], head: Row[Any]) -> dict[str, Item]:
    """Return each instrument as it is asked now: its newest version, the active one as chosen."""
    newest: dict[str, Row[Any]] = {}
    for row in sorted(rows, key=lambda one: (one.code, one.version)):
        if row.code != head.instrument or row.version <= head.instrument_version:
            newest[row.code] = row
    return {
        code: {
            "question": dict(row.question),
            "levels": [dict(level) for level in row.levels],
            "active": code == head.instrument,
        }
        for code, row in newest.items()
    }


def _clerk(row: Row[Any]) -> Item:
    return {"name": row.name, "role": row.role, "active": row.active}
