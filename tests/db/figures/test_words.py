"""Words of reports: the same keys in both languages, numbers and days as people write them."""

from datetime import date
from string import Formatter

import pytest

from db.figures import words


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_language_says_everything_with_the_same_facts():
    first, *others = (words._WORDS[language] for language in words.LANGUAGES)
    for other in others:
        assert other.keys() == first.keys()
        assert {key: fields(text) for key, text in other.items()} == {
            key: fields(text) for key, text in first.items()
        }


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [(0, "0", "0"), (5_000_000, "5.000.000", "5,000,000"), (1234.5, "1.234,5", "1,234.5")],
)
def test_numbers_are_written_as_the_language_does(number, vi, en):
    assert (words.number_said(number, "vi"), words.number_said(number, "en")) == (vi, en)


def test_days_are_written_as_the_language_does():
    day = date(2026, 11, 3)
    assert (words.day_said(day, "vi"), words.day_said(day, "en")) == ("03/11/2026", "2026-11-03")


def test_another_language_reads_vietnamese():
    assert words.said("arrived", "hmn") == "Đến"
    assert words.in_all("hour", hour=8) == {"vi": "8 giờ", "en": "8 h"}
