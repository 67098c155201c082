"""What a kiosk may do: give numbers of its own series, print its own slips, tell of itself.

Whose slip is scanned may step back, or give the number up, at any kiosk of the centre.
"""

from typing import Final

from centre.rules.stepping import MOST_STEPS
from db.roles import programs
from db.roles.conditions import (
    KIOSK,
    LETTER_OF_ITS_SERVICE,
    MAY_GIVE,
    MY_DEVICE_OR_THE_SERVER,
    NEWEST_NUMBER,
    TODAY,
    every,
    one_of,
    told_by,
)
from db.roles.inventory import all_of
from db.roles.right import Right

GROUP: Final = "mc_kiosk"
KINDS: Final = (
    f"take print_sending print_printed print_unknown print_abandoned {programs.HEALTH_KINDS}"
)
OWN_KINDS: Final = "step_back give_up"
"""What the bearer of a slip does; the requests have the same names."""
_TODAY: Final = f"day = {TODAY}"
_BY_ME: Final = f"kiosk = {KIOSK}"
# As db.taking makes one: it waits, nobody has called it, and it is the newest of its series.
_NEW_TICKET: Final = every(
    _TODAY,
    _BY_ME,
    "state = 'waiting' AND calls = 0 AND bypassed = 0 AND stepped = 0 AND place = 1",
    "counter IS NULL AND target IS NULL",
    "called_at IS NULL AND began_at IS NULL AND ended_at IS NULL",
    LETTER_OF_ITS_SERVICE,
    NEWEST_NUMBER,
)
_NEW_JOB: Final = every(
    _BY_ME,
    "state IN ('pending', 'abandoned') AND attempt = 0 AND sending_at IS NULL",
    f"EXISTS (SELECT FROM ticket t WHERE t.id = print_job.ticket AND t.kiosk = {KIOSK})",
)
# Its ticket is there before the event about it: so a kiosk appends to no chain without a ticket.
# Of an earlier day only its own are seen here.
_CHAINED: Final = """
queue = '-' OR EXISTS (SELECT FROM ticket t WHERE t.centre = chain.centre
AND t.day = chain.day AND t.letter = chain.queue)
"""
_WAITS: Final = one_of("state", "waiting transferred")
# The trigger ticket_yields compares before and after: it goes nowhere but back.
_YIELDED: Final = f"""
state = 'cancelled' AND ended_at IS NOT NULL OR {_WAITS} AND ended_at IS NULL
"""
_OWN_TOLD: Final = every(
    "ticket IS NOT NULL",
    told_by(OWN_KINDS, f"t.day = {TODAY} AND {one_of('t.state', 'waiting transferred cancelled')}"),
)
_TOLD: Final = f"({told_by(KINDS, f't.kiosk = {KIOSK}')}) OR ({_OWN_TOLD})"

# A search that found nothing is counted by a function (matrix.FUNCTIONS), and read by nobody here.
LOOKUP: Final = (
    *programs.catalogue(GROUP),
    Right(GROUP, "dossier", select=all_of("dossier")),
    Right(
        GROUP,
        "lookup_try",
        select=all_of("lookup_try"),
        insert=all_of("lookup_try"),
        update="failures locked_until",
        sees=_BY_ME,
        adds=_BY_ME,
        changes=_BY_ME,
        becomes=_BY_ME,
    ),
)
"""What it does as the lookup machine."""

RIGHTS: Final = (
    *programs.reads(GROUP),
    *LOOKUP,
    programs.renewal(GROUP),
    programs.turn(GROUP),
    programs.own_devices(GROUP, sees=MY_DEVICE_OR_THE_SERVER),
    programs.requests(GROUP, f"take {OWN_KINDS}"),
    *programs.log(GROUP, _TOLD, _CHAINED),
    # A job of an earlier day is ended with its ticket's letter and day.
    Right(
        GROUP,
        "ticket",
        # What counters alone write has its default; a clerk's note is nothing to a kiosk.
        select=all_of("ticket", but="note"),
        insert=all_of("ticket", but="target_clerk origin note outcome wrapped_at"),
        update="state queued_at place bypassed stepped ended_at",
        sees=f"{_TODAY} OR {_BY_ME}",
        adds=_NEW_TICKET,
        changes=every(_TODAY, _WAITS),
        becomes=every(_TODAY, _YIELDED, f"stepped <= {MOST_STEPS}"),
    ),
    # A daily limit counts all letters of a service, those of other kiosks as well.
    Right(
        GROUP,
        "series",
        select=all_of("series"),
        insert=all_of("series"),
        update="last",
        sees=_TODAY,
        adds=every(_TODAY, MAY_GIVE, "skipped = 0"),
        changes=every(_TODAY, MAY_GIVE),
        becomes=every(_TODAY, MAY_GIVE),
    ),
    Right(
        GROUP,
        "print_job",
        select=all_of("print_job"),
        insert=all_of("print_job"),
        update="state attempt note sending_at",
        sees=_BY_ME,
        adds=_NEW_JOB,
        changes=_BY_ME,
        becomes=_BY_ME,
    ),
    # Open counters make the wait; who sits there and why he pauses is nothing to a kiosk.
    Right(GROUP, "session", select="centre counter signed_in_at signed_out_at paused_at"),
    Right(GROUP, "roll", select=all_of("roll")),
)
"""The kiosk's part of the matrix."""
