"""What a kiosk knows of itself for its technician: versions, certificates, the log carried away.

All of it reads or writes files, so it runs on the desk's own lane.
"""

import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Final

import PySide6

from centre.settings import Settings
from centre.shell import sticks
from centre.shell.journal import KeptLog
from centre.shell.sticks import Place
from db.engine import SCHEMA
from db.facts import DeviceHealth
from db.health.carried import devices_told, file_name, packed, settings_told
from kiosk.care_shown import Link, Versions
from kiosk.ground import Ground

_LOGS: Final = "logs"
Ends = tuple[datetime | None, datetime | None]
"""The last days of this machine's and of the centre's certificate; None where there is none."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a zip tells beside the settings."""

    devices: tuple[DeviceHealth, ...]
    link: Link
    log: KeptLog


def versions() -> Versions:
    """Return what runs here, as it calls itself."""
    try:
        system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    except OSError:
        system = platform.system()
    return Versions(
        metadata.version("motcua"),
        platform.python_version(),
        PySide6.__version__,
        SCHEMA,
        f"{system}, {platform.release()}, {platform.machine()}",
    )


def log_folder(settings: Settings) -> Path:
    """Return where the copies of logs are, inside the state folder."""
    return settings.state_folder() / _LOGS


def ends_of(folder: Path) -> Ends:
    """Return the ends of an identity's own certificate and of its centre's."""
    from db.enrolment import held, papers  # noqa: PLC0415 - a file needs no cryptography

    ends: list[datetime | None] = [None, None]
    for place, name in enumerate((held.CERTIFICATE, held.CA)):
        with suppress(OSError, papers.UnfitError):
            certificate = papers.certificate_of((folder / name).read_bytes())
            ends[place] = papers.terms_of(certificate).expires_at
    return ends[0], ends[1]


def certificates(ground: Ground) -> Ends:
    """Return the ends of the certificates with which this kiosk reaches its server, if it does."""
    server = ground.settings.database.server
    if server is None or server.is_local:
        return None, None
    return ends_of(ground.settings.identity_folder() / f"kiosk-{ground.name}")


def save(ground: Ground, place: Place, carried: Carried) -> str:
    """Write the zip at a place; return its name. Raises Unavailable: disk_full, place_gone."""
    now, link = ground.clock.now(), carried.link
    about = [f"{kind}: {getattr(versions(), kind)}" for kind in Versions.__slots__]
    about += [f"{kind}: {getattr(link, kind)}" for kind in Link.__slots__]
    parts = {
        "log.txt": carried.log.text(),
        "devices.json": devices_told(carried.devices),
        "settings.json": settings_told(ground.settings),
        "about.txt": "\n".join([f"kiosk: {ground.name}", f"at: {now.isoformat()}", *about]),
    }
    name = file_name(ground.name, now)
    return sticks.save(place.folder, name, packed(parts, now)).name
