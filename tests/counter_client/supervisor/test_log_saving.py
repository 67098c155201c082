"""A file of the log: whole or said to be cut, told to the log before it is written."""

from datetime import date
from types import SimpleNamespace

import pytest

from centre.rules.errors import NotAllowed
from counter_client.supervisor import log_saving
from counter_client.supervisor.log_said import Names
from counter_client.supervisor.log_saving import Export, Saving
from db.logbook import Asked, Page, Place

DAY = date(2026, 11, 23)
NEXT = Place(DAY)


@pytest.fixture
def export(tmp_path):
    return Export(tmp_path, Asked(DAY, DAY), "giam-doc", Names("vi", {}, {}, {}))


def test_lines_over_the_most_are_cut_and_that_is_known(export, monkeypatch):
    monkeypatch.setattr(log_saving, "MOST_ROWS", 3)
    assert export.take(Page(("a", "b"), {}, NEXT)) == NEXT
    assert export.take(Page(("c", "d"), {}, None)) is None
    assert (export.lines, export.is_all) == (["a", "b", "c"], False)


def test_the_last_page_ends_it_whole(export):
    assert export.take(Page(("a",), {}, None)) is None
    assert export.is_all


def test_what_the_log_refuses_is_not_written(export):
    """Behaviour 56: nothing leaves that the log does not tell of."""
    asked, wrote = [], []

    class Book:
        def page(self, asked_for, by, place):
            asked.append((asked_for, by, place))
            return Page((), {}, None)

        def exported(self, *_words):
            raise NotAllowed("role_missing")

    def do(job, done):
        try:
            done(job(SimpleNamespace(logbook=Book())))
        except NotAllowed as refusal:
            wrote.append(refusal.key)

    lane = SimpleNamespace(run=lambda *_: wrote.append("file"), close=lambda: None)
    saving = Saving(lane, do, lambda *_: None, lambda _: None)
    saving.begin(export)
    saving.close()
    assert wrote == ["role_missing"]
    assert asked == [(Asked(DAY, DAY), "giam-doc", None)]
