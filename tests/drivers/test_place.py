"""A device's place."""

from pathlib import Path

from drivers.place import Place


def test_a_place_is_a_name_and_a_folder():
    assert Place("t80", Path("devices/t80")) == Place("t80", Path("devices/t80"))
    assert Place("t80", Path("a")) != Place("t80", Path("b"))
