"""One transaction: one time, one day, one snapshot, one actor."""

from datetime import date, timedelta

from db.work import Transactions


def test_the_store_is_what_its_parts_open_transactions_with(store):
    wanted = {name for name in vars(Transactions) if not name.startswith("_")}
    assert wanted == {"clock", "read", "write", "aside", "health"}
    assert all(hasattr(store, name) for name in wanted)


def test_time_stands_still_inside_a_transaction(store, clock):
    began = clock.at
    with store.write() as work:
        clock.move(seconds=5)
        assert work.now == began
    with store.read() as work:
        assert work.now == began + timedelta(seconds=5)


def test_a_transaction_knows_its_day_its_centre_and_who_acts(store):
    with store.read() as work:
        assert (work.day, work.actor) == (date(2026, 11, 23), "kiosk:k1")
        assert work.centre is store.centre()


def test_a_change_is_seen_by_others_only_when_its_transaction_has_ended(store, open_as):
    other = open_as("display:d1")
    with store.write() as work:
        work.connection.exec_driver_sql(
            "INSERT INTO deficit SELECT centre, '1', 'ho-tich', 1.0 FROM centre"
        )
        with other.read() as outside:
            assert outside.connection.exec_driver_sql("SELECT * FROM deficit").all() == []
    with other.read() as outside:
        assert len(outside.connection.exec_driver_sql("SELECT * FROM deficit").all()) == 1
