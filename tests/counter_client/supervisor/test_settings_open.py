"""The open item: what is declared, what was typed over it."""

import pytest

from counter_client.supervisor.settings_checking import COUNTERS
from counter_client.supervisor.settings_open import PAGES, Opened


@pytest.fixture
def opened(store):
    made = Opened()
    made.sheet = store.declared.read()
    made.page, made.key = "service", "ho-tich"
    return made


def test_nothing_is_known_before_the_first_reading() -> None:
    made = Opened()
    assert (made.page, made.items(), made.base(), made.moves()) == (PAGES[0], {}, {}, ())


def test_a_service_shows_its_counters_among_its_fields(opened) -> None:
    names = [entry.name for entry in opened.entries()]
    assert names.index(COUNTERS) == names.index("daily_limit") - 1
    assert opened.values()[COUNTERS] == {"1": 2, "2": 1}


def test_what_is_typed_lies_over_what_is_declared(opened) -> None:
    opened.type("last", 5)
    assert (opened.values()["last"], opened.base()["last"], opened.is_dirty) == (5, 999, True)
    opened.type("last", 999)
    assert not opened.is_dirty


def test_a_figure_without_end_is_wrong_and_breaks_nothing(opened) -> None:
    opened.type("last", float("inf"))
    assert opened.is_dirty
    assert opened.moves()[0].field == "last"
