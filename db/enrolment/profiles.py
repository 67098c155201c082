"""What the three kinds of certificates say (RFC 5280): the CA's, a server's, a device's."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_LONGEST_NAME: Final = 64
"""Signs of a common name (RFC 5280, appendix A: ub-common-name)."""


def authority_form(
    key: EllipticCurvePublicKey, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    """Return the CA's own: it signs certificates and lists, and no CA below it may (pathlen 0).

    Its name carries a part of its key, so that two CAs are never taken for each other in a log.
    """
    mark = x509.SubjectKeyIdentifier.from_public_key(key)
    name = _named(f"Motcua CA {mark.digest.hex()[:8]}")
    form = _form(key, name, name).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    form = form.add_extension(_usage(signs=True), critical=True)
    return form.add_extension(mark, critical=False).not_valid_before(start).not_valid_after(end)


def server_form(
    key: EllipticCurvePublicKey,
    name: str,
    names: Sequence[x509.GeneralName],
    authority: x509.Certificate,
) -> x509.CertificateBuilder:
    """Return a server's, undated: clients compare their host with names, never with name."""
    form = _leaf(key, name[:_LONGEST_NAME], authority, ExtendedKeyUsageOID.SERVER_AUTH)
    return form.add_extension(x509.SubjectAlternativeName(names), critical=False)


def device_form(
    key: EllipticCurvePublicKey, login: str, authority: x509.Certificate
) -> x509.CertificateBuilder:
    """Return a device's, undated: its common name is its login, and it can be no server."""
    return _leaf(key, login, authority, ExtendedKeyUsageOID.CLIENT_AUTH)


def _leaf(
    key: EllipticCurvePublicKey,
    name: str,
    authority: x509.Certificate,
    used_for: x509.ObjectIdentifier,
) -> x509.CertificateBuilder:
    form = _form(key, _named(name), authority.subject)
    signer = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    extensions: tuple[tuple[x509.ExtensionType, bool], ...] = (
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_usage(signs=False), True),
        (x509.ExtendedKeyUsage([used_for]), True),
        (x509.SubjectKeyIdentifier.from_public_key(key), False),
        (x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(signer), False),
    )
    for extension, critical in extensions:
        form = form.add_extension(extension, critical=critical)
    return form


def _form(
    key: EllipticCurvePublicKey, subject: x509.Name, issuer: x509.Name
) -> x509.CertificateBuilder:
    serial = x509.random_serial_number()
    return x509.CertificateBuilder(issuer, subject, key, serial)


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
