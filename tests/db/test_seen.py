"""What a lobby may see: who waits, in order, and who is at a counter; no note, no arrival."""

from uuid import uuid4

from db import rows, seen


def test_who_waits_is_seen_in_order_and_who_is_called_at_his_counter(store, take):
    for _ in range(3):
        take()
    store.staff.sign_in(uuid4(), "lan", "2468", "1")
    store.day.call_next(uuid4(), "1")
    with store.read() as work:
        waiting = [rows.label_of_row(row) for row in seen.waiting(work)]
        called = [(rows.label_of_row(row), row.counter) for row in seen.at_desks(work)]
        columns = seen.waiting(work)[0]._fields
    assert (waiting, called) == (["A002", "A003"], [("A001", "1")])
    assert not {"note", "arrived_at", "priority", "target_clerk"} & set(columns)


def test_one_number_is_seen_by_its_id(store, take):
    ticket = take().ticket
    with store.read() as work:
        row = seen.ticket(work, ticket.id)
    assert rows.label_of_row(row) == ticket.label
