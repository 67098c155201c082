"""Who is let in: our block above everything, nobody's lines lost, wrong lines never loaded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db.server import hba, known
from db.server.hba import BEGIN, END, marked

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("samenet", "samenet"),
        ("10.1.2.3", "10.1.2.3/32"),
        ("10.1.2.3/16", "10.1.0.0/16"),
        ("fd00::/8", "fd00::/8"),
    ],
)
def test_a_network_is_written_as_the_server_reads_it(text, written):
    assert hba.network(text) == written


@pytest.mark.parametrize("text", ["", "all", "10.0.0.0/33", "10.0.0.0/8 trust", "0/0\nhost", "a b"])
def test_a_line_cannot_be_smuggled_in_by_a_network(text):
    with pytest.raises(NotAllowed, match="network_shape"):
        hba.network(text)


def test_the_block_is_written_anew_and_the_rest_is_kept(tmp_path):
    text = "local all all peer\n"
    first = marked(text, f"{BEGIN}\none\n{END}\n", tmp_path)
    assert first == f"{BEGIN}\none\n{END}\n\n{text}"
    assert marked(first, f"{BEGIN}\ntwo\n{END}\n", tmp_path) == first.replace("one", "two")


@pytest.mark.parametrize(
    "text", [f"{BEGIN}\n", f"{END}\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\n{END}\n" * 2]
)
def test_marks_that_somebody_has_torn_are_refused(text, tmp_path):
    with pytest.raises(NotAllowed, match="marks_broken"):
        marked(text, "new", tmp_path)


def test_the_last_lines_turn_everybody_away_and_no_line_trusts(prepared):
    lines = hba.rules(known.load(prepared.settings)).splitlines()[1:-1]
    assert lines[-2:] == ["host all all all reject", "host replication all all reject"]
    assert not any(line.split()[-1] in {"trust", "md5", "password"} for line in lines)
    over_tcp = [line for line in lines if line.startswith("host") and not line.endswith("reject")]
    assert over_tcp
    assert all(line.startswith("hostssl ") for line in over_tcp)
    certified = [line for line in over_tcp if "mc_pairing" not in line]
    assert certified
    assert all(line.endswith("clientcert=verify-full") for line in certified)
    assert "mc_backup" not in "".join(over_tcp)


def test_lines_that_the_server_cannot_read_are_taken_back(prepared):
    file = prepared.cluster.data / "pg_hba.conf"
    before = file.read_text("utf-8")
    wrong = replace(known.load(prepared.settings), clients=("not a network",))
    changes = hba.missing(prepared.local, prepared.local.facts(), wrong, NOW)
    with pytest.raises(Unavailable, match="hba_wrong"):
        changes[0].make()
    assert file.read_text("utf-8") == before
    for copy in prepared.cluster.data.glob("pg_hba.conf.before-motcua-2026-11-23-080000*"):
        copy.unlink()


def test_the_old_file_is_kept_with_its_date(prepared):
    (copy,) = prepared.cluster.data.glob("pg_hba.conf.before-motcua-*")
    assert BEGIN not in copy.read_text("utf-8")
    assert copy.stat().st_uid == prepared.cluster.data.stat().st_uid
