"""The CA: founded whole, refuses what it should not sign, signs nothing but the key."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.enrolling import CERTIFICATE_HOLDS
from centre.rules.errors import NotAllowed, Unavailable
from db.enrolment import authority as authority_module
from db.enrolment import signing_request
from db.enrolment.authority import HOLDS, RENEWED_FROM, SKEW, Authority


def names(certificate: x509.Certificate) -> list[str]:
    return [str(part.value) for part in certificate.subject]


def test_a_new_ca_holds_ten_years_and_may_have_no_ca_below_it(authority, read_certificate, now):
    certificate = read_certificate(authority.certificate)
    basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    assert (basic.critical, basic.value.ca, basic.value.path_length) == (True, True, 0)
    assert certificate.not_valid_after_utc == now + HOLDS
    assert timedelta(days=3652) <= HOLDS
    assert certificate.public_key().curve.name == "secp256r1"


def test_it_begins_a_day_back_because_clocks_differ(authority, new_request, read_certificate, now):
    for pem in (
        authority.certificate,
        authority.sign(new_request(), "mc_h_c1", now=now),
        authority.sign_server(["mc.local"], now).certificate,
    ):
        assert read_certificate(pem).not_valid_before_utc == now - SKEW
    assert SKEW.days == 1


def test_the_key_and_its_folder_are_their_owners_alone(authority):
    for place, mode in ((authority.folder, 0o700), (authority.folder / "ca.key", 0o600)):
        assert place.stat().st_mode & 0o777 == mode


def test_a_second_founding_overwrites_nothing(authority, now):
    before = (authority.folder / "ca.key").read_bytes()
    with pytest.raises(NotAllowed, match="authority_exists"):
        Authority.found(authority.folder, now)
    assert (authority.folder / "ca.key").read_bytes() == before


def test_a_folder_that_holds_anything_is_left_alone(tmp_path, now):
    (tmp_path / "ca").mkdir()
    (tmp_path / "ca" / "ca.key.old").write_text("of before")
    with pytest.raises(NotAllowed, match="authority_exists"):
        Authority.found(tmp_path / "ca", now)


def test_two_that_found_at_one_time_do_not_mix(tmp_path, now, monkeypatch):
    """The other one is ready between our look and our rename."""
    look = authority_module._make
    first: list[Authority] = []

    def beaten(folder, contents):
        monkeypatch.setattr(authority_module, "_make", look)
        first.append(Authority.found(folder, now))
        look(folder, contents)

    monkeypatch.setattr(authority_module, "_make", beaten)
    with pytest.raises(NotAllowed, match="authority_exists"):
        Authority.found(tmp_path / "ca", now)
    assert Authority.load(tmp_path / "ca").fingerprint == first[0].fingerprint


KILLED = """
import os, signal, sys
from pathlib import Path
from db.enrolment.authority import Authority
base = Path(sys.argv[1])

def run(folder, limit):
    seen = 0
    def watch(event, args):
        nonlocal seen
        if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir") and (
            str(folder.parent) in str(args[0])
        ):
            seen += 1
            if seen == limit:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(watch)
    Authority.found(folder)
    os._exit(0)

for limit in range(1, 60):
    place = base / f"at{limit}"
    place.mkdir()
    child = os.fork()
    if child == 0:
        run(place / "ca", limit)
    if os.waitpid(child, 0)[1] == 0:
        print(limit)
        break
"""


def test_a_founding_that_is_killed_leaves_a_whole_ca_or_none(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    steps = int(done.stdout)
    assert steps > 6
    for limit in range(1, steps):
        folder = tmp_path / f"at{limit}" / "ca"
        if folder.exists():
            assert Authority.load(folder).fingerprint
        else:
            Authority.found(folder)


def test_a_loaded_ca_is_the_one_that_was_founded(authority, new_request, read_certificate):
    again = Authority.load(authority.folder)
    assert again.fingerprint == authority.fingerprint
    certificate = read_certificate(again.sign(new_request(), "mc_h_c1"))
    certificate.verify_directly_issued_by(read_certificate(authority.certificate))


def test_a_missing_open_half_or_mixed_ca_is_named(authority, other_authority, tmp_path):
    with pytest.raises(Unavailable, match="authority_missing"):
        Authority.load(tmp_path / "nowhere")
    key = authority.folder / "ca.key"
    key.chmod(0o640)
    with pytest.raises(Unavailable, match="authority_open"):
        Authority.load(authority.folder)
    key.chmod(0o600)
    other = (other_authority.folder / "ca.crt").read_bytes()
    (authority.folder / "ca.crt").write_bytes(other)
    with pytest.raises(Unavailable, match=r"authority_bad.*other key"):
        Authority.load(authority.folder)
    (authority.folder / "ca.crt").write_bytes(b"garbage")
    with pytest.raises(Unavailable, match=r"authority_bad.*no certificate"):
        Authority.load(authority.folder)
    (authority.folder / "revoked").rmdir()
    with pytest.raises(Unavailable, match=r"authority_bad.*half"):
        Authority.load(authority.folder)


def test_a_device_gets_its_login_825_days_and_nothing_else(
    authority, new_request, read_certificate, now
):
    certificate = read_certificate(authority.sign(new_request(), "mc_h99_08_c1", now=now))
    assert names(certificate) == ["mc_h99_08_c1"]
    assert certificate.not_valid_after_utc == now + CERTIFICATE_HOLDS
    used = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    assert (used.critical, list(used.value)) == (True, [ExtendedKeyUsageOID.CLIENT_AUTH])
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_two_certificates_of_one_request_have_serials_of_their_own(
    authority, new_request, read_certificate
):
    request = new_request()
    serials = {read_certificate(authority.sign(request, "a")).serial_number for _ in range(8)}
    assert len(serials) == 8
    assert min(serials) > 2**64


@pytest.mark.parametrize("login", ["", "A", "mc c1", "mc'c1", "mc-c1", "c" * 64, "mc_c1\n", "đ"])
def test_a_login_is_small_letters_digits_and_underlines(authority, new_request, login):
    with pytest.raises(NotAllowed, match="login_bad"):
        authority.sign(new_request(), login)


def test_a_certificate_does_not_outlive_its_ca(authority, new_request, read_certificate, now):
    late = now + HOLDS - timedelta(days=10)
    certificate = read_certificate(authority.sign(new_request(), "a", now=late))
    assert certificate.not_valid_after_utc == now + HOLDS
    with pytest.raises(Unavailable, match="authority_expired"):
        authority.sign(new_request(), "a", now=now + HOLDS)


def test_the_cas_own_key_is_never_signed(authority):
    with pytest.raises(NotAllowed, match="request_bad"):
        authority.sign(signing_request.make(authority._key, "a"), "a")


def test_a_server_has_its_names_and_addresses(authority, read_certificate, now):
    served = authority.sign_server(["mc-h99.local", "192.168.1.10", "::1"], now)
    certificate = read_certificate(served.certificate)
    named = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert named.get_values_for_type(x509.DNSName) == ["mc-h99.local"]
    found = named.get_values_for_type(x509.IPAddress)
    assert found == [ip_address("192.168.1.10"), ip_address("::1")]
    used = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(used) == [ExtendedKeyUsageOID.SERVER_AUTH]
    assert served.key not in repr(served)


@pytest.mark.parametrize("name", ["", "*", "*.local", "a b", "10.0.0.256", "a..b", "máy", "a\n"])
def test_a_servers_name_is_a_name_or_an_address(authority, now, name):
    with pytest.raises(NotAllowed, match="server_name_bad"):
        authority.sign_server(["good.local", name], now)


def test_a_server_without_a_name_or_with_too_many_is_refused(authority, now):
    for wanted in ([], [f"h{n}" for n in range(33)]):
        with pytest.raises(NotAllowed, match="server_name_bad"):
            authority.sign_server(wanted, now)


@given(text=st.text(max_size=300))
def test_no_text_is_taken_for_a_request(tmp_path_factory, text):
    authority = _shared(tmp_path_factory)
    with pytest.raises(NotAllowed, match="request_bad"):
        authority.sign(text, "mc_h_c1")


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    folder = tmp_path_factory.getbasetemp() / f"shared-ca-{os.getpid()}"
    return Authority.load(folder) if folder.exists() else Authority.found(folder)


def test_taking_back_a_foreign_certificate_or_none_is_refused(
    authority, other_authority, new_request, now
):
    foreign = other_authority.sign(new_request(), "a")
    for pem in (foreign, "garbage", ""):
        with pytest.raises(NotAllowed, match="certificate_bad"):
            authority.revoke(pem, now)
    assert list((authority.folder / "revoked").iterdir()) == []


def test_what_is_taken_back_stays_so_after_a_restart_and_a_renewal(
    authority, new_request, read_certificate, now
):
    pem = authority.sign(new_request(), "a")
    listed = authority.revoke(pem, now)
    serial = read_certificate(pem).serial_number
    for source in (listed, Authority.load(authority.folder).renew(now).revocations()):
        crl = x509.load_pem_x509_crl(source.encode())
        assert crl.get_revoked_certificate_by_serial_number(serial) is not None


def test_a_renewed_ca_has_its_key_and_name_and_another_ten_years(authority, read_certificate, now):
    later = now + RENEWED_FROM
    old, new = authority, authority.renew(later)
    before, after = read_certificate(old.certificate), read_certificate(new.certificate)
    assert after.subject == before.subject
    assert after.public_key() == before.public_key()
    assert after.not_valid_after_utc == later + HOLDS
    assert Authority.load(authority.folder).fingerprint == new.fingerprint != old.fingerprint


def test_every_device_has_the_new_ca_before_the_old_one_ends(authority):
    assert authority.terms.renewed_from + CERTIFICATE_HOLDS < authority.terms.expires_at
    assert authority.terms.renewed_from.tzinfo is not None


def test_a_full_disk_is_named_and_leaves_the_list_as_it_was(
    authority, new_request, now, monkeypatch
):
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device", "ca")

    pem = authority.sign(new_request(), "a")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="disk_full"):
        authority.revoke(pem, now)
    assert list((authority.folder / "revoked").iterdir()) == []


def test_without_a_clock_given_it_is_now(tmp_path: Path, read_certificate):
    certificate = read_certificate(Authority.found(tmp_path / "ca").certificate)
    since = datetime.now(UTC) - SKEW - certificate.not_valid_before_utc
    assert timedelta(0) <= since < timedelta(minutes=5)
