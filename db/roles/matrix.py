"""The matrix: every right of every group, as data (reliability note, section 6)."""

from collections.abc import Mapping
from typing import Final

from db.roles import counter, display, kiosk, rating, supervisor
from db.roles.right import Right

OWNER: Final = "mc_owner"
"""Owns everything, and never logs in."""
ATTENDANT: Final = "motcua"
"""The server's own login: member of the owner, maker of devices' logins."""
PAIRING: Final = "mc_pairing"
"""The login of devices that are not enrolled yet."""
BACKUP: Final = "mc_backup"
"""Reads everything, writes nothing: by a local login, which also needs BYPASSRLS."""
DEVICES: Final = (kiosk.GROUP, display.GROUP, counter.GROUP, rating.GROUP, supervisor.GROUP)
"""Groups of devices."""
GROUPS: Final = (*DEVICES, BACKUP)
READS_ALL: Final = "pg_read_all_data"
"""What the server itself has for backups; the only group that one of ours is a member of."""

RIGHTS: Final[tuple[Right, ...]] = (
    *kiosk.RIGHTS,
    *display.RIGHTS,
    *counter.RIGHTS,
    *rating.RIGHTS,
    *supervisor.RIGHTS,
)

_NOBODY: Final[tuple[str, ...]] = ()
FUNCTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("my_actor()", "my_centre()", "my_counter()", "my_day()", "my_kind()"), DEVICES
    ),
    "sees(text)": GROUPS,
    "pairing_authority()": (PAIRING, *DEVICES),
    "pairing_ask(text,text,text)": (PAIRING,),
    "pairing_answer(text)": (PAIRING,),
    "search_missed(text,text,date)": (kiosk.GROUP,),
    **dict.fromkeys(
        (
            "chain_goes_forward()",
            "event_keeps()",
            "leg_keeps()",
            "series_goes_forward()",
            "ticket_yields()",
        ),
        _NOBODY,
    ),
}
"""Function of ours -> who may call it."""

SHUT: Final = (
    *("lo_creat", "lo_create", "lo_from_bytea", "pg_logical_emit_message"),
    *(
        f"pg_{how}advisory_{of}lock{mode}"
        for how in ("", "try_")
        for of in ("", "xact_")
        for mode in ("", "_shared")
    ),
)
"""Functions of the server by which anybody could fill its disk, or its table of locks (12,859 were
enough to stop it), without a right on any table."""


def right(group: str, table: str) -> Right:
    """Return what a group may do with a table; nothing, where the matrix has no line."""
    found = (r for r in RIGHTS if (r.group, r.table) == (group, table))
    return next(found, Right(group, table))
