"""Rows as rules and screens read them, and the queries that find them by index."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import event

from centre.rules.errors import NotAllowed
from centre.rules.tickets import Place, State, Ticket
from db import rows


@pytest.mark.parametrize("typed", ["A001", "a001", "a1", "A1", " A001 ", "A000001"])
def test_a_clerk_may_type_a_number_in_short(store, take, typed):
    take()
    assert store.day.ticket(typed).label == "A001"


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "A", "1", "001", "A000", "A002", "B001", "AA1", "A-1", "A 1", "A1.0"),
        *("A²", "A\u0661", "Đ001", "A0000001", "A" + "1" * 400, "'; --", "A1\x00", "🙂1", "ß1"),
    ],
)
def test_what_is_no_number_of_today_is_unknown(store, take, typed):
    take()
    with pytest.raises(NotAllowed) as refused:
        store.day.ticket(typed)
    assert refused.value.key == "number_unknown"
    assert len(refused.value.facts["label"]) <= 12


def test_a_row_is_the_ticket_that_the_rules_know(store, take, clock):
    taken = take(priority="mang-thai")
    with store.read() as work:
        ticket = rows.ticket(rows.row_of_label(work, "A001"))
    assert isinstance(ticket, Ticket)
    assert (ticket.id, ticket.label, ticket.state) == (taken.ticket.id, "A001", State.WAITING)
    assert (ticket.place, ticket.priority, ticket.arrived_at) == (
        *(Place.BY_TIME, "mang-thai"),
        clock.at,
    )


def test_a_view_has_the_words_and_survives_a_service_that_is_gone(store, take, declare):
    take(priority="mang-thai")
    view = store.day.ticket("A001")
    assert view.service_name["en"] == "Civil status"
    assert view.priority_name["vi"].startswith("Phụ nữ mang thai")
    declare("UPDATE ticket SET service = 'cu', priority = 'cu'")
    view = store.day.ticket("A001")
    assert (view.service_name, view.priority_name) == ({"vi": "cu"}, None)


def test_behind_is_now_unless_the_clock_went_back(clock):
    later = clock.at + timedelta(minutes=10)
    assert rows.behind(clock.at, ()) == clock.at
    assert rows.behind(later, [clock.at]) == later
    assert rows.behind(clock.at, [clock.at, later]) > later
    assert rows.behind(clock.at, [clock.at]) > clock.at


@pytest.fixture
def plans(store):
    """Do something and return (statement, plan) of each query that it ran."""

    def watch(act) -> list[tuple[str, str]]:
        ran = []

        def keep(_connection, _cursor, statement, given, *_more):
            ran.append((statement, given))

        event.listen(store.engine, "before_cursor_execute", keep)
        act()
        event.remove(store.engine, "before_cursor_execute", keep)
        raw = store.engine.raw_connection()
        asked = [(s, g) for s, g in ran if s.startswith(("SELECT", "UPDATE"))]
        found = [
            (s, " ".join(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {s}", g).fetchall()))
            for s, g in asked
        ]
        raw.close()
        return found

    return watch


def test_the_waiting_query_uses_the_partial_index(store, plans):
    told = [
        plan
        for statement, plan in plans(lambda: store.day.call_next(uuid4(), "1"))
        if "'waiting'" in statement
    ]
    assert told
    assert all("ix_ticket_waiting" in plan for plan in told)


def test_no_press_and_no_look_reads_a_whole_growing_table(store, plans, take):
    for _ in range(3):
        take()
    growing = ("ticket", "call", "event", "print_job", "rating", "request", "chain")
    acts = [
        take,
        lambda: store.day.call_next(uuid4(), "1"),
        lambda: store.day.call_again(uuid4(), "1"),
        lambda: store.day.finish(uuid4(), "1"),
        lambda: store.answers.open_at("1"),
        lambda: store.day.at_counter("1"),
        lambda: store.day.board("A", 6),
        store.day.loads,
        lambda: store.day.ticket("A001"),
        lambda: store.prints.waiting("k1"),
        lambda: store.day.events("A001"),
    ]
    scanned = [
        (statement, plan)
        for act in acts
        for statement, plan in plans(act)
        if any(f"SCAN {table}" in plan for table in growing)
    ]
    assert scanned == []


def test_only_counters_with_a_clerk_who_is_there_are_open(store):
    for clerk, counter in (("hoa", "1"), ("binh", "2")):
        store.staff.sign_in(uuid4(), clerk, "2468", counter)
    store.staff.pause(uuid4(), "2", "")
    with store.read() as work:
        assert [counter.code for counter in rows.open_counters(work)] == ["1"]
