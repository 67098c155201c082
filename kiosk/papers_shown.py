"""What page and paper say of a procedure alike: fee and time, what to bring, the way to go online.

Pure; sentences are said by the page and by the slip, each in its own words.
"""

from dataclasses import dataclass
from typing import Final

from centre.rules import online
from centre.rules.online import host_of
from centre.rules.papers import MOST_PIECES
from centre.rules.procedures import (
    Case,
    Channel,
    Group,
    Paper,
    Procedure,
    Shown,
    fee_shown,
    time_shown,
)
from drivers.slip import MOST_CODE_BYTES

__all__ = [
    "CHANNELS",
    "Cost",
    "bodies",
    "costs",
    "groups_to_bring",
    "host_of",
    "online_address",
    "pieces",
    "remarks",
    "to_bring",
]

CHANNELS: Final = ("in_person", "online", "post")
"""The ways to hand in, in the order in which they are said."""
_ASK: Final = Shown("ask")


@dataclass(frozen=True, slots=True)
class Cost:
    """Time and fee of the channels for which they are the same."""

    channels: tuple[str, ...]
    time: Shown
    fee: Shown


def costs(procedure: Procedure) -> tuple[Cost, ...]:
    """Return time and fee by channel; one with "ask" for both where the source says nothing.

    Nothing is free where the fee of any channel is not reliable (field note, section 6).
    """
    doubtful = fee_shown(procedure.channels).kind in {"note", "ask"}
    found: dict[tuple[Shown, Shown], dict[str, None]] = {}
    for channel in sorted(procedure.channels, key=_place):
        fee = fee_shown((channel,))
        if doubtful and fee.kind == "free":
            fee = _ASK
        found.setdefault((time_shown((channel,)), fee), {})[channel.channel] = None
    alike = tuple(Cost(tuple(those), time, fee) for (time, fee), those in found.items())
    return alike or (Cost((), _ASK, _ASK),)


def _place(channel: Channel) -> int:
    known = channel.channel in CHANNELS
    return CHANNELS.index(channel.channel) if known else len(CHANNELS)


def to_bring(case: Case) -> tuple[Paper, ...]:
    """Return the papers that can be brought, in their order: not the remarks among them."""
    return tuple(paper for group in groups_to_bring(case) for paper in group.papers)


def groups_to_bring(case: Case) -> tuple[Group, ...]:
    """Return the groups of papers that can be brought; a case without groups is one."""
    groups = case.groups or ((Group("", case.papers),) if case.papers else ())
    return tuple(group for group in groups if not group.is_note)


def remarks(case: Case) -> tuple[str, ...]:
    """Return what the source remarks among the papers."""
    notes = (group for group in case.groups if group.is_note)
    return tuple(paper.name for group in notes for paper in group.papers)


def pieces(paper: Paper) -> tuple[int, int]:
    """Return originals and copies; 0 where the source gives no number that can be true."""
    return _sane(paper.originals), _sane(paper.copies)


def _sane(count: int) -> int:
    """Return a number of pieces, 0 for one that is a slip of the source."""
    return count if 0 < count <= MOST_PIECES else 0


def online_address(template: str, procedure: Procedure) -> str:
    """Return the web address of a procedure's online service, "" where there is none to show.

    None is shown for a procedure that the source says cannot be handed in online.
    """
    return online.online_address(template, procedure, MOST_CODE_BYTES)


def bodies(procedure: Procedure) -> tuple[str, ...]:
    """Return who carries a procedure out; who issued it where the source does not say."""
    issuing = (procedure.issuing_body,) if procedure.issuing_body else ()
    return procedure.agencies or issuing
