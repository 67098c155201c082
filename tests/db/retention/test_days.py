"""Which days are due: by the policy, oldest first, never without their figures."""

from centre.rules.retention import Kind
from db.retention import days


def plan(store) -> days.Plan:
    with store.read() as work:
        return days.plan(work)


def test_only_days_past_their_time_are_due_and_a_day_without_figures_is_blocked(
    store, work_a_day, clock
):
    day = work_a_day()
    assert plan(store) == days.Plan((), ())
    clock.move(days=731)
    assert plan(store) == days.Plan((), (day,))
    store.figures.tally()
    assert plan(store).steps == (days.Step(Kind.NAMES, day),)
    clock.move(days=1825 - 731)
    assert [step.kind for step in plan(store).steps] == [Kind.VISITS, Kind.NAMES]
