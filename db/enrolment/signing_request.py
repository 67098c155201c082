"""A device's request for a certificate: made by the device, read with suspicion by the server.

Of a request only its key is ever used. The server signs it and both screens take their six digits
from it, so both read it here, in the same way.
"""

from typing import Final, NoReturn

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from centre.rules.errors import NotAllowed
from db.enrolment.papers import UNREADABLE

LONGEST: Final = 8192
"""Bytes of PEM; a request with a P-256 key has about 400."""
_BEGIN: Final = "-----BEGIN CERTIFICATE REQUEST-----"
_END: Final = "-----END CERTIFICATE REQUEST-----"
_LONGEST_NAME: Final = 64
"""Bytes of a common name that the library takes (RFC 5280, appendix A: ub-common-name)."""


def make(key: ec.EllipticCurvePrivateKey, name: str) -> str:
    """Return a request (PEM) for the key; name is a hint for people, the server names the login."""
    hint = name.encode()[:_LONGEST_NAME].decode(errors="ignore") or "device"
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, hint)])
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(key, SHA256())
    return request.public_bytes(Encoding.PEM).decode("ascii")


def key_of(pem: str) -> ec.EllipticCurvePublicKey:
    """Return the key of a request; raise NotAllowed("request_bad", why) for any but a sound one.

    Sound: one PEM block of at most LONGEST bytes, signed by its own key, on the curve P-256.
    """
    return _sound(pem)[1]


def der_of(pem: str) -> bytes:
    """Return the request as DER; raise NotAllowed("request_bad", why) as key_of does."""
    return _sound(pem)[0].public_bytes(Encoding.DER)


def _sound(pem: str) -> tuple[x509.CertificateSigningRequest, ec.EllipticCurvePublicKey]:
    request = _parsed(pem)
    try:
        key = request.public_key()
        is_signed = request.is_signature_valid
    except UNREADABLE:
        _refuse("key")
    # The curve comes first: what follows is only said of keys that we would sign at all.
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        _refuse("key")
    if not is_signed:
        _refuse("signature")
    return request, key


def _parsed(pem: str) -> x509.CertificateSigningRequest:
    if len(pem) > LONGEST:
        _refuse("too long")
    block = pem.strip()
    is_one = block.startswith(_BEGIN) and block.endswith(_END) and block.count("-----BEGIN") == 1
    if not block.isascii() or not is_one:
        _refuse("no request")
    try:
        return x509.load_pem_x509_csr(block.encode("ascii"))
    except UNREADABLE:
        _refuse("no request")


def _refuse(why: str) -> NoReturn:
    raise NotAllowed("request_bad", why=why) from None
