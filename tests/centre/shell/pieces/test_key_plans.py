"""The plans: which rows fit into a width, in which order, how high they are and grow."""

import pytest

from centre.shell.pieces.key_plans import gap_px, plans


def no_words(_name: str, _px: int) -> int:
    return 0


def names(theme, mode, width_mm: float) -> list[str]:
    """Return the names of the arrangements that fit into a width."""
    return [plan.pages[0].name for plan in plans(theme, mode, theme.px(width_mm), no_words)]


def test_best_rows_come_first(theme):
    assert names(theme, "words", 460) == ["wide", "full", "nine", "low nine", "short"]
    assert names(theme, "words", 250) == ["full", "nine", "low nine", "short"]
    assert names(theme, "code", 212) == ["nine", "short"]


def test_keys_of_22_mm_go_before_rows_that_would_only_have_20(theme):
    assert names(theme, "words", 235) == ["nine", "low nine", "short", "full"]


def test_there_is_always_an_answer(theme):
    assert names(theme, "words", 30) in (["nine"], ["low nine"], ["short"])
    assert names(theme, "digits", 1) == ["pad"]


@pytest.mark.parametrize("mode", ["words", "code", "mixed", "digits"])
def test_height_is_that_of_rows_and_gaps(theme, mode):
    for plan in plans(theme, mode, theme.px(250), no_words):
        rows = len(plan.pages[0].rows)
        assert plan.height == rows * theme.at_least_px(22) + (rows - 1) * gap_px(theme)


def test_words_in_two_lines_make_their_row_higher_on_both_pages(theme):
    def needs(name: str, _px: int) -> int:
        return theme.px(30) if name == "clear" else 0

    nine = plans(theme, "words", theme.px(250), needs)[1]
    short = plans(theme, "words", theme.px(250), needs)[3]
    assert nine.heights[-1] == short.heights[-1] == theme.px(30)
    assert set(nine.heights[:-1]) == {theme.at_least_px(22)}


def test_columns_do_not_get_wider_than_hands_like(theme):
    plan = plans(theme, "digits", theme.px(400), no_words)[0]
    assert plan.unit <= theme.px(34)


def test_rows_grow_into_the_room_but_not_over_26_mm(theme):
    plan = plans(theme, "words", theme.px(250), no_words)[0]
    assert plan.grown(theme, plan.height) == list(plan.heights)
    assert sum(plan.grown(theme, plan.height + 50)) == sum(plan.heights) + 50
    assert set(plan.grown(theme, 10 * plan.height)) == {theme.px(26)}
    assert plan.grown(theme, 0) == list(plan.heights)
