"""What a set-up is told of a board and a hall: every text with its own distance."""

from queue_display.board_layout import plan
from queue_display.hall_layout import plan_hall
from queue_display.layout import legibility
from queue_display.optics import Surface

GLASS = Surface(1920, 1080, 43, 6)


def test_a_board_tells_list_call_words_and_notices():
    told = legibility(plan(GLASS))
    assert [size.what for size in told.sizes] == [
        "number",
        "words",
        "notices",
        "call",
        "call_words",
    ]
    assert told.rows == 6
    assert not told.too_small


def test_a_hall_has_no_call_in_large():
    told = legibility(plan_hall(GLASS))
    assert [size.what for size in told.sizes] == ["number", "words", "notices"]
    assert told.rows == 12


def test_smaller_texts_tell_the_distance_from_which_they_are_read():
    made = plan(GLASS)
    by_name = {size.what: size.metres for size in legibility(made).sizes}
    assert by_name["notices"] == made.notice_metres
    assert min(by_name["words"], by_name["call_words"]) == made.small_metres
    assert made.small_metres < made.notice_metres < 6
