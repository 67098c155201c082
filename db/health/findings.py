"""What is judged of a machine's health, as pure functions: facts in, a state and a key out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Literal

State = Literal["ok", "warning", "error", "unknown"]
ORDER: Final[tuple[State, ...]] = ("ok", "unknown", "warning", "error")
"""From well to ill; what cannot be known here (a box without systemd) is no fault."""

PROOF_WARNS: Final = timedelta(hours=36)
"""The night's proof is one night late."""
PROOF_FAILS: Final = timedelta(days=4)
"""A long weekend without a proof."""
COPY_WARNS: Final = timedelta(minutes=15)
"""Three of the timer's rounds without a copy, although something was written."""
DISK_WARNS: Final = 1 << 30
"""A month of a centre's database, copies and log, with room to spare; bytes."""
DISK_FAILS: Final = 100 << 20
"""Some days; bytes."""
PAPERS_WARN: Final = timedelta(days=60)
"""A certificate renews itself at two thirds of its life; this late it did not."""
PAPERS_FAIL: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its name, how it is, why (a key), and figures."""

    name: str
    state: State
    key: str = "ok"
    facts: Mapping[str, Any] = field(default_factory=dict)


def worst(findings: Iterable[Finding]) -> State:
    """Return how the machine is: as its worst part."""
    return max((one.state for one in findings), key=ORDER.index, default="ok")


def of_day(ahead: int) -> Finding:
    """Judge how many days the business day is ahead of the clock (reliability note, 3.6)."""
    if ahead > 0:
        return Finding("day", "error", "day_ahead", {"days": ahead})
    return Finding("day", "ok", facts={"days": ahead})


def of_clock(synchronised: bool | None) -> Finding:  # noqa: FBT001 - yes, no, or not known
    """Judge whether the machine's clock follows others."""
    if synchronised is None:
        return Finding("clock", "unknown", "clock_unknown")
    return Finding("clock", "ok") if synchronised else Finding("clock", "warning", "clock_alone")


def of_disk(free: int, total: int) -> Finding:
    """Judge the room where the data lies; both in bytes."""
    facts = {"free_bytes": free, "total_bytes": total}
    if free < DISK_FAILS:
        return Finding("disk", "error", "disk_full", facts)
    if free < DISK_WARNS:
        return Finding("disk", "warning", "disk_low", facts)
    return Finding("disk", "ok", facts=facts)


def of_copies(
    now: datetime, newest: datetime | None, written: datetime | None, proven: datetime | None
) -> Finding:
    """Judge the copies: the newest against what was written since, the last proof by its age."""
    facts: dict[str, Any] = {"newest_at": newest, "proven_at": proven}
    if proven is None or newest is None:
        return Finding("copies", "warning", "never_proven", facts)
    age = now - proven
    facts["proof_age_seconds"] = round(age.total_seconds())
    if age > PROOF_FAILS:
        return Finding("copies", "error", "proof_old", facts)
    if age > PROOF_WARNS:
        return Finding("copies", "warning", "proof_old", facts)
    if written is not None and written > newest and now - newest > COPY_WARNS:
        return Finding("copies", "warning", "copy_late", facts)
    return Finding("copies", "ok", facts=facts)


def of_second_place(wanted: str, key: str, well_at: str) -> Finding:
    """Judge the last errand to the second place; wanted is "" where the settings name none."""
    if not wanted:
        return Finding("second_place", "warning", "no_second_place")
    facts = {"place": wanted, "well_at": well_at or None}
    if key or not well_at:
        return Finding("second_place", "warning", key or "never_carried", facts)
    return Finding("second_place", "ok", facts=facts)


def of_devices(states: Iterable[tuple[str, str]]) -> Finding:
    """Judge the devices by (state, key); each of them tells more in facts elsewhere."""
    counts: dict[str, int] = {}
    for state, _ in states:
        counts[state] = counts.get(state, 0) + 1
    if counts.get("error", 0) + counts.get("offline", 0):
        return Finding("devices", "error", "device_ill", counts)
    if counts.get("warning", 0):
        return Finding("devices", "warning", "device_warns", counts)
    return Finding("devices", "ok", facts=counts)


def of_papers(now: datetime, ends: Mapping[str, datetime]) -> Finding:
    """Judge certificates by whose they are and when they end."""
    if not ends:
        return Finding("certificates", "ok")
    left = min(ends.values()) - now
    facts = {"first_end": min(ends.values()), "programs": sorted(ends)}
    if left < PAPERS_FAIL:
        return Finding("certificates", "error", "certificate_ends", facts)
    if left < PAPERS_WARN:
        return Finding("certificates", "warning", "certificate_ends", facts)
    return Finding("certificates", "ok", facts=facts)


def of_retention(overdue: Mapping[str, int]) -> Finding:
    """Judge what is kept longer than it may be: days by kind (field note, retention)."""
    late = {kind: days for kind, days in overdue.items() if days}
    if late:
        return Finding("retention", "warning", "retention_late", late)
    return Finding("retention", "ok")
