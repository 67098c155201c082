"""Words of templates: what each is, how many bytes it has, and which bytes a range is of."""

import pytest

from drivers.frames.faults import Fault
from drivers.frames.parts import FRAME_NAMES, check_called, counted, covered_by, parts_of

SIZES = {"data": 4, "check": 2}


def test_words_have_their_sizes():
    parts = parts_of("FE {addr:dec2} {data} {check:hex} {regs}", FRAME_NAMES, SIZES)
    assert [(part.name, part.size) for part in parts] == [
        ("", 1),
        ("addr", 2),
        ("data", 4),
        ("check", 4),
        ("regs", 2),
    ]


def test_counts_become_bytes_for_good():
    parts = counted(parts_of("{len} {regs} {data}", FRAME_NAMES, SIZES))
    assert [part.fixed for part in parts] == [b"\x04", b"\x00\x02", b""]


def test_check_is_of_everything_before_it_unless_a_range_is_written():
    parts = parts_of("02 {addr} {data} {check} 03", FRAME_NAMES, SIZES)
    assert covered_by(parts, "") == slice(0, 6)
    assert covered_by(parts, "addr..data") == slice(1, 6)
    assert covered_by(parts, "data..data") == slice(2, 6)


def test_only_the_named_placeholders_are_known():
    with pytest.raises(Fault) as refused:
        parts_of("{number:ascii:4}", FRAME_NAMES - {"number"}, SIZES)
    assert "{addr}" in refused.value.remedy


def test_unknown_check_is_refused_with_those_there_are():
    with pytest.raises(Fault) as refused:
        check_called("crc32")
    assert "crc16-modbus-le" in refused.value.remedy
