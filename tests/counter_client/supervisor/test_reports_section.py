"""The section of reports on a real store: read in parts, saved whole, forgotten when it goes."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import QTimer

from centre.rules.errors import NotAllowed, Unavailable
from centre.shell.sticks import Place
from counter_client.supervisor import reports_section as module
from counter_client.supervisor.reports import When
from counter_client.supervisor.reports_section import ReportsSection
from db.reading import events_of


class Link:
    """Does jobs on a real store one turn of the loop later; it can be lost."""

    def __init__(self, store) -> None:
        self.store = store
        self.error = None
        self.jobs = 0

    def do(self, job, done, missed) -> None:
        def act() -> None:
            self.jobs += 1
            try:
                if self.error is not None:
                    raise self.error
                value = job(self.store)
            except (NotAllowed, Unavailable) as error:
                missed(error)
            else:
                done(value)

        QTimer.singleShot(0, act)


@pytest.fixture
def link(store):
    """A store with three numbers of today; lan is a supervisor."""
    with store.write() as work:
        work.connection.exec_driver_sql("UPDATE clerk SET role = 'supervisor' WHERE code = 'lan'")
    for _ in range(3):
        store.day.take(uuid4(), "ho-tich", "k1")
    return Link(store)


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """The folder of this account's documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(module, "_own_folder", lambda: folder)
    monkeypatch.setattr(module.sticks, "removable", tuple)
    return folder


@pytest.fixture
def section(link, clock, settings, own, qtbot):
    made = ReportsSection(link, SimpleNamespace(clock=clock, settings=settings))
    qtbot.addWidget(made)
    yield made
    made.end()


@pytest.fixture
def opened(section, role_moment, qtbot):
    """The section, open, with today read."""
    section.open(role_moment())
    qtbot.waitUntil(lambda: section.flow.report is not None, timeout=10_000)
    return section


def test_it_opens_with_today_and_the_sum(opened):
    """Behaviour 43."""
    assert opened.title() == "Báo cáo"
    assert opened.page.balance.numbers["arrived"].text() == "3"
    assert opened.page.balance.numbers["waiting"].text() == "3"
    assert opened.page.days.days.text() == "Ngày 23/11/2026"


def test_another_span_is_read_and_the_store_is_left_free_between_the_parts(opened, link, qtbot):
    before = link.jobs
    opened.page.days.chosen.emit(When.YEAR, 0)
    assert opened.flow.report is None
    qtbot.waitUntil(lambda: opened.flow.report is not None, timeout=10_000)
    assert link.jobs - before >= 4, "keep, begin, one part at least, names"
    assert opened.page.days.days.text() == "Từ ngày 01/01/2026 đến ngày 23/11/2026"


def test_only_the_last_choice_is_shown(opened, qtbot):
    opened.page.days.chosen.emit(When.YEAR, 0)
    opened.page.days.chosen.emit(When.YESTERDAY, 0)
    qtbot.waitUntil(lambda: opened.flow.report is not None, timeout=10_000)
    assert opened.flow.report.span == opened.flow.span
    assert opened.page.balance.numbers["arrived"].text() == "0"


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
def test_a_file_is_saved_logged_and_never_over_another(opened, own, store, qtbot, form):
    """Field note, section 11.6: every export is in the log."""
    for number in (1, 2):
        opened.page.saving.wanted.emit(form, str(own))
        qtbot.waitUntil(lambda: opened.flow.saving is None, timeout=20_000)
        assert opened.flow.said.key == "report_saved"
        assert len(list(own.iterdir())) == number
    with store.read() as work:
        logged = [event.facts for event in events_of(work, None) if event.kind == "export"]
    assert [(facts["form"], facts["by"]) for facts in logged] == [(form, "lan")] * 2
    name = f"bao-cao-H99.08-20261123-20261123 (2).{form}"
    assert (own / name).is_file()


def test_a_stick_that_is_gone_is_said(opened, tmp_path, qtbot):
    opened.page.saving.wanted.emit("csv", str(tmp_path / "gone"))
    qtbot.waitUntil(lambda: opened.flow.said is not None, timeout=10_000)
    assert (opened.flow.said.key, opened.flow.saving) == ("place_gone", None)
    assert not opened.page.notice.isHidden()


def test_without_the_log_no_file_leaves(opened, own, link, qtbot):
    link.error = Unavailable("database_gone", "database")
    opened.page.saving.wanted.emit("csv", str(own))
    qtbot.waitUntil(lambda: opened.flow.said is not None, timeout=10_000)
    assert opened.flow.said.key == "store_lost"
    assert not list(own.iterdir())


def test_any_folder_can_be_chosen(opened, own, monkeypatch, qtbot):
    monkeypatch.setattr(module.QFileDialog, "getExistingDirectory", lambda *_: str(own))
    opened.page.saving.wanted.emit("csv", module.ANY_FOLDER)
    qtbot.waitUntil(lambda: opened.flow.said is not None, timeout=10_000)
    assert list(own.iterdir())


def test_a_folder_that_is_chosen_after_somebody_else_signed_in_gets_nothing(
    opened, own, monkeypatch, qtbot
):
    def choose(*_) -> str:
        opened.shut()
        return str(own)

    monkeypatch.setattr(module.QFileDialog, "getExistingDirectory", choose)
    opened.page.saving.wanted.emit("csv", module.ANY_FOLDER)
    assert opened.flow.saving is None
    qtbot.wait(50)
    assert not list(own.iterdir())


def test_a_lost_store_and_a_missing_role_are_said(section, link, role_moment, qtbot):
    link.error = Unavailable("database_gone", "database")
    section.open(role_moment())
    qtbot.waitUntil(lambda: section.flow.said is not None, timeout=10_000)
    assert section.flow.said.key == "store_lost"
    link.error = NotAllowed("role_missing", clerk="lan")
    section._choose(When.TODAY, 0)
    qtbot.waitUntil(lambda: section.flow.said is not None, timeout=10_000)
    assert "Chỉ lãnh đạo" in section.page.notice.words.text()


def test_a_day_that_is_none_is_said(opened):
    opened.page.days.chosen.emit(When.OWN, 0)
    opened.page.days.typed.emit("31/2/2026", "1/3/2026")
    assert opened.flow.said.key == "day_wrong"


def test_shut_it_forgets_and_answers_that_come_are_nobodys(opened, qtbot):
    opened.page.days.chosen.emit(When.YEAR, 0)
    opened.shut()
    assert opened.flow.report is None
    qtbot.wait(50)
    assert opened.flow.report is None
    assert opened.page.table.rowCount() == 0


def test_the_tables_follow_the_language(opened, role_moment):
    opened.note(replace(role_moment(), language="en"))
    assert opened.page.balance.names["served"].text() == "Served"
    assert "By hour of arrival" in [
        opened.page.view.itemText(at) for at in range(opened.page.view.count())
    ]


def test_sticks_are_listed(section, role_moment, qtbot, monkeypatch):
    stick = Place(Path("/media/a/XANH"), "XANH", removable=True)
    monkeypatch.setattr(module.sticks, "removable", lambda: (stick,))
    section.open(role_moment())
    qtbot.waitUntil(lambda: section.page.saving.place.itemText(0) == "USB: XANH", timeout=10_000)
    qtbot.waitUntil(lambda: section.flow.report is not None, timeout=10_000)
