"""The rights of the role groups in the centre's database, as the matrix has them (db.roles)."""

from db.engine import SCHEMA
from db.roles.matrix import GROUPS
from db.server.cluster import ADMIN
from db.server.local import Local
from db.server.steps import Change


def missing(server: Local, name: str) -> list[Change]:
    """Return the change that brings the live rights to the matrix, if they differ."""
    count = _differences(server, name)
    if count == 0:
        return []
    why = "none are set yet" if count is None else f"{count} differ from the matrix"
    told = f"set the rights of {', '.join(GROUPS)} in {name} ({why})"
    return [Change(told, lambda: _apply(server, name))]


def _differences(server: Local, name: str) -> int | None:
    """Return how many rights differ, or None where there is nothing to compare yet."""
    from db.roles import checking, grants  # noqa: PLC0415 - they read the whole matrix

    if not server.holds(name):
        return None
    with server.connect(name) as connection:
        found = connection.execute("SELECT to_regclass('public.enrolled')").fetchone()
        if found is None or found[0] is None:
            return None
        # What an upgrade makes has no rights yet, and is not there to be compared.
        stamp = connection.execute("SELECT version_num FROM public.alembic_version").fetchone()
        if stamp is None or stamp[0] != SCHEMA:
            return None
    engine = server.engine(name, ADMIN)
    try:
        with engine.connect() as opened:
            # A device without its login is the attendant's business, not ours.
            return sum(bool(grants.statement(one)) for one in checking.compare(opened))
    finally:
        engine.dispose()


def _apply(server: Local, name: str) -> None:
    from db.roles import grants  # noqa: PLC0415 - as above

    engine = server.engine(name, ADMIN)
    try:
        with engine.begin() as opened:
            grants.apply(opened)
    finally:
        engine.dispose()
