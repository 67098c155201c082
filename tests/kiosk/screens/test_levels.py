"""Where a procedure is carried out has a sign and a word."""

import pytest

from centre.rules.procedures import Level
from centre.shell import icons
from kiosk.screens.levels import level_chips, level_name


@pytest.mark.parametrize("level", list(Level))
def test_every_level_has_a_word_and_an_icon(qapp, level):
    (chip,) = level_chips((level.value,))
    assert icons.known(chip.icon)
    assert chip.words == level_name(level.value) != ""


def test_levels_differ_in_words_and_icons(qapp):
    chips = level_chips(level.value for level in Level)
    assert len({chip.words for chip in chips}) == len({chip.icon for chip in chips}) == len(Level)


def test_level_that_is_not_known_has_no_sign(qapp):
    assert level_chips(("district", "commune")) == level_chips(("commune",))
