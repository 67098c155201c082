"""Conditions that several lines of the matrix share, in SQL.

Each function of the server is called within a SELECT of its own: so it is asked once a statement,
not once a row. Sub-queries run with the rights of the device that asks. A condition must not ask
its own table, which PostgreSQL refuses as an endless recursion: hence my_day().
"""

from collections.abc import Mapping
from typing import Final

CENTRE: Final = "centre = (SELECT my_centre())"
ACTOR: Final = "(SELECT my_actor())"
TODAY: Final = "(SELECT my_day())"
KIOSK: Final = "(SELECT split_part(my_actor(), ':', 2))"
"""The name of the kiosk at the other end, as tickets and print jobs have it."""
_COUNTER: Final = "(SELECT my_counter())"

AT_MY_COUNTER: Final = f"counter = {_COUNTER}"

# The device's own row, or one of what it owns, as db.silence.program and owner_of tell it.
MY_DEVICE: Final = f"""
CASE WHEN kind IN ('kiosk', 'counter', 'display')
THEN kind || ':' || name = {ACTOR} OR name = {ACTOR} AND kind = split_part({ACTOR}, ':', 1)
ELSE coalesce(facts ->> 'owner', 'kiosk:' || (facts ->> 'kiosk')) = {ACTOR} END
"""
# Which kinds of devices each program tells of, as drivers.ports.Told has them; its own row is one.
# The server's is nobody's here. One that is missing stops a whole program: rather one too many.
DEVICES_OF: Final[Mapping[str, str]] = {
    "mc_kiosk": "kiosk printer reader camera speaker line sign",
    "mc_display": "display speaker line sign",
    "mc_counter": "counter line keypad sign reader camera printer",
    "mc_rating": "kiosk",
    "mc_supervisor": "counter line keypad sign reader camera printer",
}
# A device that is no more keeps its row, without an owner (db.devices.FORGOTTEN): whoever has it
# from then on may tell of it.
MY_DEVICE_OR_NOBODYS: Final = f"{MY_DEVICE} OR key = 'forgotten'"
MY_DEVICE_OR_THE_SERVER: Final = f"{MY_DEVICE_OR_NOBODYS} OR kind = 'server' AND name = 'server'"
"""A kiosk has to know whether the server's disk has room: it gives no number that could be lost."""
MY_LOGIN: Final = "login = session_user"

_LETTERS: Final = f"""
SELECT coalesce(k.letter, s.letter) FROM service s LEFT JOIN kiosk_letter k
ON k.centre = s.centre AND k.service = s.code AND k.kiosk = {KIOSK}
"""  # noqa: S608 - made of constants of this file
MAY_GIVE: Final = f"letter IN ({_LETTERS})"
"""The kiosk's own letters, and the shared ones of services that it has none of its own for."""
LETTER_OF_ITS_SERVICE: Final = (
    f"letter = ({_LETTERS} WHERE s.centre = ticket.centre AND s.code = ticket.service)"
)
SHARED_LETTER: Final = """
letter IN (SELECT s.letter FROM service s WHERE s.centre = series.centre)
"""
"""The series that kiosks without a letter of their own share; counters go on with it."""
SHARED_LETTER_OF_ITS_SERVICE: Final = """
letter = (SELECT s.letter FROM service s
WHERE s.centre = ticket.centre AND s.code = ticket.service)
"""
FIRST_OF_SERIES: Final = """
skipped = 0 AND last = (SELECT s.first FROM service s
WHERE s.centre = series.centre AND s.letter = series.letter)
"""
SERVED_AT_ITS_COUNTER: Final = """
EXISTS (SELECT FROM counter_service c WHERE c.centre = ticket.centre
AND c.counter = ticket.counter AND c.service = ticket.service)
"""
NEWEST_NUMBER: Final = """
number = (SELECT s.last FROM series s
WHERE s.centre = ticket.centre AND s.day = ticket.day AND s.letter = ticket.letter)
"""
NEWEST_EVENT: Final = """
(seq, hash) = (SELECT c.seq, c.head FROM chain c
WHERE c.centre = event.centre AND c.day = event.day AND c.queue = event.queue)
"""
"""Where the chain has just got to: nobody squats a place that the next event needs."""
FIRST_OF_CHAIN: Final = "seq = 1"


def at_a_counter_of_mine(column: str = "counter") -> str:
    """Return that column holds a counter at which this PC may act.

    A PC that is enrolled without a counter asks its clerk: then any counter of its centre.
    """
    return f"({column} IS NOT NULL AND coalesce({_COUNTER}, {column}) = {column})"


def one_of(column: str, values: str) -> str:
    """Return that column holds one of the values, which are words with blanks between."""
    listed = ", ".join(f"'{value}'" for value in values.split())
    return f"{column} IN ({listed})"


def told_by(kinds: str, about: str) -> str:
    """Return that an event is of one of the kinds, by this actor, on a ticket that it may tell of.

    about is the condition on that ticket, t. An event of no ticket is in the centre's own queue.
    """
    return f"""
actor = {ACTOR} AND {one_of("kind", kinds)} AND
(ticket IS NULL AND queue = '-' OR EXISTS (SELECT FROM ticket t WHERE t.id = event.ticket
AND t.centre = event.centre AND t.day = event.day AND t.letter = event.queue AND {about}))
"""


def every(*conditions: str) -> str:
    """Return that all conditions hold; an empty one is none."""
    return " AND ".join(f"({condition.strip()})" for condition in conditions if condition)
