"""Whether certificate, key and authority belong together."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from db.enrolment import papers, signing_request
from db.enrolment.papers import UnfitError
from db.enrolment.profiles import authority_form


def pem(key, lock=None) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock or NoEncryption())


@pytest.fixture
def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@pytest.fixture
def certificate(authority, key, now) -> bytes:
    return authority.sign(signing_request.make(key, "a"), "mc_h_c1", now=now).encode()


def test_papers_that_belong_together_have_their_dates(authority, certificate, key, now):
    terms = papers.checked(certificate, pem(key), authority.certificate.encode(), "mc_h_c1")
    assert terms.expires_at == now + timedelta(days=825)
    assert terms.holds_from == now - timedelta(days=1)
    assert terms.renewed_from == terms.holds_from + timedelta(days=826) * 2 / 3


def test_what_does_not_belong_together_is_named(authority, other_authority, certificate, key):
    own, other = authority.certificate.encode(), other_authority.certificate.encode()
    stranger = pem(ec.generate_private_key(ec.SECP256R1()))
    for why, given_papers in {
        "other key": (certificate, stranger, own, "mc_h_c1"),
        "other login": (certificate, pem(key), own, "mc_h_c2"),
        "other authority": (certificate, pem(key), other, "mc_h_c1"),
        "no certificate": (b"", pem(key), own, "mc_h_c1"),
        "no key": (certificate, b"", own, "mc_h_c1"),
    }.items():
        with pytest.raises(UnfitError, match=why):
            papers.checked(*given_papers)


def test_an_authority_of_the_same_name_and_another_key_is_another(certificate, authority, now):
    forger = ec.generate_private_key(ec.SECP256R1())
    own = papers.certificate_of(authority.certificate.encode())
    form = authority_form(forger.public_key(), now, now + timedelta(days=9))
    form._subject_name = form._issuer_name = own.subject
    copy = form.sign(forger, SHA256())
    assert copy.subject == own.subject
    assert not papers.is_issued_by(papers.certificate_of(certificate), copy)
    assert papers.is_issued_by(papers.certificate_of(certificate), own)


def test_an_empty_login_is_never_right(authority, certificate, key):
    with pytest.raises(UnfitError, match="other login"):
        papers.checked(certificate, pem(key), authority.certificate.encode(), "")


def test_a_locked_or_foreign_key_is_none(key):
    for bad in (
        pem(key, BestAvailableEncryption(b"secret")),
        pem(rsa.generate_private_key(65_537, 2048)),
    ):
        with pytest.raises(UnfitError, match="no key"):
            papers.private_key_of(bad)


def test_the_print_of_the_key_outlives_a_renewal_and_the_fingerprint_does_not(authority, now):
    before = papers.certificate_of(authority.certificate.encode())
    after = papers.certificate_of(authority.renew(now).certificate.encode())
    assert papers.key_print_of(before) == papers.key_print_of(after)
    assert papers.fingerprint_of(before) != papers.fingerprint_of(after)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_as_unfit(raw):
    for read in (papers.certificate_of, papers.private_key_of):
        with pytest.raises(UnfitError):
            read(raw)
