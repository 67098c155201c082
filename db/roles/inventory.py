"""Every table, view, function and trigger that the matrix knows.

A table or column that is not named here is granted to nobody, and the check says so: whoever adds
one decides who needs it.
"""

from collections.abc import Mapping
from typing import Final

TABLES: Final[Mapping[str, str]] = {
    "alembic_version": "version_num",
    "alarm": "id centre kind subject facts began_at ended_at acknowledged_at acknowledged_by",
    "business_day": "centre day",
    "call": "id centre day ticket counter clerk at again reason",
    "catalogue": "centre version source imported_at",
    "catalogue_procedure": "centre code code_raw name field levels also valid_from valid_to digest "
    "detail",
    "centre": "centre version name authority slip_notice hours policy instrument "
    "instrument_version",
    "chain": "centre day queue seq head",
    "choice": "centre kind code name position active",
    "clerk": "centre code name role pin failures locked_until active",
    "counter": "centre code name zone position active",
    "counter_service": "centre counter service weight",
    "deficit": "centre counter service credit",
    "device": "centre kind name state key facts since heartbeat",
    "dossier": "centre code procedure state state_raw received_at due_at finished_at returned_at "
    "secret imported_at keep_until",
    "enrolled": "login centre kind name actor counter rates certificate enrolled_at expires_at "
    "removed_at",
    "enrolment": "id centre kind name counter rates state token login made_at made_by expires_at "
    "request verifier asked_at decided_at decided_by certificate",
    "evaluation": "centre period index own verified evidence note changed_at changed_by",
    "event": "centre day queue seq id kind ticket at actor facts hash",
    "field": "centre code name icon position",
    "handover": "id centre day code step at counter clerk ticket undone_at keep_until",
    "holiday": "centre day intervals name",
    "instrument": "centre code version question levels",
    "kiosk_letter": "centre kiosk service letter",
    "leg": "id centre day ticket seq service counter clerk called_at began_at ended_at wrapped_at "
    "ended outcome",
    "lookup_try": "centre kiosk failures locked_until",
    "notice": "centre code text starts ends position",
    "parcel": "centre seq day digest sha256 content made_at acknowledged_at",
    "pairing": "one host port authority key",
    "print_job": "id centre ticket kiosk state attempt note queued_at sending_at content",
    "priority_group": "centre code name citation position from_age",
    "procedure": "centre code name service time_limit fee",
    "rating": "id centre day ticket counter instrument version opened_at closed_at level",
    "received": "centre sender seq sha256 day unit complete_until name total content taken_at",
    "request": "id centre kind at answer",
    "roll": "centre printer placed_at",
    "search_miss": "centre text count first_day last_day",
    "search_word": "centre everyday official added_at added_by",
    "series": "centre day letter last skipped",
    "service": "centre code field name letter first last daily_limit expected_minutes hours "
    "position active",
    "session": "id centre clerk counter signed_in_at signed_out_at paused_at pause_reason",
    "tally": "centre day dimension value figures",
    "ticket": "id centre day service letter number state priority kiosk arrived_at queued_at "
    "place calls bypassed stepped counter target target_clerk origin note outcome wrapped_at "
    "called_at began_at ended_at",
    "topic": "centre field service",
    "unit": "centre code valid_from valid_to parent name kind successors",
}
"""Table -> its columns, as db.tables has them."""

VIEWS: Final[Mapping[str, str]] = {
    "board_call": "id centre day ticket counter at again",
    "board_counter": "centre counter signed_in_at paused_at",
    "board_ticket": "id centre day service letter number state place queued_at calls counter "
    "target",
}
"""View -> its columns: what a lobby may see."""

DECLARED: Final = (
    "centre",
    "choice",
    "counter",
    "counter_service",
    "field",
    "holiday",
    "instrument",
    "kiosk_letter",
    "notice",
    "priority_group",
    "procedure",
    "service",
    "topic",
)
"""The centre's declared data; each program reads them whole (db.centres.read)."""

TRIGGERS: Final = (
    ("event", "event_keeps"),
    ("series", "series_goes_forward"),
    ("chain", "chain_goes_forward"),
    ("ticket", "ticket_yields"),
    ("leg", "leg_keeps"),
)
"""(table, trigger): what even a login with rights of its own cannot do."""


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table or view, in their order."""
    return tuple((TABLES.get(table) or VIEWS[table]).split())


def all_of(table: str, *, but: str = "") -> str:
    """Return the columns of a table but some, as a right names them: with blanks between."""
    return " ".join(name for name in columns(table) if name not in but.split())
