"""The voice: in call order, never two at once, nothing stale, and never silently dead."""

from dataclasses import replace
from datetime import time

import pytest

from centre.rules.announcing import Wording, units
from queue_display.clips import Clips
from queue_display.utterance import Speech
from queue_display.voice import VoiceDesk


class Truth:
    """Answers whether a call is still true; labels in `denied` are not."""

    def __init__(self):
        self.denied = set()
        self.asked = []

    def __call__(self, spoken, answer):
        self.asked.append(spoken.label)
        answer(spoken.label not in self.denied)


@pytest.fixture
def truth():
    return Truth()


@pytest.fixture
def open_desk(qapp, listening, voice_folder, truth, clock):
    """Open desks on the one loudspeaker; closed after the test."""
    opened = []

    def make(*languages, clips=None, **changes):
        speech = replace(Speech(languages or ("vi",), 80), **changes)
        made = VoiceDesk(listening, clips or Clips(voice_folder), speech, truth, clock)
        opened.append(made)
        return made

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def desk(open_desk):
    return open_desk()


def heard(listening):
    """Return the numbers that were spoken, in order, as their spelled units."""
    return [sound.units for sound in listening.heard]


def says(spoken, language="vi"):
    return units(spoken, language)


def test_a_call_is_chimed_and_said_twice(desk, listening, spoken, qtbot):
    call = spoken("A001", "3")
    desk.hear(call)
    qtbot.waitUntil(lambda: len(listening.heard) == 1)
    assert heard(listening) == [("chime", *says(call), *says(call))]
    assert listening.heard[0].volume == 80


def test_a_busy_morning_is_said_once_each_in_order_and_with_one_chime(
    desk, listening, spoken, qtbot
):
    calls = [spoken(f"A{n:03}", str(n), after=n) for n in range(1, 7)]
    for call in calls:
        desk.hear(call)
    qtbot.waitUntil(lambda: len(listening.heard) == 6)
    first, *between, last = heard(listening)
    assert first == ("chime", *says(calls[0]), *says(calls[0]))
    assert between == [says(call) for call in calls[1:-1]]
    assert last == (*says(calls[-1]), *says(calls[-1]))


def test_two_calls_at_one_instant_are_both_spoken(desk, listening, spoken, qtbot):
    one, other = spoken("A012", "3"), spoken("B007", "1")
    desk.hear(one)
    desk.hear(other)
    qtbot.waitUntil(lambda: len(listening.heard) == 2)
    assert heard(listening)[0][-1] == "digit_3"
    assert heard(listening)[1][-1] == "digit_1"


def test_announcements_never_overlap(desk, listening, spoken, qtbot):
    for n in range(1, 25):
        desk.hear(spoken(f"A{n:03}", str(n % 9), after=n))
    qtbot.waitUntil(lambda: len(listening.heard) == 24)
    assert listening.overlaps() == 0


def test_two_desks_on_one_loudspeaker_would_overlap(desk, open_desk, listening, spoken, qtbot):
    """The control of the test before: its ear does hear an overlap."""
    listening.seconds = 0.2
    rival = open_desk()
    desk.hear(spoken("A001", "1"))
    rival.hear(spoken("B001", "2"))
    qtbot.waitUntil(lambda: len(listening.heard) == 2)
    assert listening.overlaps() == 1


def test_a_call_that_is_no_longer_true_is_not_spoken(desk, listening, truth, spoken, qtbot):
    truth.denied.add("A002")
    for n in (1, 2, 3):
        desk.hear(spoken(f"A00{n}", str(n), after=n))
    qtbot.waitUntil(lambda: len(listening.heard) == 2)
    assert truth.asked == ["A001", "A002", "A003"]
    assert desk.waiting == ()
    assert [sound[-1] for sound in heard(listening)] == ["digit_1", "digit_3"]


def test_a_call_is_asked_about_right_before_it_is_spoken(desk, listening, truth, spoken, qtbot):
    """Served while the one before was being spoken: found out in time."""
    listening.seconds = 0.15
    desk.hear(spoken("A001", "1"))
    desk.hear(spoken("A002", "2", after=1))
    truth.denied.add("A002")
    qtbot.waitUntil(lambda: truth.asked == ["A001", "A002"])
    assert len(listening.heard) == 1
    assert desk.waiting == ()


def test_a_recall_of_a_number_that_still_waits_is_said_once(desk, listening, spoken, qtbot):
    listening.seconds = 0.1
    desk.hear(spoken("A001", "1"))
    desk.hear(spoken("A002", "2", after=1))
    desk.hear(spoken("A002", "2", after=2, again=True))
    qtbot.waitUntil(lambda: len(listening.heard) == 2)
    assert desk.waiting == ()


def test_a_forgotten_number_is_not_said(desk, listening, spoken, qtbot):
    listening.seconds = 0.1
    desk.hear(spoken("A001", "1"))
    desk.hear(spoken("A002", "2", after=1))
    desk.forget("A002")
    qtbot.waitUntil(lambda: len(listening.heard) == 1)
    assert desk.waiting == ()


def test_a_second_language_follows_the_first(open_desk, listening, spoken, qtbot):
    desk = open_desk("vi", "en")
    call = spoken("A001", "3")
    desk.hear(call)
    qtbot.waitUntil(lambda: len(listening.heard) == 1)
    assert heard(listening) == [("chime", *says(call), *says(call), *says(call, "en"))]


def test_in_a_long_queue_the_second_language_is_left_to_the_board(
    open_desk, listening, spoken, qtbot
):
    desk = open_desk("vi", "en")
    calls = [spoken(f"A{n:03}", str(n), after=n) for n in range(1, 6)]
    for call in calls:
        desk.hear(call)
    qtbot.waitUntil(lambda: len(listening.heard) == 5)
    third, fourth = calls[2], calls[3]
    assert heard(listening)[2] == says(third)
    assert heard(listening)[3] == (*says(fourth), *says(fourth, "en"))


def test_whole_numbers_are_spoken_where_the_settings_want_them(open_desk, listening, spoken, qtbot):
    desk = open_desk(wording=Wording(numbers="whole"))
    desk.hear(spoken("A105", "3"))
    qtbot.waitUntil(lambda: len(listening.heard) == 1)
    assert listening.heard[0].units[2:7] == (
        "letter_a", "digit_1", "whole_100", "whole_linh", "digit_5",
    )  # fmt: skip


def test_the_voice_tells_when_it_begins_and_when_it_has_ended(desk, listening, spoken, qtbot):
    told = []
    desk.speaking.connect(lambda on: told.append((on, len(listening.heard))))
    desk.hear(spoken("A001", "1"))
    desk.hear(spoken("A002", "2", after=1))
    qtbot.waitUntil(lambda: len(told) == 4)
    assert told == [(True, 0), (False, 1), (True, 1), (False, 2)]


def test_a_failed_announcement_has_ended_too(desk, listening, spoken, qtbot):
    listening.dead = True
    told = []
    desk.speaking.connect(told.append)
    with qtbot.waitSignal(desk.proved):
        desk.hear(spoken("A001", "1"))
    assert told == [True, False]


def test_a_desk_that_closes_while_speaking_says_that_it_has_ended(desk, listening, spoken, qtbot):
    listening.seconds = 0.1
    told = []
    desk.speaking.connect(told.append)
    desk.hear(spoken("A001", "1"))
    desk.close()
    desk.close()
    assert told == [True, False]


def test_without_volume_nothing_is_spoken_and_nothing_waits(open_desk, listening, spoken, qtbot):
    desk = open_desk(volume=0)
    assert desk.quiet
    told = []
    desk.speaking.connect(told.append)
    desk.hear(spoken("A001", "3"))
    assert (desk.waiting, told) == ((), [])
    with qtbot.waitSignal(desk.proved) as proof:
        desk.start()
    assert proof.args[0].alive, "a quiet loudspeaker is not a broken one"
    assert listening.heard == []


def test_what_was_called_in_a_quiet_hour_is_not_spoken_after_it(
    open_desk, listening, spoken, clock, qtbot
):
    desk = open_desk(day=((time(7), 100), (time(11, 30), 0), (time(13, 30), 60)))
    assert not desk.quiet
    clock.move(hours=3, minutes=30)
    assert desk.quiet
    desk.hear(spoken("A001", "1"))
    clock.move(hours=2)
    assert not desk.quiet
    desk.hear(spoken("A002", "2", after=1))
    qtbot.waitUntil(lambda: len(listening.heard) == 1)
    assert heard(listening)[0][-1] == "digit_2"


def test_the_voice_is_proved_at_the_start(desk, qtbot):
    with qtbot.waitSignal(desk.proved) as proof:
        desk.start()
    assert proof.args[0].alive


def test_a_dead_loudspeaker_is_told_at_the_start(desk, listening, qtbot):
    listening.dead = True
    with qtbot.waitSignal(desk.proved) as proof:
        desk.start()
    assert not proof.args[0].alive
    assert proof.args[0].key == "speaker_dead"


def test_a_loudspeaker_that_dies_during_a_call_is_told_and_keeps_the_call(
    desk, listening, spoken, qtbot
):
    listening.dead = True
    with qtbot.waitSignal(desk.proved) as proof:
        desk.hear(spoken("A001", "3"))
    assert proof.args[0].key == "speaker_dead"
    assert [call.label for call in desk.waiting] == ["A001"]


def test_what_is_still_true_is_spoken_when_the_loudspeaker_is_back(
    desk, listening, truth, spoken, qtbot
):
    listening.dead = True
    with qtbot.waitSignal(desk.proved):
        desk.start()
    desk.hear(spoken("A001", "1"))
    desk.hear(spoken("A002", "2", after=1))
    truth.denied.add("A001")
    listening.dead = False
    desk.prove()
    qtbot.waitUntil(lambda: len(listening.heard) == 1)
    assert heard(listening)[0][-1] == "digit_2"


def test_missing_clips_without_a_synthesiser_are_an_alarm(open_desk, tmp_path, qtbot):
    desk = open_desk(clips=Clips(tmp_path, synthesiser="no-such-program-here"))
    with qtbot.waitSignal(desk.proved) as proof:
        desk.start()
    assert proof.args[0].key == "no_synthesiser"
    assert "espeak-ng" in proof.args[0].detail


def test_a_second_language_without_its_clips_does_not_silence_the_first(
    open_desk, listening, voice_folder, spoken, qtbot, caplog
):
    clip = voice_folder / "en" / "digit_3.wav"
    good = clip.read_bytes()
    clip.unlink()
    desk = open_desk("vi", "en", clips=Clips(voice_folder, synthesiser="no-such-program-here"))
    with qtbot.waitSignal(desk.proved) as proof:
        desk.start()
    assert proof.args[0].alive
    assert list(proof.args[0].left_out) == ["en"]
    desk.hear(spoken("A001", "3"))
    qtbot.waitUntil(lambda: len(listening.heard) == 1)
    assert heard(listening)[0] == ("chime", *2 * says(spoken("A001", "3")))
    clip.write_bytes(good)
    with qtbot.waitSignal(desk.proved):
        desk.prove()
    desk.hear(spoken("A002", "3"))
    qtbot.waitUntil(lambda: len(listening.heard) == 2)
    assert heard(listening)[1][-6:] == says(spoken("A002", "3"), "en")[-6:]
    assert caplog.text.count("language not spoken") == 1
    assert caplog.text.count("language=en") >= 1


def test_a_proof_comes_every_minute_and_sooner_while_dead(desk, listening, qtbot):
    with qtbot.waitSignal(desk.proved):
        desk.start()
    assert desk._timer.interval() == 60_000
    listening.dead = True
    with qtbot.waitSignal(desk.proved):
        desk.prove()
    assert desk._timer.interval() == 10_000


def test_a_defect_of_ours_is_not_taken_for_a_dead_loudspeaker(desk, listening, spoken, qtbot):
    def broken(*_, **__):
        raise ZeroDivisionError

    listening.play = broken
    with qtbot.captureExceptions() as caught:
        desk.hear(spoken("A001", "3"))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
