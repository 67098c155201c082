"""A report as plain data for other programs: counts, seconds and shares; null for no value."""

from typing import Any

from centre.rules.figures import Figures
from centre.rules.rated import Rated, satisfied
from centre.rules.ratings import Instrument
from centre.rules.spreads import Spread
from db.figures.gathering import NO_LONGER_NAMED
from db.figures.report import HIDDEN, Report, Row

_NAMES = {HIDDEN: "(hidden)", NO_LONGER_NAMED: "(no longer named)"}


def as_json(report: Report) -> dict[str, Any]:
    """Return the report as JSON-able data. Seconds of a spread; shares from 0 to 1."""
    return {
        "centre": {
            "code": report.centre,
            "name": dict(report.name),
            "authority": dict(report.authority),
        },
        "from": report.span.first.isoformat(),
        "to": report.span.last.isoformat(),
        "made_at": report.at.isoformat(timespec="seconds"),
        "days_not_over": [day.isoformat() for day in report.live],
        "wait_target_minutes": report.target_minutes,
        "ranking_least": report.least,
        "total": _figures(report, report.total),
        "by": {
            dimension: [_row(report, row) for row in rows]
            for dimension, rows in report.tables.items()
        },
        "searches_in_vain": [
            {
                "text": miss.text,
                "count": miss.count,
                "first_day": miss.first_day.isoformat(),
                "last_day": miss.last_day.isoformat(),
            }
            for miss in report.misses
        ],
        "device_downtime": [
            {"device": device, "times": one.times, "seconds": one.seconds}
            for device, one in report.downtime.items()
        ],
    }


def _row(report: Report, row: Row) -> dict[str, Any]:
    key = _NAMES.get(row.key, row.key)
    return {"key": key, "name": dict(row.name), **_figures(report, row.figures)}


def _figures(report: Report, figures: Figures) -> dict[str, Any]:
    share = figures.share_on_target
    return {
        "arrived": figures.arrived,
        "served": figures.served,
        "absent": figures.absent,
        "cancelled": figures.cancelled,
        "left": figures.left,
        "waiting": figures.waiting,
        "states": {state.value: count for state, count in sorted(figures.states.items())},
        "wait_seconds": _spread(figures.waits),
        "waits_on_target": figures.on_target,
        "share_on_target": share,
        "share_over_target": None if share is None else 1 - share,
        "service_seconds": _spread(figures.services),
        "wrap_up_seconds": _spread(figures.wrap_ups),
        "called_out_of_order": figures.out_of_order,
        "ratings": [
            _rated(rated, report.instruments.get(scale)) for scale, rated in figures.ratings.items()
        ],
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "n": spread.n,
        "sum": spread.milliseconds / 1000,
        "mean": spread.mean,
        "p50": spread.quantile(0.5),
        "p90": spread.quantile(0.9),
    }


def _rated(rated: Rated, instrument: Instrument | None) -> dict[str, Any]:
    good = satisfied(instrument.levels) if instrument else frozenset()
    interval = rated.interval(good) if instrument else None
    return {
        "instrument": rated.scale[0],
        "version": rated.scale[1],
        "asked": rated.asked,
        "given": rated.given,
        "silent": rated.silent,
        "response_rate": rated.response_rate,
        "levels": {str(level): count for level, count in sorted(rated.levels.items())},
        "satisfied": rated.share(good) if instrument else None,
        "interval_95": None if interval is None else list(interval),
    }
