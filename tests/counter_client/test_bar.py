"""The strip: whole words, keys that mean what they say; the focus is test_focus.py's."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from centre.rules.tickets import State
from counter_client.bar import HEIGHT, WIDTH, Strip
from counter_client.flow import Action
from counter_client.shown import Message
from db.facts import Forgotten


@pytest.fixture
def strip(qtbot):
    made = Strip()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_strip_asks_no_desktop_for_the_focus(strip):
    flags = strip.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.FramelessWindowHint
    assert strip.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert all(key.focusPolicy() is Qt.FocusPolicy.NoFocus for key in strip.keys.values())
    assert (strip.width(), strip.height()) == (WIDTH, HEIGHT)


def test_no_word_of_the_strip_is_clipped(strip, tell, moment, both_languages, shot):
    bad = (tell.device("speaker", "error", "speaker_dead", name="sanh-chinh"),)
    busy = tell.view(tell.ticket(label="A1234"), waiting_count=128, longest_minutes=187)
    absent = tell.view(absent_undo=tell.ticket(State.ABSENT, ended_at=tell.now))
    for language in ("vi", "en"):
        both_languages.switch(language)
        for name, shown in {
            "free": moment(),
            "called": moment(busy),
            "alarm": moment(busy, devices=bad),
            "slips": moment(busy, slips=("A988", "A989", "B990", "B991", "C992", *("C993",) * 9)),
            "link lost": moment(busy, linked=False),
            "refused": moment(busy, message=Message("call_twice", {"calls": 2})),
            "called enough": moment(
                tell.view(tell.ticket(label="A1234", calls=20)),
                message=Message("called_enough", {"calls": 20}),
            ),
            "undo": moment(absent, undo_seconds=8),
            "armed": moment(armed=True),
            "writing up": moment(
                tell.view(wrapping="A1234", wrapping_until=tell.now), wrap_seconds=95
            ),
            "forgotten": moment(busy, forgotten=(Forgotten(tell.ticket(), tell.now),) * 5),
        }.items():
            strip.show_desk(replace(shown, language=language))
            tell.settle()
            shot(strip, f"strip-{name}-{WIDTH}x{HEIGHT}-{language}")
            assert tell.clipped(strip) == [], (language, strip.line.text())


def test_no_outcome_is_clipped_below_the_strip_and_a_new_number_closes_it(
    strip, tell, moment, asking_centre, both_languages, shot
):
    for language in ("vi", "en"):
        both_languages.switch(language)
        view = tell.view(tell.ticket(State.SERVING))
        strip.show_desk(moment(view, centre=asking_centre, language=language))
        strip.keys[Action.DONE].click()
        tell.settle()
        shot(strip, f"strip-outcome-{WIDTH}-{language}")
        assert strip.height() > HEIGHT
        assert "A012" in strip.line.text()
        assert tell.clipped(strip) == []
        strip.show_desk(moment(tell.view(tell.ticket()), centre=asking_centre))
        assert strip.height() == HEIGHT


def test_an_alarm_is_an_icon_and_words(strip, tell, moment):
    strip.show_desk(moment(devices=(tell.device("speaker", "error", "speaker_dead"),)))
    assert strip.mark.meaning() == "sound_off"
    assert strip.line.text() == "Loa 1: Có lỗi"


def test_f6_of_the_strip_takes_an_absent_back_after_the_first_second(strip, tell, moment, qtbot):
    view = tell.view(absent_undo=tell.ticket(State.ABSENT, ended_at=tell.now))
    strip.show_desk(moment(view, undo_seconds=10))
    with qtbot.waitSignal(strip.asked) as heard:
        strip.keys[Action.ABSENT].click()
    assert heard.args[0].action is Action.ABSENT, "a double click must not undo what it did"
    strip.show_desk(moment(view, undo_seconds=9))
    with qtbot.waitSignal(strip.asked) as heard:
        strip.keys[Action.ABSENT].click()
    assert heard.args[0].action is Action.UNDO


def test_the_strip_can_be_dragged(strip):
    before = strip.pos()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, 60))
    QTest.mouseMove(strip, QPoint(34, 80))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(34, 80))
    assert strip.pos() != before
