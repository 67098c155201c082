"""What a device has of its identity: asked for and pending, or held and in use."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db.enrolment.papers import Terms

CA, CERTIFICATE, KEY = "ca.crt", "device.crt", "device.key"
LOGIN, PASSWORD = "login", "password"


@dataclass(frozen=True, slots=True)
class Pending:
    """What a device has asked for and not yet got."""

    request: str
    """The certificate request, PEM."""
    renews: bool
    """Whether it is the next certificate of a device that is enrolled."""
    _password: str = field(repr=False)

    def password(self) -> str:
        """Return the password of the login to come; a renewal keeps the present one."""
        return self._password


@dataclass(frozen=True, slots=True)
class Held:
    """The identity in use: files for libpq, login, dates."""

    folder: Path
    login: str
    terms: Terms
    fingerprint: str
    """SHA-256 of the CA that it trusts, 64 hex digits."""
    _password: str = field(repr=False)

    def password(self) -> str:
        """Return the password; never log it."""
        return self._password

    def for_libpq(self) -> dict[str, str]:
        """Return user, password and files under libpq's names; never log this."""
        named = {"sslrootcert": CA, "sslcert": CERTIFICATE, "sslkey": KEY}
        paths = {parameter: str(self.folder / name) for parameter, name in named.items()}
        return {"user": self.login, "password": self._password, **paths}

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time to ask for the next certificate (two thirds of its life)."""
        return now >= self.terms.renewed_from
