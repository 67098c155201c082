"""Section "Hồ sơ" at a real store: lists, the report, a saved file, who may not."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QFileDialog

from centre.rules.dossiers import State
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.handover import Step
from centre.shell.words import Words
from counter_client.supervisor.dossiers import List
from counter_client.supervisor.dossiers_section import DossierSection
from counter_client.supervisor.office import Office
from db.dossiers import storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier

NAME = "H99.08-261120-0001"


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
def office(qtbot, link, clock, role_moment, tell):
    ground = SimpleNamespace(clock=clock)
    made = Office(link, ground, ((DossierSection, frozenset({"supervisor"})),))
    qtbot.addWidget(made)
    made.show_desk(role_moment(view=tell.view(clerk="giam-doc")))
    yield made
    made.end()


@pytest.fixture
def section(office):
    return next(made for made, _ in office._made)


@pytest.fixture
def press_save(qtbot, section, monkeypatch):
    """Press the key to save into a file; return what is said then."""

    def act(file):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
        section.page.save.click()
        qtbot.waitUntil(lambda: not section._saving, timeout=8000)
        return section.page.notice.words.text()

    return act


@pytest.fixture
def late(store, clock):
    """One dossier that was scanned on time, recorded late; one that is overdue."""
    due = clock.at + timedelta(hours=1)
    with store.write() as work:
        until = work.day + timedelta(days=90)
        rows = [Dossier(NAME, due_at=due, state=4), Dossier("A-0002", due_at=due, state=4)]
        storing.put(work, [Kept(row, until) for row in rows])
    store.handovers.scan(uuid4(), "1", NAME, "", step=Step.RETURNED)
    clock.move(hours=2)
    with store.write() as work:
        ended = Dossier(NAME, due_at=due, state=int(State.RETURNED), returned_at=work.now)
        storing.put(work, [Kept(ended, until)])


@pytest.mark.usefixtures("late")
def test_the_lists_and_the_report_stand_behind_their_keys(office, section):
    office.enter()
    assert [key.count() for key in section.page.keys.values()] == ["1", "0", "0", "1", "1"]
    assert section.page.table.item(0, 0).text() == "A-0002"
    section.page.keys[List.TODAY].click()
    assert section.page.nothing.text() == "Không có hồ sơ nào."
    assert section.page.table.isHidden()
    section.page.keys[List.LATE].click()
    assert section.page.table.item(0, 0).text() == NAME
    assert not section.page.span.isHidden()


@pytest.mark.usefixtures("late")
def test_other_days_are_read_anew(office, section, clock):
    office.enter()
    section.page.keys[List.LATE].click()
    eve = clock.at.date() - timedelta(days=1)
    section.page.until.setDate(QDate(eve.year, eve.month, eve.day))
    assert section.page.keys[List.LATE].count() == "0"
    assert section.page.nothing.text().startswith("Không có hồ sơ nào trong những ngày này")


@pytest.mark.usefixtures("late")
def test_the_report_is_saved_and_logged(office, section, store, tmp_path, press_save):
    office.enter()
    press_save(tmp_path / "bao-cao.csv")
    assert list(tmp_path.glob("*.csv")) == [], "only the report is saved"
    section.page.keys[List.LATE].click()
    assert press_save(tmp_path / "bao-cao") == "Đã lưu bao-cao.csv."
    assert NAME in (tmp_path / "bao-cao.csv").read_text(encoding="utf-8-sig")
    (event,) = [one for one in store.day.events() if one.kind == "export"]
    assert (event.facts["by"], event.facts["rows"]) == ("giam-doc", 1)
    assert press_save(tmp_path / "bao-cao").startswith("Đã có tệp tên này")


def test_a_disk_that_refuses_and_a_login_that_may_not(office, section, tmp_path, link, press_save):
    office.enter()
    section.page.keys[List.LATE].click()
    nowhere = tmp_path / "no" / "x.csv"
    assert press_save(nowhere).startswith("Chưa lưu được")
    link.error = NotAllowed("role_missing")
    assert press_save(nowhere).startswith("Máy hoặc tài khoản này")
    link.error = Unavailable("database_gone", "database")
    assert press_save(nowhere).startswith("Chưa lưu được")


def test_nobody_signed_in_saves_nothing(office, section, tmp_path, role_moment, tell, press_save):
    """An empty code is motcua-db's at the store, which may do all."""
    office.enter()
    section.page.keys[List.LATE].click()
    office.show_desk(role_moment(view=tell.view(clerk=None)))
    assert press_save(tmp_path / "bao-cao.csv").startswith("Máy hoặc tài khoản này")
    assert list(tmp_path.glob("*.csv")) == []
    assert [one for one in section.link.store.day.events() if one.kind == "export"] == []


@pytest.mark.usefixtures("late")
def test_what_was_read_is_forgotten_with_the_sign_out(office, section, moment):
    office.enter()
    office.show_desk(moment(signed_in=False))
    assert section.flow.reading is None
    assert section.page.table.rowCount() == 0
    section._read()
    assert section.flow.reading is None, "a section that does not stand reads nothing"


@pytest.fixture(params=["vi", "en"])
def language(request, office, role_moment, tell):
    """Show the window in each language; the source's words are back after the test."""
    made = Words()
    made.switch(request.param)
    office.show_desk(role_moment(view=tell.view(clerk="giam-doc"), language=request.param))
    yield request.param
    made.close()


@pytest.mark.parametrize("size", [(1180, 760), (1000, 680)])
@pytest.mark.usefixtures("late")
def test_nothing_is_clipped(office, section, tell, language, size, shot):
    office.enter()
    office.resize(*size)
    for which in List:
        section.page.keys[which].click()
        tell.settle()
        assert tell.clipped(office) == []
        shot(office, f"office dossiers {which.value} {size[0]}x{size[1]} {language}")
