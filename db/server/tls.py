"""The server's TLS files: certificate, key, the authority it trusts, the list of revoked devices.

They lie beside pg_hba.conf in a folder that only the server (and root) enters. The authority's key
is not among them: the server never needs it.
"""

import re
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509

from centre.rules.errors import NotAllowed
from db.enrolment import papers
from db.enrolment.authority import Authority
from db.enrolment.papers import UnfitError
from db.server import writing
from db.server.known import Known
from db.server.local import Facts
from db.server.steps import Change, Need

FOLDER: Final = "motcua-tls"
CERTIFICATE: Final = "server.crt"
KEY: Final = "server.key"
AUTHORITY: Final = "ca.crt"
REVOKED: Final = "revoked.crl"
_PARAMETERS: Final = {
    "ssl_cert_file": CERTIFICATE,
    "ssl_key_file": KEY,
    "ssl_ca_file": AUTHORITY,
    "ssl_crl_file": REVOKED,
}
_HOST: Final = re.compile(r"(?=.{1,253}\Z)[0-9a-z_-]{1,63}(\.[0-9a-z_-]{1,63})*")


def files(folder: Path) -> dict[str, str]:
    """Return the files by the parameter of the server that names them."""
    return {name: str(folder / file) for name, file in _PARAMETERS.items()}


def host(text: str) -> str:
    """Return a host name or an IP address as certificates hold it.

    Raises NotAllowed("server_name_bad").
    """
    try:
        return str(ip_address(text.strip("[]")))
    except ValueError:
        name = text.lower().rstrip(".")
    if not _HOST.fullmatch(name) or name.replace(".", "").isdigit():
        raise NotAllowed("server_name_bad", name=text[:253])
    return name


def missing(authority: Path, known: Known, facts: Facts, now: datetime) -> list[Change]:
    """Return the changes that the authority and the server's files need.

    Raises Unavailable: authority_open, authority_bad.
    """
    tls, changes = Path(known.tls), []
    signer = Authority.load(authority) if authority.exists() and any(authority.iterdir()) else None
    if signer is None:
        told = f"found the centre's certificate authority in {authority}"
        changes.append(Change(told, lambda: _found(authority, now)))
    elif now >= signer.terms.renewed_from:
        told = f"renew the certificate authority in {authority}, ten years from now"
        changes.append(Change(told, lambda: _renew(authority, now)))
    if not tls.is_dir():
        told = f"make folder {tls}, for the server alone"
        changes.append(Change(told, lambda: _folder(tls, facts)))
    if signer is None or not _fits(tls, known.hosts, signer):
        told = f"sign a certificate of the server for {', '.join(known.hosts)}"
        sign = lambda: sign_server(Authority.load(authority), tls, known.hosts, now)  # noqa: E731
        changes.append(Change(told, sign, Need.RELOAD))
    if signer is None or not is_published(signer, tls):
        told = f"write {AUTHORITY} and {REVOKED} of the authority to {tls}"
        share = lambda: publish(Authority.load(authority), tls)  # noqa: E731
        changes.append(Change(told, share, Need.RELOAD))
    return changes


def sign_server(authority: Authority, folder: Path, hosts: tuple[str, ...], now: datetime) -> None:
    """Put a new key and certificate for these names into a folder, owned as the folder is.

    A cut between the two leaves files that do not belong together, which the next run sees.
    """
    made = authority.sign_server(hosts, now)
    writing.write(folder / KEY, made.key, like=folder, mode=0o600)
    writing.write(folder / CERTIFICATE, made.certificate, like=folder, mode=0o600)


def publish(authority: Authority, folder: Path) -> None:
    """Put the authority's certificate and its list of revoked devices where the server reads them.

    The server goes by them from its next reload on.
    """
    writing.write(folder / AUTHORITY, authority.certificate, like=folder, mode=0o600)
    writing.write(folder / REVOKED, authority.revocations(), like=folder, mode=0o600)


def is_published(authority: Authority, folder: Path) -> bool:
    """Tell whether the server's files are what the authority says now."""
    same = writing.read(folder / AUTHORITY) == authority.certificate
    return same and authority.is_current(writing.read(folder / REVOKED))


def _found(folder: Path, now: datetime) -> None:
    Authority.found(folder, now)


def _renew(folder: Path, now: datetime) -> None:
    Authority.load(folder).renew(now)


def _folder(tls: Path, facts: Facts) -> None:
    writing.folder(tls, like=facts.data)


def _fits(tls: Path, hosts: tuple[str, ...], signer: Authority) -> bool:
    """Tell whether the server's certificate is of this authority, its key and these names."""
    try:
        own = papers.certificate_of(writing.read(tls / CERTIFICATE).encode())
        key = papers.private_key_of(writing.read(tls / KEY).encode())
    except UnfitError:
        return False
    trusted = papers.certificate_of(signer.certificate.encode())
    belongs = own.public_key() == key.public_key() and papers.is_issued_by(own, trusted)
    ends = papers.terms_of(own).expires_at
    return belongs and ends == papers.terms_of(trusted).expires_at and _names(own) == set(hosts)


def _names(certificate: x509.Certificate) -> set[str]:
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(name.value) for name in found}
