"""What certificates say, read back as OpenSSL's own tool reads it."""

import subprocess

import pytest

from db.enrolment.authority import Authority


def printed(pem: str) -> str:
    done = subprocess.run(
        ["openssl", "x509", "-noout", "-text"],  # noqa: S607
        input=pem,
        capture_output=True,
        text=True,
        check=True,
    )
    return " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("ca", "Basic Constraints: critical CA:TRUE, pathlen:0"),
        ("ca", "Key Usage: critical Certificate Sign, CRL Sign X509v3"),
        ("server", "Basic Constraints: critical CA:FALSE"),
        ("server", "Extended Key Usage: critical TLS Web Server Authentication X509v3"),
        ("server", "DNS:mc.local, IP Address:10.0.0.7"),
        ("device", "Basic Constraints: critical CA:FALSE"),
        ("device", "Key Usage: critical Digital Signature X509v3"),
        ("device", "Extended Key Usage: critical TLS Web Client Authentication X509v3"),
        ("device", "Subject: CN = mc_h_c1"),
    ],
)
def test_each_kind_says_what_it_is_for(authority, new_request, now, kind, words):
    pems = {
        "ca": authority.certificate,
        "server": authority.sign_server(["mc.local", "10.0.0.7"], now).certificate,
        "device": authority.sign(new_request(), "mc_h_c1"),
    }
    assert words in printed(pems[kind])


def test_two_cas_have_two_names(authority: Authority, other_authority, read_certificate):
    subjects = {read_certificate(one.certificate).subject for one in (authority, other_authority)}
    assert len(subjects) == 2
