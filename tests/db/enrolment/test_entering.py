"""Who gets into a real PostgreSQL server with what the authority signs, and who does not."""

import socket
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from db.enrolment.authority import Authority
from db.enrolment.identity import Identity


@pytest.fixture
def login() -> str:
    """A login that no other test has."""
    return f"mc_h99_08_{uuid4().hex[:8]}"


@pytest.fixture
def device(guarded, identity: Identity, login: str) -> Identity:
    """An enrolled device."""
    return guarded.enrol(identity, login)


@pytest.fixture
def second(guarded, tmp_path: Path) -> Identity:
    """Another enrolled device of the same centre."""
    return guarded.enrol(Identity(tmp_path / "second" / "kiosk-k2"), f"mc_{uuid4().hex[:8]}")


def held(identity: Identity, name: str) -> str:
    return str(identity.read().folder / name)


def refusal(guarded, identity: Identity, **changed: str) -> str:
    """Return what both sides say of a refused connection; fail if it was not refused."""
    since = guarded.cluster.log.stat().st_size
    with pytest.raises(psycopg.OperationalError) as caught:
        guarded.enter(identity, **changed)
    return f"{caught.value} {guarded.said(since)}"


def test_the_right_device_enters_over_tls_1_3_as_its_login(guarded, device, login):
    assert guarded.enter(device) == {
        "login": login,
        "version": "TLSv1.3",
        "subject": f"/CN={login}",
    }


def test_the_server_may_be_named_by_host_or_by_address(guarded, device, login):
    assert guarded.enter(device, host="localhost", hostaddr="127.0.0.1")["login"] == login


def test_another_devices_certificate_is_refused(guarded, device, second):
    said = refusal(
        guarded, device, sslcert=held(second, "device.crt"), sslkey=held(second, "device.key")
    )
    assert "CN mismatch" in said, said


def test_no_certificate_is_refused(guarded, device):
    said = refusal(guarded, device, sslcert="/nonexistent", sslkey="/nonexistent")
    assert "connection requires a valid client certificate" in said, said


def test_plaintext_is_refused(guarded, device):
    said = refusal(guarded, device, sslmode="disable", channel_binding="disable")
    assert "no encryption" in said, said


def test_tls_1_2_is_refused(guarded, device):
    old = {"ssl_min_protocol_version": "TLSv1.2", "ssl_max_protocol_version": "TLSv1.2"}
    assert "alert protocol version" in refusal(guarded, device, **old)


def test_a_wrong_password_is_refused(guarded, device, second):
    said = refusal(guarded, device, password=second.read().password())
    assert "password authentication failed" in said, said


def test_an_expired_certificate_is_refused(guarded, identity, login, long_ago):
    guarded.enrol(identity, login, days=1, now=long_ago)
    assert "certificate expired" in refusal(guarded, identity)


def test_a_certificate_of_another_ca_is_refused(guarded, device, tmp_path, login, other_authority):
    """Its own key and the right login: only the signature is another's."""
    foreign = Identity(tmp_path / "foreign" / "counter-c1")
    certificate = other_authority.sign(foreign.begin(login).request, login)
    foreign.keep(certificate, other_authority.certificate, login)
    said = refusal(
        guarded, device, sslcert=held(foreign, "device.crt"), sslkey=held(foreign, "device.key")
    )
    assert "unknown ca" in said, said


def test_a_servers_certificate_opens_no_login(guarded, device, tmp_path, login, now):
    """Whoever has a server's key cannot enter as the device that it would be named after."""
    served = guarded.authority.sign_server([login], now)
    place = tmp_path / "served"
    place.mkdir()
    (place / "crt").write_text(served.certificate)
    (place / "key").write_text(served.key)
    (place / "key").chmod(0o600)
    said = refusal(guarded, device, sslcert=str(place / "crt"), sslkey=str(place / "key"))
    assert "unsupported certificate" in said, said


def test_a_revoked_certificate_is_refused_and_the_others_go_on(guarded, device, second, now):
    assert guarded.enter(device)["login"]
    revocations = guarded.authority.revoke(Path(held(device, "device.crt")).read_text(), now)
    guarded.publish(revocations)
    assert "certificate revoked" in refusal(guarded, device)
    assert guarded.enter(second)["login"] == second.read().login


def test_the_client_refuses_a_server_of_another_ca(guarded, device, tmp_path, other_authority):
    trusted = tmp_path / "trusted.crt"
    trusted.write_text(other_authority.certificate)
    assert "certificate verify failed" in refusal(guarded, device, sslrootcert=str(trusted))


def test_the_client_refuses_a_server_of_another_name(guarded, device):
    said = refusal(guarded, device, host="elsewhere.example", hostaddr="127.0.0.1")
    assert "does not match host name" in said, said


def test_the_client_refuses_a_device_that_plays_the_server(guarded, device, second, login, now):
    """A stolen device's certificate is good for no server, not even under its own name."""
    guarded.lay("server.crt", Path(held(second, "device.crt")).read_text())
    guarded.lay("server.key", Path(held(second, "device.key")).read_text())
    try:
        guarded.publish(guarded.authority.revocations())
        said = refusal(guarded, device, host=second.read().login, hostaddr="127.0.0.1")
        assert "certificate verify failed" in said, said
    finally:
        served = guarded.authority.sign_server(["localhost", "127.0.0.1"], now)
        guarded.lay("server.crt", served.certificate)
        guarded.lay("server.key", served.key)
        guarded.publish(guarded.authority.revocations())
    assert guarded.enter(device)["login"] == login


def test_a_renewed_device_enters_with_its_new_key_and_its_old_password(guarded, device, login):
    before = device.read()
    old_key = Path(held(device, "device.key")).read_bytes()
    certificate = guarded.authority.sign(device.begin_renewal().request, login)
    assert guarded.enter(device)["login"] == login  # while it waits, the old one goes on to hold
    after = device.keep(certificate, guarded.authority.certificate, login)
    assert guarded.enter(device)["login"] == login
    assert after.password() == before.password()
    assert Path(held(device, "device.key")).read_bytes() != old_key


def test_a_renewed_ca_knows_the_devices_of_before_and_is_known_by_them(guarded, device, login, now):
    """The server has the new ca.crt; the device still has the old one, and then the new one."""
    first = guarded.authority
    renewed = first.renew(now + timedelta(hours=1))
    guarded.lay("ca.crt", renewed.certificate)
    served = renewed.sign_server(["127.0.0.1", "localhost"], now)
    guarded.lay("server.crt", served.certificate)
    guarded.lay("server.key", served.key)
    guarded.publish(renewed.revocations())
    guarded.authority = Authority.load(first.folder)
    assert guarded.authority.fingerprint != first.fingerprint
    assert guarded.enter(device)["login"] == login
    certificate = guarded.authority.sign(device.begin_renewal().request, login)
    device.keep(certificate, guarded.authority.certificate, login)
    assert device.read().fingerprint == guarded.authority.fingerprint
    assert guarded.enter(device)["login"] == login


def test_a_server_whose_list_has_not_begun_would_refuse_everybody(guarded, device, now):
    """Why our lists begin and end with the CA: the control of a list with a date of its own."""
    own = guarded.authority
    for start, end, why in (
        (now + timedelta(days=1), now + timedelta(days=2), "bad certificate"),
        (now - timedelta(days=2), now - timedelta(days=1), "certificate expired"),
    ):
        form = x509.CertificateRevocationListBuilder(own._certificate.subject, start, end)
        listed = form.sign(own._key, SHA256()).public_bytes(Encoding.PEM).decode()
        guarded.publish(listed)
        assert why in refusal(guarded, device)
    guarded.publish(own.revocations())
    assert guarded.enter(device)["login"]


def test_the_server_listens_in_plain_sight_but_answers_only_tls(guarded):
    """Negative control of the rig: the port is open, so the refusals above are the server's."""
    with socket.create_connection(("127.0.0.1", guarded.cluster.port), timeout=5) as raw:
        raw.sendall((8).to_bytes(4, "big") + (80877103).to_bytes(4, "big"))
        assert raw.recv(1) == b"S"
