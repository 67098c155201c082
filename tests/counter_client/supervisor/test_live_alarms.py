"""Alarms on the live board: a key each, little room, the focus stays where it was."""

import pytest

from counter_client.supervisor import live_alarms_said
from counter_client.supervisor.live_alarms import MOST_ALARMS_PX, AlarmLine, AlarmList


@pytest.fixture
def words(live_board, live_of):
    def of(**changes):
        return live_alarms_said.alarm(live_of.alarm(**changes), live_board(), "vi", {})

    return of


@pytest.fixture
def shown(qtbot):
    def show(widget, width=740):
        qtbot.addWidget(widget)
        widget.resize(width, 600)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def test_an_alarm_has_a_key_until_somebody_has_taken_note(shown, words, tell):
    line = shown(AlarmLine())
    line.tell(words())
    line.offer(shown=True, legend="Ctrl+B", refusal="")
    assert line.known.isVisible()
    assert "A012" in line.known.accessibleName()
    line.offer(shown=True, legend="", refusal="Đang chờ.")
    assert line.known.refused
    line.tell(words(acknowledged_at=tell.now, acknowledged_by="lan"))
    line.offer(shown=False, legend="", refusal="")
    assert not line.known.isVisible()
    assert line.remedy.text() == "Đã biết: lan, 09:00 (từ 08:55)"


def test_many_alarms_take_no_more_than_their_place_and_scroll(shown, words, tell):
    alarms = shown(AlarmList())
    alarms.show_alarms({"a": words()})
    tell.settle()
    one = alarms.height()
    assert 48 <= one < MOST_ALARMS_PX
    assert alarms.verticalScrollBar().maximum() == 0
    alarms.show_alarms({str(n): words() for n in range(9)})
    tell.settle()
    assert alarms.height() == MOST_ALARMS_PX
    assert alarms.verticalScrollBar().maximum() > 0
    assert tell.clipped(alarms) == []
    alarms.show_alarms({})
    assert (alarms.height(), alarms.isVisible()) == (0, False)


def test_the_key_of_an_alarm_tells_which_one_once(shown, words, live_of):
    alarms, alarm, heard = shown(AlarmList()), live_of.alarm(), []
    alarms.known.connect(heard.append)
    alarms.show_alarms({"a": words()})
    for _ in range(3):
        alarms.offer("a", alarm.id, first=True, refusal="")
    alarms.lines["a"].known.click()
    assert heard == [alarm.id]


def test_a_line_that_stays_keeps_the_focus_when_another_goes(shown, words, live_of, qtbot):
    alarms = shown(AlarmList())
    alarms.show_alarms({"a": words(), "b": words(kind="ahead")})
    alarms.activateWindow()
    qtbot.waitUntil(alarms.isActiveWindow, timeout=5000)
    for key in "ab":
        alarms.offer(key, live_of.alarm().id, first=key == "a", refusal="")
    alarms.lines["b"].known.setFocus()
    line = alarms.lines["b"]
    alarms.show_alarms({"b": words(kind="ahead")})
    assert alarms.lines == {"b": line}
    assert line.known.hasFocus()
