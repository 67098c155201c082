"""What a counter's PC may do: call and serve at its own counter, and take what nobody has."""

from typing import Final

from db.roles import programs
from db.roles.conditions import TODAY, at_a_counter_of_mine, every, one_of, told_by
from db.roles.inventory import VIEWS, all_of
from db.roles.right import Right

GROUP: Final = "mc_counter"
KINDS: Final = (
    "call call_again start finish absent undo_absent park resume transfer cancel rating_opens "
    f"sign_in sign_out pause resume_counter pin_locked new_roll {programs.HEALTH_KINDS}"
)
REQUESTS: Final = (
    "call_next call_number call_again start finish absent undo_absent park unpark transfer cancel "
    "sign_in sign_out pause resume roll"
)
_TODAY: Final = f"day = {TODAY}"
_MINE: Final = at_a_counter_of_mine()
_FREE: Final = one_of("state", "waiting transferred absent parked")
_LEFT: Final = f"counter IS NULL AND {one_of('state', 'waiting transferred cancelled')}"
_IS_SERVED: Final = "service IN (SELECT s.code FROM service s WHERE s.centre = ticket.centre)"
# A ticket of mine, or one that I have just sent on or given up.
_TOLD: Final = (
    f"({at_a_counter_of_mine('t.counter')} OR "
    f"t.counter IS NULL AND {one_of('t.state', 'transferred cancelled')})"
)


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
        update="state service place queued_at calls bypassed counter target called_at began_at "
        "ended_at",
        sees=_TODAY,
        changes=every(_TODAY, f"{_FREE} OR {_MINE}"),
        becomes=every(_TODAY, f"{_MINE} OR {_LEFT}", _IS_SERVED),
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

RIGHTS: Final = (
    *programs.reads(GROUP),
    *programs.catalogue(GROUP),
    # A clerk sees how a dossier stands; whether a slip's secret fits is asked at kiosks alone.
    Right(GROUP, "dossier", select=all_of("dossier", but="secret")),
    programs.renewal(GROUP),
    programs.turn(GROUP),
    programs.own_devices(GROUP, sees=""),
    programs.requests(GROUP, REQUESTS),
    *programs.log(GROUP, told_by(KINDS, _TOLD), _TODAY),
    *(Right(GROUP, view, select=all_of(view)) for view in VIEWS),
    *QUEUE,
    *STAFF,
    Right(
        GROUP,
        "print_job",
        select=all_of("print_job"),
        sees="EXISTS (SELECT FROM ticket t WHERE t.id = print_job.ticket)",
    ),
    Right(GROUP, "roll", select=all_of("roll"), insert=all_of("roll"), update="placed_at"),
)
"""The counter's part of the matrix."""
