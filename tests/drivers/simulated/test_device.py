"""The inside of the simulated printer, byte by byte."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.simulated.device import Device
from drivers.simulated.paper import pieces_in

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
