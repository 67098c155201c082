"""Each editor gives back what it was given, and says when somebody types."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from centre.rules.declaring.facts import Entry, Kind
from counter_client.supervisor.settings_editors import (
    ChoiceEditor,
    LineEditor,
    LinesEditor,
    WordsEditor,
    YesEditor,
    day_line,
)
from counter_client.supervisor.settings_typing import number_of


@pytest.fixture
def edit(qtbot):
    """Make an editor that is shown; count what it says."""

    def make(kind, entry, *args):
        made = kind(entry, *args)
        qtbot.addWidget(made)
        made.name("Ô")
        made.heard = []
        made.changed.connect(lambda: made.heard.append(made.value()))
        made.show()
        return made

    return make


def test_words_keep_languages_that_are_not_shown(edit) -> None:
    made = edit(WordsEditor, Entry("name", Kind.WORDS))
    made.put({"vi": "Tên", "en": "Name", "tay": "x"})
    assert made.heard == []
    made._fields["en"].clear()
    assert made.heard[-1] == {"vi": "Tên", "tay": "x"}
    assert made._fields["vi"].accessibleName() == "Ô, Tiếng Việt"
    assert edit(WordsEditor, Entry("text", Kind.WORDS, longest=500)).value() == {}


def test_lines_numbers_days_and_pins(edit) -> None:
    number = edit(LineEditor, Entry("n", Kind.NUMBER), number_of, str, 9)
    number.put(7)
    QTest.keyClicks(number.field, "5")
    assert (number.value(), number.heard) == (57, [57])
    day = edit(LineEditor, Entry("d", Kind.DAY), *day_line, 10)
    day.put("2027-01-31")
    assert (day.field.text(), day.value()) == ("31/01/2027", "2027-01-31")
    lines = edit(LinesEditor, Entry("l", Kind.LINES))
    lines.put(["a", "b"])
    assert lines.value() == ["a", "b"]
    pin = edit(LineEditor, Entry("pin", Kind.PIN))
    pin.put("2468")
    assert "2468" not in pin.field.displayText()


def test_yes_turns_by_key_and_says_its_state(edit) -> None:
    made = edit(YesEditor, Entry("y", Kind.YES))
    made.put(value=False)
    QTest.keyClick(made.key, Qt.Key.Key_Space)
    assert made.heard == [True]
    assert made.key.accessibleName() == "Ô: Có"


def test_a_choice_offers_nothing_where_it_may_lack_and_leaves_the_wheel_alone(edit) -> None:
    made = edit(ChoiceEditor, Entry("c", Kind.ONE, may_lack=True, default=""))
    made.offer([("a", "A"), ("b", "B")])
    made.put("b")
    assert (made.value(), made.heard) == ("b", [])
    point = QPointF(5, 5)
    turn = (QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton)
    wheel = QWheelEvent(
        point,
        point,
        *turn,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own argument
    )
    QApplication.sendEvent(made.field, wheel)
    assert made.value() == "b"
    QTest.keyClick(made.field, Qt.Key.Key_Up)
    assert made.heard == ["a"]
    made.put("ended")
    assert made.value() == "ended", "what is no longer offered is not silently another"
