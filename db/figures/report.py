"""A report: what was gathered, with names, in the order of the centre's own lists."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from centre.rules import figures as rule
from centre.rules.figures import Figures
from centre.rules.hiding import without_small
from centre.rules.rated import Scale
from centre.rules.ratings import Instrument
from centre.rules.services import Text
from db.catalogue.wanted import Miss
from db.figures.downtime import Downtime
from db.figures.gathering import NO_LONGER_NAMED, Gathered, Span
from db.figures.words import LANGUAGES, day_said, in_all

HIDDEN = "\x00hidden"
"""The key of the one row of clerks, and of ratings, that are too few to be named."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a dimension: its key, its name in each language, its figures."""

    key: str
    name: Text
    figures: Figures


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a span. live: days of it that are not over. tables: dimension -> rows.

    target_minutes and least are the centre's policy now; instruments those of the ratings.
    """

    span: Span
    centre: str
    name: Text
    authority: Text
    at: datetime
    live: tuple[date, ...]
    target_minutes: int
    least: int
    total: Figures
    tables: Mapping[str, tuple[Row, ...]]
    instruments: Mapping[Scale, Instrument]
    downtime: Mapping[str, Downtime]
    misses: tuple[Miss, ...]


def report_of(found: Gathered) -> Report:
    """Return the report of what was gathered."""
    centre = found.centre
    cells = found.parts.get(rule.SERVICE_HOUR, {})
    total = found.parts.get(rule.TOTAL, {}).get(rule.NOBODY, Figures())
    return Report(
        span=found.span,
        centre=centre.code,
        name=centre.name,
        authority=centre.authority,
        at=found.at,
        live=found.live,
        target_minutes=centre.policy.wait_target_minutes,
        least=centre.policy.ranking_least,
        total=total,
        tables=_tables(found, cells),
        instruments={
            scale: one for scale, one in found.instruments.items() if scale in total.ratings
        },
        downtime=found.downtime,
        misses=found.misses,
    )


def _tables(found: Gathered, cells: Mapping[str, Figures]) -> dict[str, tuple[Row, ...]]:
    services, counters = _service_names(found), _counter_names(found)
    parts = found.parts
    return {
        rule.SERVICE: _rows(rule.grouped(cells, rule.service_of), services),
        rule.HOUR: _sorted_rows(rule.grouped(cells, rule.hour_of), _hour_name),
        rule.SERVICE_HOUR: _cell_rows(cells, services),
        rule.DAY: _sorted_rows(parts.get(rule.DAY, {}), _day_name),
        rule.COUNTER: _rows(parts.get(rule.COUNTER, {}), counters),
        rule.CLERK: _clerk_rows(found),
        rule.ORIGIN: _rows(parts.get(rule.ORIGIN, {}), _origin_names()),
        rule.PRIORITY: _rows(parts.get(rule.PRIORITY, {}), _group_names(found)),
    }


def _rows(part: Mapping[str, Figures], names: Mapping[str, Text]) -> tuple[Row, ...]:
    """Return rows in the order of the names; what has no name any more follows, by its code."""
    order = {key: place for place, key in enumerate(names)}
    keys = sorted(part, key=lambda key: (order.get(key, len(order)), key))
    return tuple(Row(key, names.get(key, {"vi": key}), part[key]) for key in keys)


def _sorted_rows(part: Mapping[str, Figures], name: Callable[[str], Text]) -> tuple[Row, ...]:
    return tuple(Row(key, name(key), part[key]) for key in sorted(part))


def _cell_rows(cells: Mapping[str, Figures], services: Mapping[str, Text]) -> tuple[Row, ...]:
    """Return rows of service and hour, a service's hours beside each other."""
    order = {key: place for place, key in enumerate(services)}

    def place(value: str) -> tuple[int, str, str]:
        service = rule.service_of(value)
        return order.get(service, len(order)), service, rule.hour_of(value)

    def name(value: str) -> Text:
        service = services.get(rule.service_of(value), {"vi": rule.service_of(value)})
        hour = _hour_name(rule.hour_of(value))
        return {
            language: f"{service.get(language) or service['vi']}, {hour[language]}"
            for language in LANGUAGES
        }

    return tuple(Row(value, name(value), cells[value]) for value in sorted(cells, key=place))


def _clerk_rows(found: Gathered) -> tuple[Row, ...]:
    """Return clerks by name; those with too few services, and of days long ago, as one row each."""
    policy = found.centre.policy
    part = dict(found.parts.get(rule.CLERK, {}))
    past = part.pop(NO_LONGER_NAMED, None)
    shown, hidden = without_small(part, policy.ranking_least)
    by_name = sorted(shown, key=lambda code: (code == rule.NOBODY, found.clerks.get(code, code)))
    rows = [Row(code, _clerk_name(found, code), shown[code]) for code in by_name]
    if hidden is not None:
        rows.append(Row(HIDDEN, in_all("hidden", least=policy.ranking_least), hidden))
    if past is not None:
        rows.append(Row(NO_LONGER_NAMED, in_all("past", days=policy.staff_days), past))
    return tuple(rows)


def _clerk_name(found: Gathered, code: str) -> Text:
    return {"vi": found.clerks.get(code, code)} if code else in_all("no_clerk")


def _service_names(found: Gathered) -> dict[str, Text]:
    return _named(found.centre.services.values())


def _counter_names(found: Gathered) -> dict[str, Text]:
    return {**_named(found.centre.counters.values()), rule.NOBODY: in_all("no_counter")}


def _group_names(found: Gathered) -> dict[str, Text]:
    return {rule.NOBODY: in_all("no_group"), **_named(found.centre.groups.values())}


def _named(things: Iterable[object]) -> dict[str, Text]:
    ordered: list[object] = sorted(things, key=lambda one: getattr(one, "position", 0))
    return {getattr(one, "code", ""): getattr(one, "name", {}) for one in ordered}


def _origin_names() -> dict[str, Text]:
    return {key: in_all(key) for key in ("kiosk", "counter")}


def _hour_name(hour: str) -> Text:
    return in_all("hour", hour=int(hour))


def _day_name(day: str) -> Text:
    return {language: day_said(date.fromisoformat(day), language) for language in LANGUAGES}
