"""What a citizens' keypad may do: answer the open question of its own counter."""

from typing import Final

from db.roles import programs
from db.roles.conditions import AT_MY_COUNTER, every, told_by
from db.roles.inventory import all_of
from db.roles.right import Right

GROUP: Final = "mc_rating"
KINDS: Final = f"rating {programs.HEALTH_KINDS}"

RIGHTS: Final = (
    *programs.reads(GROUP),
    programs.renewal(GROUP),
    programs.turn(GROUP),
    programs.own_devices(GROUP),
    programs.requests(GROUP, "rate"),
    *programs.log(GROUP, told_by(KINDS, "true"), ""),
    # Its number, and where the log keeps what is told of it.
    Right(GROUP, "ticket", select="id centre day letter number", sees=AT_MY_COUNTER),
    # Who is served now, as every board shows it.
    Right(GROUP, "board_ticket", select=all_of("board_ticket")),
    # What was answered is never read here, and never changed.
    Right(
        GROUP,
        "rating",
        select=all_of("rating", but="level"),
        update="closed_at level",
        sees=AT_MY_COUNTER,
        changes=every(AT_MY_COUNTER, "closed_at IS NULL"),
        becomes=every(AT_MY_COUNTER, "closed_at IS NOT NULL"),
    ),
)
"""The keypad's part of the matrix."""
