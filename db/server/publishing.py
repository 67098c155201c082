"""What bundles for new devices are made from: where they find this server, and its authority."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from db.enrolment import pairing
from db.enrolment.authority import Authority
from db.server.cluster import ADMIN
from db.server.known import Known
from db.server.local import Local
from db.server.steps import Change

_TABLES: Final = "SELECT to_regclass('public.pairing') IS NOT NULL"


def missing(server: Local, known: Known, authority: Path) -> list[Change]:
    """Return the change that publishes place and authority, if they are not published so."""
    told = f"let new devices find the server at {known.hosts[0]}, port {known.port}"
    change = Change(told, lambda: _publish(server, known, authority))
    if not server.holds(known.database) or not authority.exists():
        return [change]
    engine = server.engine(known.database, ADMIN)
    try:
        with engine.connect() as opened:
            return [] if _is_published(opened, known, authority) else [change]
    finally:
        engine.dispose()


def _is_published(opened: Connection, known: Known, authority: Path) -> bool:
    """Tell whether devices are told already; before the schema is made they are not."""
    if not opened.exec_driver_sql(_TABLES).scalar():
        return False
    place = (known.hosts[0], known.port)
    return pairing.is_published(opened, *place, Authority.load(authority).certificate)


def _publish(server: Local, known: Known, authority: Path) -> None:
    engine = server.engine(known.database, ADMIN)
    try:
        with engine.begin() as opened:
            if not _is_published(opened, known, authority):
                certificate = Authority.load(authority).certificate
                pairing.publish(opened, known.hosts[0], known.port, certificate)
    finally:
        engine.dispose()
