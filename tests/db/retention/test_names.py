"""Taking people out of rows: emptied or marked, one or all, and a clerk who is gone as a whole."""

from uuid import uuid4

from centre.rules.declaring.facts import Change
from db.retention import names


def test_one_person_goes_out_of_a_day_and_the_other_stays(store, work_a_day, clerks, strike):
    day = work_a_day()
    store.figures.tally()
    with store.write() as work:
        done = names.take_out(work, day, clerks[0])
        again = names.take_out(work, day, clerks[0])
    assert done["call"] == 2
    assert set(again.values()) == {0}
    assert strike("SELECT DISTINCT target_clerk FROM ticket WHERE target_clerk IS NOT NULL") == [
        (clerks[1],)
    ]
    assert {row[0] for row in strike("SELECT clerk FROM session")} == {"–", clerks[1]}


def test_a_day_is_marked_as_done_once(store, work_a_day, strike):
    day = work_a_day()
    with store.write() as work:
        names.take_out(work, day)
        names.mark_done(work, day)
        names.mark_done(work, day)
    assert strike("SELECT count(*) FROM tally WHERE dimension = 'unnamed'") == [(1,)]


def test_a_clerk_who_has_ended_goes_when_nothing_else_is_left_of_him(
    store, work_a_day, clerks, strike, clock
):
    work_a_day()
    sheet = store.declared.read()
    end = Change("clerk", clerks[0], {"active": False}, sheet.mark("clerk", clerks[0]))
    store.declared.change(uuid4(), end, "giam-doc")
    clock.move(days=store.centre().policy.staff_days + 1)
    with store.write() as work:
        assert not names.named_ended(work)
        assert names.forget_ended(work) == 0
        names.take_out_until(work, clock.now(), clerks[0])
        assert names.named_ended(work)
        assert names.forget_ended(work) == 1
    assert strike(f"SELECT count(*) FROM clerk WHERE code = '{clerks[0]}'") == [(0,)]  # noqa: S608
