"""Rows as rules and screens read them, and the queries that find them by index."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import event

from centre.rules.errors import NotAllowed
from centre.rules.tickets import Place, State, Ticket
from db import rows

of_a_file = pytest.mark.parametrize("engine_kind", ["sqlite"])
of_a_server = pytest.mark.parametrize("engine_kind", ["postgresql"])


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
def ran(store):
    """Do something and return (statement, values) of each query that it ran."""

    def watch(act) -> list[tuple[str, Any]]:
        found = []

        def keep(_connection, _cursor, statement, given, *_more):
            found.append((statement, given))

        event.listen(store.engine, "before_cursor_execute", keep)
        act()
        event.remove(store.engine, "before_cursor_execute", keep)
        return found

    return watch


@pytest.fixture
def plans(store, ran):
    """Do something and return (statement, plan) of each query that it ran."""
    explained = of_the_file if store.engine.dialect.name == "sqlite" else of_the_server

    def watch(act) -> list[tuple[str, str]]:
        asked = [(s, g) for s, g in ran(act) if s.startswith(("SELECT", "UPDATE"))]
        raw = store.engine.raw_connection()
        found = [(s, explained(raw, s, g)) for s, g in asked]
        raw.close()
        return found

    return watch


def of_the_file(raw, statement, given) -> str:
    """Return how SQLite runs a statement; what it reads as a whole is a SCAN."""
    return " ".join(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", given))


# Tables of a few rows are read as a whole if that is allowed at all.
LARGE = {"enable_seqscan": "off"}


def of_the_server(raw, statement, given, settings=LARGE) -> str:
    """Return how PostgreSQL runs a statement; what it reads as a whole is told as a SCAN."""
    names = list(given)
    numbered = re.sub(r"%\((\w+)\)s", lambda found: f"${names.index(found[1]) + 1}", statement)
    with psycopg.ClientCursor(raw.driver_connection) as cursor:
        for name, value in settings.items():
            cursor.execute(f"SET LOCAL {name} = {value}")
        cursor.execute(f"PREPARE asked AS {numbered}")
        cursor.execute(
            f"EXPLAIN EXECUTE asked({', '.join(['%s'] * len(names))})", [*given.values()]
        )
        lines = [line for (line,) in cursor]
        cursor.execute("DEALLOCATE asked")
    raw.rollback()
    return " ".join(lines + whole_reads(lines))


SCANS = re.compile(r"(?:Seq|Index|Index Only|Bitmap Index) Scan.* on (\w+)")


def whole_reads(lines) -> list[str]:
    """Return a SCAN for each table or index that a server's plan reads without a condition."""
    told = zip(lines, [*lines[1:], ""], strict=True)
    bare = [
        found[1] for line, under in told if "Cond:" not in under and (found := SCANS.search(line))
    ]
    return [f"SCAN {name}" for name in bare]


OLD = (
    "INSERT INTO ticket (id, centre, day, service, letter, number, state, kiosk, arrived_at,"
    " queued_at, place, calls, bypassed) SELECT gen_random_uuid(), 'H99.08',"
    " DATE '2026-11-22' - i % 100, 'ho-tich', 'A', i, 'served', 'k1', now(), now(), 1, 1, 0"
    " FROM generate_series(1, 20000) AS i"
)
WAITING = (
    "INSERT INTO ticket (id, centre, day, service, letter, number, state, kiosk, arrived_at,"
    " queued_at, place, calls, bypassed) SELECT gen_random_uuid(), 'H99.08',"
    " DATE '2026-11-23', 'ho-tich', 'A', i, 'waiting', 'k1', now(), now(), 1, 0, 0"
    " FROM generate_series(1, 200) AS i"
)


@of_a_server
@pytest.mark.parametrize("values", ["force_custom_plan", "force_generic_plan"])
def test_the_waiting_query_uses_the_partial_index_at_a_busy_server(store, strike, ran, values):
    """A generic plan is what the server comes to for a statement that is prepared."""
    strike(OLD, WAITING, "ANALYZE ticket")
    asked = [
        (statement, given)
        for statement, given in ran(lambda: store.day.call_next(uuid4(), "1"))
        if "'waiting'" in statement and "ORDER BY" in statement
    ]
    assert asked
    raw = store.engine.raw_connection()
    found = [of_the_server(raw, *each, {"plan_cache_mode": values}) for each in asked]
    raw.close()
    assert all("using ix_ticket_waiting" in plan for plan in found)
    assert not any("Filter" in plan for plan in found), "the index alone says who waits"


@of_a_file
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
