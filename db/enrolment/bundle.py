"""The bundle that a technician carries to a device: where the server is, what it is known by.

One line of capital letters and digits, so that a QR code of it is small, a file of it survives any
editor, and a typist could enter it. It holds a one-time token and the password of the pairing
login: keep it like a key for the ten minutes that it holds. Nothing in it is about a person.
"""

import binascii
import re
import unicodedata
import zlib
from base64 import b32decode, b32encode
from dataclasses import dataclass, field
from typing import Final, NoReturn, Self

from centre.rules.enrolling import Kind
from centre.rules.errors import NotAllowed
from db.enrolment.logins import AT_COUNTER

LONGEST: Final = 600
"""Signs of a bundle; an ordinary one has about 295, a QR code of version 9 (alphanumeric, L)."""
_LONGEST_READ: Final = 4096
"""Signs that parse() looks at all: a bundle with what an editor puts around it."""
_VERSION: Final = 1
_MARK: Final = re.compile(r"MOTCUA([0-9]{1,4}):(.*)")
"""Whatever a newer version writes behind its mark, this one still knows that it is newer."""
_SHAPES: Final = {
    # Neither a path of a socket nor a list of hosts, which libpq would understand, too.
    "host": re.compile(r"[0-9A-Za-z][0-9A-Za-z.:_-]{0,252}|::[0-9A-Fa-f:.]{0,43}"),
    "database": re.compile(r"[A-Za-z_][0-9A-Za-z_-]{0,62}"),
    "centre": re.compile(r"[A-Z0-9][A-Z0-9.-]{1,30}"),
    "name": re.compile(r".{1,40}"),
    "counter": re.compile(r".{0,12}"),
    "ca": re.compile(r"[0-9a-f]{64}"),
    "token": re.compile(r"[0-9a-f]{32}"),
    "key": re.compile(r"[!-~]{16,64}"),
}
_CHECK, _CA, _TOKEN = 4, 32, 16


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a device needs to ask for its place; every field is checked when it is made.

    Raises NotAllowed("bundle_bad", why) with the name of the wrong field, or "too long".
    """

    host: str
    port: int
    database: str
    centre: str
    kind: Kind
    name: str
    """What people call the place; up to 40 visible signs."""
    ca: str
    """SHA-256 of the authority's certificate, 64 hex digits."""
    token: str = field(repr=False)
    """128 random bits, 32 hex digits; it holds once, for ten minutes."""
    key: str = field(repr=False)
    """Password of the pairing login."""
    counter: str | None = None
    """Code of the place's counter, up to 12 visible signs; None: it has none, or asks its clerk."""

    def __post_init__(self) -> None:
        """Check every field, so that what text() gives is always readable by parse()."""
        for name, shape in _SHAPES.items():
            if not shape.fullmatch(str(getattr(self, name) or "")):
                _refuse(name)
        if not _is_tidy(self.name):
            _refuse("name")
        if self.kind not in list(Kind):
            _refuse("kind")
        if not self._has_sound_counter():
            _refuse("counter")
        if not 1 <= self.port <= 65_535:
            _refuse("port")
        if len(self.text()) > LONGEST:
            _refuse("too long")

    def _has_sound_counter(self) -> bool:
        """Tell whether the counter can be this kind's; a rating keypad has to have one."""
        if self.counter is None:
            return self.kind is not Kind.RATING
        return self.kind in AT_COUNTER and bool(self.counter) and _is_tidy(self.counter)

    def text(self) -> str:
        """Return the bundle as one line of at most LONGEST signs (A-Z, 0-9 and one colon)."""
        said = (self.host, str(self.port), self.database, self.centre)
        place = (str(self.kind), self.name, self.counter or "")
        words = "\0".join((*said, *place, self.key)).encode()
        body = bytes.fromhex(self.ca) + bytes.fromhex(self.token) + words
        whole = zlib.crc32(body).to_bytes(_CHECK, "big") + body
        return f"MOTCUA{_VERSION}:{b32encode(whole).decode('ascii').rstrip('=')}"

    @classmethod
    def parse(cls, text: str | bytes) -> Self:
        """Return the bundle in a text, whatever editors and scanners did to spaces and case.

        Anything else raises NotAllowed("bundle_bad", why): "no bundle", "newer bundle", "damaged",
        "too long" or the name of a field.
        """
        body = _opened(_plain(text))
        words = _words(body[_CA + _TOKEN :])
        host, port, database, centre, kind, name, counter, key = words
        if kind not in list(Kind):
            _refuse("kind")
        if not re.fullmatch("[1-9][0-9]{0,4}", port):
            _refuse("port")
        ca, token = body[:_CA].hex(), body[_CA : _CA + _TOKEN].hex()
        place = (host, int(port), database, centre, Kind(kind), name)
        return cls(*place, ca, token, key, counter or None)


def _is_tidy(words: str) -> bool:
    """Tell whether words are visible signs, composed and without space around them."""
    return words.isprintable() and words == unicodedata.normalize("NFC", words).strip()


def _plain(text: str | bytes) -> str:
    """Return the text without white space and byte order mark, in capital letters."""
    if len(text) > _LONGEST_READ:
        _refuse("too long")
    said = text.decode("utf-8", errors="replace") if isinstance(text, bytes) else text
    plain = "".join(said.removeprefix("\ufeff").split())
    # Only of ASCII is upper() a change of case and nothing else.
    return plain.upper() if plain.isascii() else ""


def _opened(plain: str) -> bytes:
    """Return the checked body: CA, token, words."""
    found = _MARK.fullmatch(plain)
    if found is None:
        _refuse("no bundle")
    version, encoded = int(found[1]), found[2]
    if version != _VERSION:
        _refuse("newer bundle" if version > _VERSION else "no bundle")
    if len(plain) > LONGEST:
        _refuse("too long")
    whole = _decoded(encoded)
    check, body = whole[:_CHECK], whole[_CHECK:]
    if len(body) < _CA + _TOKEN or zlib.crc32(body).to_bytes(_CHECK, "big") != check:
        _refuse("damaged")
    return body


def _decoded(encoded: str) -> bytes:
    try:
        whole = b32decode(encoded + "=" * (-len(encoded) % 8))
    except (binascii.Error, ValueError):
        _refuse("damaged")
    if b32encode(whole).decode("ascii").rstrip("=") != encoded:
        _refuse("damaged")
    return whole


def _words(raw: bytes) -> list[str]:
    try:
        words = raw.decode("utf-8").split("\0")
    except UnicodeDecodeError:
        _refuse("damaged")
    if len(words) != 8:
        _refuse("damaged")
    return words


def _refuse(why: str) -> NoReturn:
    raise NotAllowed("bundle_bad", why=why) from None
