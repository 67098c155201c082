"""Lines of the matrix that the groups of devices share: what each program does to be one at all."""

from typing import Final

from db.roles.conditions import (
    ACTOR,
    DEVICES_OF,
    FIRST_OF_CHAIN,
    MY_DEVICE,
    MY_DEVICE_OR_NOBODYS,
    MY_LOGIN,
    NEWEST_EVENT,
    TODAY,
    every,
    one_of,
)
from db.roles.inventory import DECLARED, all_of
from db.roles.right import Right

HEALTH_KINDS: Final = "device device_forgotten day_begins"
"""Kinds of events that any program but a display tells: of its devices, of the day's roll."""


def reads(group: str) -> tuple[Right, ...]:
    """Return what any program reads: its schema's version, the declared data."""
    names = ("alembic_version", *DECLARED)
    return tuple(Right(group, name, select=all_of(name)) for name in names)


def catalogue(group: str) -> tuple[Right, ...]:
    """Return what a program needs to show or search procedures: Shelf.shown is one reading."""
    names = ("catalogue", "catalogue_procedure", "search_word")
    return tuple(Right(group, name, select=all_of(name)) for name in names)


def renewal(group: str) -> Right:
    """Return the right to ask for the next certificate of one's own login, and to fetch it."""
    asked = "id centre kind name counter rates state token login made_at made_by expires_at request"
    return Right(
        group,
        "enrolment",
        select="login request state certificate made_at",
        insert=asked,
        sees=MY_LOGIN,
        adds=every(
            MY_LOGIN,
            "state = 'accepted' AND request IS NOT NULL",
            f"kind = (SELECT my_kind()) AND made_by = {ACTOR}",
        ),
    )


def turn(group: str) -> Right:
    """Return the right to the turn, the lock that writers take: UPDATE, but never to go back.

    The first write of a centre's life makes the row, whoever does it.
    """
    return Right(
        group,
        "business_day",
        select="centre day",
        insert="centre day",
        update="day",
        becomes=f"day >= {TODAY}",
    )


def own_devices(group: str, *, sees: str = MY_DEVICE_OR_NOBODYS) -> Right:
    """Return the right to tell of one's own devices; sees is which rows of devices are read."""
    of_my_kinds = one_of("kind", DEVICES_OF[group])
    told = every(of_my_kinds, MY_DEVICE_OR_NOBODYS)
    return Right(
        group,
        "device",
        select=all_of("device"),
        insert=all_of("device"),
        update="state key facts since heartbeat",
        sees=sees,
        adds=every(of_my_kinds, MY_DEVICE),
        changes=told,
        becomes=told,
    )


def requests(group: str, kinds: str) -> Right:
    """Return the right to send requests of these kinds, and to read their answers again."""
    mine = one_of("kind", kinds)
    return Right(
        group,
        "request",
        select="id centre kind answer",
        insert=all_of("request"),
        sees=mine,
        adds=mine,
    )


def log(group: str, told: str, chained: str) -> tuple[Right, Right]:
    """Return the right to append to the log: told on the event, chained on its chain."""
    until_today = f"day <= {TODAY}"
    told, chained = every(until_today, told), every(until_today, chained)
    return (
        Right(group, "event", insert=all_of("event"), adds=every(told, NEWEST_EVENT)),
        Right(
            group,
            "chain",
            select=all_of("chain"),
            insert=all_of("chain"),
            update="seq head",
            adds=every(chained, FIRST_OF_CHAIN),
            changes=chained,
            becomes=chained,
        ),
    )
