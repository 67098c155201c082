"""The second machine's side: copy the server's data with the kit's keys, and follow from there."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from psycopg.conninfo import make_conninfo

from centre.rules.errors import NotAllowed
from centre.settings import Settings
from db.server import ballast, hba, kit, known, tls, writing
from db.server.cluster import give, run
from db.server.kit import SLOT, Kit
from db.server.known import Known
from db.server.local import Local
from db.server.logins import STANDBY


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the second server has its data, and its pg_hba.conf and pg_ident.conf.

    Debian keeps the two in /etc; elsewhere they are in the data folder.
    """

    data: Path
    etc: Path


def join(settings: Settings, server: Local, bundle: Path, place: Folders, now: datetime) -> None:
    """Copy the server that the kit names into an empty folder that follows it when started.

    server: how this machine's own will be reached. Raises NotAllowed: kit_bad, data_not_empty;
    Unavailable: server_missing, server_program with what the copying said.
    """
    terms = kit.read(bundle)
    data = place.data
    if data.exists() and any(data.iterdir()):
        raise NotAllowed("data_not_empty", folder=str(data))
    data.mkdir(parents=True, exist_ok=True)
    give(data)
    keys = data.with_name(f"{data.name}.motcua-kit")
    _lay_keys(bundle, keys)
    try:
        words = ("-D", str(data), "-d", _primary(terms, keys), "-S", SLOT, "-X", "stream")
        # -R: a copy that is started before we are done follows, rather than going its own way.
        run("pg_basebackup", *words, "-R", "--checkpoint=fast", "--no-password")
    finally:
        _take_away(keys)
    _settle(settings, server, terms, bundle, place, now)


def _settle(
    settings: Settings, server: Local, terms: Kit, bundle: Path, place: Folders, now: datetime
) -> None:
    """Make the copy a follower with names, keys and rules of its own."""
    folder = place.etc / tls.FOLDER
    _lay_keys(bundle, folder)
    mine = _known(server, terms, place)
    known.save(settings, mine)
    parameters = {
        **tls.files(folder),
        "primary_conninfo": _primary(terms, folder),
        "primary_slot_name": SLOT,
        # Copied along: nobody follows this one when it is promoted, so nobody is waited for.
        "synchronous_standby_names": "",
    }
    _append(place.data / "postgresql.auto.conf", parameters)
    for name, block in (("pg_ident.conf", hba.names(place.data)), ("pg_hba.conf", hba.rules(mine))):
        file = place.etc / name
        before = writing.read(file)
        after = hba.marked(before, block, file)
        if after != before:
            if before:
                writing.set_aside(file, now)
            writing.write(file, after, like=place.data, mode=0o600)
    writing.write(place.data / "standby.signal", "", like=place.data, mode=0o600)


def _known(server: Local, terms: Kit, place: Folders) -> Known:
    return Known(
        hosts=(terms.address,),
        port=server.port,
        database=terms.database,
        clients=terms.clients,
        sockets=str(server.sockets),
        data=str(place.data),
        wal=str((place.data / "pg_wal").resolve()),
        tls=str(place.etc / tls.FOLDER),
        ballast=str(ballast.place(place.data)),
    )


def _primary(terms: Kit, keys: Path) -> str:
    """Return how the first server is reached; the password is in a file, never in a command."""
    return make_conninfo(
        "",
        host=terms.primary,
        port=terms.port,
        user=STANDBY,
        application_name=SLOT,
        passfile=str(keys / kit.PASSFILE),
        sslmode="verify-full",
        sslrootcert=str(keys / tls.AUTHORITY),
        sslcert=str(keys / kit.CERTIFICATE),
        sslkey=str(keys / kit.KEY),
        ssl_min_protocol_version="TLSv1.3",
        channel_binding="require",
        connect_timeout=3,
        tcp_user_timeout=4000,
        keepalives_idle=2,
        keepalives_interval=1,
        keepalives_count=3,
    )


def _lay_keys(bundle: Path, folder: Path) -> None:
    """Copy the kit's files where the server's owner, and nobody else, reads them."""
    writing.folder(folder)
    for name in kit.FILES:
        writing.write(folder / name, writing.read(bundle / name), mode=0o600)
        give(folder / name)
    give(folder)


def _take_away(folder: Path) -> None:
    for name in kit.FILES:
        with contextlib.suppress(OSError):
            (folder / name).unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()


def _append(file: Path, parameters: Mapping[str, str]) -> None:
    """Add lines to the copied parameters; the last line of a name holds."""
    doubled = {name: value.replace("'", "''") for name, value in parameters.items()}
    lines = "".join(f"{name} = '{value}'\n" for name, value in doubled.items())
    writing.write(file, writing.read(file) + lines, mode=0o600)
