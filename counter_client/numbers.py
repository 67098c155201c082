"""Numbers that a clerk goes on with or types: which ones there are, and how they are written."""

from centre.rules.tickets import label
from db.facts import CounterView, TicketView


def to_take_back(view: CounterView | None) -> tuple[TicketView, ...]:
    """Return what a free counter can go on with: set aside, left somewhere, kept for the absent."""
    return (*view.parked, *view.left, *view.kept) if view else ()


def the_one_to_take_back(view: CounterView) -> TicketView | None:
    """Return the number that one key goes on with; None: there is none, or one must be chosen.

    What is kept for somebody else is never taken without being chosen.
    """
    found = (*view.parked, *view.left)
    return found[0] if len(found) == 1 else None


def as_label(typed: str) -> str:
    """Return what a clerk typed as a number is written: "a12" -> "A012"; else as typed, tidied."""
    tidy = "".join(typed.upper().split())
    letter, digits = tidy[:1], tidy[1:]
    if letter.isalpha() and digits.isdecimal():
        return label(letter, int(digits))
    return tidy
