"""A row tells its field, its range and what is wrong with it."""

import pytest

from centre.rules.declaring.facts import Kind
from centre.rules.declaring.subjects import SUBJECTS
from counter_client.supervisor.settings_row import SHORT_WIDTH, Row


@pytest.fixture
def row(qtbot):
    made = Row(SUBJECTS["policy"].entry("bypass_limit"))
    qtbot.addWidget(made)
    made.say("policy")
    return made


def test_a_number_says_its_range(row) -> None:
    assert row.title.text() == "Nhường nhiều nhất (lượt)"
    assert row.help.text().endswith("Từ 0 đến 20.")
    assert row.editor.width() == SHORT_WIDTH


def test_what_is_wrong_is_shown_and_told_to_a_screen_reader(row) -> None:
    row.tell("Nhập số từ 0 đến 20.")
    assert not row.wrong.isHidden()
    assert row.editor.accessibleDescription() == "Nhập số từ 0 đến 20."
    row.tell("")
    assert row.wrong.isHidden()


def test_every_kind_of_field_has_an_editor(qtbot) -> None:
    entries = [entry for subject in SUBJECTS.values() for entry in subject.entries]
    assert {entry.kind for entry in entries} == set(Kind)
    for entry in {entry.kind: entry for entry in entries}.values():
        qtbot.addWidget(Row(entry))
