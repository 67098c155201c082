"""The section with a real store: it reads, checks off the GUI thread, saves, forgets."""

import csv
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import QTimer

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.flow import Stage
from counter_client.supervisor.log_section import LogSection


class Link:
    """Does jobs one turn of the loop later, as the lane does."""

    def __init__(self, store) -> None:
        self.store, self.error = store, None

    def do(self, job, done, missed) -> None:
        def act() -> None:
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
    return Link(store)


@pytest.fixture
def shown(store, clock):
    view = SimpleNamespace(clerk="giam-doc")
    return SimpleNamespace(
        stage=Stage.FREE,
        now=clock.now(),
        language="vi",
        role="supervisor",
        centre=store.centre(),
        view=view,
        lost_at=None,
    )


@pytest.fixture
def section(qtbot, link, clock, store):
    store.staff.sign_in(uuid4(), "lan", "2468", "1")
    store.day.take(uuid4(), "ho-tich", "k1")
    made = LogSection(link, SimpleNamespace(clock=clock))
    qtbot.addWidget(made)
    made.resize(930, 640)
    made.show()
    yield made
    made.end()


@pytest.fixture
def opened(section, shown, qtbot):
    section.open(shown)
    qtbot.waitUntil(lambda: section.flow.page is not None, timeout=5000)
    return section


def sentences(section):
    table = section.page.lines
    return [table.item(row, 2).text() for row in range(table.rowCount())]


def test_it_opens_with_the_lines_of_today(opened):
    assert len(sentences(opened)) == 2
    assert "Lê Thị Lan đăng nhập tại Quầy 1." in sentences(opened)


def test_a_kind_a_number_and_a_wrong_day(opened, qtbot):
    opened.page.filters.chosen.emit("sign_ins")
    qtbot.waitUntil(lambda: len(sentences(opened)) == 1, timeout=5000)
    opened.page.filters.asked.emit("23/11/2026", "23/11/2026", "A001")
    qtbot.waitUntil(lambda: sentences(opened) == [], timeout=5000)
    opened.page.filters.asked.emit("hôm nay", "23/11/2026", "")
    assert "23/11/2026" in opened.page.notice.words.text()


def test_the_chain_is_checked_in_steps_and_the_result_said(opened, qtbot):
    opened.page.pressed.emit("check")
    qtbot.waitUntil(lambda: opened.flow.result is not None, timeout=5000)
    assert "nguyên vẹn" in opened.page.notice.words.text()


def test_a_check_that_is_stopped_says_nothing(opened, qtbot):
    opened.page.pressed.emit("check")
    qtbot.waitUntil(lambda: opened.flow.check is not None, timeout=5000)
    opened.page.pressed.emit("check")
    assert opened.flow.check is None
    assert "Đã dừng" in opened.page.notice.words.text()


def test_lines_are_saved_as_csv_and_the_log_tells_so(opened, qtbot, tmp_path, store):
    """Behaviour 56: exports are logged."""
    folder = tmp_path / "out"
    folder.mkdir()
    opened.save_to(folder)
    qtbot.waitUntil(lambda: opened.flow.said is not None, timeout=5000)
    [file] = folder.iterdir()
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 3
    [told] = [event for event in store.day.events() if event.kind == "export"]
    assert (told.facts["what"], told.facts["rows"]) == ("log", 2)


def test_a_lost_store_is_said_and_shut_it_forgets(opened, link, qtbot):
    link.error = Unavailable("database_gone", "database")
    opened.page.filters.chosen.emit("order")
    qtbot.waitUntil(lambda: opened.flow.said is not None, timeout=5000)
    assert "Mất kết nối" in opened.page.notice.words.text()
    opened.shut()
    assert (opened.flow.page, opened.flow.said) == (None, None)


def test_a_role_without_the_log_is_refused_by_the_store(section, shown, qtbot):
    shown.view.clerk = "ky-thuat"
    section.open(shown)
    qtbot.waitUntil(lambda: section.flow.said is not None, timeout=5000)
    assert section.flow.said.key == "role_missing"
    assert section.flow.page is None
