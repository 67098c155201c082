"""Texts in lines that fit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from queue_display.film.paging import Room, sheet
from queue_display.optics import LINE

ROOM = Room(600, 300, 20, 80)


def wide(text, px, bold):
    """Every letter is as wide as 0.6 of its size; bold ones a tenth wider."""
    return len(text) * px * (0.66 if bold else 0.6)


def test_a_short_text_stands_in_large_letters_on_one_page():
    made = sheet("Nghỉ lễ", ("Ngày 1/1",), ROOM, wide)
    assert made.px == 80
    assert [line.text for line in made.pages[0]] == ["Nghỉ lễ", "Ngày 1/1"]
    assert [line.bold for line in made.pages[0]] == [True, False]


def test_a_long_text_goes_on_to_next_pages_and_is_never_smaller_than_may_be():
    made = sheet("Nghỉ lễ", ("một hai ba bốn năm " * 60,), ROOM, wide)
    assert made.px == 20
    assert len(made.pages) > 1


def test_a_long_text_is_set_once():
    """In each size from the largest one down it took seconds, on the main thread."""
    sizes = set()

    def noted(text, px, bold):
        sizes.add(px)
        return wide(text, px, bold)

    sheet("Nghỉ lễ", ("một hai ba bốn năm " * 60,), ROOM, noted)
    assert sizes == {20}


def test_no_words_are_one_empty_page():
    assert sheet("", (), ROOM, wide).pages == ((),)


WORDS = st.lists(st.text("abcđẾ", min_size=1, max_size=12), max_size=60).map(" ".join)


@settings(max_examples=40)
@given(WORDS, st.lists(WORDS, max_size=5))
def test_nothing_is_lost_and_nothing_is_wider_or_higher_than_its_place(head, body):
    made = sheet(head, tuple(body), ROOM, wide)
    lines = [line for page in made.pages for line in page]
    assert "".join("".join(line.text.split()) for line in lines) == "".join(
        "".join(text.split()) for text in (head, *body)
    )
    assert all(wide(line.text, made.px, line.bold) <= ROOM.width for line in lines)
    assert all(len(page) * made.px * LINE <= ROOM.height for page in made.pages)
    assert ROOM.least <= made.px <= ROOM.most
