"""Stepping back: who cannot wait at the counter now lets others before, by own wish.

What it does to the order, with the words of centre.rules.priority:

* Nobody is overtaken: the ticket only moves behind others of its queue, never before where it
  stood.
* A declared priority is let go: from the first step on the ticket stands as an ordinary one,
  because whoever passes others may not also choose when. The mark for the clerk stays.
* Its own guarantee begins anew: it is passed by k priority tickets at most from now on, and T
  counts from its new place. With an old count it could stop priority tickets at a place where those
  before it stop nobody, and somebody else would lose by the step.
* So all others of its queue are called no later than before; k and T hold for them as ever.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.priority import Waiting, order_key
from centre.rules.services import Policy
from centre.rules.tickets import Place
from centre.rules.waits import people_ahead

CHOICES: Final = (3, 5, 10)
"""How many people one may let before (our choice); all who wait is offered as well."""
MOST_STEPS: Final = 3
"""How often one ticket may step back on its day (our choice): the order stays foreseeable."""
_TICK: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Step:
    """A place that a ticket may step back to.

    ahead: people before it there; further: how many more these are than now; is_last: all who wait
    now are before it.
    """

    place: Place
    queued_at: datetime
    ahead: int
    further: int
    is_last: bool


def offers(
    ticket: Waiting, waiting: Iterable[Waiting], stepped: int, policy: Policy, now: datetime
) -> tuple[Step, ...]:
    """Return the places that may be chosen, the nearest first, each once; none: it may not step.

    stepped: how often it has stepped back today. Where the order leaves no place after exactly so
    many people, the next one behind is offered.
    """
    places = _Places(ticket, waiting, policy, now)
    if stepped >= MOST_STEPS or not places.has_any:
        return ()
    found = [places.after(further) for further in CHOICES]
    distinct = {step.further: step for step in (*found, places.last)}
    return tuple(distinct[further] for further in sorted(distinct))


def step_back(
    ticket: Waiting,
    waiting: Iterable[Waiting],
    further: int | None,
    stepped: int,
    policy: Policy,
    now: datetime,
) -> Step:
    """Return the place after so many people more (None: after all who wait).

    Where fewer wait behind, it is the last place. Raises NotAllowed: steps_used_up, nobody_behind,
    step_too_small (less than one person).
    """
    if stepped >= MOST_STEPS:
        raise NotAllowed("steps_used_up", label=ticket.label, most=MOST_STEPS)
    if further is not None and further < 1:
        raise NotAllowed("step_too_small", label=ticket.label, places=further)
    places = _Places(ticket, waiting, policy, now)
    if not places.has_any:
        raise NotAllowed("nobody_behind", label=ticket.label)
    return places.last if further is None else places.after(further)


def place_behind(
    ticket: Waiting, waiting: Iterable[Waiting], people: int | None, policy: Policy, now: datetime
) -> Step:
    """Return the place behind so many who wait (None: behind all).

    For a ticket that was called and goes back into its queue, put back by the counter or after it
    was absent: it lets others before as who steps back does. However often, that counts as one step
    of its bearer, with which a declared priority is let go.
    Raises NotAllowed("step_too_small").
    """
    if people is not None and people < 0:
        raise NotAllowed("step_too_small", label=ticket.label, places=people)
    places = _Places(ticket, waiting, policy, now)
    return places.behind(places.most if people is None else people)


class _Places:
    """All places of a queue that are not before a ticket's own."""

    def __init__(
        self, ticket: Waiting, waiting: Iterable[Waiting], policy: Policy, now: datetime
    ) -> None:
        self._queue: Sequence[Waiting] = sorted(
            (t for t in waiting if t.service == ticket.service and t.id != ticket.id),
            key=order_key,
        )
        self._policy, self._now = policy, now
        self._before = people_ahead(ticket, self._queue, policy, now)
        own = replace(ticket, priority=None, bypassed=0)
        later = (t for t in self._queue if order_key(t) > order_key(ticket))
        self._places = [own, *(_behind(own, other) for other in later)]

    @property
    def most(self) -> int:
        """Return how many people can be before any place: all of the queue."""
        return len(self._queue)

    @property
    def has_any(self) -> bool:
        """Tell whether any of them has more people before it than there are now."""
        return self.last.further > 0

    @property
    def last(self) -> Step:
        """Return the place behind all."""
        return self._step(self._places[-1])

    def after(self, further: int) -> Step:
        """Return the first place with so many people more before it, or the last one."""
        at = bisect_left(self._places, self._before + further, key=self._ahead)
        return self._step(self._places[min(at, len(self._places) - 1)])

    def behind(self, people: int) -> Step:
        """Return the place behind so many who stand in the queue, or the last one.

        Counted are those before it, not those with priority who may or may not pass it as well.
        """
        behind = len(self._places) - 1
        at = min(max(0, people - (len(self._queue) - behind)), behind)
        return replace(self._step(self._places[at]), is_last=at == behind)

    def _ahead(self, place: Waiting) -> int:
        return people_ahead(place, self._queue, self._policy, self._now)

    def _step(self, place: Waiting) -> Step:
        ahead = self._ahead(place)
        is_last = ahead == len(self._queue)
        return Step(place.place, place.queued_at, ahead, ahead - self._before, is_last)


def _behind(ticket: Waiting, other: Waiting) -> Waiting:
    """Return the ticket just behind another one."""
    return replace(ticket, place=other.place, queued_at=other.queued_at + _TICK)
