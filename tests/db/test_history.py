"""The event log: append-only, chained, complete; one changed byte is found."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some
from sqlalchemy.exc import IntegrityError

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from centre.settings import Settings, load
from db import open_store
from db.history import chained, genesis, verify


class StillClock:
    """Eight o'clock of the tests' Monday, for good."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture(scope="module")
def morning_file(founded, tmp_path_factory) -> bytes:
    """The file of a morning."""
    folder = tmp_path_factory.mktemp("morning")
    for file in founded.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    settings = load(folder)
    live(settings)
    return settings.database_path().read_bytes()


@pytest.fixture(scope="module")
def morning_database(founded, databases, founded_server, tmp_path_factory) -> Iterator[str]:
    """The name of a server's database of the same morning; copied, never written."""
    name = databases.new(founded_server)
    live(at_address(founded, tmp_path_factory.mktemp("morning"), databases.address(name)))
    yield name
    databases.drop(name)


def at_address(founded, folder, address) -> Settings:
    """Write the centre's settings with a server's address into folder, and load them."""
    toml = (founded / "centre.toml").read_text(encoding="utf-8")
    (folder / "centre.toml").write_text(f'{toml}\n[database]\naddress = "{address}"\n', "utf-8")
    return load(folder)


def live(settings) -> None:
    """Let a morning pass with calls, a transfer, a parked ticket and two ratings."""
    store = open_store(settings, StillClock(), "kiosk:k1")
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    for service in ("ho-tich", "ho-tich", "ho-tich", "ho-tich", "chung-thuc"):
        store.day.take(uuid4(), service, "k1", "khuyet-tat" if service == "chung-thuc" else None)
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    store.answers.rate(uuid4(), store.answers.open_at("1").id, 3)
    store.day.call_next(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "chung-thuc", "last")
    store.day.call_next(uuid4(), "2")
    store.day.park(uuid4(), "2")
    store.day.call_number(uuid4(), "1", "A004", "xin đi trước")
    store.day.finish(uuid4(), "1")
    store.close()


@pytest.fixture
def settings(engine_kind, founded, tmp_path, request) -> Iterator[Settings]:
    """Settings of a centre after that morning; a copy of this test's own."""
    if engine_kind == "sqlite":
        (tmp_path / "centre.toml").write_bytes((founded / "centre.toml").read_bytes())
        (tmp_path / "centre.db").write_bytes(request.getfixturevalue("morning_file"))
        yield load(tmp_path)
        return
    databases = request.getfixturevalue("databases")
    name = databases.new(request.getfixturevalue("morning_database"))
    yield at_address(founded, tmp_path, databases.address(name))
    databases.drop(name)


@pytest.fixture
def lived(store):
    """The store after that morning."""
    return store


@pytest.fixture
def rewrite(engine_kind, strike: Callable[..., list]) -> Callable[[str], None]:
    """Strike after removing what the engine itself refuses, as an attacker with the file would.

    At a server, whoever strikes past the store has switched the triggers off already.
    """
    if engine_kind == "sqlite":
        strike("DROP TRIGGER event_keeps_UPDATE", "DROP TRIGGER event_keeps_DELETE")
    else:
        strike("ALTER TABLE event DROP CONSTRAINT guard_event_facts_json")

    def run(change: str) -> None:
        for name, said in OF_ENGINE[engine_kind].items():
            change = change.replace(name, said)
        strike(*change.split(";"))

    return run


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET facts = '{}'",
        "UPDATE event SET seq = seq + 100",
        "DELETE FROM event",
        "DELETE FROM event WHERE seq = 3",
    ],
)
def test_the_engine_itself_refuses_to_rewrite_the_log(lived, faults, statement):
    with pytest.raises((IntegrityError, Unavailable), match="append-only"), lived.write() as work:
        work.connection.exec_driver_sql(statement)
    assert faults(lived) == ()


def test_an_untouched_log_is_clean_and_all_of_it_was_read(lived, strike):
    with lived.read() as work:
        read, found = verify(work)
    assert found == ()
    assert [(read,)] == strike("SELECT count(*) FROM event")
    assert read > 15


BYTES = {
    "one letter of the facts": (
        "UPDATE event SET facts = replace(facts, 'ho-tich', 'ho-tjch')"
        " WHERE queue = 'A' AND seq = 1"
    ),
    "a blank in the facts": "UPDATE event SET facts = facts || ' ' WHERE queue = 'A' AND seq = 2",
    "facts that are no JSON": "UPDATE event SET facts = '{' WHERE queue = 'A' AND seq = 2",
    "a fact of the newest event": (
        "UPDATE event SET facts = replace(facts, 'giao-dich', 'giao-dicx')"
        " WHERE kind = 'rating_opens'"
    ),
    "the hash": "UPDATE event SET hash = 'x' || substr(hash, 2) WHERE queue = 'A' AND seq = 4",
    "the hash of the last event": (
        "UPDATE event SET hash = 'x' || substr(hash, 2) WHERE queue = '-' AND seq = 1"
    ),
    "the kind": "UPDATE event SET kind = 'park' WHERE kind = 'transfer'",
    "the time": ("UPDATE event SET at = {a second later} WHERE queue = 'A' AND seq = 5"),
    "the actor": "UPDATE event SET actor = 'kiosk:k2' WHERE queue = 'A' AND seq = 1",
    "the ticket": (
        "UPDATE event SET ticket = (SELECT id FROM ticket WHERE number = 2)"
        " WHERE queue = 'A' AND seq = 1"
    ),
    "no ticket any more": "UPDATE event SET ticket = NULL WHERE queue = 'A' AND seq = 1",
    "the id": "UPDATE event SET id = {another id} WHERE queue = 'A' AND seq = 3",
    "a removed event": "DELETE FROM event WHERE queue = 'A' AND seq = 3",
    "a removed first event": "DELETE FROM event WHERE queue = 'A' AND seq = 1",
    "a removed last event": (
        "DELETE FROM event WHERE queue = 'A' AND seq = (SELECT max(seq) FROM event WHERE queue='A')"
    ),
    "a removed queue": "DELETE FROM event WHERE queue = 'B'",
    "a queue removed with its head": "DELETE FROM event WHERE queue = 'B'; DELETE FROM chain",
    "two events in the other order": (
        "UPDATE event SET seq = CASE seq WHEN 2 THEN 1003 ELSE 1002 END WHERE queue = 'A'"
        " AND seq IN (2, 3); UPDATE event SET seq = seq - 1000 WHERE seq > 1000"
    ),
    "an added event": (
        "INSERT INTO event SELECT centre, day, queue, seq + 1, {another id}, kind,"
        " ticket, at, actor, facts, hash FROM event WHERE queue = 'A' ORDER BY seq DESC LIMIT 1"
    ),
    "the head": "UPDATE chain SET head = 'x' || substr(head, 2) WHERE queue = 'A'",
    "the head's count": "UPDATE chain SET seq = seq - 1 WHERE queue = 'A'",
    "a removed head": "DELETE FROM chain WHERE queue = 'A'",
    "a swapped ticket number": (
        "UPDATE ticket SET number = CASE number WHEN 1 THEN 1002 ELSE 1001 END WHERE letter = 'A'"
        " AND number IN (1, 2); UPDATE ticket SET number = number - 1000 WHERE number > 1000"
    ),
    "a ticket's letter": "UPDATE ticket SET letter = 'C' WHERE letter = 'B'",
    "a ticket's service": "UPDATE ticket SET service = 'dat-dai' WHERE number = 4",
    "a ticket's state": "UPDATE ticket SET state = 'absent' WHERE number = 1 AND letter = 'A'",
    "a ticket's priority": "UPDATE ticket SET priority = 'nguoi-co-cong' WHERE number = 4",
    "a ticket's arrival": (
        "UPDATE ticket SET arrived_at = (SELECT {a second later} FROM call LIMIT 1)"
        " WHERE number = 4"
    ),
    "a ticket's kiosk": "UPDATE ticket SET kiosk = 'k9' WHERE number = 4",
    "a removed ticket": "DELETE FROM ticket WHERE letter = 'B'",
    "an added ticket": (
        "INSERT INTO ticket (id, centre, day, service, letter, number, state, kiosk, arrived_at,"
        " queued_at, place, calls, bypassed) SELECT {another id}, centre, day, service, letter, 99,"
        " state, kiosk, arrived_at, queued_at, place, calls, bypassed FROM ticket WHERE number = 4"
    ),
    "a rating's level": "UPDATE rating SET level = 1 WHERE level = 3",
    "silence turned into praise": "UPDATE rating SET level = 3 WHERE level IS NULL",
    "an answer turned into silence": "UPDATE rating SET level = NULL",
    "a rating's scale": "UPDATE rating SET version = 2 WHERE level = 3",
    "a rating's counter": "UPDATE rating SET counter = '2' WHERE level = 3",
    "a removed rating": "DELETE FROM rating WHERE level = 3",
    "a call's counter": "UPDATE call SET counter = '5' WHERE counter = '2'",
    "a call's count": "UPDATE call SET again = again + 1",
    "a call's time": "UPDATE call SET at = {a second later}",
    "a call's clerk": "UPDATE call SET clerk = 'binh' WHERE clerk = 'hoa'",
    "a call's reason": "UPDATE call SET reason = {another reason}",
    "a call's ticket": "UPDATE call SET ticket = (SELECT id FROM ticket WHERE letter = 'B')",
    "a removed call": "DELETE FROM call WHERE counter = '2'",
}


OF_ENGINE = {
    "sqlite": {
        "{a second later}": "replace(at, '01:00:00', '01:00:01')",
        "{another id}": f"'{uuid4().hex}'",
        "{another reason}": "replace(reason, 'xin đi', 'được đi')",
    },
    "postgresql": {
        "{a second later}": "at + interval '1 second'",
        "{another id}": f"'{uuid4().hex}'::uuid",
        "{another reason}": "replace(reason::text, 'xin đi', 'được đi')::json",
    },
}
"""How each engine says it."""


@pytest.mark.parametrize("change", BYTES.values(), ids=BYTES)
def test_one_changed_byte_is_found(lived, rewrite, everything, faults, change):
    before = everything()
    rewrite(change)
    assert everything() != before, "the rig: something was really changed"
    assert faults(lived)


def test_a_fault_says_where_it_is(lived, rewrite, faults):
    rewrite("DELETE FROM event WHERE queue = 'A' AND seq = 3")
    told = [(fault.where, fault.what) for fault in faults(lived)]
    assert ("event 2026-11-23 A 4", "event 3 is missing") in told


def test_a_number_of_another_day_does_not_hide_a_change(lived, clock, take, strike, faults):
    clock.move(days=1)
    take()
    assert faults(lived) == ()
    strike("UPDATE ticket SET service = 'dat-dai' WHERE day = '2026-11-23' AND number = 2")
    assert faults(lived) != ()


def test_a_chain_begins_differently_for_each_centre_day_and_queue():
    places = [
        ("H99.08", date(2026, 11, 23), "A"),
        ("H99.09", date(2026, 11, 23), "A"),
        ("H99.08", date(2026, 11, 24), "A"),
        ("H99.08", date(2026, 11, 23), "B"),
    ]
    assert len({genesis(*place) for place in places}) == 4


def test_a_hash_tells_neighbouring_fields_apart():
    assert chained("", ["ab", "c"]) != chained("", ["a", "bc"])
    assert chained("", ['a","b']) != chained("", ["a", "b"])


def test_facts_are_kept_as_readable_json_with_vietnamese_marks(lived, strike):
    (facts,) = strike("SELECT facts FROM event WHERE facts LIKE '%xin đi trước%'")[0]
    assert json.loads(facts)["reason"]["note"] == "xin đi trước"


LABELS = ["A001", "A002", "A003", "B001", "Z009"]
COUNTERS = ["1", "2", "3"]
ACTIONS = some.one_of(
    some.tuples(
        some.just("take"),
        some.sampled_from(["ho-tich", "chung-thuc", "dat-dai"]),
        some.sampled_from([None, "khuyet-tat"]),
    ),
    some.tuples(
        some.sampled_from(
            ["call_next", "call_again", "start", "finish", "absent", "undo_absent", "park"]
        ),
        some.sampled_from(COUNTERS),
    ),
    some.tuples(some.just("call_next"), some.sampled_from(COUNTERS)),
    some.tuples(
        some.just("transfer"),
        some.sampled_from(COUNTERS),
        some.sampled_from(["ho-tich", "chung-thuc", "dat-dai"]),
        some.sampled_from(["first", "last", "original"]),
        some.sampled_from([None, "1", "3"]),
    ),
    some.tuples(some.just("unpark"), some.sampled_from(COUNTERS), some.sampled_from(LABELS)),
    some.tuples(some.just("number"), some.sampled_from(COUNTERS), some.sampled_from(LABELS)),
    some.tuples(some.just("cancel"), some.sampled_from(LABELS)),
    some.tuples(some.just("rate"), some.sampled_from(COUNTERS), some.integers(1, 3)),
    some.tuples(some.just("move"), some.sampled_from([-600, 1, 15, 300, 86400])),
    some.tuples(some.just("expire")),
)


def act(store, clock, kind, *words) -> None:
    """Do one random thing; a refusal is a fine answer."""
    if kind == "move":
        clock.move(seconds=words[0])
    elif kind == "take":
        store.day.take(uuid4(), words[0], "k1", words[1])
    elif kind == "number":
        store.day.call_number(uuid4(), *words, "lý do")
    elif kind == "rate":
        asked = store.answers.open_at(words[0])
        if asked is not None:
            store.answers.rate(uuid4(), asked.id, words[1])
    else:
        getattr(store.day, kind)(uuid4(), *words)


def check_books(store) -> None:
    """Check what holds at any time: a clean log, one ticket a counter, no number twice."""
    with store.read() as work:
        assert verify(work)[1] == ()
        tickets = work.connection.exec_driver_sql(
            "SELECT day, letter, number, state, counter FROM ticket"
        ).all()
    at_desk = [t.counter for t in tickets if t.state in {"called", "serving"}]
    assert len(at_desk) == len(set(at_desk))
    assert None not in at_desk
    for day, letter in {(t.day, t.letter) for t in tickets}:
        numbers = sorted(t.number for t in tickets if (t.day, t.letter) == (day, letter))
        assert numbers == list(range(1, len(numbers) + 1))


def play(store, clock, actions) -> None:
    """Let the actions happen, check the books, and close the store."""
    for kind, *words in actions:
        try:
            act(store, clock, kind, *words)
        except NotAllowed:
            continue
    check_books(store)
    store.close()


FREELY = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


@hypothesis_settings(max_examples=20, **FREELY)
@given(actions=some.lists(ACTIONS, min_size=8, max_size=30))
def test_whatever_happens_in_a_file_the_books_and_the_log_agree(founded, clock, actions):
    began = clock.at
    with TemporaryDirectory() as folder:
        for file in founded.iterdir():
            if file.is_file():
                (Path(folder) / file.name).write_bytes(file.read_bytes())
        store = open_store(load(Path(folder)), clock, "kiosk:k1")
        # Durability is not what this rig is about; syncing would take all its time.
        raw = store.engine.raw_connection()
        raw.execute("PRAGMA synchronous=OFF")
        raw.close()
        play(store, clock, actions)
        clock.at = began


@hypothesis_settings(max_examples=8, **FREELY)
@given(actions=some.lists(ACTIONS, min_size=8, max_size=20))
def test_whatever_happens_at_a_server_the_books_and_the_log_agree(
    founded, databases, founded_server, tmp_path, clock, actions
):
    began = clock.at
    name = databases.new(founded_server)
    try:
        settings = at_address(founded, tmp_path, databases.address(name))
        play(open_store(settings, clock, "kiosk:k1"), clock, actions)
    finally:
        databases.drop(name)
        clock.at = began


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE print_job SET state = 'printed'",
        "UPDATE print_job SET attempt = attempt + 1",
        "UPDATE print_job SET kiosk = 'k9'",
        "DELETE FROM print_job",
        "UPDATE series SET last = 0",
        "DELETE FROM series",
    ],
)
def test_a_changed_print_job_or_series_is_found(lived, strike, faults, change):
    assert faults(lived) == ()
    strike(change)
    assert faults(lived) != ()
