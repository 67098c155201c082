"""The way to the database: whatever the engine, a store is opened by the same parts."""

from db.way import Ear, Rights, Way


def test_a_login_may_do_everything_unless_the_server_says_otherwise():
    assert Rights() == Rights(logs=True, tidies=True)


def test_the_ear_of_either_engine_can_what_a_store_asks_of_it(store):
    wanted = {name for name in vars(Ear) if not name.startswith("_")}
    assert wanted == {"fileno", "drain", "tell", "poke", "changed", "close"}
    assert all(callable(getattr(store.news, name)) for name in wanted)


def test_a_way_names_the_clock_that_the_store_goes_by(store, clock):
    assert store.clock is clock, "a test's clock is not put right by the server's"
    assert {"engine", "news", "rights", "upkeep", "clock"} == set(Way.__slots__)
