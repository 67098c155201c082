"""Signs of other makers."""

import pytest

from centre.settings import Sign
from drivers.lines.stations import Heard
from drivers.place import Place
from drivers.signs.described import CHECK_SECONDS, REFRESH_SECONDS, make
from drivers.simulated.inbox import look

SIGNS = ["modbus-led4", "ugreat", "edi", "bcd-4", "segments-4"]


def sign(tmp_path, description, address=3):
    wiring = Sign(
        driver="described", line="l1", counter="1", description=description, address=address
    )
    made = make(wiring, Place("s1", tmp_path / "s1"))
    made.opened(0.0)
    return made


def obey(station, twin, now):
    ask = station.ask(now)
    return station.hear(Heard(twin.receive(ask.data, now), (), now))


def settle(station, twin, now):
    for _ in range(5):
        if station.urgent(now):
            obey(station, twin, now)
    assert not station.urgent(now)


@pytest.mark.parametrize("description", SIGNS)
def test_every_shipped_sign_shows_a_number_and_is_cleared(tmp_path, description):
    station = sign(tmp_path, description)
    twin = station.twin(tmp_path / "s1")
    station.show("0012", blink=False)
    settle(station, twin, 1.0)
    assert look(tmp_path / "s1").text.strip() == "0012"
    twin.receive(station.farewell(), 2.0)
    assert look(tmp_path / "s1").text.strip() == ""


def test_the_frame_is_that_of_the_note(tmp_path):
    station = sign(tmp_path, "modbus-led4")
    station.show("A001", blink=False)
    ask = station.ask(0.0)
    assert ask.data.hex(" ") == "03 10 00 00 00 02 04 41 30 30 31 39 f0"
    assert ask.answers


def test_an_answer_in_pieces_is_one_answer(tmp_path):
    station = sign(tmp_path, "modbus-led4")
    twin = station.twin(tmp_path / "s1")
    said = twin.receive(station.ask(0.0).data, 0.0)
    assert station.hear(Heard(said[:3], (), 0.0)) is None
    assert station.hear(Heard(said[3:], (), 0.0)) is not None
    assert station.hear(Heard(said, (), 0.1)) is None


def test_bytes_that_are_no_answer_confirm_nothing(tmp_path):
    station = sign(tmp_path, "modbus-led4")
    station.show("A001", blink=False)
    station.ask(0.0)
    assert station.hear(Heard(b"\x03\x90\x02\xcd\xc1 and more", (), 0.0)) is None
    assert station.urgent(0.1)


def test_one_that_answers_is_checked_and_one_that_does_not_is_refreshed(tmp_path):
    for description, again in (("modbus-led4", CHECK_SECONDS), ("ugreat", REFRESH_SECONDS)):
        station = sign(tmp_path, description)
        twin = station.twin(tmp_path / "s1")
        station.show("A001", blink=False)
        settle(station, twin, 1.0)
        assert station.due(1.1) == pytest.approx(1.0 + again)
        first = look(tmp_path / "s1")
        twin._lamps.dark()
        obey(station, twin, 1.0 + again)
        assert look(tmp_path / "s1").text == first.text


def test_one_that_never_answers_says_so(tmp_path):
    station = sign(tmp_path, "ugreat")
    assert not station.answers
    assert not station.ask(0.0).answers
    assert station.hear(Heard(b"anything", (), 0.0)) is None


def test_it_needs_its_silence_after_a_frame(tmp_path):
    assert sign(tmp_path, "ugreat").ask(0.0).quiet_seconds > 0


def test_what_may_be_forgotten_is_told_again(tmp_path):
    station = sign(tmp_path, "modbus-led4")
    twin = station.twin(tmp_path / "s1")
    settle(station, twin, 1.0)
    station.lost()
    assert station.urgent(1.1)
