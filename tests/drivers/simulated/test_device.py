"""The inside of the simulated printer, byte by byte."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.simulated.device import Device
from drivers.simulated.paper import pieces_in
from drivers.simulated.switches import Switches

INK = b"\x1dv0\x00\x01\x00\x01\x00\xff"
CUT = b"\x1dV\x42\x00"


@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=300))
def test_nothing_that_arrives_can_stop_it(tmp_path_factory, data):
    device = Device(tmp_path_factory.mktemp("paper"), 576)
    device.receive(data)
    device.work()
    assert device.room() > 0


def test_question_split_over_two_arrivals_is_answered_once(tmp_path):
    device = Device(tmp_path, 576)
    device.receive(b"\x10")
    device.receive(b"\x04\x01")
    device.receive(b"\n")
    assert device.work() == b"\x12"


def test_question_is_answered_with_the_paper_out(tmp_path):
    device = Device(tmp_path, 576)
    (tmp_path / "faults.json").write_text('{"paper_out": true}', "utf-8")
    device.receive(INK + b"\x10\x04\x01\x10\x04\x02\x10\x04\x04")
    assert device.work() == b"\x1a\x32\x7e"


def test_process_id_is_answered_only_after_what_came_before(tmp_path):
    device = Device(tmp_path, 576)
    device.receive(INK + CUT + b"\x1d(H\x06\x0000K!x")
    assert device.work() == b""
    assert pieces_in(tmp_path) == 1
    device.receive(b"9")
    assert device.work() == b"\x37\x22K!x9\x00"


def test_half_a_command_outlives_the_link_and_swallows_what_comes(tmp_path):
    device = Device(tmp_path, 576)
    device.receive(b"\x1dv0\x00\x48\x00\x40\x00" + bytes(10))
    device.forget_partner()
    device.receive(INK + CUT)
    device.work()
    assert pieces_in(tmp_path) == 0


def test_answer_to_a_gone_partner_is_not_kept(tmp_path):
    device = Device(tmp_path, 576)
    device.receive(b"\x10\x04\x01")
    device.forget_partner()
    assert device.work() == b""


def switched(folder, **faults) -> Device:
    Switches(folder).set(**faults)
    return Device(folder, 576)


@pytest.mark.parametrize(
    ("fault", "answers", "asb"),
    [
        ("cutter_error", "1a 52 1a 12", "18 08 00 00"),
        ("offline", "1a 12 12 12", "18 00 00 00"),
        ("cover_open", "1a 16 12 12", "38 00 00 00"),
        ("paper_out", "1a 32 12 7e", "18 00 0f 00"),
        ("paper_near_end", "12 12 12 1e", "10 00 03 00"),
    ],
)
def test_each_fault_is_told_in_the_bits_of_the_manual(tmp_path, fault, answers, asb):
    device = switched(tmp_path, **{fault: True})
    device.receive(b"".join(b"\x10\x04" + bytes([which]) for which in (1, 2, 3, 4)))
    assert device.work() == bytes.fromhex(answers)
    device = Device(tmp_path, 576)
    Switches(tmp_path).clear()
    device.receive(b"\x1da\xff")
    device.work()
    Switches(tmp_path).set(**{fault: True})
    assert device.work() == bytes.fromhex(asb)


@pytest.mark.parametrize("fault", ["cutter_error", "offline"])
def test_printer_that_has_stopped_prints_when_it_is_well_again(tmp_path, fault):
    device = switched(tmp_path, **{fault: True})
    device.receive(INK + CUT)
    device.work()
    assert pieces_in(tmp_path) == 0
    Switches(tmp_path).clear()
    device.work()
    assert pieces_in(tmp_path) == 1


def test_mute_printer_prints_and_never_answers(tmp_path):
    device = switched(tmp_path, mute=True)
    device.receive(b"\x1da\xff\x10\x04\x01" + INK + CUT + b"\x1d(H\x06\x0000K!x9")
    assert device.work() == b""
    assert pieces_in(tmp_path) == 1


@pytest.mark.parametrize(
    ("fault", "ends"), [("drop_at_byte", "reset"), ("hangup_at_byte", "hangup")]
)
def test_link_ends_at_its_byte_and_again_for_the_next_job(tmp_path, fault, ends):
    device = switched(tmp_path, **{fault: 10})
    for _ in range(2):
        assert (device.room(), device.link_ends) == (10, "")
        device.receive(INK)
        assert (device.room(), device.link_ends) == (1, "")
        device.receive(b"\n")
        assert (device.room(), device.link_ends) == (0, ends)
        device.forget_partner()


def test_power_off_forgets_half_a_command_and_keeps_the_paper(tmp_path):
    device = Device(tmp_path, 576)
    device.receive(INK + b"\x1dv0\x00\x48\x00\x40\x00" + bytes(10))
    device.work()
    Switches(tmp_path).set(power_off=True)
    assert not device.is_there
    Switches(tmp_path).clear()
    assert device.is_there
    device.receive(CUT)
    device.work()
    assert pieces_in(tmp_path) == 1


def test_unplugged_printer_keeps_half_a_command(tmp_path):
    """The negative control of the test above."""
    device = Device(tmp_path, 576)
    device.receive(INK + b"\x1dv0\x00\x48\x00\x40\x00" + bytes(10))
    device.work()
    Switches(tmp_path).set(unplugged=True)
    assert not device.is_there
    Switches(tmp_path).clear()
    device.receive(CUT)
    device.work()
    assert pieces_in(tmp_path) == 0
