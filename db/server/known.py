"""What `server init` has set up, kept for later runs and for whoever works when the server is down.

No secret is in it; it lies in the state folder beside the rest of the centre.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from centre.rules.errors import Unavailable
from centre.settings import Settings
from db.server import writing

FILE_NAME: Final = "server.json"
AUTHORITY: Final = "authority"
"""The folder of the centre's certificate authority, in the state folder; only root enters it."""


@dataclass(frozen=True, slots=True)
class Known:
    """How the server of this centre is reached and where its files are."""

    hosts: tuple[str, ...]
    """Names and addresses in the server's certificate; devices are told the first."""
    port: int
    database: str
    clients: tuple[str, ...]
    """Networks that devices may come from, as pg_hba.conf names them."""
    sockets: str
    data: str
    wal: str
    """Real folder of the write-ahead log, which may be on a volume of its own."""
    tls: str
    """Folder of the server's certificate, key and revocation list."""
    ballast: str
    """Where the ballast file is, or would be."""
    standby: str | None = None
    """Address that a standby comes from."""


_SHAPE: Final = TypeAdapter(Known)


def place(settings: Settings) -> Path:
    """Return the file."""
    return settings.state_folder() / FILE_NAME


def load(settings: Settings) -> Known | None:
    """Return what is known, or None before the first `server init`.

    Raises Unavailable("file_unreadable") for a file that is damaged.
    """
    file = place(settings)
    text = writing.read(file)
    try:
        return _SHAPE.validate_json(text) if text else None
    except ValidationError as error:
        raise Unavailable("file_unreadable", "server", file=str(file), said=str(error)) from error


def shown(known: Known) -> str:
    """Return the text of the file."""
    return _SHAPE.dump_json(known, indent=2).decode() + "\n"


def save(settings: Settings, known: Known) -> None:
    """Put what is known into the file."""
    writing.write(place(settings), shown(known), mode=0o644)


def authority(settings: Settings) -> Path:
    """Return the folder of the certificate authority."""
    return settings.state_folder() / AUTHORITY
