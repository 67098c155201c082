"""Roles of the sign-in and what each may do: one table for the store and for the screens.

A technician reads no answers and no persons, a clerk changes no settings, an auditor changes
nothing (field note, behaviour 56). A role that the table does not know may do nothing.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Role(StrEnum):
    """What somebody signs in as; clerk.role of the database holds the word."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    TECHNICIAN = "technician"
    AUDITOR = "auditor"


class Act(StrEnum):
    """What a role may do or not.

    DESK: call, serve, send on, hand over. DEVICES: see them, add and remove them. WORDS: everyday
    words of the search. ANSWERS: read what citizens answered. PERSONS: read what names clerks.
    SETTINGS: change what is declared, clerks among it. FIGURES: reports. SHEETS: read the sheets of
    the agency; SCORE: write its own column; VERIFY: write the verified column, which is an
    auditor's finding and no change of what he audits. LOG: read and check the event log. EXPORTS:
    take any of what he may read out as a file. RETENTION: remove what is due.
    """

    DESK = "desk"
    DEVICES = "devices"
    WORDS = "words"
    ANSWERS = "answers"
    PERSONS = "persons"
    SETTINGS = "settings"
    FIGURES = "figures"
    SHEETS = "sheets"
    SCORE = "score"
    VERIFY = "verify"
    LOG = "log"
    EXPORTS = "exports"
    RETENTION = "retention"


_READS: Final = (Act.ANSWERS, Act.PERSONS, Act.FIGURES, Act.SHEETS, Act.LOG, Act.EXPORTS)
MAY: Final[Mapping[Role, frozenset[Act]]] = MappingProxyType(
    {
        Role.CLERK: frozenset({Act.DESK}),
        Role.SUPERVISOR: frozenset(Act),
        Role.TECHNICIAN: frozenset({Act.DEVICES, Act.WORDS}),
        Role.AUDITOR: frozenset({*_READS, Act.VERIFY}),
    }
)
"""The table."""


def may(role: str, act: Act) -> bool:
    """Tell whether a role may do something; an unknown one may do nothing."""
    return role in who(act)


def who(*acts: Act) -> frozenset[str]:
    """Return the roles that may do any of these, as words."""
    return frozenset(role.value for role, allowed in MAY.items() if allowed.intersection(acts))
