"""The server's TLS files: of this authority, for these names, for the server alone."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from centre.rules.errors import NotAllowed
from db.enrolment.authority import Authority
from db.server import known, tls

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "written"),
    [("Server-1.Lan.", "server-1.lan"), ("10.0.0.5", "10.0.0.5"), ("[fd00::0:1]", "fd00::1")],
)
def test_a_host_is_written_as_certificates_hold_it(text, written):
    assert tls.host(text) == written


@pytest.mark.parametrize("text", ["", "a b", "10.0.0", "10.0.0.500", "x" * 64, "máy", "a/b", "a\n"])
def test_what_no_certificate_can_name_is_refused(text):
    with pytest.raises(NotAllowed, match="server_name_bad"):
        tls.host(text)


@pytest.fixture
def own(prepared, tmp_path):
    """A copy of the prepared site's files: (authority, what is known of the server, its facts)."""
    found = known.load(prepared.settings)
    shutil.copytree(known.authority(prepared.settings), tmp_path / "authority")
    shutil.copytree(found.tls, tmp_path / "tls")
    return tmp_path / "authority", replace(found, tls=str(tmp_path / "tls")), prepared.local.facts()


def told(own, now: datetime = NOW, **other) -> list[str]:
    authority, found, facts = own
    return [c.told for c in tls.missing(authority, replace(found, **other), facts, now)]


def test_files_that_fit_need_nothing(own):
    assert told(own) == []
    assert all(path.stat().st_mode & 0o077 == 0 for path in own[0].parent.rglob("*.key"))


def test_other_names_another_key_and_a_missing_file_ask_for_a_new_certificate(own, tmp_path):
    assert "for 10.0.0.9" in told(own, hosts=("10.0.0.9",))[0]
    for spoil in (tls.KEY, tls.CERTIFICATE):
        before = (tmp_path / "tls" / spoil).read_text()
        (tmp_path / "tls" / spoil).write_text("spoilt")
        assert len(told(own)) == 1
        (tmp_path / "tls" / spoil).write_text(before)
    (tmp_path / "tls" / tls.REVOKED).unlink()
    assert tls.REVOKED in told(own)[0]


def test_a_revoked_certificate_is_published_to_the_server(own, tmp_path):
    authority = Authority.load(own[0])
    authority.revoke((tmp_path / "tls" / tls.CERTIFICATE).read_text(), NOW)
    assert not tls.is_published(authority, tmp_path / "tls")
    tls.publish(authority, tmp_path / "tls")
    assert tls.is_published(authority, tmp_path / "tls")


def test_another_authority_is_found_out_and_an_old_one_renewed(own, tmp_path):
    assert "renew" in told(own, NOW + timedelta(days=3000))[0]
    shutil.rmtree(own[0])
    lines = told(own)
    assert "found the centre's certificate authority" in lines[0]
    assert len(lines) == 3


def test_the_server_is_told_of_all_four_files(tmp_path):
    named = tls.files(tmp_path)
    assert set(named) == {"ssl_cert_file", "ssl_key_file", "ssl_ca_file", "ssl_crl_file"}
    assert named["ssl_crl_file"] == str(tmp_path / "revoked.crl")
