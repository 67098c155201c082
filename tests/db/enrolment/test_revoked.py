"""What was taken back: kept one by one, listed whole, never brought back by damage."""

from datetime import timedelta

import pytest
from cryptography import x509

from centre.rules.errors import Unavailable
from db.enrolment.revoked import Revoked


@pytest.fixture
def revoked(authority) -> Revoked:
    return Revoked(authority.folder / "revoked")


def listed(authority) -> x509.CertificateRevocationList:
    return x509.load_pem_x509_crl(authority.revocations().encode())


def test_the_list_begins_and_ends_with_the_ca(authority):
    """So neither an unattended server nor one with its clock set back locks everybody out."""
    read, terms = listed(authority), authority.terms
    assert (read.last_update_utc, read.next_update_utc) == (terms.holds_from, terms.expires_at)


def test_the_list_names_each_with_its_moment_and_a_rising_number(authority, revoked, now):
    revoked.add(0xABC, now)
    revoked.add(0xDEF, now + timedelta(hours=1))
    read = listed(authority)
    found = {one.serial_number: one.revocation_date_utc for one in read}
    assert found == {0xABC: now, 0xDEF: now + timedelta(hours=1)}
    assert read.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number == 3


def test_taken_back_twice_keeps_the_first_moment(authority, revoked, now):
    revoked.add(7, now)
    revoked.add(7, now + timedelta(days=3))
    assert revoked.all(now) == {7: now}


def test_a_damaged_file_still_counts(authority, revoked, now):
    for damage in (b"", b"\xff" * 90_000, b"yesterday", b"0001-01-01T00:00:00+23:59"):
        (revoked.folder / "abc").write_bytes(damage)
        assert list(revoked.all(now)) == [0xABC]
        assert [one.serial_number for one in listed(authority)] == [0xABC]


def test_an_unfinished_file_does_not_count(revoked, now):
    (revoked.folder / ".abc.77.part").write_bytes(b"half")
    assert revoked.all(now) == {}


def test_a_list_is_current_only_if_it_is_ours_and_whole(authority, other_authority, revoked, now):
    before = authority.revocations()
    assert authority.is_current(before)
    revoked.add(7, now)
    assert not authority.is_current(before)
    assert authority.is_current(authority.revocations())
    assert not authority.is_current(other_authority.revocations())
    assert not authority.is_current("garbage")
    assert not authority.is_current("")


def test_a_list_of_before_the_renewal_is_not_current(authority, now):
    before = authority.revocations()
    assert not authority.renew(now + timedelta(days=1)).is_current(before)


def test_a_lost_folder_is_no_empty_list(authority, revoked):
    """Else everybody who was taken back would come in again."""
    revoked.folder.rmdir()
    with pytest.raises(Unavailable, match="folder_refused"):
        authority.revocations()
