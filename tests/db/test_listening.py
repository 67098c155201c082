"""Listening at a server: what another commits is heard, what is said alone changes nothing."""

import select
from contextlib import closing
from functools import partial
from uuid import uuid4

import psycopg
import pytest

from centre.rules.errors import Unavailable
from db import listening, postgres
from db.listening import Listening


@pytest.fixture
def engine_kind() -> str:
    """Of a server alone; the sockets of one box are in test_news, and what both share."""
    return "postgresql"


@pytest.fixture
def admin(settings):
    """A connection of the server's own administrator to this centre's database."""
    with closing(psycopg.connect(settings.database.address, autocommit=True)) as raw:
        yield raw


@pytest.fixture
def wakes():
    """Tell whether a store's socket becomes readable; a deadline, no measure."""

    def wait(store, seconds=20) -> bool:
        return bool(select.select([store.news.fileno()], [], [], seconds)[0])

    return wait


def end_ears(admin) -> None:
    """End the session of every ear, as a restart of the server or a cable would."""
    admin.execute(
        "SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND application_name LIKE '% news'"
    )


def lost(store, wakes) -> bool:
    """Tell whether the store notices that its ear has gone, woken by the socket alone.

    The server's last words may wake it once, the end of the connection once more.
    """
    woken = (wakes(store) and store.news.drain() for _ in range(3))
    return any(woken) and store.news.fileno() is None


def test_the_commit_of_another_process_wakes_us_and_is_news(store, rival, wakes):
    other = rival("kiosk:k9")
    assert other.answer() == "ready"
    other.tell("take", "ho-tich")
    assert wakes(store)
    assert store.news.drain()
    assert other.answer() == "A001"
    assert not store.news.drain(), "told once"


def test_our_own_commit_may_wake_us_and_is_no_news(store, take, heard, open_as):
    other = open_as("counter:1")
    for _ in range(3):
        take()
    assert not heard(store)
    assert heard(other), "the control: it was told"


def test_another_stores_commit_is_news_among_our_own(store, take, heard, open_as):
    other = open_as("counter:1")
    take()
    other.day.call_next(uuid4(), "1")
    take()
    assert heard(store)


def test_a_change_that_is_rolled_back_tells_nobody(store, open_as, heard, take):
    other = open_as("counter:1")
    with pytest.raises(ZeroDivisionError), store.write() as work:  # noqa: PT012
        store.news.tell(work.connection)
        _ = 1 / 0
    assert not heard(other)
    take()
    assert heard(other), "the control: a commit does"


def test_what_is_told_comes_with_the_commit_and_not_before(store, open_as, heard):
    other = open_as("counter:1")
    with store.write() as work:
        store.news.tell(work.connection)
        assert not heard(other)
    assert heard(other)


@pytest.mark.parametrize("payload", ["", "x" * 7000, "'; DROP TABLE ticket; --", "Đừng tin"])
def test_a_spoofed_word_only_makes_one_look_again(store, take, heard, everything, admin, payload):
    take()
    before, seen = everything(), store.day.at_counter("1")
    admin.execute("SELECT pg_notify('motcua', %s)", [payload])
    assert heard(store)
    assert store.day.at_counter("1") == seen
    assert everything() == before


def test_words_on_other_channels_are_not_listened_to(store, heard, admin):
    admin.execute("SELECT pg_notify('motcua2', 'x')")
    assert not heard(store)


def test_an_ear_that_was_lost_is_opened_again_by_the_next_look(store, open_as, wakes, heard, admin):
    other = open_as("kiosk:k2")
    end_ears(admin)
    assert lost(store, wakes)
    assert not store.news.drain(), "told once"
    store.news.changed()
    assert store.news.fileno() is not None
    other.day.take(uuid4(), "ho-tich", "k2")
    assert heard(store)


def test_what_was_committed_while_the_ear_was_lost_is_found_by_the_look(
    store, open_as, wakes, admin
):
    other = open_as("kiosk:k2")
    store.news.changed()
    end_ears(admin)
    assert lost(store, wakes)
    other.day.take(uuid4(), "ho-tich", "k2")
    assert store.news.changed()
    assert not store.news.changed()


def test_a_server_that_is_away_is_told_by_the_look_and_heard_again_after(
    store, open_as, server, wakes, heard
):
    store.news.changed()
    server.stop()
    try:
        assert lost(store, wakes)
        for _ in range(2):
            with pytest.raises(Unavailable, match="database_gone"):
                store.news.changed()
    finally:
        server.start()
    assert not store.news.changed(), "the first look after a loss has nothing to compare with"
    assert store.news.fileno() is not None
    open_as("kiosk:k2").day.take(uuid4(), "ho-tich", "k2")
    assert heard(store)


def test_while_the_server_lets_no_ear_in_the_look_goes_on(store, take, monkeypatch, wakes, admin):
    end_ears(admin)
    assert lost(store, wakes)
    real = store.news._opened

    def refused():
        raise psycopg.OperationalError("too many connections")

    monkeypatch.setattr(store.news, "_opened", refused)
    store.news.changed()
    assert store.news.fileno() is None
    monkeypatch.setattr(store.news, "_opened", real)
    store.news.changed()
    assert store.news.fileno() is not None


def test_ears_that_come_and_go_leave_nothing_open_here_or_there(store, wakes, admin):
    """What is left open here is a ResourceWarning, and that is an error in these tests."""
    for _ in range(3):
        end_ears(admin)
        assert lost(store, wakes)
        store.news.changed()
    count = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND application_name LIKE '% news'"
    )
    assert admin.execute(count).fetchone() == (1,)


def test_closing_may_be_done_twice_and_leaves_no_socket(store):
    store.news.close()
    store.news.close()
    assert store.news.fileno() is None
    assert not store.news.drain()


def test_an_ear_that_cannot_listen_is_closed_again(settings, store, monkeypatch):
    monkeypatch.setattr(listening, "CHANNEL", "no channel")
    opened = []

    def opener():
        opened.append(postgres.connect(settings.database.server, None, "test news"))
        return opened[-1]

    with pytest.raises(psycopg.errors.SyntaxError):
        Listening(store.engine, opener, float)
    assert [each.closed for each in opened] == [True]


def test_a_server_that_lets_nobody_in_is_told_as_the_store_tells_it(settings, store, monkeypatch):
    nowhere = partial(psycopg.connect, "host=/nowhere dbname=x", connect_timeout=2)
    with pytest.raises(Unavailable) as refused:
        Listening(store.engine, nowhere, float)
    assert (refused.value.key, refused.value.part) == ("database_gone", "database")


def test_reading_is_no_change_for_the_look_and_writing_is_one(store, open_as, take):
    watch = open_as("display:d1").news
    assert not watch.changed(), "the first look"
    store.day.loads()
    watch.changed()
    assert not watch.changed()
    take()
    assert watch.changed()
    assert not watch.changed()
