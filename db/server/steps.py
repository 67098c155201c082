"""Changes to a server, each told before it is made and whole by itself.

Whoever prepares a server compares it with what is wanted and gets the changes that are missing; an
interrupted run is repeated, and finds fewer of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum


class Need(IntEnum):
    """What a change needs before it holds."""

    NOTHING = 0
    RELOAD = 1
    RESTART = 2


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its line for people, what makes it (whole or not at all), what it needs."""

    told: str
    make: Callable[[], None]
    need: Need = Need.NOTHING


def carry_out(changes: Iterable[Change]) -> Need:
    """Make the changes in their order; return what the server needs then."""
    need = Need.NOTHING
    for change in changes:
        change.make()
        need = max(need, change.need)
    return need


def lines(changes: Sequence[Change]) -> list[str]:
    """Return the changes as a numbered list, with what each of them needs."""
    after = {Need.NOTHING: "", Need.RELOAD: "  [reload]", Need.RESTART: "  [restart]"}
    return [f"{n:>3}. {change.told}{after[change.need]}" for n, change in enumerate(changes, 1)]
