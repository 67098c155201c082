"""What a run has set up is kept for the next, without a secret."""

import pytest

from centre.rules.errors import Unavailable
from db.server import known


def test_what_is_known_is_kept_and_anybody_may_read_it(prepared):
    found = known.load(prepared.settings)
    assert found.hosts == ("127.0.0.1", "localhost")
    assert (found.port, found.database) == (prepared.cluster.port, "motcua")
    assert found.data == str(prepared.cluster.data)
    assert known.place(prepared.settings).stat().st_mode & 0o777 == 0o644
    text = known.place(prepared.settings).read_text("utf-8")
    assert text == known.shown(found)
    assert "password" not in text


def test_before_the_first_run_nothing_is_known(bare):
    assert known.load(bare.settings) is None


@pytest.mark.parametrize("text", ["{", "[]", '{"hosts": 1}', "null"])
def test_a_damaged_file_is_told(bare, text):
    known.place(bare.settings).write_text(text, "utf-8")
    try:
        with pytest.raises(Unavailable, match="file_unreadable"):
            known.load(bare.settings)
    finally:
        known.place(bare.settings).unlink()


def test_the_authority_lies_where_only_root_enters(prepared):
    folder = known.authority(prepared.settings)
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "ca.key").stat().st_mode & 0o077 == 0
