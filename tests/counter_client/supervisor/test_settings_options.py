"""What can be chosen: nothing that another has, nothing that has ended, unless it is there now."""

from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from counter_client.supervisor.settings import Settings
from counter_client.supervisor.settings_options import free_letters, options_of


@pytest.fixture
def offered(store):
    """Return what a field of an item offers, after some changes."""

    def find(page, key, name, *changes):
        store.declared.change_all(uuid4(), changes, "giam-doc")
        flow = Settings()
        flow.seen(store.declared.read())
        flow.choose(page, key)
        entry = next(entry for entry in flow.entries() if entry.name == name)
        return [value for value, _ in options_of(entry, flow, "vi")]

    return find


def test_only_free_letters_are_offered(offered) -> None:
    letters = offered("service", "ho-tich", "letter")
    assert "A" in letters
    assert not {"B", "C", "D", "O"} & set(letters)
    assert "A" in free_letters(Settings()), "before the first reading all are free"


def test_what_has_ended_is_offered_only_where_it_is_chosen(offered) -> None:
    """Saving a counter drops no weight of a service that rests."""
    ended = Change("service", "xay-dung", None)
    assert "xay-dung" in offered("counter", "3", "serves", ended)
    assert "xay-dung" not in offered("counter", "1", "serves")


def test_roles_have_their_words(offered) -> None:
    assert offered("clerk", "hoa", "role") == ["clerk", "supervisor", "technician", "auditor"]
