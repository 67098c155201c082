"""Every byte a printer may send is sorted; nonsense is noise, silence is unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.health import PrinterKey
from drivers.printers.status import Replies, asb_meaning, meaning

ID = b"\x37\x22K!x9\x00"


def fed(data: bytes) -> Replies:
    replies = Replies()
    replies.feed(data, 0.0)
    return replies


@given(st.binary(max_size=300), st.lists(st.integers(1, 40)))
def test_any_bytes_in_any_pieces_are_sorted_alike(data, cuts):
    whole, pieces, at = fed(data), Replies(), 0
    for cut in cuts:
        pieces.feed(data[at : at + cut], 0.0)
        at += cut
    pieces.feed(data[at:], 0.0)
    assert (whole.ids, whole.asb, whole.noise) == (pieces.ids, pieces.asb, pieces.noise)
    assert whole.paused == pieces.paused


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_process_id_is_found_among_other_answers(before, after):
    torn = {0x37, *(byte for byte in range(256) if byte & 0x93 == 0x10)}
    before = bytes(byte for byte in before if byte not in torn)
    assert b"K!x9" in fed(before + ID + after).ids


def test_answers_of_all_kinds_are_told_apart():
    replies = fed(b"\x12" + ID + b"\x18\x00\x0f\x00" + b"\x13" + b"\x32")
    assert list(replies.ids) == [b"K!x9"]
    assert replies.asb == b"\x18\x00\x0f\x00"
    assert replies.paused
    assert [replies.answer(0.0), replies.answer(0.0), replies.answer(0.0)] == [0x12, 0x32, None]
    assert replies.noise == 0


def test_xon_ends_the_pause():
    assert not fed(b"\x13\x11").paused


def test_answer_that_nobody_waited_for_grows_old():
    replies = fed(b"\x12")
    assert replies.answer(10.0) is None


def test_torn_frame_does_not_swallow_the_next_answer():
    replies = fed(b"\x37\x22K!")
    replies.feed(b"\x12", 5.0)
    assert replies.answer(5.0) == 0x12
    assert replies.noise == 4


def test_id_with_unprintable_letters_is_noise():
    assert not fed(b"\x37\x22K\x01x9\x00").ids


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ((0x12, 0x12, 0x12), PrinterKey.OK),
        ((0x1A, 0x32, 0x7E), PrinterKey.PAPER_OUT),
        ((0x12, 0x12, 0x1E), PrinterKey.PAPER_LOW),
        ((0x1A, 0x16, 0x12), PrinterKey.COVER_OPEN),
        ((0x1A, 0x52, 0x12), PrinterKey.PRINTER_ERROR),
        ((0x1A, 0x12, 0x12), PrinterKey.PRINTER_OFFLINE),
    ],
)
def test_answers_mean_what_the_manual_says(answers, key):
    assert meaning(*answers).key is key


def test_cutter_is_told_from_other_errors():
    assert meaning(0x1A, 0x52, 0x12, 0x1A).key is PrinterKey.CUTTER


@pytest.mark.parametrize(
    ("asb", "key"),
    [
        ("10 00 00 00", PrinterKey.OK),
        ("18 00 0f 00", PrinterKey.PAPER_OUT),
        ("10 00 03 00", PrinterKey.PAPER_LOW),
        ("38 00 00 00", PrinterKey.COVER_OPEN),
        ("18 08 00 00", PrinterKey.CUTTER),
        ("18 20 00 00", PrinterKey.PRINTER_ERROR),
    ],
)
def test_automatic_status_means_what_the_manual_says(asb, key):
    assert asb_meaning(bytes.fromhex(asb)).key is key
