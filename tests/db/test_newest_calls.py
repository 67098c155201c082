"""The board's newest calls: those that still hold, and what looking for them costs a server."""

from contextlib import closing
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import text

from db.newest_calls import newest_calls

MANY = 40
COUNT_NOW = "SELECT pg_stat_force_next_flush()"
at_server = pytest.mark.parametrize("engine_kind", ["postgresql"], indirect=True)
# What the board asked before: at a server each pair of a call and a ticket is looked at.
JOINED = """
SELECT board_ticket.number FROM board_call JOIN board_ticket ON board_ticket.id = board_call.ticket
WHERE board_call.centre = 'H99.08' AND board_call.day = '2026-11-23'
AND board_ticket.centre = 'H99.08' AND board_ticket.day = '2026-11-23'
"""


def newest(store, counters=("1", "2"), limit=2):
    with store.read() as work:
        return [call.label for call in newest_calls(work, counters, limit)]


def test_many_who_did_not_come_do_not_hide_who_is_served(store, take):
    for _ in range(12):
        take()
    first = store.day.call_next(uuid4(), "2").ticket.label
    for _ in range(11):
        store.day.call_next(uuid4(), "1")
        store.day.call_again(uuid4(), "1")
        store.day.absent(uuid4(), "1")
    assert newest(store) == [first]


def test_no_more_than_asked_for_are_told(store, take):
    for _ in range(5):
        take()
        store.day.call_next(uuid4(), "1")
    assert newest(store) == ["A005", "A004"]
    assert newest(store, limit=4) == ["A005", "A004", "A003", "A002"]


def test_other_counters_are_not_told(store, take):
    take()
    store.day.call_next(uuid4(), "2")
    assert newest(store, counters=("1",)) == []
    assert newest(store, counters=()) == []


def test_without_calls_nothing_is_told(store, take):
    assert newest(store) == []
    take()
    store.day.call_next(uuid4(), "1")
    assert newest(store, limit=0) == []


def test_a_call_of_any_hour_is_told_once_and_in_its_order(store, take, clock):
    """The day is read in spans: calls on their very edges, and between."""
    labels, steps = [], (130, 400, 80, 80, 30, 20, 1, 9)
    for _ in steps:
        take()
    for minutes in steps:
        labels.insert(0, store.day.call_next(uuid4(), "1").ticket.label)
        clock.move(minutes=minutes)
    assert newest(store, limit=30) == labels
    assert newest(store, limit=3) == labels[:3]


def test_a_call_of_a_clock_that_was_ahead_is_not_lost(store, take, clock):
    take()
    take()
    clock.move(hours=9)
    ahead = store.day.call_next(uuid4(), "1").ticket.label
    clock.move(hours=-9)
    later = store.day.call_next(uuid4(), "2").ticket.label
    assert sorted(newest(store)) == sorted([ahead, later])


@pytest.mark.parametrize("days", [1, 2, 9000])
def test_after_a_clock_that_fell_back_the_newest_call_is_the_newest(store, take, clock, days):
    """A box whose clock has no battery comes up in 2000 and goes on with this morning's day."""
    take()
    take()
    before = store.day.call_next(uuid4(), "1").ticket.label
    clock.move(days=-days, minutes=-5)
    later = store.day.call_next(uuid4(), "2").ticket.label
    assert newest(store) == [later, before]


# --- a server asks for each row whether a board may see it ----------------------------------------


@pytest.fixture
def busy(settings, open_as):
    """A centre at the server with so many calls and no statistics; its guards are counted."""
    with closing(psycopg.connect(settings.database.address, autocommit=True)) as raw:
        name = raw.info.dbname
        raw.execute(f"ALTER DATABASE \"{name}\" SET track_functions = 'all'")
        store = open_as("kiosk:k1")
        for _ in range(MANY):
            store.day.take(uuid4(), "ho-tich", "k1")
            store.day.call_next(uuid4(), "1")
        yield settings.database.address


def asked(address, act):
    """Return how often the guard was asked while act worked in a session of its own."""
    counted = "SELECT coalesce(sum(calls), 0) FROM pg_stat_user_functions WHERE funcname = 'sees'"

    def told():
        with closing(psycopg.connect(address, autocommit=True)) as raw:
            return raw.execute(counted).fetchone()[0]

    before = told()
    act()
    return told() - before


@at_server
def test_looking_at_the_board_costs_a_server_a_few_questions_a_call(busy, open_as):
    def look():
        with open_as("display:lobby").read() as work:
            assert len(newest_calls(work, ("1", "2"), 30)) == 30
            work.connection.execute(text(COUNT_NOW))

    assert 0 < asked(busy, look) <= 3 * MANY


@at_server
def test_a_join_of_the_views_would_be_noticed(busy):
    """The control of the test before: it grows with the square of the day's calls."""

    def join():
        with closing(psycopg.connect(busy, autocommit=True)) as raw:
            # As the planner often chooses by itself while there are no statistics.
            raw.execute("SET enable_hashjoin = off")
            raw.execute("SET enable_mergejoin = off")
            raw.execute(JOINED).fetchall()
            raw.execute(COUNT_NOW)

    assert asked(busy, join) > MANY * MANY / 2


# --- months of history ----------------------------------------------------------------------------

TODAY, PAST, A_DAY = 3_000, 100_000, 500
LOOKS = 15
"""Past the fifth time a statement is prepared; past the tenth its plan may be a general one."""
# One day of so many tickets, each called once, every tenth twice; who came is served.
DAY = """
INSERT INTO ticket (id, centre, day, service, letter, number, state, kiosk, arrived_at, queued_at,
    place, calls, bypassed, counter, called_at, began_at, ended_at)
SELECT md5(d || '/' || n)::uuid, 'H99.08', DATE '2026-11-23' - d, 'ho-tich', 'A', n,
    CASE WHEN n %% 8 = 0 THEN 'absent' ELSE 'served' END, 'k1', t, t, 0, 1 + (n %% 10 = 0)::int, 0,
    (1 + n %% 4)::text, t, t, t
FROM (SELECT d, n, TIMESTAMPTZ '2026-11-23 08:00+07' - make_interval(days => d, secs => 9 * n) AS t
    FROM generate_series(CAST(%s AS int), CAST(%s AS int)) d,
    generate_series(1, CAST(%s AS int)) n) made
"""
CALLED = """
INSERT INTO call (id, centre, day, ticket, counter, at, again)
SELECT md5(id || '/' || k)::uuid, centre, day, id, counter, called_at + make_interval(secs => k), k
FROM ticket, generate_series(1, calls) k WHERE day BETWEEN DATE '2026-11-23' - CAST(%s AS int)
    AND DATE '2026-11-23' - CAST(%s AS int)
"""
READ = """
SELECT sum(seq_scan), sum(idx_tup_fetch) FROM pg_stat_user_tables
WHERE relname IN ('call', 'ticket')
"""


def fill(address, first, last, each):
    """Work through the days from so many days ago to so many days ago."""
    with closing(psycopg.connect(address, autocommit=True)) as raw:
        raw.execute(DAY, (first, last, each))
        raw.execute(CALLED, (last, first))
        raw.execute("ANALYZE ticket, call")


def reads(address, open_as):
    """Return what the looks of a board that has just started read: whole tables, rows."""

    def told():
        with closing(psycopg.connect(address, autocommit=True)) as raw:
            return raw.execute(READ).fetchone()

    with closing(open_as("display:lobby")) as board:
        before = told()
        for _ in range(LOOKS):
            assert len(newest(board, ("1", "2", "3", "4"), 30)) == 30
        with board.read() as work:
            work.connection.execute(text(COUNT_NOW))
        after = told()
    return [int(now - then) for now, then in zip(after, before, strict=True)]


@at_server
@pytest.mark.prove
def test_months_of_history_cost_a_look_nothing(settings, open_as, store, capsys):
    address = settings.database.address
    fill(address, 0, 0, TODAY)
    fresh = reads(address, open_as)
    fill(address, 1, PAST // A_DAY, A_DAY)
    old = reads(address, open_as)
    with capsys.disabled():
        print(f"\nlooks={LOOKS} [whole tables, rows] today={fresh} with_{PAST}_before={old}")  # noqa: T201 - a rig's voice
    assert fresh[0] == old[0] == 0
    assert old[1] <= 1.1 * fresh[1]
    assert old[1] <= LOOKS * 5 * 30


@at_server
@pytest.mark.prove
def test_a_look_without_its_index_would_be_noticed(settings, open_as, store):
    """The control of the test before."""
    address = settings.database.address
    fill(address, 0, 0, TODAY)
    with closing(psycopg.connect(address, autocommit=True)) as raw:
        raw.execute("DROP INDEX ix_call_newest")
    assert reads(address, open_as)[0] > 0
