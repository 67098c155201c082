"""Back into a queue: sent on by a counter, put back by it, or returned after being absent."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row

from centre.rules.errors import NotAllowed
from centre.rules.legs import LegEnd, ReturnRule, return_rule
from centre.rules.roles import Act, may
from centre.rules.stepping import Step, place_behind
from centre.rules.tickets import Event, Place, State, move
from db import legs, rows
from db.claim import Desk, change_state
from db.desk import at_desk, tell
from db.facts import TicketView
from db.history import append_about
from db.work import Work

Position = Literal["first", "last", "original"]


def transfer(
    work: Work,
    desk: Desk,
    service: str,
    to: Position,
    target: str | None,
    target_clerk: str | None = None,
) -> TicketView:
    """Send the ticket to a service's queue, perhaps for one counter or one person alone.

    to: "first" before all, "last" behind all, "original" by its arrival. Its arrival time stays,
    and what was served of it until now is kept. Raises NotAllowed: service_unknown,
    counter_unknown, counter_does_not_serve, clerk_unknown, serves_nobody, target_twice.
    """
    found = work.centre.service(service)
    _check_target(work, found.code, target, target_clerk)
    row = at_desk(work, desk.counter)
    legs.keep_begun(work, desk, row, LegEnd.TRANSFERRED)
    change = {
        "service": found.code,
        "place": (Place.FIRST if to == "first" else Place.BY_TIME).value,
        "queued_at": row.arrived_at if to == "original" else _behind_all(work),
        "target": target,
        "target_clerk": target_clerk,
        "counter": None,
        "began_at": None,
        "calls": 0,
        "note": "",
    }
    after = change_state(work, row, Event.TRANSFER, change)
    told = {"service": found.code, "to": to, "target": target, "target_clerk": target_clerk}
    return tell(work, desk, after, "transfer", told)


def _behind_all(work: Work) -> datetime:
    return rows.behind(work.now, (other.queued_at for other in rows.waiting_rows(work)))


def _check_target(work: Work, service: str, target: str | None, target_clerk: str | None) -> None:
    """Raise NotAllowed if the ticket could be called nowhere.

    What is kept for a person goes where he sits; whether he is there today is no matter of this.
    """
    if target_clerk is not None:
        if target is not None:
            raise NotAllowed("target_twice", counter=target, clerk=target_clerk)
        if not may(rows.clerk_row(work, target_clerk).role, Act.DESK):
            raise NotAllowed("serves_nobody", clerk=target_clerk)
    elif target is None:
        if not work.centre.counters_serving(service):
            raise NotAllowed("counter_does_not_serve", service=service, counter="")
    elif service not in work.centre.counter(target).serves:
        raise NotAllowed("counter_does_not_serve", service=service, counter=target)


def put_back(work: Work, desk: Desk, places: int | None) -> TicketView:
    """Put the number at this counter back behind so many of those who wait (None: the centre's).

    Its arrival stays. A declared priority is let go, as by who steps back: else it would be called
    again before anybody. Raises NotAllowed: no_ticket, step_too_small.
    """
    row = at_desk(work, desk.counter)
    people = work.centre.policy.put_back_places if places is None else places
    if people < 1:
        raise NotAllowed("step_too_small", label=rows.label_of_row(row), places=people)
    step = _step(work, row, people)
    legs.keep_begun(work, desk, row, LegEnd.TRANSFERRED)
    after = change_state(work, row, Event.PUT_BACK, _back(work, row, step))
    return tell(work, desk, after, "put_back", {"places": people, "ahead": step.ahead})


def return_absent(work: Work, label: str, desk: Desk | None) -> TicketView:
    """Let somebody who was absent back into the queue, by rule and not by hand (behaviour 32).

    Within Policy.return_minutes behind Policy.return_places of those who wait, later behind all.
    desk is where he came to. Raises NotAllowed: number_unknown, ticket_move.
    """
    row = rows.row_of_label(work, label)
    move(State(row.state), Event.RETURN)
    policy = work.centre.policy
    rule = return_rule(row.ended_at, work.now, policy)
    step = _step(work, row, policy.return_places if rule is ReturnRule.WITHIN else None)
    after = change_state(work, row, Event.RETURN, _back(work, row, step))
    told: dict[str, Any] = {"rule": rule.value, "ahead": step.ahead}
    if desk is not None:
        return tell(work, desk, after, "return", told)
    append_about(work, rows.subject(after), "return", told)
    return rows.view(work.centre, after)


def _step(work: Work, row: Row[Any], people: int | None) -> Step:
    queue = [rows.waiting(other) for other in rows.waiting_rows(work)]
    return place_behind(rows.waiting(row), queue, people, work.centre.policy, work.now)


def _back(work: Work, row: Row[Any], step: Step) -> dict[str, Any]:
    """Return what changes in a ticket that waits again at a place of its own queue.

    Behind all is behind now: how long it may be passed by others counts from here.
    """
    return {
        "place": (Place.BY_TIME if step.is_last else step.place).value,
        "queued_at": _behind_all(work) if step.is_last else step.queued_at,
        "bypassed": 0,
        "stepped": max(1, row.stepped),
        "counter": None,
        "target": None,
        "target_clerk": None,
        "began_at": None,
        "ended_at": None,
        "calls": 0,
        "note": "",
    }
