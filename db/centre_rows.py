"""A whole centre as rows, parents first: written once, when it is founded."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table

from centre.rules.ratings import Instrument
from centre.rules.services import Centre, PriorityGroup, Service
from db import tables
from db.centre_values import intervals_to, policy_to, week_to


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
        (tables.instrument, [instrument_row(centre.instrument)]),
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
        (
            tables.choice,
            [_plain(c, "kind", "code", "name", "position", "active") for c in centre.choices],
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


def instrument_row(instrument: Instrument) -> dict[str, Any]:
    """Return the row of an instrument."""
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
