"""The inventory: columns by name, whole rows but for some."""

import pytest

from db.roles.inventory import all_of, columns


def test_columns_of_tables_and_views_in_their_order() -> None:
    assert columns("roll") == ("centre", "printer", "placed_at")
    assert columns("board_call")[:2] == ("id", "centre")
    with pytest.raises(KeyError):
        columns("ghost")


def test_a_whole_row_but_some_columns() -> None:
    assert all_of("roll", but="centre") == "printer placed_at"
