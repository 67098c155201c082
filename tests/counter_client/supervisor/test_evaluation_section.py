"""Section "Phiếu đánh giá" at a real store: filled by keyboard, sums live, printed."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.evaluation import INDEXES, Column
from centre.rules.handover import Step
from centre.shell.words import Words
from counter_client.supervisor.dossiers_said import not_saved
from counter_client.supervisor.evaluation import Score
from counter_client.supervisor.evaluation_section import EvaluationSection
from counter_client.supervisor.office import Office
from db.dossiers import storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier

PERIOD = "2026-Q4"


class Direct:
    """A link without a thread: a job is done at once."""

    def __init__(self, store) -> None:
        self.store = store
        self.error = None

    def do(self, job, done, missed) -> None:
        try:
            if self.error is not None:
                raise self.error
            value = job(self.store)
        except (NotAllowed, Unavailable) as error:
            missed(error)
        else:
            done(value)


@pytest.fixture
def link(store):
    return Direct(store)


@pytest.fixture
def enter(qtbot, link, clock, role_moment, tell):
    """Open the section as somebody with a role; return window and section."""
    made = []

    def act(clerk="giam-doc", role="supervisor", language="vi"):
        ground = SimpleNamespace(clock=clock)
        roles = frozenset({"supervisor", "auditor"})
        office = Office(link, ground, ((EvaluationSection, roles),))
        qtbot.addWidget(office)
        made.append(office)
        office.show_desk(role_moment(view=tell.view(clerk=clerk), role=role, language=language))
        office.enter()
        office.activateWindow()
        qtbot.waitUntil(office.isActiveWindow, timeout=5000)
        return office, next(section for section, _ in office._made)

    yield act
    for office in made:
        office.end()


def type_into(office, key):
    QTest.keyClick(office.focusWidget(), key)


def test_the_sheet_is_filled_by_keyboard_alone(enter, store):
    """Behaviour 45: 15 points are "Xuất sắc", and the sum follows every key."""
    office, section = enter()
    assert office.focusWidget() is section.page.rows[1].cells[Column.OWN]
    assert section.page.sums[Column.OWN].text() == "Tự chấm: 0/18 · chưa đủ, còn 9 chỉ số"
    for index in INDEXES:
        type_into(office, Qt.Key.Key_2 if index <= 6 else Qt.Key.Key_1)
        type_into(office, Qt.Key.Key_Down)
    assert section.page.sums[Column.OWN].text() == "Tự chấm: 15/18 · Xuất sắc"
    assert store.evaluations.sheet(PERIOD).own.total == 15
    assert section.page.votes.text().endswith("không có")
    type_into(office, Qt.Key.Key_Delete)
    assert section.page.sums[Column.OWN].text() == "Tự chấm: 14/18 · chưa đủ, còn 1 chỉ số"
    type_into(office, Qt.Key.Key_Right)
    type_into(office, Qt.Key.Key_0)
    assert store.evaluations.sheet(PERIOD).lines[8].verified == 0


def test_nothing_is_filled_in_by_itself(enter, store, everything_of_evaluation):
    enter()
    assert everything_of_evaluation(store) == []


@pytest.fixture
def everything_of_evaluation():
    def rows(store):
        with store.read() as work:
            return work.connection.exec_driver_sql("SELECT * FROM evaluation").all()

    return rows


def test_an_auditor_writes_the_verified_column_alone(enter, store):
    office, section = enter("kiem-tra", "auditor")
    assert office.focusWidget() is section.page.rows[1].cells[Column.VERIFIED]
    type_into(office, Qt.Key.Key_1)
    type_into(office, Qt.Key.Key_Left)
    type_into(office, Qt.Key.Key_2)
    assert section.page.notice.words.text().startswith("Cột tự chấm do lãnh đạo ghi")
    line = store.evaluations.sheet(PERIOD).lines[0]
    assert (line.own, line.verified, line.changed_by) == (None, 1, "kiem-tra")


def test_a_note_belongs_to_the_row_that_has_the_focus(enter, store):
    office, section = enter()
    type_into(office, Qt.Key.Key_Down)
    assert section.page.remark_words.text() == "Ghi chú cho chỉ số 2"
    section.page.remark.setFocus()
    QTest.keyClicks(section.page.remark, "da xem")
    QTest.keyClick(section.page.remark, Qt.Key.Key_Return)
    assert store.evaluations.sheet(PERIOD).lines[1].note == "da xem"
    assert section.page.rows[2].note.text() == "da xem"
    section.page.rows[1].cells[Column.OWN].setFocus()
    assert section.page.remark.text() == ""


def test_a_note_is_kept_when_the_focus_goes_on_and_an_auditor_writes_none(enter, store):
    """What was typed for one row is not lost by an arrow, and never lands in the next row."""
    _, section = enter()
    section.page.remark.setFocus()
    QTest.keyClicks(section.page.remark, "mot")
    section.page.rows[3].cells[Column.OWN].setFocus()
    lines = store.evaluations.sheet(PERIOD).lines
    assert [line.note for line in lines[:3]] == ["mot", "", ""]
    _, section = enter("kiem-tra", "auditor")
    assert section.page.remark.isReadOnly()


def test_other_quarters_are_looked_at(enter, store):
    _, section = enter()
    section.page.after.click()
    assert section.page.quarter.text() == "Quý 4/2026", "the next one has not begun"
    assert section.page.after.refused
    section.page.before.click()
    assert section.page.quarter.text() == "Quý 3/2026"
    section.page.rows[1].cells[Column.OWN].scored.emit(1)
    assert store.evaluations.sheet("2026-Q3").lines[0].own == 1
    assert store.evaluations.sheet(PERIOD).lines[0].own is None


def test_a_lost_store_says_so_and_the_cell_shows_what_is_true(enter, link):
    office, section = enter()
    link.error = Unavailable("database_gone", "database")
    type_into(office, Qt.Key.Key_2)
    assert section.page.notice.words.text() == "Chưa lưu được. Xin bấm lại."
    assert section.page.rows[1].cells[Column.OWN].value is None


@pytest.fixture
def press_print(qtbot, monkeypatch):
    """Press the key to print into a file; return what is said then."""

    def act(section, file):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
        section.page.print.click()
        qtbot.waitUntil(lambda: not section._printing, timeout=8000)
        return section.page.notice.words.text()

    return act


def exports(store):
    return [dict(one.facts) for one in store.day.events() if one.kind == "export"]


@pytest.mark.parametrize(("clerk", "role"), [("giam-doc", "supervisor"), ("kiem-tra", "auditor")])
def test_it_is_printed_as_pdf_and_logged(enter, store, tmp_path, press_print, clerk, role):
    _, section = enter(clerk, role)
    assert press_print(section, tmp_path / "phieu") == "Đã lưu phieu.pdf."
    content = (tmp_path / "phieu.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
    (facts,) = exports(store)
    assert (facts["what"], facts["by"], facts["to"]) == ("sheet", clerk, "2026-12-31")
    assert press_print(section, tmp_path / "phieu").startswith("Đã có tệp tên này")


def test_a_sheet_that_cannot_be_saved_says_so_and_one_that_is_not_logged_is_not_written(
    enter, link, tmp_path, press_print
):
    _, section = enter()
    assert press_print(section, tmp_path / "no" / "x.pdf").startswith("Chưa lưu được")
    for error in (NotAllowed("role_missing"), Unavailable("database_gone", "database")):
        link.error = error
        assert press_print(section, tmp_path / "x.pdf") == not_saved(error.key)
    assert list(tmp_path.glob("*.p*")) == []


def test_nobody_signed_in_is_not_taken_for_the_machine_itself(
    enter, store, role_moment, tell, tmp_path, press_print
):
    """An empty code is motcua-db's at the store, which may do all."""
    office, section = enter()
    office.show_desk(role_moment(view=tell.view(clerk=None), role="supervisor"))
    type_into(office, Qt.Key.Key_2)
    assert section.page.notice.words.text().startswith("Cột tự chấm")
    assert press_print(section, tmp_path / "x.pdf") == not_saved("role_missing")
    assert exports(store) == []
    assert store.evaluations.sheet(PERIOD).lines[0].own is None
    assert section.page.rows[1].cells[Column.OWN].value is None


def test_a_sheet_that_could_not_be_read_is_read_as_soon_as_it_can(enter, link, role_moment, tell):
    office, section = enter()
    link.error = Unavailable("database_gone", "database")
    section.page.before.click()
    assert section.flow.sheet is None
    link.error = None
    office.show_desk(role_moment(view=tell.view(clerk="giam-doc"), role="supervisor"))
    assert section.flow.sheet is not None


def test_the_store_is_told_who_reads(enter, monkeypatch, link):
    asked = []
    real = link.store.evaluations.sheet
    monkeypatch.setattr(
        link.store.evaluations, "sheet", lambda *given: asked.append(given) or real(*given)
    )
    enter("kiem-tra", "auditor")
    assert asked == [(PERIOD, "kiem-tra")]


def test_what_was_read_is_forgotten_with_the_sign_out(enter, moment):
    office, section = enter()
    office.show_desk(moment(signed_in=False))
    assert section.flow.sheet is None
    assert not office.isVisible()


@pytest.fixture
def speak(qapp):
    """Let the programs' words be of a language; the source's again after the test."""
    del qapp
    made = Words()
    yield made.switch
    made.close()


@pytest.fixture
def busy(store, clock):
    """A quarter with evidence for every index that our data know of."""
    due = clock.at + timedelta(hours=1)
    with store.write() as work:
        until = work.day + timedelta(days=90)
        rows = [Dossier(f"A-{n:04}", due_at=due, state=4) for n in range(12)]
        storing.put(work, [Kept(row, until) for row in rows])
    for row in rows[:9]:
        store.handovers.scan(uuid4(), "1", row.code, "", step=Step.RETURNED)
    clock.move(hours=2)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(1180, 760), (1000, 680)])
@pytest.mark.usefixtures("busy")
def test_nothing_is_clipped(enter, tell, speak, language, size, shot):
    speak(language)
    office, section = enter(language=language)
    for index in INDEXES:
        section.page.scored.emit(Score(index, Column.OWN, 2 if index < 7 else 1))
    section.page.remark.setText("Đã đối chiếu với sổ theo dõi hồ sơ và bảng niêm yết. " * 3)
    section.page.remark.setModified(True)
    section._write_note()
    office.resize(*size)
    tell.settle()
    assert tell.clipped(office) == []
    shot(office, f"office evaluation {size[0]}x{size[1]} {language}")
