"""Who is called next: choose(waiting, counter, deficits, policy, now, clerk), and why.

Queues of the same weight at a counter form one pool, first come first served across them. Between
pools a deficit counter per queue and counter decides (smooth weighted round robin): every queue
that is not empty earns its weight, the pool with the highest mean deficit is called and pays for
all. One counter's deficits never touch another counter's (field note, section 10: ratio counters
that reset for a whole branch make people starve).
"""

from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import fmean
from typing import Final
from uuid import UUID

from centre.rules.errors import NotAllowed
from centre.rules.legs import checked_note
from centre.rules.priority import Pick, Rule, Waiting, first_of, order_key
from centre.rules.services import Counter, Policy
from centre.rules.tickets import Place

__all__ = [
    "Choice",
    "Reason",
    "Rule",
    "Waiting",
    "choose",
    "choose_number",
    "is_callable",
    "likely_order",
]

Credits = Mapping[str, float]
"""Deficits of one counter: service code -> credit; a service that is missing has 0."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why this ticket: stored with the call, shown to whoever asks.

    waiting: how many each queue of this counter held. bypassed: labels of earlier ordinary tickets
    that this call passed. credits: the deficits that decided, own weight included. longest: label
    of the longest waiting ticket that this counter could have called. note: a clerk's reason.
    """

    rule: Rule
    service: str
    waiting: Mapping[str, int]
    bypassed: tuple[str, ...]
    credits: Mapping[str, float]
    longest: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket to call, the reason, the counter's new deficits, and who was bypassed.

    The store adds one to the bypassed count of each ticket in bypassed and keeps credits for this
    counter in place of the old ones.
    """

    ticket: UUID
    reason: Reason
    credits: Mapping[str, float]
    bypassed: tuple[UUID, ...]


_KEPT_WEIGHT: Final = 1
"""Weight of a queue that the counter does not serve: somebody of it is kept for who sits here."""


def choose(
    waiting: Sequence[Waiting],
    counter: Counter,
    deficits: Credits,
    policy: Policy,
    now: datetime,
    clerk: str | None = None,
) -> Choice | None:
    """Return who is called next at this counter, or None if nobody waits for it.

    clerk: who sits here (None: nobody is signed in). A ticket at the first place goes before all
    and costs nothing: it was already called once.
    """
    here = sorted((t for t in waiting if is_callable(t, counter, clerk)), key=order_key)
    if not here:
        return None
    held = _held(here, counter, deficits)
    if here[0].place is Place.FIRST:
        return _choice(Pick(here[0], Rule.HEAD), here, held, held)
    earned = {service: held[service] + _weight(service, counter) for service in held}
    pool = _richest_pool(here, counter, earned)
    pick = _by_weight(first_of((t for t in here if t.service in pool), policy, now), here)
    return _choice(pick, here, earned, _charged(earned, pool, counter))


def _by_weight(pick: Pick, here: Sequence[Waiting]) -> Pick:
    """Return the pick with the rule that truly decided: weight, if another has waited longer."""
    if pick.rule is Rule.LONGEST and pick.ticket is not here[0]:
        return replace(pick, rule=Rule.WEIGHT)
    return pick


def is_callable(ticket: Waiting, counter: Counter, clerk: str | None) -> bool:
    """Tell whether this counter may call the ticket: its service, and not kept for another.

    What is kept for a person goes where he sits, whatever his counter serves.
    """
    if ticket.target_clerk is not None:
        return ticket.target_clerk == clerk
    return ticket.service in counter.serves and ticket.target in {None, counter.code}


def _weight(service: str, counter: Counter) -> int:
    return counter.serves.get(service, _KEPT_WEIGHT)


def _held(here: Iterable[Waiting], counter: Counter, deficits: Credits) -> dict[str, float]:
    """Return the deficits of the queues that are not empty; an empty one loses its own, alone."""
    filled = {ticket.service for ticket in here}
    own = [service for service in counter.serves if service in filled]
    others = sorted(filled.difference(own))
    return {service: float(deficits.get(service, 0.0)) for service in (*own, *others)}


def _richest_pool(
    here: Sequence[Waiting], counter: Counter, earned: Mapping[str, float]
) -> frozenset[str]:
    """Return the services of the pool with the highest mean deficit; ties: longest wait.

    here is in order, so the first ticket of a pool is its longest waiting one. Means are rounded,
    because thirds of a cost would otherwise decide a tie by their last bit.
    """
    pools: dict[int, set[str]] = {}
    for ticket in here:
        pools.setdefault(_weight(ticket.service, counter), set()).add(ticket.service)

    def mean(pool: Iterable[str]) -> float:
        return round(fmean(earned[service] for service in sorted(pool)), 9)

    return frozenset(max(pools.values(), key=mean))


def _charged(earned: Mapping[str, float], pool: frozenset[str], counter: Counter) -> Credits:
    """Return the deficits after the chosen pool has paid what all queues earned together."""
    cost = sum(_weight(service, counter) for service in earned)
    share = cost / len(pool)
    return {s: credit - share if s in pool else credit for s, credit in earned.items()}


def _choice(pick: Pick, here: Sequence[Waiting], decided: Credits, after: Credits) -> Choice:
    """Return the choice with its reason."""
    reason = Reason(
        rule=pick.rule,
        service=pick.ticket.service,
        waiting=dict(Tally(ticket.service for ticket in here)),
        bypassed=tuple(ticket.label for ticket in pick.bypassed),
        credits=dict(decided),
        longest=min(here, key=lambda ticket: (ticket.queued_at, ticket.id)).label,
    )
    return Choice(pick.ticket.id, reason, dict(after), tuple(t.id for t in pick.bypassed))


def choose_number(
    ticket: Waiting,
    waiting: Sequence[Waiting],
    counter: Counter,
    deficits: Credits,
    note: str,
    clerk: str | None = None,
) -> Choice:
    """Return the choice of any number by a clerk; ticket need not be among waiting (parked).

    The reason names the earlier tickets of its queue, so that a supervisor sees them; they do not
    count as bypassed by priority, and the deficits stay. Raises NotAllowed: reason_missing when
    note is blank, note_shape when it is more than a line.
    """
    text = checked_note(note)
    if not text:
        raise NotAllowed("reason_missing", label=ticket.label)
    here = sorted((t for t in waiting if is_callable(t, counter, clerk)), key=order_key)
    held = _held(here, counter, deficits)
    queue = sorted((t for t in waiting if t.service == ticket.service), key=order_key)
    passed = tuple(t for t in queue if order_key(t) < order_key(ticket))
    choice = _choice(Pick(ticket, Rule.CHOSEN, passed), here or [ticket], held, held)
    return replace(choice, reason=replace(choice.reason, note=text), bypassed=())


def likely_order(  # noqa: PLR0913, PLR0917 - what choose() is asked with, and how far to look
    waiting: Sequence[Waiting],
    counter: Counter,
    deficits: Credits,
    policy: Policy,
    now: datetime,
    limit: int,
    clerk: str | None = None,
) -> tuple[Waiting, ...]:
    """Return the next tickets, at most limit, in the order this counter alone would call them."""
    left = {ticket.id: ticket for ticket in waiting}
    order: list[Waiting] = []
    while len(order) < limit:
        choice = choose(tuple(left.values()), counter, deficits, policy, now, clerk)
        if choice is None:
            break
        for passed in choice.bypassed:
            left[passed] = replace(left[passed], bypassed=left[passed].bypassed + 1)
        order.append(left.pop(choice.ticket))
        deficits = choice.credits
    return tuple(order)
