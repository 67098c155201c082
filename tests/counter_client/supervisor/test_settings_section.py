"""Behaviour 42: a head of a centre changes a rule on screen; it holds at once elsewhere."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed, Unavailable
from counter_client.supervisor.office import Office
from counter_client.supervisor.sections import SECTIONS, SUPERVISOR
from counter_client.supervisor.settings_open import PAGES
from counter_client.supervisor.settings_section import SettingsSection
from db import tables


class Link:
    """Does jobs on a real store at once; it can be lost, before or after the job."""

    def __init__(self, store) -> None:
        self.store = store
        self.error = None
        self.after = False

    def do(self, job, done, missed) -> None:
        try:
            if self.error is not None and not self.after:
                raise self.error
            value = job(self.store)
            if self.error is not None:
                raise self.error
        except (NotAllowed, Unavailable) as error:
            missed(error)
        else:
            done(value)


@pytest.fixture
def link(store):
    return Link(store)


@pytest.fixture
def boss(role_moment, tell):
    """Make moments in which the supervisor of the sample is signed in."""

    def maker(**changes):
        return role_moment(**{"view": tell.view(clerk="giam-doc"), **changes})

    return maker


@pytest.fixture
def office(qtbot, link, clock, boss):
    made = Office(link, SimpleNamespace(clock=clock), [(SettingsSection, SUPERVISOR)])
    qtbot.addWidget(made)
    made.show_desk(boss())
    made.enter()
    yield made
    made.end()


@pytest.fixture
def section(office):
    return office._made[0][0]


def press(key, *modifier):
    QTest.keyClick(QApplication.focusWidget(), key, *modifier)


def go(section, page, key=None):
    section._do(lambda: section.flow.choose(page, key))


def test_it_is_for_supervisors_alone() -> None:
    """Behaviour 56: a clerk cannot configure; the store and the server ask again."""
    assert dict(SECTIONS)[SettingsSection] == frozenset({"supervisor"})


def test_a_figure_is_changed_by_keyboard_and_holds_at_another_program(
    office, section, open_as, qtbot
) -> None:
    """Behaviour 42: changed, saved with Ctrl+S, in force at once elsewhere."""
    other = open_as("counter:c2")
    assert other.centre().policy.bypass_limit == 3
    go(section, "policy")
    field = section.form.rows["bypass_limit"].editor.field
    office.activateWindow()
    qtbot.waitUntil(office.isActiveWindow, timeout=5000)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1")
    assert section.form.moves.text() == "Nhường nhiều nhất (lượt): 3 → 1"
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert other.centre().policy.bypass_limit == 1
    assert "Đã lưu" in section.notice.words.text()
    (past,) = other.declared.history(9)
    assert (past.by, past.old, past.new) == ("giam-doc", 3, 1)


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(section, store) -> None:
    go(section, "service", "ho-tich")
    section.form.rows["last"].editor.field.setText("0")
    section.form.save.click()
    row = section.form.rows["last"]
    assert not row.wrong.isHidden()
    assert "1" in row.wrong.text()
    assert store.centre().services["ho-tich"].last == 999
    row.editor.field.setText("500")
    assert row.wrong.isHidden()


def test_unsaved_changes_are_asked_about_and_survive_another_section(section, office, boss) -> None:
    go(section, "service", "ho-tich")
    section.form.rows["last"].editor.field.setText("500")
    section.pages.lines[PAGES.index("counter")].click()
    assert section.flow.page == "service"
    assert not section.form.asking.isHidden()
    assert not section.form.stay.isHidden()
    section.form.stay.click()
    assert section.form.asking.isHidden()
    section.shut()
    section.open(boss())
    assert section.form.rows["last"].editor.field.text() == "500"
    section.form.give_up.click()
    assert section.form.rows["last"].editor.field.text() == "999"


def test_another_clerk_finds_nothing_of_what_was_typed(section, boss, tell) -> None:
    go(section, "service", "ho-tich")
    section.form.rows["last"].editor.field.setText("500")
    section.shut()
    section.open(boss(view=tell.view(clerk="lan")))
    assert section.flow.typed == {}
    section.note(boss(view=tell.view(clerk="giam-doc")))
    assert section.form.rows["last"].editor.field.text() == "500"
    assert "vẫn còn ở đây" in section.notice.words.text()


def test_a_new_pause_is_made_and_ended_by_its_keys(section, store) -> None:
    go(section, "pause")
    section.items.new.click()
    section.form.code.setText("ngan-hang")
    section.form.rows["name"].editor._fields["vi"].setText("Đi ngân hàng")
    section.form.save.click()
    assert "ngan-hang" in {c.code for c in store.centre().choices_of("pause")}
    section.form.end.click()
    assert "ngan-hang" not in {c.code for c in store.centre().choices_of("pause")}
    assert "đã ngừng" in section.items.items.lines[4].accessibleName()


def test_a_lost_link_loses_nothing_and_the_press_has_one_effect(section, link, store) -> None:
    go(section, "policy")
    section.form.rows["bypass_limit"].editor.field.setText("1")
    link.error, link.after = Unavailable("database_gone", "database"), True
    section.form.save.click()
    assert "Mất kết nối" in section.notice.words.text()
    assert section.flow.is_dirty
    link.error = None
    section._turn()
    assert not section.flow.waits
    assert len(store.declared.history(9)) == 1


def test_the_second_of_two_supervisors_sees_both_changes_and_saves_on(section, store) -> None:
    go(section, "service", "ho-tich")
    section.form.rows["last"].editor.field.setText("500")
    change = Change("service", "ho-tich", {"daily_limit": 60})
    store.declared.change(uuid4(), change, "giam-doc")
    section.form.save.click()
    assert "Hoàng Văn Sơn vừa sửa" in section.notice.words.text()
    assert section.form.rows["daily_limit"].editor.field.text() == "60"
    assert store.centre().services["ho-tich"].last == 999
    section.form.save.click()
    service = store.centre().services["ho-tich"]
    assert (service.last, service.daily_limit) == (500, 60)


def test_a_number_without_end_is_refused_beside_its_field(section, store) -> None:
    go(section, "service", "ho-tich")
    for typed in ("inf", "1e999", "nan", "-1"):
        section.form.rows["last"].editor.field.setText(typed)
        section.form.save.click()
        assert not section.form.rows["last"].wrong.isHidden(), typed
    assert store.centre().services["ho-tich"].last == 999


def test_what_is_wrong_is_scrolled_into_sight_with_its_sentence(section, office, qtbot) -> None:
    office.resize(1000, 680)
    go(section, "service", "ho-tich")
    section.form.rows["expected_minutes"].editor.field.setText("abc")
    section.form.save.click()
    row, area = section.form.rows["expected_minutes"], section.form.area

    def is_in_sight() -> bool:
        bottom = row.wrong.mapTo(area.viewport(), row.wrong.rect().bottomLeft()).y()
        return 0 < bottom <= area.viewport().height()

    qtbot.waitUntil(is_in_sight, timeout=5000)


def test_nobody_saves_without_a_name(section, store, boss, tell) -> None:
    section.open(boss(view=tell.view(clerk=None)))
    go(section, "policy")
    section.form.rows["bypass_limit"].editor.field.setText("1")
    section.form.save.click()
    assert store.centre().policy.bypass_limit == 3
    assert "lãnh đạo" in section.notice.words.text()


def test_a_role_that_was_taken_away_meanwhile_is_refused_by_the_store(
    section, store, strike_role
) -> None:
    go(section, "policy")
    section.form.rows["bypass_limit"].editor.field.setText("1")
    strike_role("giam-doc", "clerk")
    section.form.save.click()
    assert store.centre().policy.bypass_limit == 3
    assert "lãnh đạo" in section.notice.words.text()


@pytest.fixture
def strike_role(store):
    """Give a clerk another role, past the rules."""

    def strike(clerk, role):
        with store.write() as work:
            change = tables.clerk.update().where(tables.clerk.c.code == clerk)
            work.connection.execute(change.values(role=role))

    return strike


@pytest.mark.parametrize("size", [(1180, 760), (1000, 680)])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_words_are_cut_on_any_page(office, section, tell, boss, size, language) -> None:
    office.resize(*size)
    section.note(boss(language=language))
    for page in PAGES:
        go(section, page)
        first = next(iter(section.flow.items()), None)
        if first is not None:
            go(section, page, first)
        tell.settle()
        assert tell.clipped(office) == [], page
        assert not section.form.rows or all(row.title.text() for row in section.form.rows.values())
