"""A password that systemd keeps: used when the folder's is empty, and never made a file again."""

import pytest

from centre.rules.errors import Unavailable
from db.enrolment import credentials
from db.enrolment.held import PASSWORD

LOGIN = "mc_h99_08_c1"


@pytest.fixture
def given(tmp_path, monkeypatch):
    """Hand this process a credential, as systemd does: a file of its own folder, read-only."""
    folder = tmp_path / "credentials"
    folder.mkdir()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))

    def give(raw):
        (folder / credentials.NAME).write_bytes(raw)
        (folder / credentials.NAME).chmod(0o440)

    return give


@pytest.fixture
def sealed(identity, authority, given):
    """An enrolled device whose password was handed to systemd; returns it."""
    pending = identity.begin(LOGIN, fingerprint=authority.fingerprint)
    identity.keep(authority.sign(pending.request, LOGIN), authority.certificate, LOGIN)
    given(f"{pending.password()}\n".encode())
    (identity.folder / PASSWORD).write_bytes(b"")
    return pending.password()


def test_a_program_that_no_service_manager_started_is_given_nothing(monkeypatch):
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    assert credentials.password() == ""


def test_a_service_without_this_credential_is_given_nothing(given):
    assert credentials.password() == ""


def test_a_sealed_password_opens_the_server_and_is_in_no_file(identity, sealed):
    held = identity.read()
    assert held.for_libpq()["password"] == sealed
    assert all(sealed not in file.read_text("ascii") for file in identity.folder.iterdir())


def test_a_sealed_password_that_nobody_gives_is_a_bad_identity(identity, sealed, monkeypatch):
    """The control of the test before: it is nowhere else."""
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    with pytest.raises(Unavailable, match="identity_bad"):
        identity.read()


def test_a_password_in_the_folder_goes_before_an_older_credential(identity, authority, given):
    """A device that joins anew has another password than the one that was sealed."""
    given(b"of-the-former-login")
    pending = identity.begin(LOGIN, fingerprint=authority.fingerprint)
    held = identity.keep(authority.sign(pending.request, LOGIN), authority.certificate, LOGIN)
    assert held.password() == pending.password() != "of-the-former-login"


def test_a_renewal_leaves_a_sealed_password_sealed(identity, authority, sealed):
    pending = identity.begin_renewal()
    held = identity.keep(authority.sign(pending.request, LOGIN), authority.certificate, LOGIN)
    assert held.password() == sealed
    assert (identity.folder / PASSWORD).read_bytes() == b""
    kept = [file for file in identity.folder.parent.rglob("*") if file.is_file()]
    assert all(sealed not in file.read_text("ascii") for file in kept)


@pytest.mark.parametrize("raw", [b"x" * 300, b"a\0b", "mật khẩu".encode()])
def test_what_cannot_be_a_password_of_ours_is_refused_and_not_repeated(given, raw):
    given(raw)
    with pytest.raises(Unavailable, match="identity_bad") as caught:
        credentials.password()
    assert raw.decode() not in str(caught.value)
