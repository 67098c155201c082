"""The login roles of the server itself: the owner of all tables, and who works at the server.

Groups of devices and their rights are db.roles' business; devices' logins the attendant's.
"""

from typing import Final

from db.roles.matrix import ATTENDANT, GROUPS, OWNER
from db.server.cluster import ADMIN
from db.server.local import Local
from db.server.steps import Change

STANDBY: Final = "mc_standby"
"""Follows the server and may do nothing else."""
_BORN: Final = {
    OWNER: "NOLOGIN",
    ATTENDANT: "LOGIN CREATEROLE",
    **dict.fromkeys(GROUPS, "NOLOGIN"),
}
_HAS: Final = "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)"
# ADMIN: it makes the logins of devices members of their groups.
_HOLDS: Final = """
SELECT r.rolname, m.admin_option FROM pg_auth_members m
JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles w ON w.oid = m.member WHERE w.rolname = %s
"""
_SIGNALS: Final = "pg_signal_backend"
"""It ends the sessions of a device that is removed."""
_RELOAD: Final = "pg_catalog.pg_reload_conf()"
"""It lets the server read a new list of revoked certificates."""
_MAY_RELOAD: Final = """
SELECT 1 FROM pg_proc p, aclexplode(p.proacl) a JOIN pg_roles r ON r.oid = a.grantee
WHERE p.oid = %s::regprocedure AND r.rolname = %s AND a.privilege_type = 'EXECUTE'
"""


def missing_roles(server: Local) -> list[Change]:
    """Return a change for each of the server's own roles that is not there."""
    with server.connect() as connection:
        there = {row[0] for row in connection.execute(_HAS, (list(_BORN),))}
    return [
        _statement(server, f"make role {role} ({kind.lower()})", f"CREATE ROLE {role} {kind}")
        for role, kind in _BORN.items()
        if role not in there
    ]


def missing_memberships(server: Local, name: str) -> list[Change]:
    """Return the changes that let the attendant work: what it holds, what it may call in `name`."""
    with server.connect() as connection:
        held = dict(connection.execute(_HOLDS, (ATTENDANT,)).fetchall())
    wanted = {OWNER: False, _SIGNALS: False, **dict.fromkeys(GROUPS, True)}
    changes = [
        _grant(server, role, admin=admin)
        for role, admin in wanted.items()
        if held.get(role) is None or (admin and not held[role])
    ]
    if not (server.holds(name) and _may_reload(server, name)):
        told = f"let {ATTENDANT} have the server read its files again ({_RELOAD} in {name})"
        grant = f"GRANT EXECUTE ON FUNCTION {_RELOAD} TO {ATTENDANT}"
        changes.append(_statement(server, told, grant, name))
    return changes


def _may_reload(server: Local, name: str) -> bool:
    with server.connect(name) as connection:
        return connection.execute(_MAY_RELOAD, (_RELOAD, ATTENDANT)).fetchone() is not None


def _grant(server: Local, role: str, *, admin: bool) -> Change:
    suffix = " WITH ADMIN OPTION" if admin else ""
    told = f"make {ATTENDANT} a member of {role}{suffix.lower()}"
    return _statement(server, told, f"GRANT {role} TO {ATTENDANT}{suffix}")


def _statement(server: Local, told: str, statement: str, name: str = ADMIN) -> Change:
    def make() -> None:
        with server.connect(name) as connection:
            connection.execute(statement.encode())

    return Change(told, make)
