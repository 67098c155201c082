"""Rows of a moment made a board: queues with their forecast, counters, and what alarms are of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row

from centre.rules import alarms, forecast
from centre.rules.alarms import Faulty, Moment, Parked, Serving
from centre.rules.forecast import Point, minutes_until
from centre.rules.hours import ZONE, intervals, opening
from centre.rules.services import Counter, Service
from centre.rules.tickets import State
from centre.rules.waits import pace_minutes
from db import rows
from db.facts import DeviceHealth
from db.live.reading import Found
from db.live.record import AlarmNow, CounterNow, Desk, LiveNow, ServiceNow, Today
from db.silence import OWNER_SILENT
from db.work import Work

NOT_WELL: Final = frozenset({"warning", "error", "offline"})
"""States of a device that are shown."""
FAULTY: Final = frozenset({"error", "offline"})
"""States of a device that are an alarm."""


class Picture:
    """One moment of a centre: what is shown of it, and what its alarms are made of."""

    def __init__(self, work: Work, found: Found) -> None:
        """Take the centre and the time from the reading; nothing is read afterwards."""
        self._centre, self._now = work.centre, work.now
        self._found = found
        everybody = work.centre.services.values()
        active = (
            s for s in everybody if s.active or any(r.service == s.code for r in found.waiting)
        )
        self._services = sorted(active, key=lambda service: service.position)
        self._open = tuple(self._open_counters())
        self._waiting = {s.code: self._queue_of(s.code) for s in self._services}
        self._paces = {
            s.code: pace_minutes(found.latest.get(s.code, ()), s) for s in self._services
        }
        self._points = self._forecast()

    def _open_counters(self) -> Iterable[Counter]:
        """Yield the counters where a clerk sits and is not on a break."""
        for code, session in self._found.sessions.items():
            counter = self._centre.counters.get(code)
            if counter is not None and session.paused_at is None:
                yield counter

    def _queue_of(self, service: str) -> list[Row[Any]]:
        """Return who waits for a service, the longest first."""
        mine = [row for row in self._found.waiting if row.service == service]
        return sorted(mine, key=lambda row: self._found.since[row.id])

    def _minutes(self, since: datetime | None) -> float:
        """Return minutes until now; a clock that was set back makes none negative."""
        return 0.0 if since is None else max(0.0, (self._now - since) / timedelta(minutes=1))

    def _longest(self, service: str) -> float:
        queue = self._waiting[service]
        return self._minutes(self._found.since[queue[0].id]) if queue else 0.0

    def _forecast(self) -> Mapping[str, tuple[Point, ...]]:
        """Return the next half hour of each queue whose pace is known."""
        queues = [
            forecast.Queue(
                service=service.code,
                waits=tuple(self._minutes(self._found.since[r.id]) for r in self._waiting[code]),
                pace=pace,
                arrivals=self._rate(service),
                coming=forecast.coming(self._centre, service, self._now),
            )
            for service in self._services
            if (pace := self._paces[code := service.code]) is not None
        ]
        found = forecast.forecast(queues, self._open)
        return {service: tuple(map(_rounded, points)) for service, points in found.items()}

    def _rate(self, service: Service) -> float:
        came = self._found.arrivals.get(service.code, 0)
        return forecast.rate(came, self._centre, service, self._now)

    # --- what is shown ---------------------------------------------------------------------------

    def shown(self, told: Iterable[AlarmNow]) -> LiveNow:
        """Return the board with these alarms."""
        held = opening(self._centre, None, self._now)
        found = self._found
        counters = sorted(self._centre.counters.values(), key=lambda counter: counter.position)
        return LiveNow(
            at=self._now,
            is_open=held.is_open,
            closes=held.closes,
            opens_next=held.opens_next,
            target=self._centre.policy.wait_target_minutes,
            today=total(found.counts.values()),
            services=tuple(self._service(service) for service in self._services),
            counters=tuple(self._counter(c) for c in counters if self._is_shown(c)),
            devices=tuple(device for device in found.devices if device.state in NOT_WELL),
            alarms=tuple(told),
            out_of_order=found.out_of_order,
        )

    def _service(self, service: Service) -> ServiceNow:
        code, queue = service.code, self._waiting[service.code]
        points = self._points.get(code, ())
        return ServiceNow(
            code=code,
            name=service.name,
            letters=service.letters,
            waiting=len(queue),
            longest=int(self._longest(code)) if queue else None,
            longest_label=rows.label_of_row(queue[0]) if queue else None,
            open=tuple(counter.code for counter in self._open if code in counter.serves),
            serving=tuple(c.code for c in self._centre.counters_serving(code)),
            pace=self._paces[code],
            forecast=points,
            passes_in=minutes_until(points, self._centre.policy.wait_target_minutes),
            today=self._found.counts.get(code, Today()),
        )

    def _is_shown(self, counter: Counter) -> bool:
        """Tell whether a counter is in use, or somebody still sits at one that is not."""
        return counter.active or counter.code in self._found.sessions

    def _counter(self, counter: Counter) -> CounterNow:
        found, code = self._found, counter.code
        session, row = found.sessions.get(code), found.here.get(code)
        desk, since = self._desk(code)
        told = found.wrapping.get(code) if desk is Desk.WRAPPING else row
        return CounterNow(
            code=code,
            name=counter.name,
            desk=desk,
            clerk=session.clerk if session else "",
            clerk_name=found.names.get(session.clerk, session.clerk) if session else "",
            label=None if told is None else rows.label_of_row(told),
            service=None if told is None else told.service,
            since=since,
            reason=session.pause_reason if session and session.paused_at else "",
            stretches=found.stretches.get(code, 0),
        )

    def _desk(self, code: str) -> tuple[Desk, datetime | None]:
        """Return what a counter does, and since when."""
        found = self._found
        session, row = found.sessions.get(code), found.here.get(code)
        if session is None:
            return Desk.CLOSED, row.called_at if row is not None else None
        if session.paused_at is not None:
            return Desk.PAUSED, session.paused_at
        if row is not None and State(row.state) is State.SERVING:
            return Desk.SERVING, row.began_at or row.called_at
        if row is not None:
            return Desk.CALLED, row.called_at
        if code in found.wrapping:
            return Desk.WRAPPING, found.wrapping[code].ended_at
        return Desk.FREE, max(session.signed_in_at, found.last.get(code, session.signed_in_at))

    # --- what alarms are made of -----------------------------------------------------------------

    def moment(self) -> Moment:
        """Return what the rules of alarms look at."""
        found = self._found
        return Moment(
            now=self._now,
            policy=self._centre.policy,
            open_since=self._open_since(),
            signed_in=len(found.sessions),
            queues=tuple(self._alarm_queue(service) for service in self._services),
            serving=tuple(self._serving()),
            parked=tuple(
                Parked(one.ticket.label, one.ticket.counter or "", one.since)
                for one in found.forgotten
            ),
            devices=tuple(_faulty(found.devices)),
        )

    def _open_since(self) -> datetime | None:
        """Return since when the centre is open, or None while it is closed."""
        here = self._now.astimezone(ZONE)
        for interval in intervals(self._centre, None, here.date()):
            if interval.opens <= here.time() < interval.closes:
                return datetime.combine(here.date(), interval.opens, ZONE)
        return None

    def _alarm_queue(self, service: Service) -> alarms.Queue:
        queue = self._waiting[service.code]
        return alarms.Queue(
            service=service.code,
            waiting=len(queue),
            longest=self._longest(service.code),
            label=rows.label_of_row(queue[0]) if queue else "",
            counters=sum(service.code in counter.serves for counter in self._open),
            is_open=opening(self._centre, service, self._now).is_open,
            points=self._points.get(service.code, ()),
        )

    def _serving(self) -> Iterable[Serving]:
        """Yield who is served now where somebody sits; what was left behind is no service."""
        for code, row in self._found.here.items():
            if State(row.state) is not State.SERVING or code not in self._found.sessions:
                continue
            declared = self._centre.services.get(row.service)
            usual = declared.expected_minutes if declared else 0.0
            usual = max(usual, self._paces.get(row.service) or 0.0)
            minutes = self._minutes(row.began_at or row.called_at)
            if usual > 0:
                yield Serving(rows.label_of_row(row), code, row.service, minutes, usual)


def _faulty(devices: Sequence[DeviceHealth]) -> Iterable[Faulty]:
    """Yield devices that do not work; that one is not known is told by its program's silence."""
    for device in devices:
        if device.state in FAULTY and device.key != OWNER_SILENT:
            yield Faulty(device.kind, device.name, device.key, device.since)


def _rounded(point: Point) -> Point:
    return Point(point.minute, round(point.waiting, 1), round(point.longest, 1))


def total(parts: Iterable[Today]) -> Today:
    """Return the sum of all services."""
    found = tuple(parts)
    return Today(*(sum(getattr(one, name.name) for one in found) for name in fields(Today)))
