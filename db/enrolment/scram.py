"""What PostgreSQL keeps of a password: a SCRAM verifier; the password itself it never gets.

RFC 5802 and RFC 7677. Passwords are ours: visible ASCII, which SASLprep (RFC 4013) leaves as it is.
"""

import hmac
import re
import secrets
from base64 import b64encode
from hashlib import pbkdf2_hmac, sha256
from typing import Final

from centre.rules.errors import NotAllowed

ITERATIONS: Final = 4096
"""PostgreSQL's own figure. More would not help: our passwords are random, 192 bits."""
_SALT: Final = 16
"""Bytes, as PostgreSQL makes it."""
_SHAPE: Final = re.compile(r"[!-~]{16,128}")
_RANDOM: Final = 24


def new_password() -> str:
    """Return 192 random bits as 32 letters, digits, '-' and '_'."""
    return secrets.token_urlsafe(_RANDOM)


def verifier(password: str, salt: bytes | None = None) -> str:
    """Return "SCRAM-SHA-256$4096:salt$stored:server" (base64), as PostgreSQL keeps it.

    password: 16 to 128 visible ASCII signs, else NotAllowed("password_shape"), which does not
    repeat it. salt: random bytes; a new one unless given.
    """
    if not _SHAPE.fullmatch(password):
        raise NotAllowed("password_shape")
    salt = secrets.token_bytes(_SALT) if salt is None else salt
    stored, server = keys(password, salt)
    return f"SCRAM-SHA-256${ITERATIONS}:{_base64(salt)}${_base64(stored)}:{_base64(server)}"


def keys(password: str, salt: bytes) -> tuple[bytes, bytes]:
    """Return StoredKey and ServerKey of RFC 5802, section 3, 32 bytes each."""
    salted = pbkdf2_hmac("sha256", password.encode("ascii"), salt, ITERATIONS)
    client = hmac.digest(salted, b"Client Key", "sha256")
    return sha256(client).digest(), hmac.digest(salted, b"Server Key", "sha256")


def _base64(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
