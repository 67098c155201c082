"""A screen of the lobby: its defaults, its languages, its glass."""

import pytest
from pydantic import ValidationError

from centre.settings.display import Display


def test_a_display_is_a_board_of_all_counters_read_from_six_metres():
    plain = Display()
    assert (plain.layout, plain.zone, plain.farthest_seat_metres) == ("board", None, 6.0)
    assert (plain.screen.width, plain.screen.height, plain.screen.inches) == (1920, 1080, 43.0)
    assert (plain.languages, plain.speaker, plain.films) == (("vi",), None, None)


@pytest.mark.parametrize("languages", [[], ["VI"], "vi", ["vi"] * 5])
def test_languages_are_a_list_of_codes(languages):
    with pytest.raises(ValidationError):
        Display.model_validate({"languages": languages})


def test_a_second_language_is_spoken_after_the_first():
    assert Display.model_validate({"languages": ["vi", "en"]}).languages == ("vi", "en")
