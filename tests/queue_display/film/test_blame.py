"""What is remembered over the program's death."""

import json
from pathlib import Path

import pytest

from queue_display.film.blame import MOST_DEATHS, Blame
from queue_display.film.playlist import Item, Kind


def item(name="a.mp4", mark=1):
    return Item(Path("films") / name, Kind.FILM, (mark, mark, mark))


@pytest.fixture
def born(tmp_path):
    """Make the memory of another program, on this boot or another one."""
    return lambda boot="one": Blame(tmp_path / "films.json", boot)


def test_the_name_is_on_the_disk_before_the_film_begins(born, tmp_path):
    assert born().begins(item())
    assert json.loads((tmp_path / "films.json").read_text("utf-8"))["shown"][0] == "a.mp4"


def test_a_film_that_killed_the_program_is_not_begun_again_until_it_is_changed(born, caplog):
    assert born().begins(item())
    assert not born().begins(item())
    assert caplog.text.count("film_unreadable file=a.mp4") == 1
    third = born()
    assert not third.begins(item())
    assert third.begins(item("b.mp4"))
    third.ends()
    changed = born()
    assert changed.begins(item(mark=2))
    changed.ends()
    assert born().begins(item(mark=2))


def test_a_film_that_ended_or_gave_way_to_another_one_killed_nobody(born):
    """The control of the test before."""
    first = born()
    assert first.begins(item())
    first.ends()
    assert first.begins(item("b.mp4"))
    assert first.begins(item())
    first.ends()
    second = born()
    assert second.begins(item())
    assert second.begins(item("b.mp4"))


def test_a_machine_switched_off_at_the_wall_counts_only_several_times_in_a_row(born):
    for evening in range(MOST_DEATHS):
        assert born(f"day {evening}").begins(item())
    assert not born("another day").begins(item())


def test_a_film_that_ended_well_in_between_begins_to_count_anew(born):
    for evening in range(3 * MOST_DEATHS):
        blame = born(f"day {evening}")
        assert blame.begins(item())
        if evening % 2:
            blame.ends()
            assert blame.begins(item())


def test_a_film_that_took_its_player_down_is_remembered(born):
    blame = born()
    assert blame.begins(item())
    blame.killed(item())
    assert not blame.begins(item())
    assert not born("another day").begins(item())


def test_the_disk_is_written_only_when_there_is_news(born, monkeypatch):
    blame, writes = born(), []
    real = Blame._write
    monkeypatch.setattr(Blame, "_write", lambda self: (writes.append(1), real(self))[1])
    for _ in range(50):
        assert blame.begins(item())
    assert len(writes) == 1
    blame.ends()
    blame.ends()
    assert len(writes) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"shown": 3}', b'{"blamed": {"a": [1]}}', b'{"deaths": []}'],
)
def test_a_memory_that_is_broken_is_begun_anew(born, tmp_path, content, caplog):
    (tmp_path / "films.json").write_bytes(content)
    assert born().begins(item())
    assert "begun anew" in caplog.text
    assert not born().begins(item())


def test_a_disk_that_takes_nothing_stops_no_film(tmp_path, caplog):
    blame = Blame(tmp_path / "none" / "films.json")
    assert blame.begins(item())
    blame.ends()
    assert "not written" in caplog.text


def test_without_a_file_it_remembers_until_the_program_ends():
    blame = Blame(None)
    assert blame.begins(item())
    blame.killed(item())
    assert not blame.begins(item())
    assert blame.boot
