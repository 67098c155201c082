"""A request from outside: a sound one gives its key, any other is refused with a reason."""

from base64 import b64encode

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from db.enrolment import signing_request
from db.enrolment.signing_request import LONGEST, der_of, key_of, make


def why(pem: str) -> object:
    with pytest.raises(NotAllowed, match="request_bad") as caught:
        key_of(pem)
    return caught.value.facts["why"]


def of(key, *extensions: x509.ExtensionType, name: str = "mc_h_c1", hashed: bool = True) -> str:
    form = x509.CertificateSigningRequestBuilder().subject_name(
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    )
    for extension in extensions:
        form = form.add_extension(extension, critical=True)
    return form.sign(key, SHA256() if hashed else None).public_bytes(Encoding.PEM).decode()


def test_a_request_of_ours_gives_its_key():
    key = ec.generate_private_key(ec.SECP256R1())
    request = make(key, "kiosk-k1")
    assert key_of(request) == key.public_key()
    assert x509.load_der_x509_csr(der_of(request)).is_signature_valid


def test_a_long_or_foreign_name_is_only_a_hint():
    assert key_of(make(ec.generate_private_key(ec.SECP256R1()), "Quầy tiếp nhận " * 9))


def test_what_a_request_wishes_is_not_in_its_certificate(authority, read_certificate):
    wishes = (
        x509.BasicConstraints(ca=True, path_length=None),
        x509.SubjectAlternativeName([x509.DNSName("server.local")]),
        x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.SERVER_AUTH]),
    )
    key = ec.generate_private_key(ec.SECP256R1())
    signed = read_certificate(authority.sign(of(key, *wishes, name="postgres"), "mc_h_c1"))
    assert [str(part.value) for part in signed.subject] == ["mc_h_c1"]
    assert signed.public_key() == key.public_key()
    assert not signed.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    with pytest.raises(x509.ExtensionNotFound):
        signed.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    used = signed.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(used) == [x509.ExtendedKeyUsageOID.CLIENT_AUTH]


@pytest.mark.parametrize(
    "request_text",
    [
        of(rsa.generate_private_key(65_537, 1024)),  # noqa: S505 - to be refused
        of(rsa.generate_private_key(65_537, 2048)),
        of(ec.generate_private_key(ec.SECP384R1())),
        of(ec.generate_private_key(ec.SECP256K1())),
        of(ed25519.Ed25519PrivateKey.generate(), hashed=False),
    ],
    ids=["rsa-1024", "rsa-2048", "p-384", "secp256k1", "ed25519"],
)
def test_only_keys_on_p_256_are_signed(request_text):
    assert why(request_text) == "key"


def test_a_request_for_a_key_that_the_asker_does_not_have_is_refused():
    """The key of another is put into a request that one's own key has signed."""
    own, others = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    raw = der_of(make(own, "a"))
    points = [one.public_key().public_numbers() for one in (own, others)]
    coded = [p.x.to_bytes(32, "big") + p.y.to_bytes(32, "big") for p in points]
    assert coded[0] in raw
    forged = b64encode(raw.replace(*coded)).decode()
    assert why(f"{signing_request._BEGIN}\n{forged}\n{signing_request._END}") == "signature"


def test_two_requests_in_one_text_are_refused(new_request):
    assert why(new_request() + new_request()) == "no request"


def test_a_text_around_the_request_is_refused_but_space_is_not(new_request):
    request = new_request()
    assert why(f"hello\n{request}") == "no request"
    assert key_of(f"\r\n  {request}\n\n")


def test_an_oversized_request_is_not_even_parsed(new_request, monkeypatch):
    monkeypatch.setattr(x509, "load_pem_x509_csr", None)
    assert why(new_request() + "\n" * LONGEST) == "too long"


def test_a_certificate_is_no_request(authority):
    assert why(authority.certificate) == "no request"


@given(st.binary(max_size=300))
def test_any_bytes_in_a_request_block_are_refused(raw):
    block = b64encode(raw).decode()
    assert why(f"{signing_request._BEGIN}\n{block}\n{signing_request._END}")


SOUND = der_of(make(ec.generate_private_key(ec.SECP256R1()), "a"))


@given(at=st.integers(0, 400), change=st.integers(1, 255))
def test_any_changed_byte_is_refused(at, change):
    raw = bytearray(SOUND)
    raw[at % len(raw)] ^= change
    block = b64encode(raw).decode()
    assert why(f"{signing_request._BEGIN}\n{block}\n{signing_request._END}")
