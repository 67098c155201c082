"""What a supervisor's PC may do beside a counter's: settings, clerks, devices, ending the day."""

from typing import Final

from db.roles import programs
from db.roles.conditions import FIRST_OF_CHAIN, NEWEST_EVENT, TODAY, every, one_of, told_by
from db.roles.inventory import DECLARED, TABLES, VIEWS, all_of
from db.roles.right import Right

GROUP: Final = "mc_supervisor"
KINDS: Final = (
    "expire cancel day_set settings kiosk_letter search_word "
    "enrol_offer enrol_accept enrol_refuse enrol_remove "
    "hand_over_undone evaluation export alarm_begins alarm_ends alarm_known "
    f"{programs.HEALTH_KINDS}"
)
_KEYS: Final = "centre code day version counter service kiosk"
_OVER: Final = one_of("state", "cancelled expired")
_IN_WORK: Final = one_of("state", "offered asked accepted")
# Accepted is what has asked; what was only offered can be taken back.
_DECIDED: Final = "state = 'refused' OR state = 'accepted' AND request IS NOT NULL"


_BONDS: Final = ("counter_service", "holiday", "kiosk_letter", "topic")
"""Rows to which nothing refers: what a counter serves no more has no row. All else stays."""


def _declares(table: str) -> Right:
    """Return the right on a table of declared data; the keys of its rows stay as they are."""
    whole = all_of(table)
    if table == "centre":
        return Right(GROUP, table, select=whole, update=all_of(table, but="centre"))
    update = all_of(table, but=_KEYS if table != "topic" else f"{_KEYS} field")
    removes = table in _BONDS
    return Right(GROUP, table, select=whole, insert=whole, update=update, removes=removes)


_WRITES: Final = {
    right.table: right
    for right in (
        *(_declares(table) for table in DECLARED),
        # What came once or twice may be somebody's name: it is shown to nobody.
        Right(GROUP, "search_miss", select=all_of("search_miss"), sees="count > 2"),
        Right(
            GROUP,
            "search_word",
            select=all_of("search_word"),
            insert=all_of("search_word"),
            update="official added_at added_by",
        ),
        Right(GROUP, "catalogue", select=all_of("catalogue"), update="version"),
        # Figures of days that are over; today's are still counted from its tickets.
        Right(
            GROUP,
            "tally",
            select=all_of("tally"),
            insert=all_of("tally"),
            update="figures",
            adds=f"day < {TODAY}",
            changes=f"day < {TODAY}",
            becomes=f"day < {TODAY}",
        ),
        Right(GROUP, "dossier", select=all_of("dossier", but="secret")),
        # It takes back what a counter noted wrongly; what was taken back stays so.
        Right(
            GROUP,
            "handover",
            select=all_of("handover"),
            update="undone_at",
            changes="undone_at IS NULL",
            becomes="undone_at IS NOT NULL",
        ),
        # What has ended stays as it was, and so does who was first to take note.
        Right(
            GROUP,
            "alarm",
            select=all_of("alarm"),
            insert="id centre kind subject facts began_at",
            update="facts ended_at acknowledged_at acknowledged_by",
            changes="ended_at IS NULL",
        ),
        Right(
            GROUP,
            "evaluation",
            select=all_of("evaluation"),
            insert=all_of("evaluation"),
            update=all_of("evaluation", but="centre period index"),
        ),
        Right(
            GROUP,
            "clerk",
            select=all_of("clerk"),
            insert=all_of("clerk"),
            update=all_of("clerk", but=_KEYS),
        ),
        Right(
            GROUP,
            "ticket",
            select=all_of("ticket"),
            update="state ended_at note",
            changes=f"NOT ({_OVER})",
            becomes=every(_OVER, "note = ''"),
        ),
        # The end of a day closes questions that nobody answered.
        Right(
            GROUP,
            "rating",
            select=all_of("rating"),
            update="closed_at",
            changes="closed_at IS NULL",
            becomes="level IS NULL AND closed_at IS NOT NULL",
        ),
        Right(GROUP, "business_day", select="centre day", insert="centre day", update="day"),
        Right(
            GROUP,
            "enrolment",
            select=all_of("enrolment"),
            insert="id centre kind name counter rates state token made_at made_by expires_at",
            update="state decided_at decided_by",
            # Rights add up: what another group of this PC may fill in does not count for an offer.
            adds="state = 'offered' AND login IS NULL AND request IS NULL",
            changes=_IN_WORK,
            becomes=_DECIDED,
        ),
        # It ends a device's rights at once, and cannot give them back.
        Right(
            GROUP,
            "enrolled",
            select=all_of("enrolled"),
            update="removed_at",
            changes="removed_at IS NULL",
            becomes="removed_at IS NOT NULL",
        ),
        programs.own_devices(GROUP, sees=""),
        Right(
            GROUP,
            "request",
            select=all_of("request"),
            insert=all_of("request"),
        ),
        # Of any day: who sets the business day back tells it in the day that is left.
        Right(
            GROUP,
            "event",
            select=all_of("event"),
            insert=all_of("event"),
            adds=every(told_by(KINDS, _OVER.replace("state", "t.state")), NEWEST_EVENT),
        ),
        Right(
            GROUP,
            "chain",
            select=all_of("chain"),
            insert=all_of("chain"),
            update="seq head",
            adds=FIRST_OF_CHAIN,
        ),
    )
}
RIGHTS: Final = (
    *(
        _WRITES.get(name) or Right(GROUP, name, select=all_of(name))
        for name in sorted({*TABLES, *VIEWS})
    ),
)
"""The supervisor's part of the matrix: it reads all of its centre but slips' secrets."""
