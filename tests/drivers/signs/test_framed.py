"""A sign of our own frames."""

import pytest

from drivers.frames.framed import Decoder, Frame, encode
from drivers.lines.stations import Heard
from drivers.signs.face import Face
from drivers.signs.framed import REFRESH_SECONDS, RETRY_SECONDS, TRIES, FramedSign


def sign(seconds=8.0):
    made = FramedSign("s1", 3, Face(7, seconds))
    made.opened(0.0)
    return made


def asked(station, now):
    (frame,) = Decoder().feed(station.ask(now).data, now)
    return frame


def reply(station, command, data, at):
    return station.hear(Heard(b"", (Frame(3, command, data),), at))


def obey(station, now):
    """Confirm what it asks; return command and the words behind the sequence."""
    frame = asked(station, now)
    reply(station, "A", frame.data[:2], now)
    return frame.command, frame.data[2:]


def settled(now=1.0):
    station = sign()
    while station.urgent(now):
        obey(station, now)
    return station


def test_it_begins_dark_and_at_its_brightness():
    station = sign()
    assert [obey(station, 0.0), obey(station, 0.1)] == [("C", ""), ("L", "7")]
    assert not station.urgent(0.2)
    assert asked(station, 0.2) == Frame(3, "P", "00")


def test_the_frames_are_those_of_the_note():
    station = sign()
    station._sequence = 0x0A
    station.show("A001", blink=False)
    assert station.ask(0.0).data == b"\x0203D0B0A001088B\x03"
    (answer,) = Decoder().feed(b"\x0203A0B65AF\x03", 0.0)
    station.hear(Heard(b"", (answer,), 0.0))
    station.show("A001", blink=True)
    assert station.ask(0.0).data == b"\x0203D0CBA001D2B2\x03"
    reply(station, "A", "0C", 0.1)
    station.clear()
    assert station.ask(0.1).data == b"\x0203C0DA78E\x03"
    reply(station, "A", "0D", 0.2)
    assert station.ask(0.2).data == b"\x0203L0E73664\x03"


def test_a_call_blinks_and_stands_still_afterwards():
    station = settled()
    station.show("A012", blink=True)
    assert obey(station, 2.0) == ("D", "BA012")
    assert not station.urgent(9.9)
    assert station.urgent(10.1)
    assert obey(station, 10.1) == ("D", "0A012")


def test_a_repeated_order_has_the_same_number_and_a_new_one_another():
    station = settled()
    station.show("A012", blink=False)
    first = asked(station, 2.0)
    assert asked(station, 2.1) == first
    station.show("A013", blink=False)
    assert asked(station, 2.2).data[:2] != first.data[:2]


def test_a_late_confirmation_of_an_older_order_is_not_taken_for_the_new_one():
    station = settled()
    station.show("A012", blink=False)
    old = asked(station, 2.0)
    station.show("A013", blink=False)
    asked(station, 2.1)
    reply(station, "A", old.data[:2], 2.2)
    assert obey(station, 2.3) == ("D", "0A013")


@pytest.mark.parametrize("how", ["restart", "silence", "reopening"])
def test_what_may_be_forgotten_is_told_again(how):
    station = settled()
    station.show("A012", blink=False)
    obey(station, 2.0)
    assert not station.urgent(2.1)
    if how == "restart":
        asked(station, 3.0)
        reply(station, "N", "000", 3.0)
    elif how == "silence":
        station.lost()
    else:
        station.opened(3.0)
    assert [obey(station, 3.1), obey(station, 3.2)] == [("D", "0A012"), ("L", "7")]


def test_it_is_told_again_after_a_while_even_if_nothing_was_seen():
    station = settled(1.0)
    assert not station.urgent(REFRESH_SECONDS)
    assert station.urgent(REFRESH_SECONDS + 1.1)


def test_an_order_that_is_refused_is_put_off_and_another_one_is_not():
    station = settled()
    station.show("????", blink=False)
    asked(station, 2.0)
    assert reply(station, "N", "017", 2.0).fault == "error 7"
    assert not station.urgent(2.1)
    assert reply(station, "A", "00", 2.2).fault == "error 7"
    assert station.urgent(2.0 + RETRY_SECONDS)
    station.show("A012", blink=False)
    assert station.urgent(2.3)
    obey(station, 2.3)
    assert reply(station, "A", "00", 2.4).fault == ""


def test_a_sign_that_confirms_nothing_does_not_hold_up_the_line():
    station = sign()
    for n in range(TRIES):
        assert asked(station, n / 10).command == "C"
        reply(station, "A", "00", n / 10)
    assert asked(station, 1.0).command == "P"
    assert not station.urgent(1.1)
    assert reply(station, "A", "00", 1.1).fault == "confirms no order"


def test_the_last_words_clear_it():
    station = settled()
    (frame,) = Decoder().feed(station.farewell(), 0.0)
    assert (frame.address, frame.command) == (3, "C")


def test_sequences_never_are_zero():
    station = sign()
    assert 0 not in {station._next() for _ in range(600)}


def test_answers_of_others_are_not_its_own():
    assert sign().hear(Heard(encode(Frame(4, "A", "00")), (Frame(4, "A", "00"),), 1.0)) is None
