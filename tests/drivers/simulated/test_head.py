"""The head of the simulated printer puts letters, pictures and codes where the commands say."""

import pytest
from PIL import Image

from drivers.simulated.commands import next_command
from drivers.simulated.head import CELL, LINE_ROWS, Head
from drivers.simulated.paper import Paper


@pytest.fixture
def printed():
    """Return a printer of streams: gives the paper."""

    def run(stream: bytes, width: int = 576) -> Paper:
        paper = Paper(width)
        head = Head(paper)
        while (command := next_command(stream)) is not None:
            head.obey(command)
            stream = stream[command.size :]
        return paper

    return run


def ink(paper: Paper) -> tuple[int, int, int, int]:
    return paper.picture().convert("L").point(lambda grey: 255 - grey).getbbox()


def test_letters_come_out_at_the_end_of_their_line(printed):
    assert not printed(b"A012").inked
    paper = printed(b"A012\n")
    assert (paper.text, paper.rows) == (["A012"], LINE_ROWS)
    assert ink(paper)[2] <= 4 * CELL[0]


def test_large_letters_are_as_high_as_they_are_told(printed):
    paper = printed(b"\x1d!\x55A012\n")
    assert paper.rows == 6 * CELL[1]
    left, top, right, bottom = ink(paper)
    assert bottom - top > 3 * CELL[1]
    assert right - left > 18 * CELL[0]


@pytest.mark.parametrize("stream", [b"\x1b!\x30A\n", b"\x1d!\x11A\n"])
def test_both_ways_to_double_letters_are_alike(printed, stream):
    assert printed(stream).picture().tobytes() == printed(b"\x1d!\x11A\n").picture().tobytes()


@pytest.mark.parametrize(("place", "left"), [(0, 0), (1, 282), (2, 564)])
def test_line_stands_where_it_is_told(printed, place, left):
    box = ink(printed(b"\x1ba" + bytes([place]) + b"H\n"))
    assert left <= box[0]
    assert box[2] <= left + CELL[0]


def test_white_on_black_fills_its_cells(printed):
    box = ink(printed(b"\x1dB\x01 A \x1dB\x00\n"))
    assert (box[0], box[2] - box[0]) == (0, 3 * CELL[0])


def test_bold_letters_have_more_ink(printed):
    plain, bold = (
        printed(start + b"A012\n").picture().convert("L").histogram()[0]
        for start in (b"", b"\x1bE\x01")
    )
    assert bold > plain


def test_initializing_throws_an_unprinted_line_away(printed):
    paper = printed(b"lost\x1b@\n")
    assert not paper.inked
    assert paper.text == []


def test_picture_is_doubled_where_its_mode_says_so(printed):
    paper = printed(b"\x1dv0\x03\x01\x00\x02\x00\xff\xff")
    assert ink(paper) == (0, 0, 16, 4)


def test_feed_is_empty_paper(printed):
    paper = printed(b"\x1bJ\x40")
    assert (paper.rows, paper.inked) == (64, False)


def test_switching_off_forgets_everything_but_the_paper():
    paper = Paper(384)
    head = Head(paper)
    paper.put(0, Image.new("1", (8, 8), 1))
    for stream in (b"\x1d!\x77", b"\x1ba\x02", b"A"):
        head.obey(next_command(stream))
    head.forget()
    head.obey(next_command(b"\n"))
    assert (paper.rows, paper.text, paper.torn) == (8 + LINE_ROWS, [], False)
