"""The centre's declared data: read as one snapshot, written whole at init."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from centre.rules.ratings import Instrument, Level
from centre.rules.services import (
    Centre,
    Counter,
    Field,
    Interval,
    Notice,
    Policy,
    PriorityGroup,
    Procedure,
    Service,
    WeekHours,
)
from db import tables


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
    )


def _all(connection: Connection, table: Table, code: str) -> list[Row[Any]]:
    query = select(table).where(table.c.centre == code)
    if "position" in table.c:
        query = query.order_by(table.c.position)
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


def intervals_from(plain: list[list[str]]) -> tuple[Interval, ...]:
    """Return intervals from [["07:00", "11:30"], ...]."""
    return tuple(Interval(time.fromisoformat(a), time.fromisoformat(b)) for a, b in plain)


def intervals_to(intervals: tuple[Interval, ...]) -> list[list[str]]:
    """Return intervals as [["07:00", "11:30"], ...]."""
    return [
        [i.opens.isoformat(timespec="minutes"), i.closes.isoformat(timespec="minutes")]
        for i in intervals
    ]


def week_from(plain: Mapping[str, list[list[str]]]) -> WeekHours:
    """Return hours of a week from {"0": [["07:00", "11:30"]], ...}; 0 is Monday."""
    return {int(day): intervals_from(spans) for day, spans in plain.items()}


def week_to(hours: WeekHours) -> dict[str, list[list[str]]]:
    """Return hours of a week as {"0": [["07:00", "11:30"]], ...}."""
    return {str(day): intervals_to(spans) for day, spans in hours.items()}


def policy_from(plain: Mapping[str, Any]) -> Policy:
    """Return the policy from plain data; patience is in seconds."""
    values = dict(plain)
    patience = values.pop("patience", None)
    return Policy(**values, patience=None if patience is None else timedelta(seconds=patience))


def policy_to(policy: Policy) -> dict[str, Any]:
    """Return the policy as plain data; patience is in seconds."""
    patience = policy.patience
    return {
        "ask_priority": policy.ask_priority,
        "bypass_limit": policy.bypass_limit,
        "patience": None if patience is None else patience.total_seconds(),
        "calls_before_absent": policy.calls_before_absent,
        "absent_undo_seconds": policy.absent_undo_seconds,
        "rating_seconds": policy.rating_seconds,
        "last_number_minutes": policy.last_number_minutes,
        "result_service": policy.result_service,
        "online_address": policy.online_address,
        "stale_days": policy.stale_days,
        "dossier_days": policy.dossier_days,
    }


def write(connection: Connection, centre: Centre, holiday_names: Mapping[date, Any]) -> None:
    """Store a whole centre in an empty database (its clerks are staff, not declared data)."""
    code = centre.code
    connection.execute(
        tables.centre.insert().values(
            centre=code,
            version=1,
            name=dict(centre.name),
            authority=dict(centre.authority),
            slip_notice=dict(centre.slip_notice),
            hours=week_to(centre.hours),
            policy=policy_to(centre.policy),
            instrument=centre.instrument.code,
            instrument_version=centre.instrument.version,
        )
    )
    for table, rows in _rows_of(centre, holiday_names):
        if rows:
            connection.execute(table.insert(), [{"centre": code, **row} for row in rows])


def _rows_of(
    centre: Centre, holiday_names: Mapping[date, Any]
) -> list[tuple[Table, list[dict[str, Any]]]]:
    """Return the rows of every table that a centre consists of, parents first."""
    counters, serves = _counter_rows(centre)
    return [
        (tables.holiday, _holiday_rows(centre, holiday_names)),
        (tables.field, [_plain(f, "code", "name", "icon", "position") for f in centre.fields]),
        (tables.service, [_service_row(s) for s in centre.services.values()]),
        (tables.kiosk_letter, _kiosk_letter_rows(centre)),
        (tables.topic, _topic_rows(centre)),
        (tables.counter, counters),
        (tables.counter_service, serves),
        (
            tables.priority_group,
            [_group_row(group) for group in centre.groups.values()],
        ),
        (tables.instrument, [_instrument_row(centre.instrument)]),
        (
            tables.notice,
            [_plain(n, "code", "text", "starts", "ends", "position") for n in centre.notices],
        ),
        (
            tables.procedure,
            [
                _plain(p, "code", "name", "service", "time_limit", "fee")
                for p in centre.procedures.values()
            ],
        ),
    ]


def _holiday_rows(centre: Centre, names: Mapping[date, Any]) -> list[dict[str, Any]]:
    return [
        {"day": day, "intervals": intervals_to(spans), "name": names.get(day, {})}
        for day, spans in centre.holidays.items()
    ]


def _kiosk_letter_rows(centre: Centre) -> list[dict[str, Any]]:
    return [
        {"kiosk": kiosk, "service": service.code, "letter": letter}
        for service in centre.services.values()
        for kiosk, letter in service.kiosk_letters.items()
    ]


def _topic_rows(centre: Centre) -> list[dict[str, Any]]:
    return [
        {"field": topic, "service": service.code}
        for service in centre.services.values()
        for topic in service.topics
    ]


def _group_row(group: PriorityGroup) -> dict[str, Any]:
    return _plain(group, "code", "name", "citation", "position", "from_age")


def _counter_rows(centre: Centre) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of counters, and those of what they serve."""
    counters = centre.counters.values()
    serves = [
        {"counter": counter.code, "service": service, "weight": weight}
        for counter in counters
        for service, weight in counter.serves.items()
    ]
    return [_plain(c, "code", "name", "zone", "position", "active") for c in counters], serves


def _instrument_row(instrument: Instrument) -> dict[str, Any]:
    levels = [_plain(level, "value", "label", "face") for level in instrument.levels]
    return {**_plain(instrument, "code", "version", "question"), "levels": levels}


def _plain(value: object, *names: str) -> dict[str, Any]:
    """Return the named attributes; mappings as dicts, which is what JSON columns take."""
    found = {name: getattr(value, name) for name in names}
    return {k: dict(v) if isinstance(v, Mapping) else v for k, v in found.items()}


def _service_row(service: Service) -> dict[str, Any]:
    names = ("code", "field", "name", "letter", "first", "last", "daily_limit")
    more = ("expected_minutes", "position", "active")
    hours = None if service.hours is None else week_to(service.hours)
    return _plain(service, *names, *more) | {"hours": hours}
