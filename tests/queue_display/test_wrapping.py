"""Lines broken between words."""

from queue_display.wrapping import wrapped


def lines(text, width):
    return list(wrapped(text, width, lambda said, _bold: float(len(said)), bold=False))


def test_words_stay_whole_and_nothing_is_lost():
    said = lines("một hai ba bốn năm", 8)
    assert said == ["một hai", "ba bốn", "năm"]
    assert lines("", 8) == []


def test_a_word_wider_than_the_line_is_broken_inside():
    assert lines("a bcdefghij k", 4) == ["a", "bcde", "fghi", "j k"]
