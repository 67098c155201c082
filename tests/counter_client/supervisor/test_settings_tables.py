"""Hours of a week, weights and levels: shown, typed, given back."""

import pytest

from centre.rules.declaring.facts import Entry, Kind
from counter_client.supervisor.settings_tables import LevelsEditor, WeekEditor, WeightsEditor

WEEK = {"0": [["07:00", "11:30"], ["13:30", "17:00"]], "5": [["07:00", "11:30"]]}


@pytest.fixture
def edit(qtbot):
    def make(kind, entry):
        made = kind(entry)
        qtbot.addWidget(made)
        made.heard = []
        made.changed.connect(lambda: made.heard.append(made.value()))
        return made

    return make


def test_a_week_is_typed_day_by_day_and_an_empty_one_is_the_centres(edit) -> None:
    made = edit(WeekEditor, Entry("hours", Kind.WEEK, may_lack=True))
    made.name("Giờ")
    made.put(WEEK)
    assert (made.value(), made.heard) == (WEEK, [])
    made.fields[5].setText("7h-11h30")
    assert made.heard[-1] == WEEK
    made.put(WEEK)
    assert made.fields[5].text() == "7h-11h30", "nobody's typing is rewritten under his hands"
    assert made.fields[6].accessibleName() == "Giờ, Chủ nhật"
    made.put(None)
    assert made.value() is None


def test_weights_are_given_or_none(edit) -> None:
    made = edit(WeightsEditor, Entry("serves", Kind.WEIGHTS, 1, 9, of="service"))
    made.offer([("a", "Khai sinh"), ("b", "Đất")])
    made.put({"a": 2})
    made.choices["b"].setCurrentIndex(9)
    assert made.heard == [{"a": 2, "b": 9}]
    made.choices["a"].setCurrentIndex(0)
    assert made.value() == {"b": 9}
    made.name("Hệ số")
    assert made.choices["b"].accessibleName() == "Hệ số: Đất"


def test_levels_are_numbered_by_their_rows(edit) -> None:
    made = edit(LevelsEditor, Entry("levels", Kind.LEVELS))
    levels = [{"value": n, "label": {"vi": f"M{n}", "tay": "x"}, "face": n} for n in (1, 2, 3)]
    made.put(levels)
    assert (made.value(), made.heard) == (levels, [])
    made.rows[3][0].setText("M4")
    made.rows[3][2].setCurrentIndex(4)
    assert made.heard[-1][3] == {"value": 4, "label": {"vi": "M4"}, "face": 4}
    made.name("Mức")
    assert made.rows[0][1].accessibleName() == "Mức 1, Tiếng Anh"
