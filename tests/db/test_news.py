"""News: told across processes, and the poll below for what was not told; on either engine.

What is the sockets' own is tried on SQLite alone; the server's own is in test_listening.
"""

import select
import socket
from uuid import uuid4

import pytest

from db.news import News

of_a_file = pytest.mark.parametrize("engine_kind", ["sqlite"])


def readable(news, seconds: float = 0) -> bool:
    return bool(select.select([news.fileno()], [], [], seconds)[0])


@pytest.fixture
def news_in(settings, tmp_path):
    """Open further ears on this centre's database; closed after the test."""
    opened = []

    def opener(folder=None) -> News:
        opened.append(News(folder or tmp_path / "news", settings.database_path()))
        return opened[-1]

    yield opener
    for news in opened:
        news.close()


def test_a_commit_of_another_process_is_heard_here(store, rival, heard):
    other = rival("kiosk:k9")
    assert other.answer() == "ready"
    assert not heard(store)
    other.tell("take", "ho-tich")
    assert readable(store.news, 20), "the socket wakes us up"
    assert store.news.drain()
    assert other.answer() == "A001"
    assert not heard(store)
    assert not readable(store.news)


def test_our_own_commit_is_not_heard_by_ourselves_but_by_all_others(store, open_as, take, heard):
    others = [open_as("counter:1"), open_as("display:d1")]
    take()
    assert not heard(store)
    assert all(heard(other) for other in others)


def test_reading_pokes_nobody(store, open_as, heard, take):
    other = open_as("counter:1")
    store.day.loads()
    store.day.at_counter("1")
    assert not heard(other)
    take()
    assert heard(other), "the control"


def test_a_refused_or_failed_change_pokes_nobody(store, open_as, clock, take, heard):
    other = open_as("counter:1")
    clock.move(hours=4)
    with pytest.raises(Exception, match="outside_hours"):
        take()
    assert not heard(other)


def test_many_pokes_are_one_look(store, open_as, take, heard):
    other = open_as("counter:1")
    for _ in range(4):
        take()
    assert heard(other)
    assert not heard(other)
    assert not readable(other.news)


@of_a_file
def test_an_ear_that_nobody_holds_is_removed(store, settings, take):
    dead = settings.state_folder() / "news" / "1-dead.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as lost:
        lost.bind(str(dead))
    assert dead.exists()
    take()
    assert not dead.exists()


@of_a_file
def test_an_app_that_never_listens_holds_nobody_up(store, open_as, news_in):
    deaf = news_in()
    for _ in range(500):
        store.news.poke()
    assert readable(deaf)
    assert (deaf._folder / deaf._path.name).exists(), "full is not dead"


@of_a_file
def test_closing_removes_the_ear_and_may_be_done_twice(news_in):
    news = news_in()
    path = news._path
    assert path.exists()
    news.close()
    news.close()
    assert not path.exists()
    assert news.fileno() is None
    news.drain()
    news.poke()


def test_the_poll_sees_a_commit_once(store, open_as, take):
    watch = open_as("display:d1").news
    assert not watch.changed()
    take()
    assert watch.changed()
    assert not watch.changed()


def test_the_poll_does_not_take_reading_for_a_change(store, open_as):
    watch = open_as("display:d1").news
    watch.changed()
    store.day.loads()
    assert not watch.changed()


@of_a_file
def test_a_folder_too_deep_for_a_socket_falls_back_to_the_poll(news_in, tmp_path, take):
    news = news_in(tmp_path / ("sâu" * 40))
    assert news.fileno() is None
    news.poke()
    news.drain()
    assert not news.changed()
    take()
    assert news.changed()


def test_a_database_that_cannot_be_watched_is_always_worth_a_look(tmp_path):
    news = News(tmp_path / "news", tmp_path / "nowhere" / "centre.db")
    assert news.changed()
    assert news.changed()
    news.close()


def test_watching_never_makes_a_database(tmp_path):
    news = News(tmp_path / "news", tmp_path / "centre.db")
    assert news.changed()
    news.close()
    assert not (tmp_path / "centre.db").exists()


def test_the_watch_holds_no_lock(store, open_as, take):
    watch = open_as("display:d1").news
    for _ in range(3):
        watch.changed()
        take()
    assert store.day.call_next(uuid4(), "1").ticket.label == "A001"


@of_a_file
def test_an_ear_that_may_not_be_removed_does_not_spoil_a_commit(store, settings, monkeypatch):
    stale = settings.state_folder() / "news" / "1-dead.sock"
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(str(stale))
    ear.close()

    def refused(path, *, missing_ok=False):
        raise PermissionError(path)

    monkeypatch.setattr(type(stale), "unlink", refused)
    assert store.day.take(uuid4(), "ho-tich", "k1").ticket.label == "A001"
