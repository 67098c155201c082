"""The rows of dossiers on both engines."""

from datetime import datetime, timedelta
from uuid import uuid4

from centre.rules.hours import ZONE
from db.dossiers import storing
from db.dossiers.plan import Kept, Plan
from db.dossiers.rows import Dossier

AT = datetime(2026, 11, 25, 16, 30, tzinfo=ZONE)
WHOLE = Dossier("H99.08-261123-0001", "1.004194", 4, "", AT, AT, AT, AT)


def put(store, *kept):
    with store.write() as work:
        storing.put(work, kept)


def day_of(store, **step):
    with store.read() as work:
        return work.day + timedelta(**step)


def test_a_dossier_comes_back_as_it_was_written(store):
    kept = Kept(WHOLE, day_of(store, days=9), "scrypt$x")
    put(store, kept)
    assert store.dossiers.held() == {WHOLE.code: kept}


def test_writing_again_replaces(store):
    until = day_of(store, days=9)
    put(store, Kept(WHOLE, until, "a"))
    after = Kept(Dossier(WHOLE.code, state=5), until, "b")
    put(store, after)
    assert store.dossiers.held() == {WHOLE.code: after}


def test_a_result_handed_over_by_another_import_stays_so(store):
    until = day_of(store, days=9)
    put(store, Kept(Dossier("A-1", state=10), until))
    put(store, Kept(Dossier("A-1", state=4), until), Kept(Dossier("A-2", state=4), until))
    held = store.dossiers.held()
    assert (held["A-1"].dossier.state, held["A-2"].dossier.state) == (10, 4)
    put(store, Kept(Dossier("A-1", state=10, returned_at=AT), until))
    assert store.dossiers.held()["A-1"].dossier.returned_at == AT


def test_an_unknown_state_may_become_any(store):
    until = day_of(store, days=9)
    put(store, Kept(Dossier("A-1", state_raw="chờ"), until))
    put(store, Kept(Dossier("A-1", state=9), until))
    assert store.dossiers.held()["A-1"].dossier.state == 9


def test_the_day_forgets_what_was_kept_long_enough(store, open_as, clock):
    tidier = open_as("motcua-db")
    put(store, *(Kept(Dossier(f"A-{n}", state=10), day_of(store, days=n)) for n in range(3)))
    assert not tidier.tidy()
    clock.move(days=2)
    assert tidier.tidy()
    assert set(store.dossiers.held()) == {"A-2"}
    assert not tidier.tidy()


def test_an_import_deletes_what_its_plan_says(store):
    old = day_of(store, days=-1)
    put(store, *(Kept(Dossier(f"A-{n}", state=10), old) for n in range(1200)))
    gone = tuple(f"A-{n}" for n in range(1100))
    done = store.dossiers.bring_in(uuid4(), Plan(due=gone), "export.csv", "thu")
    assert (done.deleted, len(store.dossiers.held())) == (1100, 100)


def test_an_import_deletes_nothing_that_is_kept_on(store):
    put(store, Kept(Dossier("A-1", state=10), day_of(store)))
    done = store.dossiers.bring_in(uuid4(), Plan(due=("A-1",)), "export.csv", "thu")
    assert (done.deleted, len(store.dossiers.held())) == (0, 1)
