"""The centre's own certificate authority: who may come in, and who no longer may.

ca.key      the key; it never leaves the server and signs nothing but what is below
ca.crt      its certificate, that every device trusts
revoked/    what was taken back
"""

import errno
import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from centre.rules.enrolling import CERTIFICATE_HOLDS
from centre.rules.errors import NotAllowed, Unavailable
from db.enrolment import files, papers, signing_request
from db.enrolment.papers import Terms, UnfitError
from db.enrolment.profiles import authority_form, device_form, server_form
from db.enrolment.revoked import Revoked

HOLDS: Final = timedelta(days=3652)
"""Life of the CA: ten years."""
RENEWED_FROM: Final = HOLDS - CERTIFICATE_HOLDS - timedelta(days=275)
"""Age at which the CA is renewed: 7.1 years. Each device gets the new ca.crt with its own renewal,
at the latest 825 days on, and so before the old one ends; nine months are left for stragglers."""
SKEW: Final = timedelta(days=1)
"""How far back certificates begin. Machines' clocks differ: a wrong time zone is at most 14 hours,
and a clock without network drifts by minutes a month."""
_KEY, _CERTIFICATE, _REVOKED = "ca.key", "ca.crt", "revoked"
_LOGIN: Final = re.compile(r"[a-z0-9_]{1,63}")
_HOST: Final = re.compile(r"(?=.{1,253}\Z)[0-9a-z_-]{1,63}(\.[0-9a-z_-]{1,63})*", re.IGNORECASE)
_MOST_NAMES: Final = 32
_PART: Final = "authority"


@dataclass(frozen=True, slots=True)
class ServerPapers:
    """Certificate and key of a server, both PEM."""

    certificate: str
    key: str = field(repr=False)


class Authority:
    """The CA in one folder of the server. Made by found() or load().

    Everything may raise Unavailable: folder_refused, disk_full.
    """

    def __init__(
        self, folder: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate
    ) -> None:
        """Take key and certificate as found() and load() give them."""
        self.folder = folder
        self._key = key
        self._certificate = certificate
        self._revoked = Revoked(folder / _REVOKED)

    @classmethod
    def found(cls, folder: Path, now: datetime | None = None) -> Self:
        """Make a new CA; the folder appears whole or not at all.

        Raises NotAllowed("authority_exists") if there is anything in the folder.
        """
        now = now or datetime.now(UTC)
        key = ec.generate_private_key(ec.SECP256R1())
        form = authority_form(key.public_key(), now - SKEW, now + HOLDS)
        certificate = form.sign(key, SHA256())
        with files.turned(_PART):
            if folder.exists() and any(folder.iterdir()):
                raise NotAllowed("authority_exists", folder=str(folder))
            _make(folder, {_KEY: _pem_of(key), _CERTIFICATE: _pem(certificate).encode()})
        # What is on the disk counts: somebody else may have founded at the same moment.
        return cls.load(folder)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Return the CA in a folder, checked.

        Raises Unavailable: authority_missing, authority_open (others may read its key),
        authority_bad (why).
        """
        with files.turned(_PART):
            if not (folder / _KEY).is_file():
                raise Unavailable("authority_missing", _PART, folder=str(folder))
            for place in (folder, folder / _KEY):
                if files.is_open(place):
                    raise Unavailable("authority_open", _PART, file=str(place))
            return cls._loaded(folder)

    @classmethod
    def _loaded(cls, folder: Path) -> Self:
        try:
            return cls(folder, *_pair(folder))
        except UnfitError as error:
            raise Unavailable("authority_bad", _PART, folder=str(folder), why=str(error)) from None

    @property
    def certificate(self) -> str:
        """Return the CA's certificate (PEM): `ca.crt` of devices, ssl_ca_file of the server."""
        return _pem(self._certificate)

    @property
    def fingerprint(self) -> str:
        """Return SHA-256 over the CA's certificate (DER), 64 hex digits."""
        return papers.fingerprint_of(self._certificate)

    @property
    def terms(self) -> Terms:
        """Return the dates of the CA; renewed_from is that of RENEWED_FROM."""
        own = papers.terms_of(self._certificate)
        return Terms(own.holds_from, own.expires_at, own.holds_from + RENEWED_FROM)

    def renew(self, now: datetime) -> Self:
        """Give the CA a new certificate for its old key, ten years from now, and return it so.

        What it has signed goes on to hold, under the old certificate and the new one.
        """
        form = authority_form(self._key.public_key(), now - SKEW, now + HOLDS)
        certificate = form.sign(self._key, SHA256())
        with files.turned(_PART):
            files.write(self.folder / _CERTIFICATE, _pem(certificate).encode())
        return type(self)(self.folder, self._key, certificate)

    def sign_server(self, names: Sequence[str], now: datetime) -> ServerPapers:
        """Return a new key and certificate for a server of these host names and IP addresses.

        It holds as long as the CA: an ended one would lock every device out, and whoever could
        misuse an old one holds the server anyway. Raises NotAllowed("server_name_bad"),
        Unavailable("authority_expired").
        """
        if not 1 <= len(names) <= _MOST_NAMES:
            raise NotAllowed("server_name_bad", name="")
        known = [_general_name(name) for name in names]
        key = ec.generate_private_key(ec.SECP256R1())
        span = self._span(now, HOLDS)
        form = server_form(key.public_key(), names[0], known, self._certificate)
        return ServerPapers(self._signed(form, span), _pem_of(key).decode("ascii"))

    def sign(
        self,
        csr_pem: str,
        login: str,
        days: int = CERTIFICATE_HOLDS.days,
        now: datetime | None = None,
    ) -> str:
        """Return the certificate (PEM) of a device; of the request only its key is used.

        Raises NotAllowed: request_bad (why), login_bad; Unavailable("authority_expired").
        """
        if not _LOGIN.fullmatch(login):
            raise NotAllowed("login_bad", login=login[:63])
        key = signing_request.key_of(csr_pem)
        if key == self._key.public_key():
            raise NotAllowed("request_bad", why="key")
        span = self._span(now or datetime.now(UTC), timedelta(days=days))
        return self._signed(device_form(key, login, self._certificate), span)

    def revoke(self, certificate: str, now: datetime) -> str:
        """Take a certificate (PEM) back and return the new list (PEM); twice is the same as once.

        Raises NotAllowed("certificate_bad") for one that this CA has not signed.
        """
        try:
            given = papers.certificate_of(certificate.encode("ascii", errors="replace"))
        except UnfitError as error:
            raise NotAllowed("certificate_bad", why=str(error)) from None
        if not papers.is_issued_by(given, self._certificate):
            raise NotAllowed("certificate_bad", why="other authority")
        self._revoked.add(given.serial_number, now)
        return self.revocations()

    def revocations(self) -> str:
        """Return the list of what was taken back (PEM), for ssl_crl_file of the server."""
        return self._revoked.listed(self._key, self._certificate)

    def is_current(self, revocations: str) -> bool:
        """Tell whether a list (PEM) is ours, ends with this CA, and names all there is to name."""
        return self._revoked.is_current(revocations, self._key, self._certificate)

    def _span(self, now: datetime, holds: timedelta) -> tuple[datetime, datetime]:
        """Return first and last moment of a certificate; it never outlives its CA."""
        ends = papers.terms_of(self._certificate).expires_at
        if now >= ends:
            raise Unavailable("authority_expired", _PART, ended=f"{ends:%Y-%m-%d}")
        return now - SKEW, min(now + holds, ends)

    def _signed(self, form: x509.CertificateBuilder, span: tuple[datetime, datetime]) -> str:
        dated = form.not_valid_before(span[0]).not_valid_after(span[1])
        return _pem(dated.sign(self._key, SHA256()))


def _make(folder: Path, contents: dict[str, bytes]) -> None:
    """Make the folder of a CA beside its place and rename it, so that it is never half there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    unborn = folder.with_name(f".{folder.name}.making")
    files.delete(unborn)
    files.make_folder(unborn, contents)
    (unborn / _REVOKED).mkdir(mode=files.PRIVATE_FOLDER)
    files.sync(unborn)
    try:
        unborn.rename(folder)
    except OSError as error:
        files.delete(unborn)
        if error.errno in {errno.EEXIST, errno.ENOTEMPTY}:
            raise NotAllowed("authority_exists", folder=str(folder)) from None
        raise
    files.sync(folder.parent)


def _pair(folder: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """Return key and certificate of a CA; raise UnfitError if they are half or not a pair."""
    if not (folder / _REVOKED).is_dir() or not (folder / _CERTIFICATE).is_file():
        raise UnfitError("half")
    key = papers.private_key_of(files.read(folder / _KEY))
    certificate = papers.certificate_of(files.read(folder / _CERTIFICATE))
    if certificate.public_key() != key.public_key():
        raise UnfitError("other key")
    return key, certificate


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        pass
    if not _HOST.fullmatch(name) or name.replace(".", "").isdigit():
        raise NotAllowed("server_name_bad", name=name[:253])
    return x509.DNSName(name)


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(Encoding.PEM).decode("ascii")


def _pem_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
