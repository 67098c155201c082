"""Rows as items: the sample as it was declared, and policies of an older program."""

from db import sample
from db.declaring.intake import items_in
from db.declaring.reading import policy_item, read


def test_a_founded_centre_reads_as_its_first_data_say(store) -> None:
    with store.read() as work:
        found = read(work.connection, work.centre.code)
    for section, items in items_in(sample.BUILT_IN).items():
        assert set(found[section]) == set(items)
        for key, item in items.items():
            assert {name: found[section][key][name] for name in item} == item


def test_a_figure_that_was_never_stored_has_its_default() -> None:
    item = policy_item({"bypass_limit": 1, "patience": 90.0})
    assert (item["bypass_limit"], item["patience_minutes"], item["ask_outcome"]) == (1, 2, False)
