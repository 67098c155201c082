"""What a press does in the store: one call, carrying the press's own request id."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from centre.rules.services import Centre
from counter_client.flow import Action, Press
from counter_client.slips import DoubtfulSlips
from db import Store
from db.calling import NOBODY
from db.facts import CounterView, DeviceHealth, Forgotten, OpenRating


@dataclass(frozen=True, slots=True)
class Seen:
    """One reading of the store: the centre, this counter (None: none chosen), all devices.

    slips are the numbers whose slip may not have come out; rating is the one that is open at the
    counter of the rating keypad, if there is one; forgotten is what has been set aside here for
    long.
    """

    centre: Centre
    view: CounterView | None
    devices: tuple[DeviceHealth, ...]
    clerks: tuple[tuple[str, str], ...]
    slips: tuple[str, ...]
    rating: OpenRating | None = None
    forgotten: tuple[Forgotten, ...] = ()
    servers: frozenset[str] = frozenset()


def look(store: Store, counter: str | None, slips: DoubtfulSlips, rated: str | None = None) -> Seen:
    """Return what the store says now; raise Unavailable when it cannot be reached.

    rated is the counter of the rating keypad, None where there is none.
    """
    view = store.day.at_counter(counter) if counter else None
    return Seen(
        centre=store.centre(),
        view=view,
        devices=tuple(store.devices.all()),
        clerks=tuple(store.staff.clerks()),
        slips=slips.labels(store),
        rating=store.answers.open_at(rated) if rated else None,
        forgotten=store.day.forgotten(view.counter) if view and view.parked else (),
        servers=store.staff.servers(),
    )


def _here(press: Press) -> dict[str, Any]:
    """Return the counter and the ticket that its screen showed when the key was pressed."""
    return {"counter": press.facts["counter"], "ticket": press.facts["ticket"]}


def _calls(press: Press) -> dict[str, Any]:
    """Return who calls, and where; ticket is what his screen showed there, nobody as well."""
    told = press.facts
    shown = told["ticket"] or NOBODY
    return {"counter": told["counter"], "clerk": told["clerk"], "ticket": shown}


def _next(store: Store, press: Press) -> object:
    return store.day.call_next(press.request, outcome=press.facts.get("outcome"), **_calls(press))


def _done(store: Store, press: Press) -> object:
    return store.day.finish(press.request, **_here(press), outcome=press.facts.get("outcome"))


def _park(store: Store, press: Press) -> object:
    return store.day.park(press.request, note=press.facts.get("note", ""), **_here(press))


def _transfer(store: Store, press: Press) -> object:
    told = press.facts
    where = (told["counter"], told["service"], told["to"], told["target"])
    person = told.get("target_clerk")
    return store.day.transfer(press.request, *where, target_clerk=person, ticket=told["ticket"])


def _next_service(store: Store, press: Press) -> object:
    told = press.facts
    more = {"outcome": told.get("outcome"), "ticket": told["ticket"]}
    return store.day.next_service(press.request, told["counter"], told["service"], **more)


def _direct(store: Store, press: Press) -> object:
    told = press.facts
    note = told.get("note", "")
    return store.day.serve_direct(press.request, told["counter"], told["service"], note)


def _return(store: Store, press: Press) -> object:
    told = press.facts
    return store.day.return_absent(press.request, told["label"], counter=told["counter"])


def _any(store: Store, press: Press) -> object:
    what = {"label": press.facts["label"], "reason": press.facts["reason"]}
    return store.day.call_number(press.request, **what, **_calls(press))


def _sign_in(store: Store, press: Press) -> object:
    told = press.facts
    return store.staff.sign_in(press.request, told["clerk"], told["pin"], told["counter"])


def _sign_out(store: Store, press: Press) -> object:
    return store.staff.sign_out(press.request, press.facts["session"])


def _new_roll(store: Store, press: Press) -> object:
    printer = press.facts["printer"]
    store.devices.place_roll(press.request, printer)
    return printer


def _pause(store: Store, press: Press) -> object:
    return store.staff.pause(press.request, press.facts["counter"], press.facts["reason"])


EFFECTS: Final[Mapping[Action, Callable[[Store, Press], object]]] = MappingProxyType(
    {
        Action.NEXT: _next,
        Action.AGAIN: lambda s, p: s.day.call_again(p.request, **_here(p)),
        Action.START: lambda s, p: s.day.start(p.request, **_here(p)),
        Action.DONE: _done,
        Action.END_WRAP_UP: lambda s, p: s.day.end_wrap_up(p.request, p.facts["counter"]),
        Action.ABSENT: lambda s, p: s.day.absent(p.request, **_here(p)),
        Action.UNDO: lambda s, p: s.day.undo_absent(p.request, p.facts["counter"]),
        Action.PARK: _park,
        Action.PARK_NOTED: _park,
        Action.PUT_BACK: lambda s, p: s.day.put_back(p.request, **_here(p)),
        Action.TAKE_BACK: lambda s, p: s.day.unpark(
            p.request, p.facts["counter"], p.facts["label"]
        ),
        Action.TRANSFER: _transfer,
        Action.NEXT_SERVICE: _next_service,
        Action.DIRECT: _direct,
        Action.ANY: _any,
        Action.RETURN: _return,
        Action.SIGN_IN: _sign_in,
        Action.SIGN_OUT: _sign_out,
        Action.PAUSE: _pause,
        Action.NEW_ROLL: _new_roll,
        Action.RESUME: lambda s, p: s.staff.resume(p.request, p.facts["counter"]),
    }
)
"""Action -> the one store call that it makes."""


def perform(store: Store, press: Press) -> object:
    """Do what press asks and return the store's answer.

    Raises NotAllowed (a rule says no) or Unavailable (nobody knows whether it took effect).
    """
    return EFFECTS[press.action](store, press)
