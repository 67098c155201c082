"""Certificate, key and authority of one device: whether they belong together."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)

UNREADABLE: Final = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion)
"""What the library raises for a text that it cannot read; a test changes every byte of one."""


class UnfitError(ValueError):
    """Papers that do not belong together; its text is one of the words of `why`."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How long a certificate holds, and when its device asks for the next one."""

    holds_from: datetime
    expires_at: datetime
    renewed_from: datetime
    """Two thirds of its life (reliability note, section 7)."""


def certificate_of(pem: bytes) -> x509.Certificate:
    """Return the certificate; raise UnfitError("no certificate") for anything else."""
    try:
        return x509.load_pem_x509_certificate(pem)
    except UNREADABLE as error:
        raise UnfitError("no certificate") from error


def private_key_of(pem: bytes) -> ec.EllipticCurvePrivateKey:
    """Return the key; raise UnfitError("no key") for anything but an unlocked EC key."""
    try:
        key = load_pem_private_key(pem, password=None)
    except UNREADABLE as error:
        raise UnfitError("no key") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise UnfitError("no key")
    return key


def fingerprint_of(certificate: x509.Certificate) -> str:
    """Return SHA-256 over the certificate's DER, 64 hex digits: what a bundle carries of the CA."""
    return sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def key_print_of(certificate: x509.Certificate) -> str:
    """Return SHA-256 over the certificate's key, 64 hex digits: it outlives a renewal of the CA."""
    return sha256(_spki(certificate.public_key())).hexdigest()


def is_issued_by(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    """Tell whether the authority's key has signed the certificate in its name."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (*UNREADABLE, InvalidSignature):
        return False
    return True


def terms_of(certificate: x509.Certificate) -> Terms:
    """Return the dates of a certificate, all with their zone (UTC)."""
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return Terms(start, end, start + (end - start) * 2 / 3)


def checked(certificate: bytes, key: bytes, authority: bytes, login: str) -> Terms:
    """Return the terms of papers that belong together; raise UnfitError(why) if they do not.

    All are PEM. why: "no certificate", "no key", "other key", "other login", "other authority".
    """
    own, signer = certificate_of(certificate), certificate_of(authority)
    if _spki(own.public_key()) != _spki(private_key_of(key).public_key()):
        raise UnfitError("other key")
    if not login or login_of(own) != login:
        raise UnfitError("other login")
    if not is_issued_by(own, signer):
        raise UnfitError("other authority")
    return terms_of(own)


def login_of(certificate: x509.Certificate) -> str:
    """Return the common name, which is the login; empty if there is none."""
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if len(names) == 1 else ""


def _spki(key: CertificatePublicKeyTypes) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
