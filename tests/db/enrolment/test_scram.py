"""The verifier: the RFC's own example, PostgreSQL's own answer, and a real login."""

import hmac
from base64 import b64decode, b64encode
from hashlib import sha256
from uuid import uuid4

import psycopg
import pytest

from centre.rules.errors import NotAllowed
from db.enrolment.scram import ITERATIONS, keys, new_password, verifier


def test_the_example_of_rfc_7677_comes_out():
    salt = b64decode("W22ZaJ0SNY7soEsUEjb6gQ==")
    stored, server = keys("pencil", salt)
    nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
    said = (
        "n=user,r=rOprNGfwEbeRWgbNEkqO,"
        f"r={nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r={nonce}"
    ).encode()
    assert b64encode(hmac.digest(server, said, "sha256")) == (
        b"6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
    )
    proof = b64decode("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
    signature = hmac.digest(stored, said, "sha256")
    client = bytes(a ^ b for a, b in zip(proof, signature, strict=True))
    assert sha256(client).digest() == stored


def test_postgresql_makes_the_same_of_the_same_salt(guarded):
    login, password = f"mc_{uuid4().hex[:8]}", new_password()
    with guarded.cluster.connect() as admin:
        admin.execute(f"CREATE ROLE {login} LOGIN PASSWORD '{password}'")
        asked = "SELECT rolpassword FROM pg_authid WHERE rolname = %s"
        theirs = str((admin.execute(asked, [login]).fetchone() or [""])[0])
    salt = theirs.split(":")[1].partition("$")[0]
    assert theirs == verifier(password, b64decode(salt))
    assert f"${ITERATIONS}:" in theirs


def test_a_login_enters_with_the_password_of_its_verifier_and_no_other(guarded, identity):
    """ALTER ROLE takes the verifier as it is: the server never sees the password."""
    login = f"mc_{uuid4().hex[:8]}"
    guarded.enrol(identity, login)
    fresh = new_password()
    with guarded.cluster.connect() as admin:
        admin.execute(f"ALTER ROLE {login} PASSWORD '{verifier(fresh)}'")
    assert guarded.enter(identity, password=fresh)["login"] == login
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        guarded.enter(identity)


def test_two_verifiers_of_one_password_share_nothing():
    one, two = verifier("password-of-ours"), verifier("password-of-ours")
    assert one.split("$")[1] != two.split("$")[1]


def test_a_new_password_has_192_bits_and_is_never_the_same():
    made = {new_password() for _ in range(100)}
    assert len(made) == 100
    assert all(len(b64decode(one, altchars="-_")) == 24 for one in made)


@pytest.mark.parametrize(
    "bad", ["", "short", "p" * 129, "mật-khẩu-dài-mười-sáu", "a b" * 9, "x\n" * 9]
)
def test_a_password_of_another_shape_is_refused_and_not_repeated(bad):
    with pytest.raises(NotAllowed, match="password_shape") as caught:
        verifier(bad)
    assert caught.value.facts == {}
