"""Writing a plan: rows over rows, nothing deleted, nothing for a plan without an effect."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from centre.rules.procedures import Procedure
from db import tables
from db.catalogue import detail, shelving
from db.catalogue.merging import Change
from db.catalogue.plan import Plan

OLD = Procedure("1.001193", "1.001193", "Đăng ký khai sinh", "Hộ tịch")
OTHER = Procedure("1.000894", "1.000894", "Đăng ký kết hôn", "Hộ tịch")


@pytest.fixture
def shelve(store):
    """Shelve a plan; return what was done."""
    return lambda **parts: store.catalogue.shelve(uuid4(), Plan(**parts), "list", "an")


def test_changed_ended_and_revived_rows_replace_the_old_and_are_counted(store, shelve):
    shelve(added=(OLD, OTHER))
    new = replace(OLD, name="Thủ tục đăng ký khai sinh")
    over = replace(OTHER, valid_to=date(2026, 11, 23))
    done = shelve(changed=(Change(OLD, new, ("name",)),), ended=(over,))
    assert done == shelving.Shelved(2, 0, 1, 1, 0)
    assert store.catalogue.held().procedures == {"1.001193": new, "1.000894": over}
    done = shelve(revived=(Change(over, OTHER, ("valid_to",)),))
    assert (done.version, done.revived) == (3, 1)
    assert len(store.catalogue.shown().listed) == 2


def test_a_plan_without_an_effect_writes_nothing(store, shelve, everything):
    shelve(added=(OLD,))
    before = everything()
    request = uuid4()
    done = store.catalogue.shelve(request, Plan(unchanged=(OLD,)), "list", "an")
    assert done == shelving.Shelved(1, 0, 0, 0, 0)
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"request"}


def test_a_confirmed_row_is_written_with_its_new_date(store, shelve):
    shelve(added=(OLD,))
    newer = replace(OLD, as_of=date(2026, 11, 20))
    shelve(unchanged=(newer,), confirmed=(newer,))
    assert store.catalogue.procedure("1.001193").as_of == date(2026, 11, 20)


def test_a_fault_in_the_middle_leaves_everything_as_it_was(store, shelve, everything):
    shelve(added=(OLD,))
    before = everything()
    wrong = replace(OTHER, valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1))
    with pytest.raises(Exception, match="validity"):
        shelve(added=(replace(OLD, name="neu"), wrong))
    assert everything() == before


def test_a_row_has_what_lists_need_beside_the_whole(store):
    row = shelving.row_of("H99.08", OLD)
    assert set(row) == set(tables.catalogue_procedure.c.keys())
    assert row["digest"] == detail.digest(OLD)
    assert detail.from_json(row["detail"]) == OLD
    assert store.catalogue.version() == 0


def test_names_are_cut_where_the_table_ends(store, shelve):
    store.catalogue.shelve(uuid4(), Plan(added=(OLD,)), "n" * 5000, "an")
    assert store.catalogue.shown().source == "n" * shelving.MOST_OF_A_SOURCE
    with store.read() as work:
        assert shelving.version_of(work.connection, "H99.09") == 0
