"""The acknowledgement: written once, read strictly, silent where it is damaged."""

import pytest

from centre.rules.errors import Unavailable
from db.rollup import ack, folder
from db.rollup.ack import Ack
from db.rollup.parcel import FIRST_PREVIOUS

MINE = Ack("H99.08", 7, "ab" * 32)


def test_it_comes_back_and_is_written_only_where_it_changes(tmp_path):
    assert ack.read(tmp_path, "H99.08") is None
    assert ack.write(tmp_path, MINE, "TINH-46")
    assert not ack.write(tmp_path, MINE, "TINH-46")
    assert ack.read(tmp_path, "H99.08") == MINE
    nothing = Ack("H99.08", 0, FIRST_PREVIOUS)
    assert ack.write(tmp_path, nothing, "TINH-46")
    assert ack.read(tmp_path, "H99.08") == nothing


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "[" * 9000,
        '{"schema": 1}',
        '{"schema": 2, "centre": "H99.08", "seq": 1, "sha256": "%s"}' % ("ab" * 32),
        '{"schema": 1, "centre": "H99.09", "seq": 1, "sha256": "%s"}' % ("ab" * 32),
        '{"schema": 1, "centre": "H99.08", "seq": -1, "sha256": "%s"}' % ("ab" * 32),
        '{"schema": 1, "centre": "H99.08", "seq": 1, "sha256": "xy"}',
        '{"schema": 1, "centre": "H99.08", "seq": 0, "sha256": "%s"}' % ("ab" * 32),
    ],
)
def test_a_damaged_one_says_nothing(tmp_path, content):
    (tmp_path / folder.ack_name("H99.08")).write_text(content)
    assert ack.read(tmp_path, "H99.08") is None


def test_a_folder_that_is_away_is_said(tmp_path):
    with pytest.raises(Unavailable, match="rollup_folder_gone"):
        ack.read(tmp_path / "none", "H99.08")
