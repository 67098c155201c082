"""The reader of commands takes any bytes in any pieces and always goes on."""

from hypothesis import given
from hypothesis import strategies as st

from drivers.simulated.commands import next_command


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_waited_for(data):
    while (command := next_command(data)) is not None:
        assert 1 <= command.size <= len(data)
        data = data[command.size :]


def test_picture_waits_for_its_last_byte():
    head = b"\x1dv0\x00\x02\x00\x03\x00"
    assert next_command(head + bytes(5)) is None
    command = next_command(head + bytes(6))
    assert (command.name, command.numbers, command.size) == ("raster", (0, 2, 3), 14)


def test_process_id_and_cut_are_read():
    assert next_command(b"\x1d(H\x06\x0000K!x9").data == b"00K!x9"
    assert next_command(b"\x1dV\x42\x00").size == 4
    assert next_command(b"\x1dV\x00").size == 3
    assert next_command(b"\x1dV\x42") is None


def test_unknown_command_is_skipped_a_byte_at_a_time():
    assert next_command(b"\x1d~abc").size == 1
