"""One transaction of retention: it is done whole, told with its counts, and again it is nothing."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.handover import Step
from db.retention import steps

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"], indirect=True)


def told(store, kind):
    return [event.facts for event in store.day.events() if event.kind == kind]


def test_names_of_a_day_go_with_their_count_and_a_second_time_nothing_does(
    store, work_a_day, faults
):
    day = work_a_day()
    store.figures.tally()
    rows = steps.without_names(store, day)
    [one] = told(store, "retention_unnamed")
    assert {**one["rows"], "event": rows["event"]} == rows
    assert rows["call"] == 2
    assert steps.without_names(store, day) == {}
    assert len(told(store, "retention_unnamed")) == 1
    assert faults(store) == ()


def test_a_day_goes_with_its_count_and_a_second_time_nothing_does(store, work_a_day, faults):
    day = work_a_day()
    store.figures.tally()
    with store.write() as work:
        rows = steps.remove_day(work, day)
        assert steps.remove_day(work, day) == {}
    assert told(store, "retention_removed")[0]["rows"] == rows
    assert rows["ticket"] == 3
    assert faults(store) == ()


def test_no_day_goes_before_its_figures_are_kept(store, work_a_day, everything):
    day = work_a_day()
    before = everything()
    with pytest.raises(NotAllowed, match="no_figures"):
        steps.without_names(store, day)
    with pytest.raises(NotAllowed, match="no_figures"), store.write() as work:
        steps.remove_day(work, day)
    assert {k: v for k, v in everything().items() if k != "business_day"} == {
        k: v for k, v in before.items() if k != "business_day"
    }


def test_dossiers_that_a_new_day_ends_are_told_once(store, clock):
    store.handovers.scan(uuid4(), "1", "H99.08-261123-0001", "lan", step=Step.FINISHED)
    clock.move(days=store.centre().policy.dossier_days + 2)
    while store.tidy():
        pass
    runs = [facts["rows"] for facts in told(store, "retention_run")]
    assert runs == [{"dossiers": {"handover": 1}}]
