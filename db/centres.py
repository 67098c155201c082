"""The centre's declared data, read as one snapshot."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from centre.rules.ratings import Instrument, Level
from centre.rules.services import (
    Centre,
    Choosable,
    Counter,
    Field,
    Notice,
    PriorityGroup,
    Procedure,
    Service,
)
from db import tables
from db.centre_values import intervals_from, policy_from, week_from


def read(connection: Connection, code: str) -> Centre | None:
    """Return the snapshot of a centre, or None if this database does not hold it."""
    row = connection.execute(
        select(tables.centre).where(tables.centre.c.centre == code)
    ).one_or_none()
    if row is None:
        return None
    return Centre(
        code=code,
        name=row.name,
        authority=row.authority,
        slip_notice=row.slip_notice,
        hours=week_from(row.hours),
        holidays={
            h.day: intervals_from(h.intervals) for h in _all(connection, tables.holiday, code)
        },
        policy=policy_from(row.policy),
        fields=_fields(connection, code),
        services=_services(connection, code),
        counters=_counters(connection, code),
        groups=_groups(connection, code),
        instrument=_instrument(connection, row),
        notices=_notices(connection, code),
        procedures=_procedures(connection, code),
        choices=_choices(connection, code),
    )


def _all(connection: Connection, table: Table, code: str) -> list[Row[Any]]:
    query = select(table).where(table.c.centre == code)
    if "position" in table.c:
        # Where there is no column for the end, a place below 1 tells it (db.declaring.reading).
        query = query.where(table.c.position > 0).order_by(table.c.position)
    return list(connection.execute(query))


def _fields(connection: Connection, code: str) -> tuple[Field, ...]:
    rows = _all(connection, tables.field, code)
    return tuple(Field(r.code, r.name, r.icon, r.position) for r in rows)


def _services(connection: Connection, code: str) -> dict[str, Service]:
    letters: dict[str, dict[str, str]] = {}
    for row in _all(connection, tables.kiosk_letter, code):
        letters.setdefault(row.service, {})[row.kiosk] = row.letter
    topics: dict[str, list[str]] = {}
    for row in _all(connection, tables.topic, code):
        topics.setdefault(row.service, []).append(row.field)
    rows = _all(connection, tables.service, code)
    return {r.code: _service(r, letters.get(r.code, {}), topics.get(r.code, [])) for r in rows}


def _service(row: Row[Any], kiosk_letters: Mapping[str, str], topics: Sequence[str]) -> Service:
    return Service(
        code=row.code,
        field=row.field,
        name=row.name,
        letter=row.letter,
        first=row.first,
        last=row.last,
        daily_limit=row.daily_limit,
        expected_minutes=row.expected_minutes,
        hours=None if row.hours is None else week_from(row.hours),
        position=row.position,
        active=row.active,
        kiosk_letters=kiosk_letters,
        topics=tuple(sorted(topics)),
    )


def _counters(connection: Connection, code: str) -> dict[str, Counter]:
    serves: dict[str, dict[str, int]] = {}
    for row in _all(connection, tables.counter_service, code):
        serves.setdefault(row.counter, {})[row.service] = row.weight
    rows = _all(connection, tables.counter, code)
    return {
        r.code: Counter(r.code, r.name, r.zone, serves.get(r.code, {}), r.position, r.active)
        for r in rows
    }


def _groups(connection: Connection, code: str) -> dict[str, PriorityGroup]:
    rows = _all(connection, tables.priority_group, code)
    return {r.code: PriorityGroup(r.code, r.name, r.citation, r.position, r.from_age) for r in rows}


def _instrument(connection: Connection, centre: Row[Any]) -> Instrument:
    table = tables.instrument
    row = connection.execute(
        select(table).where(
            table.c.centre == centre.centre,
            table.c.code == centre.instrument,
            table.c.version == centre.instrument_version,
        )
    ).one()
    return instrument_from(row)


def instrument_from(row: Row[Any]) -> Instrument:
    """Return the instrument of a row of that table."""
    levels = tuple(Level(item["value"], item["label"], item["face"]) for item in row.levels)
    return Instrument(row.code, row.version, row.question, levels)


def _notices(connection: Connection, code: str) -> tuple[Notice, ...]:
    rows = _all(connection, tables.notice, code)
    return tuple(Notice(r.code, r.text, r.starts, r.ends, r.position) for r in rows)


def _procedures(connection: Connection, code: str) -> dict[str, Procedure]:
    rows = _all(connection, tables.procedure, code)
    return {r.code: Procedure(r.code, r.name, r.service, r.time_limit, r.fee) for r in rows}


def _choices(connection: Connection, code: str) -> tuple[Choosable, ...]:
    rows = _all(connection, tables.choice, code)
    return tuple(Choosable(r.kind, r.code, r.name, r.position, r.active) for r in rows)
