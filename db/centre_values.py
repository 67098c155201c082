"""Hours and the policy as JSON columns keep them, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import time, timedelta
from typing import Any

from centre.rules.services import Interval, Policy, WeekHours


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
    values = asdict(policy)
    patience = policy.patience
    return values | {"patience": None if patience is None else patience.total_seconds()}
