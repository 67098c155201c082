"""Our own frame: the vectors of the hardware note both ways, and what a line does to frames."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.frames.checks import crc16_modbus
from drivers.frames.framed import (
    GAP_SECONDS,
    LONGEST_BODY,
    MOST_DATA,
    Decoder,
    Frame,
    decode,
    encode,
)

# Hardware note, section 8.
VECTORS = [
    (Frame(0x11, "K", "0A5"), "11K0A5", "529E"),
    (Frame(0x11, "P", "00"), "11P00", "3D43"),
    (Frame(0x11, "P", "0A"), "11P0A", "1983"),
    (Frame(0x03, "D", "0B0A001"), "03D0B0A001", "088B"),
    (Frame(0x03, "D", "0CBA001"), "03D0CBA001", "D2B2"),
    (Frame(0x03, "A", "0B"), "03A0B", "65AF"),
    (Frame(0x03, "C", "0D"), "03C0D", "A78E"),
    (Frame(0x03, "L", "0E7"), "03L0E7", "3664"),
    (Frame(0x11, "N", "0A0"), "11N0A0", "9D5E"),
]
WIRE = encode(Frame(0x11, "K", "0A5"))
FRAMES = st.builds(
    Frame,
    st.integers(1, 0xFE),
    st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=MOST_DATA),
)


def heard(*pieces: bytes, apart: float = 0.0) -> tuple[list[Frame], int]:
    """Frames and noise of pieces that come in one after the other."""
    decoder, frames = Decoder(), []
    for place, piece in enumerate(pieces):
        frames += decoder.feed(piece, 100 + place * apart)
    return frames, decoder.noise


@pytest.mark.parametrize(("frame", "body", "crc"), VECTORS)
def test_vectors_of_the_note_both_ways(frame, body, crc):
    wire = b"\x02" + body.encode() + crc.encode() + b"\x03"
    assert encode(frame) == wire
    assert heard(wire) == ([frame], 0)


@given(FRAMES)
def test_what_is_encoded_is_decoded(frame):
    assert heard(encode(frame)) == ([frame], 0)


@given(st.binary(max_size=300), st.lists(st.integers(1, 40)))
def test_any_bytes_in_any_pieces_are_decoded_alike(data, cuts):
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(data[at : at + cut])
        at += cut
    assert heard(*pieces, data[at:]) == heard(data)


@given(st.lists(st.one_of(FRAMES.map(encode), st.binary(max_size=60)), max_size=8))
def test_every_byte_is_part_of_a_good_frame_or_noise(pieces):
    decoder = Decoder()
    frames = decoder.feed(b"".join(pieces), 0.0)
    decoder.feed(b"\x02", 0.0)  # ends what was begun
    good = sum(len(encode(frame)) for frame in frames)
    assert good + decoder.noise == sum(map(len, pieces))


@given(FRAMES, st.binary(max_size=60))
def test_frame_is_heard_after_any_noise(frame, noise):
    frames, _ = heard(noise, encode(frame))
    assert frames[-1] == frame


@given(st.data())
def test_one_disturbed_byte_never_makes_another_frame(data):
    place = data.draw(st.integers(0, len(WIRE) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != WIRE[place]))
    frames, noise = heard(WIRE[:place] + bytes([other]) + WIRE[place + 1 :] + WIRE)
    assert frames == [Frame(0x11, "K", "0A5")]
    assert noise == len(WIRE)


def test_new_stx_begins_anew():
    frames, noise = heard(WIRE[:5] + WIRE)
    assert frames == [Frame(0x11, "K", "0A5")]
    assert noise == 5


def test_gap_of_more_than_50_ms_drops_the_frame():
    frames, noise = heard(WIRE[:6], WIRE[6:], apart=GAP_SECONDS + 0.001)
    assert (frames, noise) == ([], len(WIRE))


def test_slow_bytes_of_one_frame_are_still_a_frame():
    single = [WIRE[place : place + 1] for place in range(len(WIRE))]
    assert heard(*single, apart=GAP_SECONDS * 0.9) == ([Frame(0x11, "K", "0A5")], 0)


def test_looking_when_nothing_has_come_does_not_bridge_a_gap():
    frames, _ = heard(WIRE[:6], b"", WIRE[6:], apart=GAP_SECONDS * 0.6)
    assert frames == []


def test_wrong_crc_is_counted_and_not_heard():
    assert heard(WIRE[:-2] + b"F\x03") == ([], len(WIRE))


def test_lower_case_hex_is_noise():
    assert heard(WIRE.lower()) == ([], len(WIRE))


def test_address_00_is_only_for_the_host_to_send():
    broadcast = encode(Frame(0, "C", "01"))
    assert heard(broadcast) == ([], len(broadcast))
    assert Decoder(host=False).feed(broadcast, 0.0) == [Frame(0, "C", "01")]


def test_address_ff_is_none():
    body = b"FFA0B"
    crc = b"%04X" % crc16_modbus(body)
    assert decode(body + crc) is None


def test_endless_frame_is_dropped_and_the_next_one_heard():
    endless = b"\x02" + b"A" * 5000
    decoder = Decoder()
    assert decoder.feed(endless, 0.0) == []
    assert len(decoder._body) <= LONGEST_BODY
    assert decoder.feed(WIRE, 0.0) == [Frame(0x11, "K", "0A5")]
    assert decoder.noise == len(endless)


def test_longest_frame_is_heard():
    frame = Frame(0xFE, "D", "~" * MOST_DATA)
    assert len(encode(frame)) == LONGEST_BODY + 2
    assert heard(encode(frame)) == ([frame], 0)


@pytest.mark.parametrize(
    ("address", "command", "data"),
    [
        (-1, "A", ""),
        (0xFF, "A", ""),
        (1, "a", ""),
        (1, "", ""),
        (1, "AB", ""),
        (1, "A", "x" * 33),
        (1, "A", "Đ01"),
        (1, "A", "\x03"),
    ],
)
def test_frame_that_cannot_be_sent_is_refused(address, command, data):
    with pytest.raises(ValueError, match="no frame"):
        Frame(address, command, data)
