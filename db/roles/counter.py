"""What a counter's PC may do: call and serve at its own counter, and take what nobody has.

It may also serve somebody without a number: then it gives the next one of the shared series.
"""

from dataclasses import replace
from typing import Final

from db import order
from db.roles import programs
from db.roles.conditions import (
    FIRST_OF_SERIES,
    NEWEST_NUMBER,
    SERVED_AT_ITS_COUNTER,
    SHARED_LETTER,
    SHARED_LETTER_OF_ITS_SERVICE,
    TODAY,
    at_a_counter_of_mine,
    every,
    one_of,
    told_by,
)
from db.roles.inventory import VIEWS, all_of
from db.roles.right import Right

GROUP: Final = "mc_counter"
KINDS: Final = (
    "call call_again start finish absent undo_absent park resume transfer cancel rating_opens "
    "sign_in sign_out pause resume_counter pin_wrong pin_locked new_roll next_service direct "
    f"wrap_up_end hand_over hand_over_undone {programs.HEALTH_KINDS}"
)
REQUESTS: Final = (
    "call_next call_number call_again start finish absent undo_absent park unpark transfer cancel "
    "sign_in sign_out pause resume roll put_back return_absent next_service serve_direct "
    "end_wrap_up "
    "hand_over hand_over_undo"
)
_TODAY: Final = f"day = {TODAY}"
_MINE: Final = at_a_counter_of_mine()
_FREE: Final = one_of("state", "waiting transferred absent parked")
# Whose clerk has gone: who signs in elsewhere brings along what he was serving.
_DESERTED: Final = f"""
{one_of("state", "called serving")} AND NOT EXISTS (SELECT FROM session s
WHERE s.centre = ticket.centre AND s.counter = ticket.counter AND s.signed_out_at IS NULL)
"""
_LEFT: Final = f"counter IS NULL AND {one_of('state', 'waiting transferred cancelled')}"
_IS_SERVED: Final = "service IN (SELECT s.code FROM service s WHERE s.centre = ticket.centre)"
# A note is for going on with a number at a counter, and goes when it leaves there.
_NOTED: Final = f"note = '' OR counter IS NOT NULL AND {one_of('state', 'called serving parked')}"
_KNOWN: Final = """
(target_clerk IS NULL OR EXISTS (SELECT FROM clerk c
WHERE c.centre = ticket.centre AND c.code = ticket.target_clerk))
AND (outcome IS NULL OR EXISTS (SELECT FROM choice c
WHERE c.centre = ticket.centre AND c.kind = 'outcome' AND c.code = ticket.outcome))
"""
# As db.direct makes one: it is served here from the moment it is there, and nobody was called.
_DIRECT: Final = every(
    _TODAY,
    _MINE,
    "origin = 'counter' AND state = 'serving' AND kiosk = '' AND priority IS NULL",
    "calls = 0 AND bypassed = 0 AND stepped = 0 AND place = 1",
    "queued_at = arrived_at AND called_at = arrived_at AND began_at = arrived_at",
    SHARED_LETTER_OF_ITS_SERVICE,
    NEWEST_NUMBER,
    SERVED_AT_ITS_COUNTER,
)
# A ticket of mine, or one that I have just sent on or given up.
_TOLD: Final = (
    f"({at_a_counter_of_mine('t.counter')} OR "
    f"t.counter IS NULL AND {one_of('t.state', 'transferred cancelled')})"
)
_BACK_KINDS: Final = "put_back return"
_BACK: Final = "t.counter IS NULL AND t.state = 'waiting'"
_ANY_TOLD: Final = f"({told_by(KINDS, _TOLD)}) OR ({told_by(_BACK_KINDS, _BACK)})"


def _is_there(table: str) -> str:
    """Return that the ticket of a new row is at the row's counter."""
    return (
        f"EXISTS (SELECT FROM ticket t WHERE t.id = {table}.ticket AND t.counter = {table}.counter)"
    )


# Whose name a call bears sits there, signed in; a script's bears none.
_SITS_HERE: Final = """
clerk IS NULL OR EXISTS (SELECT FROM session s WHERE s.centre = call.centre
AND s.counter = call.counter AND s.clerk = call.clerk AND s.signed_out_at IS NULL)
"""
QUEUE: Final = (
    Right(
        GROUP,
        "ticket",
        select=all_of("ticket"),
        insert=all_of("ticket", but="target target_clerk ended_at outcome wrapped_at"),
        update="state service place queued_at calls bypassed stepped counter target target_clerk "
        "called_at began_at ended_at note outcome wrapped_at",
        sees=_TODAY,
        adds=_DIRECT,
        changes=every(_TODAY, f"{_FREE} OR {_MINE} OR {_DESERTED}"),
        becomes=every(_TODAY, f"{_MINE} OR {_LEFT}", _IS_SERVED, _NOTED, _KNOWN),
    ),
    # By one, as the trigger series_goes_forward sees to.
    Right(
        GROUP,
        "series",
        select=all_of("series"),
        insert=all_of("series"),
        update="last",
        sees=_TODAY,
        adds=every(_TODAY, SHARED_LETTER, FIRST_OF_SERIES),
        changes=every(_TODAY, SHARED_LETTER),
        becomes=every(_TODAY, SHARED_LETTER),
    ),
    # What was served elsewhere is read for its count; the trigger leg_keeps ends a wrap-up earlier.
    Right(
        GROUP,
        "leg",
        select=all_of("leg"),
        insert=all_of("leg"),
        update="wrapped_at",
        sees=_TODAY,
        adds=every(_TODAY, _MINE, _is_there("leg"), _SITS_HERE.replace("call.", "leg.")),
        changes=every(_TODAY, _MINE),
        becomes=every(_TODAY, _MINE),
    ),
    Right(
        GROUP,
        "call",
        select=all_of("call"),
        insert=all_of("call"),
        sees=_TODAY,
        adds=every(_TODAY, _MINE, _is_there("call"), _SITS_HERE),
    ),
    Right(
        GROUP,
        "deficit",
        select=all_of("deficit"),
        insert=all_of("deficit"),
        update="credit",
        sees=_MINE,
        adds=_MINE,
        changes=_MINE,
        becomes=_MINE,
    ),
    # A new question has no answer, because its column is not granted.
    Right(
        GROUP,
        "rating",
        select=all_of("rating", but="level"),
        insert=all_of("rating", but="closed_at level"),
        update="closed_at",
        sees=_MINE,
        adds=every(_TODAY, _MINE, _is_there("rating")),
        changes=every(_MINE, "closed_at IS NULL"),
        becomes=every(_MINE, "level IS NULL AND closed_at IS NOT NULL"),
    ),
)
"""What it does with the queue."""

STAFF: Final = (
    # A clerk who moves signs out elsewhere by signing in here; what has ended stays as it was.
    Right(
        GROUP,
        "session",
        select=all_of("session"),
        insert=all_of("session", but="signed_out_at paused_at"),
        update="signed_out_at paused_at pause_reason",
        adds=_MINE,
        changes="signed_out_at IS NULL",
        becomes=f"signed_out_at IS NOT NULL OR {_MINE}",
    ),
    # Residue: it checks PINs itself, so it can read their hashes.
    Right(GROUP, "clerk", select=all_of("clerk"), update="failures locked_until"),
)
"""What it does with clerks."""

DOSSIERS: Final = (
    # A clerk sees how a dossier stands; whether a slip's secret fits is asked at kiosks alone.
    Right(GROUP, "dossier", select=all_of("dossier", but="secret")),
    # It sees what other counters noted, and takes back its own of today.
    Right(
        GROUP,
        "handover",
        select=all_of("handover"),
        insert=all_of("handover", but="undone_at"),
        update="undone_at",
        adds=every(_TODAY, _MINE, _SITS_HERE.replace("call.", "handover.")),
        changes=every(_TODAY, _MINE, "undone_at IS NULL"),
        becomes=every(_MINE, "undone_at IS NOT NULL"),
    ),
)
"""What it does with dossiers."""

_WRITES_EVENTS, _MOVES_CHAINS = programs.log(GROUP, _ANY_TOLD, _TODAY)
# When a number waited, and for what: nothing that its tickets, calls and legs of today do not say.
LOG: Final = (
    replace(
        _WRITES_EVENTS,
        select="centre day ticket seq kind at facts",
        sees=every(_TODAY, one_of("kind", " ".join(sorted(order.TELLING)))),
    ),
    _MOVES_CHAINS,
)
"""What it does with the log: it adds to it, and reads today's waits to say why (db.order)."""

RIGHTS: Final = (
    *programs.reads(GROUP),
    *programs.catalogue(GROUP),
    programs.renewal(GROUP),
    programs.turn(GROUP),
    programs.own_devices(GROUP, sees=""),
    programs.requests(GROUP, REQUESTS),
    *LOG,
    *(Right(GROUP, view, select=all_of(view)) for view in VIEWS),
    *QUEUE,
    *STAFF,
    *DOSSIERS,
    Right(
        GROUP,
        "print_job",
        select=all_of("print_job"),
        sees="EXISTS (SELECT FROM ticket t WHERE t.id = print_job.ticket)",
    ),
    Right(GROUP, "roll", select=all_of("roll"), insert=all_of("roll"), update="placed_at"),
)
"""The counter's part of the matrix."""
