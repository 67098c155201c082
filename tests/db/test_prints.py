"""Print jobs: born with the ticket, moved by the table alone, every move durable and logged."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.prints import PrintEvent, PrintState

SEND, CONFIRM, DOUBT = PrintEvent.SEND, PrintEvent.CONFIRM, PrintEvent.DOUBT
ABANDON, ASK_AGAIN = PrintEvent.ABANDON, PrintEvent.ASK_AGAIN


def test_ticket_and_job_are_committed_together(store, open_as, take):
    taken = take()
    (job,) = open_as("kiosk:k2").prints.waiting("k1")
    assert (job.id, job.ticket, job.label) == (taken.job, taken.ticket.id, "A001")
    assert (job.state, job.attempt, job.next_is_marked) == (PrintState.PENDING, 0, False)


def test_a_paperless_job_is_born_abandoned_and_not_doubtful(store, take):
    job = store.prints.job(take(paper=False).job)
    assert job.state is PrintState.ABANDONED
    assert store.prints.waiting("k1") == ()
    assert store.prints.doubtful() == ()


def test_jobs_wait_oldest_first_at_their_own_kiosk(store, take, clock):
    for _ in range(3):
        take()
        clock.move(seconds=1)
    store.day.take(uuid4(), "ho-tich", "k2")
    assert [job.label for job in store.prints.waiting("k1")] == ["A001", "A002", "A003"]
    assert [job.label for job in store.prints.waiting("k2")] == ["A004"]


def test_sending_is_on_disk_before_move_returns(store, open_as, take, clock):
    taken = take()
    clock.move(seconds=2)
    store.prints.move(taken.job, SEND)
    seen = open_as("kiosk:k2").prints.job(taken.job)
    assert (seen.state, seen.attempt, seen.sending_at) == (PrintState.SENDING, 1, clock.at)


def test_every_attempt_after_the_first_is_marked(store, take):
    job = take().job
    assert not store.prints.job(job).next_is_marked
    store.prints.move(job, SEND)
    store.prints.move(job, DOUBT, "no answer")
    assert store.prints.job(job).next_is_marked
    assert store.prints.move(job, SEND).attempt == 2
    assert store.prints.move(job, CONFIRM, "gs_h").state is PrintState.PRINTED
    assert store.prints.waiting("k1") == ()


def test_a_slip_asked_for_again_is_marked(store, take):
    job = take().job
    for event in (SEND, CONFIRM, ASK_AGAIN):
        last = store.prints.move(job, event)
    assert (last.state, last.next_is_marked) == (PrintState.UNKNOWN, True)
    assert [each.id for each in store.prints.waiting("k1")] == [job]


@pytest.mark.parametrize(
    "moves", [(CONFIRM,), (DOUBT,), (ASK_AGAIN,), (SEND, CONFIRM, SEND), (ABANDON, SEND)]
)
def test_a_move_outside_the_table_is_refused_and_changes_nothing(store, take, everything, moves):
    job = take().job
    for event in moves[:-1]:
        store.prints.move(job, event)
    before = everything()
    with pytest.raises(NotAllowed, match="print_move"):
        store.prints.move(job, moves[-1])
    assert everything() == before


def test_an_unknown_job_is_refused(store):
    with pytest.raises(NotAllowed, match="job_unknown"):
        store.prints.job(uuid4())
    with pytest.raises(NotAllowed, match="job_unknown"):
        store.prints.move(uuid4(), SEND)


def test_slips_that_are_not_certain_are_listed_today_and_forgotten_tomorrow(store, take, clock):
    certain, doubted, lost = (take().job for _ in range(3))
    for job in (certain, doubted, lost):
        store.prints.move(job, SEND)
    store.prints.move(certain, CONFIRM)
    store.prints.move(doubted, DOUBT)
    store.prints.move(lost, ABANDON, "owner left")
    assert [job.label for job in store.prints.doubtful()] == ["A002", "A003"]
    clock.move(days=1)
    assert store.prints.doubtful() == ()


def test_each_move_is_in_the_tickets_log(store, take, faults):
    job = take().job
    store.prints.move(job, SEND)
    store.prints.move(job, DOUBT, "paper_out")
    told = [(e.kind, e.facts.get("attempt"), e.facts.get("note")) for e in store.day.events("A001")]
    assert told[1:] == [("print_sending", 1, ""), ("print_unknown", 1, "paper_out")]
    assert faults(store) == ()


def test_a_long_note_is_cut_to_what_the_column_holds(store, take, strike):
    job = take().job
    store.prints.move(job, SEND, "x" * 500)
    assert strike("SELECT length(note) FROM print_job") == [(80,)]


def test_a_reprint_says_the_same_as_the_original_though_the_names_have_changed(
    store, take, declare
):
    taken = take()
    before = store.prints.job(taken.job).content
    declare('UPDATE service SET name = \'{"vi":"Khác"}\'')
    store.prints.move(taken.job, SEND)
    assert store.prints.job(taken.job).content == before
    assert before["service"]["vi"] == "Hộ tịch"
