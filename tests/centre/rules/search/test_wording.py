"""The engine's own word lists hold together."""

import pytest

from centre.rules.search.folding import words
from centre.rules.search.wording import (
    FIGURES,
    FILLERS,
    IN_NAMES,
    SAY_LITTLE,
    SHORT_FORMS,
    in_full,
)


def test_every_word_list_is_in_the_words_that_searches_are_cut_into() -> None:
    said = [*FILLERS, *((word,) for word in SAY_LITTLE)]
    said += [long for longs in SHORT_FORMS.values() for long in longs]
    assert all(words(" ".join(one)) == one for one in said)


@pytest.mark.parametrize("short", sorted(SHORT_FORMS))
def test_a_short_form_is_shorter_than_each_of_its_meanings(short: str) -> None:
    assert words(short) == (short,)
    assert all(len(long) > 1 and len(short) < len(" ".join(long)) for long in SHORT_FORMS[short])


def test_names_are_read_in_full_where_a_short_form_means_one_thing() -> None:
    assert in_full("Cấp sổ BHXH") == ("cấp", "sổ", "bảo", "hiểm", "xã", "hội")
    assert "ks" not in IN_NAMES
    assert in_full("KS") == ("ks",)


def test_figures_are_written_in_words_and_roman_figures() -> None:
    assert FIGURES["4"] == ("bốn", "iv")
