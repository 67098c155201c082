"""Where the database is: a file of this box, or a PostgreSQL server; never with a password.

A device that comes over the network shows a certificate and a password of its own, kept in its
identity folder (reliability note, section 7), so that this file may be read by anybody.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from pydantic_core import PydanticCustomError

SQLITE: Final = "sqlite:"
POSTGRESQL: Final = "postgresql:"
PORT: Final = 5432
"""PostgreSQL's own port."""
_LONGEST: Final = 500
_MOST_HOSTS: Final = 4
_FILE: Final = re.compile(r"sqlite:(?://)?[^:?\x00-\x1f]*[^:?/\x00-\x1f]")
_NAME: Final = r"[A-Za-z_][A-Za-z0-9_-]{0,62}"
_SERVER: Final = re.compile(
    rf"postgresql://(?:(?P<user>{_NAME})@)?(?P<hosts>[^/@?\s]*)/(?P<name>{_NAME})(?:\?(?P<more>\S*))?"
)
_HOST: Final = re.compile(r"(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>\d{1,5}))?")
_FORMS: Final = (
    "Write sqlite:centre.db for a file, postgresql://192.168.1.10/motcua for a server (two with a "
    "comma between), or postgresql://motcua@/motcua at the server itself"
)


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A database of a server: (host, port) in the order in which they are tried.

    Without hosts it is at this box, by the Unix socket in the folder socket (None: the usual one).
    """

    name: str
    user: str | None
    hosts: tuple[tuple[str, int], ...]
    socket: str | None = None
    socket_port: int = PORT

    @property
    def is_local(self) -> bool:
        """Tell whether it is reached by a socket of this box."""
        return not self.hosts


def checked(text: str) -> str:
    """Return the address if it is one; raise pydantic's error, which never repeats a password."""
    if len(text) > _LONGEST:
        raise _refused("it is too long")
    if text.startswith(POSTGRESQL):
        server(text)
    elif not _FILE.fullmatch(text):
        raise _refused("it is neither a file nor a server")
    return text


def server(text: str) -> ServerAddress:
    """Return the parts of a server's address; raise as checked() does."""
    if _has_password(text):
        raise _refused("a password does not belong here")
    found = _SERVER.fullmatch(text)
    if found is None:
        raise _refused("it is not understood")
    more = _more(found["more"] or "")
    hosts = _hosts(found["hosts"])
    if hosts and more:
        raise _refused("host and port come before the name of the database")
    port = more.get("port", str(PORT))
    return ServerAddress(found["name"], found["user"], hosts, more.get("host"), _port(port))


def _has_password(text: str) -> bool:
    return "password=" in text or re.match(r"postgresql://[^/@]*:[^/@]*@", text) is not None


def _more(text: str) -> dict[str, str]:
    """Return what stands behind the question mark: the folder of the socket, and its port."""
    more = dict(parse_qsl(text))
    if set(more) - {"host", "port"}:
        raise _refused("only host and port may stand behind the question mark")
    if "host" in more and not re.fullmatch(r"/[^\x00-\x1f?&]{0,100}", more["host"]):
        raise _refused("host is the folder of a socket there, beginning with /")
    return more


def _hosts(text: str) -> tuple[tuple[str, int], ...]:
    if not text:
        return ()
    parts = [_HOST.fullmatch(part) for part in text.split(",")]
    if len(parts) > _MOST_HOSTS:
        raise _refused(f"at most {_MOST_HOSTS} hosts can be named")
    return tuple(_host(part) for part in parts)


def _host(part: re.Match[str] | None) -> tuple[str, int]:
    if part is None:
        raise _refused("a host is not understood")
    return part["host"].strip("[]"), _port(part["port"] or str(PORT))


def _port(text: str) -> int:
    port = int(text) if text.isdigit() else 0
    if not 0 < port < 1 << 16:
        raise _refused("a port is 1 to 65535")
    return port


def _refused(why: str) -> PydanticCustomError:
    """Return the error; it carries no value, because that could hold a password."""
    return PydanticCustomError("address", "{why}", {"why": why, "remedy": _FORMS})
