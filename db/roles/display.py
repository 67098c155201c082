"""What a display may do: look at its three views, and tell of itself. It writes no queue."""

from typing import Final

from db.roles import programs
from db.roles.inventory import VIEWS, all_of
from db.roles.right import Right

GROUP: Final = "mc_display"

RIGHTS: Final = (
    *programs.reads(GROUP),
    *programs.catalogue(GROUP),
    programs.renewal(GROUP),
    Right(GROUP, "business_day", select="centre day"),
    *(Right(GROUP, view, select=all_of(view)) for view in VIEWS),
    programs.own_devices(GROUP),
)
"""The display's part of the matrix."""
