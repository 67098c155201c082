"""Check bytes, against the values that catalogues and the hardware note give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.frames.checks import CHECKS, crc16_modbus

NINE = b"123456789"


@pytest.mark.parametrize(
    ("name", "of_nine"),
    [
        ("none", ""),
        ("sum8", "DD"),
        ("xor8", "31"),
        ("lrc", "23"),
        ("crc16-modbus-le", "37 4B"),
        ("crc16-modbus-be", "4B 37"),
        ("crc16-ccitt", "29 B1"),
    ],
)
def test_check_of_nine_digits_is_that_of_the_catalogues(name, of_nine):
    assert CHECKS[name](NINE) == bytes.fromhex(of_nine)


def test_no_check_is_without_a_test_vector():
    parameters = test_check_of_nine_digits_is_that_of_the_catalogues.pytestmark[0].args[1]
    assert {name for name, _ in parameters} == set(CHECKS)


@pytest.mark.parametrize(
    ("name", "data", "check"),
    [
        ("sum8", "04 03 41 30 30 31", "D9"),
        ("xor8", "03 04 01 77 3F 3F 06", "77"),
        ("lrc", "01 03 00 00 00 0A", "F2"),  # a Modbus ASCII question that is often printed
        ("crc16-modbus-le", "03 10 00 00 00 02 04 41 30 30 31", "39 F0"),
        ("crc16-modbus-le", "01 03 00 00 00 0A", "C5 CD"),
        ("crc16-ccitt", "", "FF FF"),
        ("crc16-ccitt", "41", "B9 15"),
    ],
)
def test_check_of_whole_frames(name, data, check):
    assert CHECKS[name](bytes.fromhex(data)) == bytes.fromhex(check)


def slow_modbus(data: bytes) -> int:
    """CRC-16/MODBUS bit by bit, as its definition has it."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def slow_ccitt(data: bytes) -> int:
    """CRC-16/CCITT-FALSE bit by bit."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
    return crc


@given(st.binary(max_size=80))
def test_tables_give_what_the_definitions_give(data):
    assert crc16_modbus(data) == slow_modbus(data)
    assert CHECKS["crc16-ccitt"](data) == slow_ccitt(data).to_bytes(2, "big")


@given(st.binary(max_size=80))
def test_every_check_has_one_size_whatever_it_is_of(data):
    for check in CHECKS.values():
        assert len(check(data)) == len(check(b""))


@given(st.binary(min_size=1, max_size=40), st.data())
def test_one_changed_byte_is_always_seen(data, draw):
    place = draw.draw(st.integers(0, len(data) - 1))
    other = draw.draw(st.integers(0, 255).filter(lambda byte: byte != data[place]))
    changed = data[:place] + bytes([other]) + data[place + 1 :]
    for name in CHECKS.keys() - {"none"}:
        assert CHECKS[name](changed) != CHECKS[name](data)
