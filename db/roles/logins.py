"""The logins of devices: which groups, limits and settings each has."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection

from centre.rules.enrolling import Kind
from db.roles import counter, display, fact, kiosk, rating, supervisor
from db.roles.fact import Fact
from db.roles.matrix import ATTENDANT, DEVICES, GROUPS, OWNER, PAIRING

CONNECTIONS: Final = 8
"""How many connections a login may have at once (reliability note, section 5: 4 to 8)."""
LIMITS: Final[Mapping[str, str]] = {
    "statement_timeout": "5s",
    "lock_timeout": "4s",
    "idle_in_transaction_session_timeout": "3s",
}
"""Settings of each device's login; it can raise its own. The note (reliability, section 5) has 3, 2
and 5 s "to confirm": a device that vanished with the turn then stopped all others for 5.1 s, and
they were told twice that the database is busy. So: who vanishes is given up before the others are.
"""
FORBIDDEN: Final = ("SUPERUSER", "CREATEDB", "CREATEROLE", "REPLICATION", "BYPASSRLS")
"""Attributes that no device, no group and no owner of ours has; in the order of _ROLES."""

_GROUPS_OF: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.KIOSK: (kiosk.GROUP,),
    Kind.RATING: (rating.GROUP,),
    Kind.DISPLAY: (display.GROUP,),
    Kind.COUNTER: (counter.GROUP,),
    Kind.SUPERVISOR: (counter.GROUP, supervisor.GROUP),
}
_ENROLLED: Final = "SELECT login, kind, rates, removed_at IS NOT NULL FROM public.enrolled"
_ROLES: Final = """
SELECT rolname, rolconnlimit, rolcanlogin, rolinherit,
rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles
"""
_SETTINGS: Final = """
SELECT r.rolname, unnest(s.setconfig) FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole
"""
_MEMBERS: Final = """
SELECT of.rolname, who.rolname, m.admin_option FROM pg_auth_members m
JOIN pg_roles of ON of.oid = m.roleid JOIN pg_roles who ON who.oid = m.member
"""


def groups_of(kind: Kind, *, rates: bool = False) -> tuple[str, ...]:
    """Return the groups of a device; a counter's PC with the citizens' keypad also rates."""
    groups = _GROUPS_OF[kind]
    is_desk = kind in {Kind.COUNTER, Kind.SUPERVISOR}
    return (*groups, rating.GROUP) if rates and is_desk else groups


def settle(login: str, kind: Kind, *, rates: bool = False) -> tuple[str, ...]:
    """Return the statements that give a new login its limits, settings and groups.

    CREATE ROLE is the caller's, because it has the password's verifier. They are safe to repeat.
    """
    found = _wanted(login, groups_of(kind, rates=rates))
    wanted = sorted(found, key=lambda each: (each.step, each.words))
    return tuple(each.give for each in wanted if each.give)


def wanted_logins(connection: Connection) -> set[Fact]:
    """Return what should be so of each enrolled device's login, and of that of pairing."""
    there = {row[0] for row in connection.exec_driver_sql(_ROLES).all()}
    groups: dict[str, tuple[str, ...]] = {PAIRING: ()}
    for login, kind, rates, removed in connection.exec_driver_sql(_ENROLLED).all():
        if not removed:
            groups[login] = groups_of(Kind(kind), rates=rates)
    facts = {Fact(f"login {login}") for login in groups}
    return facts.union(*(_wanted(login, groups[login]) for login in groups.keys() & there))


def live_logins(connection: Connection) -> set[Fact]:
    """Return what is so of the logins of devices, of strangers in our groups, of the groups.

    enrolled holds each login, and whether it was removed.
    """
    enrolled = {row[0]: row[3] for row in connection.exec_driver_sql(_ENROLLED).all()}
    enrolled[PAIRING] = False
    settings = connection.exec_driver_sql(_SETTINGS).all()
    facts = {fact.setting(name, value) for name, value in settings if enrolled.get(name) is False}
    for row in connection.exec_driver_sql(_ROLES).all():
        facts |= _attributes(row, enrolled)
    return facts | set(_members(connection, enrolled))


def _wanted(login: str, groups: Collection[str]) -> Iterable[Fact]:
    # The pairing login is opened and shut by the attendant, as somebody is expected or not.
    if groups:
        yield fact.attribute(login, "LOGIN")
        yield fact.attribute(login, "INHERIT")
    yield _limit(login, CONNECTIONS)
    for name, value in LIMITS.items():
        yield fact.setting(login, f"{name}={value}")
    for group in groups:
        yield fact.member(group, login)


def _limit(login: str, connections: int) -> Fact:
    none = "CONNECTION LIMIT -1"
    return fact.attribute(login, f"CONNECTION LIMIT {connections}", negated=none)


def _attributes(row: Any, enrolled: Mapping[str, bool]) -> set[Fact]:
    """Return what is so of one role: all that matters of a device, what is forbidden of a group."""
    name, limit, can_login, inherits, *forbidden = row
    if name not in enrolled and name not in {*GROUPS, OWNER}:
        return set()
    held = (word for word, has in zip(FORBIDDEN, forbidden, strict=True) if has)
    facts = {fact.attribute(name, word) for word in held}
    if can_login and name != PAIRING:
        facts.add(fact.attribute(name, "LOGIN"))
    if enrolled.get(name) is False:
        facts |= {Fact(f"login {name}"), _limit(name, limit)}
        facts |= {fact.attribute(name, "INHERIT")} if inherits and name != PAIRING else set()
    return facts


def _members(connection: Connection, enrolled: Mapping[str, bool]) -> Iterable[Fact]:
    """Yield what devices are members of, and strangers who are in a group of ours."""
    for of, who, admin in connection.exec_driver_sql(_MEMBERS).all():
        # Of a device that is removed, the group tells what it was; it cannot log in.
        if enrolled.get(who) is False or (of == OWNER and who != ATTENDANT):
            yield fact.member(of, who, admin=admin)
        elif of in DEVICES and who not in {ATTENDANT, *GROUPS, *enrolled}:
            # Told, not taken: it may be a device of another centre's database on this server.
            yield Fact(fact.member(of, who, admin=admin).words)
