"""Looks at a machine once: database, copies, disk, clock, devices, papers. Nothing is written.

Every part answers for itself: where the database is gone, the disk is told all the same.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE, Clock
from centre.settings import Settings
from db import rows
from db.copies import often
from db.engine import SCHEMA, Store, open_store
from db.facts import DeviceHealth
from db.health import findings
from db.health.findings import Finding, State

SYNCHRONISED: Final = Path("/run/systemd/timesync/synchronized")
"""Touched by systemd-timesyncd when it has set the clock; where it never runs, nothing is known."""
TIMESYNC: Final = SYNCHRONISED.parent
_LATE: Final = timedelta(days=7)
"""What is due is removed each night; a week on, it is not."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits at this moment: how many, and for how long the first of them, minutes."""

    count: int
    oldest_minutes: int


@dataclass(frozen=True, slots=True)
class Look:
    """One look: when, what programs and schema these are, the findings, devices, the queue."""

    at: datetime
    version: str
    schema: str
    findings: tuple[Finding, ...]
    devices: tuple[DeviceHealth, ...] = ()
    waiting: Waiting | None = None

    @property
    def state(self) -> State:
        """Return how the machine is: as its worst part."""
        return findings.worst(self.findings)


def look(settings: Settings, clock: Clock, actor: str) -> Look:
    """Look at everything; raises nothing for what is ill."""
    now = clock.now()
    found: list[Finding] = [_disk(settings), findings.of_clock(_synchronised())]
    found += _copies(settings, now)
    found += _papers(settings, now)
    seen = _Seen()
    found += _database(settings, clock, actor, seen)
    return Look(now, metadata.version("motcua"), SCHEMA, tuple(found), seen.devices, seen.waiting)


class _Seen:
    """What the database told besides its findings."""

    devices: tuple[DeviceHealth, ...] = ()
    waiting: Waiting | None = None


def _database(settings: Settings, clock: Clock, actor: str, seen: _Seen) -> Iterator[Finding]:
    try:
        store = open_store(settings, clock, actor)
    except Unavailable as error:
        yield Finding("database", "error", error.key, dict(error.facts))
        return
    try:
        yield from _asked(store, seen)
    except Unavailable as error:
        yield Finding("database", "error", error.key, dict(error.facts))
    finally:
        store.close()


def _asked(store: Store, seen: _Seen) -> Iterator[Finding]:
    with store.read() as work:
        waiting = rows.waiting_rows(work)
        first = min((row.arrived_at for row in waiting), default=work.now)
        minutes = max(0, round((work.now - first).total_seconds() / 60))
        seen.waiting = Waiting(len(waiting), minutes)
        today, now = work.day, work.now
    seen.devices = store.devices.all()
    yield Finding("database", "ok")
    yield findings.of_day((today - now.date()).days)
    yield findings.of_devices((one.state, one.key) for one in seen.devices)
    overdue = {
        str(one.kind): one.days
        for one in store.retention.due()
        if one.oldest is not None and one.oldest < one.before - _LATE
    }
    yield findings.of_retention(overdue)


def _disk(settings: Settings) -> Finding:
    try:
        room = os.statvfs(settings.state_folder())
    except OSError as error:
        return Finding("disk", "error", "folder_refused", {"why": error.strerror or ""})
    return findings.of_disk(room.f_bavail * room.f_frsize, room.f_blocks * room.f_frsize)


def _synchronised() -> bool | None:
    """Return whether the clock follows others; None where nobody here would know."""
    return SYNCHRONISED.exists() if TIMESYNC.is_dir() else None


def _copies(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Judge the copies where this machine has the database itself."""
    server = settings.database.server
    if server is not None and not server.is_local:
        return
    kept = often.last_proof(settings)
    proven = _moment(kept.proof.proven_at) if kept.proof else None
    yield findings.of_copies(now, _moment(kept.newest_at), _written(settings), proven)
    wanted = settings.second_place()
    errand = kept.errand
    yield findings.of_second_place(
        str(wanted or ""), errand.key if errand else "", errand.well_at if errand else ""
    )


def _written(settings: Settings) -> datetime | None:
    """Return when a database file was last written; None at a server, which tells nobody."""
    if settings.database.server is not None:
        return None
    with suppress(OSError):
        return datetime.fromtimestamp(settings.database_path().stat().st_mtime, ZONE)
    return None


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(ZONE) if text else None


def _papers(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Judge the certificates of this machine's programs at a server over the network."""
    server = settings.database.server
    if server is None or server.is_local:
        return
    yield findings.of_papers(now, dict(_ends(settings.identity_folder())))


def _ends(folder: Path) -> Iterator[tuple[str, datetime]]:
    from db.enrolment import held, papers  # noqa: PLC0415 - a file needs no cryptography

    for one in sorted(folder.glob("*")):
        with suppress(OSError, papers.UnfitError):
            certificate = papers.certificate_of((one / held.CERTIFICATE).read_bytes())
            yield one.name, papers.terms_of(certificate).expires_at


def as_facts(seen: Look) -> dict[str, Any]:
    """Return a look as JSON-able data; docs/watching.md describes its shape, which only grows."""
    return {
        "state": seen.state,
        "at": seen.at.isoformat(),
        "version": seen.version,
        "schema": seen.schema,
        "checks": [_finding(one) for one in seen.findings],
        "waiting": None
        if seen.waiting is None
        else {"count": seen.waiting.count, "oldest_minutes": seen.waiting.oldest_minutes},
        "devices": [_device(one) for one in seen.devices],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {"name": one.name, "state": one.state, "key": one.key, "facts": _plain(one.facts)}


def _device(one: DeviceHealth) -> dict[str, Any]:
    told = {"kind": one.kind, "name": one.name, "state": one.state, "key": one.key}
    return {**told, "since": one.since.isoformat()}


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _text(value) for name, value in facts.items()}


def _text(value: Any) -> Any:
    simple = isinstance(value, str | int | float | None | list)
    return value if simple else value.isoformat() if isinstance(value, datetime) else str(value)
