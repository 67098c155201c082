"""A slip of the lost minutes is explained: the number was left out by a restore."""

import pytest

from db import backup, open_store
from db.__main__ import main
from db.copies.lost import lost


@pytest.fixture
def engine_kind() -> str:
    """The note in the log is the same on both engines."""
    return "sqlite"


@pytest.fixture
def restored(settings, clock, store, take):
    """A centre that was restored after one number of the copy, and one more on paper."""
    take()
    made = backup.back_up(settings, clock)
    take()
    store.close()
    backup.restore(settings, clock, made.file, told={"copied_at": "2026-11-23T07:58:00+07:00"})
    opened = open_store(settings, clock, "motcua-db")
    yield opened
    opened.close()


@pytest.mark.parametrize("label", ["A002", "a101", "B007"])
def test_a_number_that_was_left_out_is_told_with_its_restore(restored, label):
    with restored.read() as work:
        found = lost(work, label)
    assert found.label == label.upper()
    assert found.copied_at == "2026-11-23T07:58:00+07:00"


@pytest.mark.parametrize("label", ["A001", "A102", "D001", "A", "", "hello"])
def test_any_other_number_was_not(restored, label):
    with restored.read() as work:
        assert lost(work, label) is None


def test_why_tells_it_in_a_sentence(restored, settings, capsys):
    assert main(["--config", str(settings.folder), "why", "A002"]) == 0
    said = capsys.readouterr().out
    assert "A002" in said
    assert "bản sao" in said
    assert main(["--config", str(settings.folder), "why", "A500"]) == 1
