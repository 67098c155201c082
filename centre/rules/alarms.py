"""What a supervisor is told of before people complain: which alarms hold now.

An alarm is a kind and a subject; how long it lasts is the matter of centre.rules.alarm_changes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from centre.rules.forecast import Point, minutes_until
from centre.rules.services import Policy

UNSERVED_FOR: Final = 2.0
"""Minutes somebody waits without any open counter before it is told: clerks change places."""
NOBODY_FOR: Final = timedelta(minutes=5)
"""How long a centre may be open before it is told that nobody has signed in."""
LONG_FACTOR: Final = 3.0
"""A service is unusually long from three times its usual length on (the brief of issue 6)."""
LONG_AT_LEAST: Final = 10.0
"""Minutes below which no service is called long: three times three minutes is an ordinary talk."""


class Kind(StrEnum):
    """What is told."""

    WAIT = "wait"
    AHEAD = "ahead"
    NO_COUNTER = "no_counter"
    NOBODY = "nobody"
    PARKED = "parked"
    LONG = "long_service"
    DEVICE = "device"


class Gravity(StrEnum):
    """How grave an alarm is: people suffer now, or will."""

    GRAVE = "grave"
    NOTICE = "notice"


GRAVITY: Final[Mapping[Kind, Gravity]] = MappingProxyType(
    {
        Kind.WAIT: Gravity.GRAVE,
        Kind.NO_COUNTER: Gravity.GRAVE,
        Kind.NOBODY: Gravity.GRAVE,
        Kind.DEVICE: Gravity.GRAVE,
        Kind.AHEAD: Gravity.NOTICE,
        Kind.PARKED: Gravity.NOTICE,
        Kind.LONG: Gravity.NOTICE,
    }
)
"""Kind -> how grave it is."""

REPLACED_BY: Final[Mapping[Kind, frozenset[Kind]]] = MappingProxyType(
    {
        Kind.AHEAD: frozenset({Kind.WAIT, Kind.NO_COUNTER}),
        Kind.NO_COUNTER: frozenset({Kind.NOBODY}),
    }
)
"""Kind -> the kinds of the same subject, or of the whole centre, that tell more than it does."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A service as alarms see it. longest: minutes of the longest wait, label who waits so long.

    is_open: people are served in it now; counters: how many counters are open for it.
    """

    service: str
    waiting: int
    longest: float
    label: str
    counters: int
    is_open: bool
    points: Sequence[Point] = ()


@dataclass(frozen=True, slots=True)
class Serving:
    """Who is served at a counter, for how many minutes; usual: how long this service takes."""

    label: str
    counter: str
    service: str
    minutes: float
    usual: float


@dataclass(frozen=True, slots=True)
class Parked:
    """A number that was set aside so long ago that it may be forgotten."""

    label: str
    counter: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Faulty:
    """A device that does not work: its name, the key of its sentence, since when."""

    kind: str
    name: str
    key: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """All that alarms are made of. open_since: when the centre opened (None: it is closed)."""

    now: datetime
    policy: Policy
    open_since: datetime | None
    signed_in: int
    queues: Sequence[Queue] = ()
    serving: Sequence[Serving] = ()
    parked: Sequence[Parked] = ()
    devices: Sequence[Faulty] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """An alarm that holds now, and since when as far as the figures tell."""

    kind: Kind
    subject: str
    since: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes it the same alarm: its kind and its subject."""
        return (self.kind.value, self.subject)


def holding(moment: Moment) -> tuple[Holding, ...]:
    """Return the alarms that hold now, the gravest first, then the oldest."""
    found = [*_queues(moment), *_nobody(moment), *_desks(moment), *_devices(moment)]
    kinds = {(one.kind, one.subject) for one in found}
    told = (one for one in found if not _is_replaced(one, kinds))
    return tuple(sorted(told, key=_order))


def _order(one: Holding) -> tuple[bool, datetime, str, str]:
    return (GRAVITY[one.kind] is not Gravity.GRAVE, one.since, one.kind, one.subject)


def _is_replaced(one: Holding, kinds: set[tuple[Kind, str]]) -> bool:
    """Tell whether another alarm that holds says more than this one."""
    others = REPLACED_BY.get(one.kind, frozenset())
    return any((kind, subject) in kinds for kind in others for subject in (one.subject, ""))


def _queues(moment: Moment) -> Iterator[Holding]:
    for queue in moment.queues:
        if queue.waiting > 0:
            yield from _queue(moment, queue)


def _queue(moment: Moment, queue: Queue) -> Iterator[Holding]:
    """Yield what is wrong with a queue in which somebody waits."""
    now, target = moment.now, moment.policy.wait_target_minutes
    waited = {"minutes": int(queue.longest), "label": queue.label, "waiting": queue.waiting}
    if queue.longest > target:
        since = now - timedelta(minutes=queue.longest - target)
        yield Holding(Kind.WAIT, queue.service, since, {**waited, "target": target})
    if queue.is_open and not queue.counters and queue.longest >= UNSERVED_FOR:
        since = now - timedelta(minutes=queue.longest)
        yield Holding(Kind.NO_COUNTER, queue.service, since, waited)
    ahead = minutes_until(queue.points, target)
    if ahead and ahead <= moment.policy.alarm_ahead_minutes and queue.longest <= target:
        facts = {"minutes": ahead, "target": target, "waiting": queue.waiting}
        yield Holding(Kind.AHEAD, queue.service, now, facts)


def _nobody(moment: Moment) -> Iterator[Holding]:
    since = moment.open_since
    if since is not None and not moment.signed_in and moment.now - since >= NOBODY_FOR:
        yield Holding(Kind.NOBODY, "", since)


def _desks(moment: Moment) -> Iterator[Holding]:
    """Yield numbers that were forgotten, and people who are served for long."""
    for parked in moment.parked:
        minutes = max(0, int((moment.now - parked.since) / timedelta(minutes=1)))
        told = {"counter": parked.counter, "minutes": minutes}
        yield Holding(Kind.PARKED, parked.label, parked.since, told)
    for one in moment.serving:
        usual = max(LONG_AT_LEAST, LONG_FACTOR * one.usual)
        if one.minutes > usual:
            since = moment.now - timedelta(minutes=one.minutes - usual)
            told = {"counter": one.counter, "minutes": int(one.minutes), "usual": round(one.usual)}
            yield Holding(Kind.LONG, one.label, since, told)


def _devices(moment: Moment) -> Iterator[Holding]:
    for one in moment.devices:
        facts = {"kind": one.kind, "name": one.name, "key": one.key}
        yield Holding(Kind.DEVICE, f"{one.kind}/{one.name}", one.since, facts)
