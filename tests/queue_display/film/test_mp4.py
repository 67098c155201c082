"""Whether an MP4 is whole is told without decoding it."""

import struct

import pytest

from queue_display.film.mp4 import is_whole


def test_a_whole_film_is_whole(put, film):
    assert is_whole(put("a.mp4", film()))


def test_a_film_cut_anywhere_is_not_whole(put, film):
    whole = film(frames=2)
    for length in [*range(0, 200, 7), *range(200, len(whole) - 1, 997), len(whole) - 1]:
        assert not is_whole(put("a.mp4", whole[:length])), length


@pytest.mark.parametrize(
    "content",
    [b"xin ch\xc3\xa0o\n" * 50, bytes(range(256)) * 40, b"\0" * 4096, b"\0\0\0\x08free" * 9000],
)
def test_what_is_no_film_is_not_whole(put, content):
    assert not is_whole(put("a.mp4", content))


def test_a_box_of_64_bits_and_one_to_the_end_are_read(put):
    long = struct.pack(">I4sQ", 1, b"mdat", 20) + bytes(4)
    rest = struct.pack(">I4s", 0, b"moov") + bytes(30)
    assert is_whole(put("a.mp4", long + rest))
    assert not is_whole(put("b.mp4", struct.pack(">I4s", 1, b"mdat") + bytes(3)))


def test_a_missing_film_is_an_error_of_the_surroundings(folder):
    with pytest.raises(OSError, match=r"none\.mp4"):
        is_whole(folder / "none.mp4")
