"""The wide window: who sees what, one section at a time, nothing left when the role goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_client.flow import Stage
from counter_client.supervisor.office import LEAST, Office
from counter_client.supervisor.section import Section


class Told(Section):
    """A section that keeps what it was told."""

    key = "told"
    icon = "info"

    def __init__(self, link, ground) -> None:
        super().__init__(link, ground)
        self.heard: list[str] = []

    def title(self) -> str:
        return f"Mục {self.key}"

    def open(self, shown) -> None:
        del shown
        self.heard.append("open")

    def shut(self) -> None:
        self.heard.append("shut")

    def note(self, shown) -> None:
        del shown
        self.heard.append("note")

    def end(self) -> None:
        self.heard.append("end")


class Figures(Told):
    """A section that an auditor sees too."""

    key = "figures"
    icon = "clock"


BOTH = ((Told, frozenset({"supervisor"})), (Figures, frozenset({"supervisor", "auditor"})))


@pytest.fixture
def office(qtbot, ground):
    made = Office(None, ground, BOTH)
    qtbot.addWidget(made)
    return made


def section(office, key):
    return next(office.inside.widget(n) for n in range(2) if office.inside.widget(n).key == key)


def test_a_supervisor_sees_every_section_and_only_the_one_that_stands_reads(office, role_moment):
    office.show_desk(role_moment())
    office.enter()
    assert office.isVisible()
    assert office.allowed() == ("told", "figures")
    office.keys["figures"].click()
    assert section(office, "told").heard == ["open", "shut"]
    assert section(office, "figures").heard == ["open"]
    assert office.title.text() == "Mục figures"


def test_an_auditor_sees_figures_alone_and_no_devices(office, role_moment):
    office.show_desk(role_moment(role="auditor"))
    office.enter()
    assert office.keys["told"].isHidden()
    assert not office.keys["figures"].isHidden()
    assert all(button.isHidden() for button in office.pages.values())
    office.stand("told")
    assert section(office, "told").heard == []


@pytest.mark.parametrize("role", ["clerk", "technician", ""])
def test_without_the_role_the_window_does_not_open(office, role_moment, role):
    office.show_desk(role_moment(role=role))
    office.enter()
    assert not office.isVisible()


def test_signed_out_the_window_goes_and_its_section_forgets(office, role_moment):
    office.show_desk(role_moment())
    office.enter()
    office.show_desk(role_moment(stage=Stage.SIGNED_OUT))
    assert not office.isVisible()
    assert section(office, "told").heard[-1] == "shut"


def test_escape_leads_back_to_the_desk_and_stops_reading(office, role_moment, qtbot):
    office.show_desk(role_moment())
    office.enter()
    office.activateWindow()
    qtbot.waitUntil(office.isActiveWindow, timeout=5000)
    with qtbot.waitSignal(office.desk_wanted):
        QTest.keyClick(office, Qt.Key.Key_Escape)
    assert not office.isVisible()
    assert section(office, "told").heard[-1] == "shut"


def test_what_stood_last_stands_again_until_the_window_was_left(office, role_moment):
    office.show_desk(role_moment())
    office.enter()
    office.stand("figures")
    office.enter()
    assert section(office, "figures").heard == ["open", "open"]


def test_a_moment_goes_to_the_section_that_stands_and_a_lost_link_is_said(office, role_moment):
    office.show_desk(role_moment())
    office.enter()
    office.show_desk(role_moment(lost_at=role_moment().now))
    assert section(office, "told").heard[-1] == "note"
    assert section(office, "figures").heard == []
    assert not office.lost.isHidden()


def test_other_pages_of_the_work_are_reached_from_here(office, role_moment, qtbot):
    office.show_desk(role_moment())
    office.enter()
    with qtbot.waitSignal(office.page_wanted) as heard:
        office.pages["searches"].click()
    assert heard.args == ["searches"]
    assert not office.isVisible()


def test_the_end_of_the_program_ends_every_section(office, role_moment):
    office.show_desk(role_moment())
    office.enter()
    office.end()
    assert [section(office, key).heard[-1] for key in ("told", "figures")] == ["end", "end"]


def test_every_key_fits_at_the_least_size_and_has_a_name(office, role_moment):
    office.show_desk(role_moment())
    office.enter()
    office.resize(*LEAST)
    for key in (*office.keys.values(), *office.pages.values(), office.back):
        assert key.accessibleName()
        assert office.rect().contains(key.geometry())
