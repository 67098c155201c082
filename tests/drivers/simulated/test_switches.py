"""Faults are switched from anywhere; a damaged file is no fault."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.simulated.switches import FILE, Faults, Switches


def test_switches_add_up_and_clear(tmp_path):
    switches = Switches(tmp_path / "new")
    switches.set(paper_out=True)
    switches.set(slow=100)
    assert switches.read() == Faults(paper_out=True, slow=100)
    switches.clear()
    assert switches.read() == Faults()


def test_unknown_fault_is_refused(tmp_path):
    with pytest.raises(TypeError):
        Switches(tmp_path).set(on_fire=True)


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{", '{"paper_out": "yes"}', '{"on_fire": true}', "\x00"),
        *('{"drop_at_byte": Infinity}', '{"drop_at_byte": NaN}', "[" * 100_000),
    ],
)
def test_damaged_file_is_no_fault(tmp_path, text):
    (tmp_path / FILE).write_text(text, "utf-8")
    assert Switches(tmp_path).read() == Faults()


@pytest.mark.parametrize(
    ("slip", "byte", "out"), [(1, 999, False), (2, 99, False), (2, 100, True), (3, 0, True)]
)
def test_paper_ends_within_the_named_slip(slip, byte, out):
    faults = Faults(paper_out_at_slip=2, paper_out_at_byte=100)
    assert faults.out_of_paper(slip, byte) is out


@given(st.integers(1, 9), st.integers(0, 999))
def test_paper_does_not_end_by_itself(slip, byte):
    assert not Faults().out_of_paper(slip, byte)


def test_every_fault_can_be_switched_on_and_is_off_at_first(tmp_path):
    for name, off in asdict(Faults()).items():
        assert not off
        Switches(tmp_path).set(**{name: True})
        assert getattr(Switches(tmp_path).read(), name)
    assert {"cutter_error", "mute", "drop_at_byte", "second_master", "dark"} <= set(
        asdict(Faults())
    )
