"""Certificates that were taken back, and the list of them that the server reads.

One small file per certificate, named by its serial and holding its moment: two processes that take
back at one time cannot lose each other's, and no damage to one file brings another back.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from db.enrolment import files, papers

_SERIAL: Final = re.compile(r"[0-9a-f]{1,40}")
_PART: Final = "authority"


class Revoked:
    """The folder of what was taken back. May raise Unavailable: folder_refused, disk_full."""

    def __init__(self, folder: Path) -> None:
        """Point at a folder that exists."""
        self.folder = folder

    def add(self, serial: int, now: datetime) -> None:
        """Note a certificate; the first moment stays."""
        file = self.folder / f"{serial:x}"
        with files.turned(_PART):
            if not file.exists():
                files.write(file, now.astimezone(UTC).isoformat(timespec="seconds").encode())

    def all(self, start: datetime) -> dict[int, datetime]:
        """Return when each serial was taken back; start for one whose file holds no date."""
        with files.turned(_PART):
            named = [file for file in self.folder.iterdir() if _SERIAL.fullmatch(file.name)]
            return {int(file.name, 16): _date(files.read(file), start) for file in sorted(named)}

    def listed(self, key: ec.EllipticCurvePrivateKey, authority: x509.Certificate) -> str:
        """Return the signed list (PEM); it begins and ends with the CA itself.

        The server refuses everybody once its list has ended or while it has not begun: an earlier
        end would lock out a centre that nobody looks after, a later begin one whose clock was set
        back. A short life guards lists that travel; this one is read from the disk of the machine
        that makes it.
        """
        holds = papers.terms_of(authority)
        found = self.all(holds.holds_from)
        form = x509.CertificateRevocationListBuilder(
            authority.subject, holds.holds_from, holds.expires_at
        )
        signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
        form = form.add_extension(x509.CRLNumber(len(found) + 1), critical=False)
        form = form.add_extension(signer, critical=False)
        for serial, at in found.items():
            form = form.add_revoked_certificate(x509.RevokedCertificateBuilder(serial, at).build())
        return form.sign(key, SHA256()).public_bytes(Encoding.PEM).decode("ascii")

    def is_current(
        self, listed: str, key: ec.EllipticCurvePrivateKey, authority: x509.Certificate
    ) -> bool:
        """Tell whether a list (PEM) is signed by key, ends with authority and names all."""
        try:
            read = x509.load_pem_x509_crl(listed.encode("ascii", errors="replace"))
        except papers.UNREADABLE:
            return False
        holds = papers.terms_of(authority)
        has_its_end = read.next_update_utc == holds.expires_at
        has_all = {one.serial_number for one in read} == self.all(holds.holds_from).keys()
        return has_its_end and has_all and read.is_signature_valid(key.public_key())


def _date(raw: bytes, otherwise: datetime) -> datetime:
    """Return the moment in a file, or otherwise if it holds none: the moment is only for people."""
    try:
        return datetime.fromisoformat(raw.decode("ascii")).astimezone(UTC)
    except (ValueError, OverflowError):
        return otherwise
