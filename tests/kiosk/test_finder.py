"""Who answers searches, with a real store: fresh catalogues, the newest question, a store gone."""

import threading
from uuid import uuid4

import pytest

from centre.rules.errors import Unavailable
from centre.rules.procedures import Level, Procedure
from centre.rules.search.thesaurus import Thesaurus
from db import open_store
from db.catalogue.plan import Plan
from kiosk import finder as module
from kiosk.finder import Finder, home_of
from kiosk.lookup import Lookup, Query
from kiosk.store_lane import StoreLane

PATIENCE_MS = 15_000
CODE = "9.900001"


def procedure(code=CODE, name="Đăng ký khinh khí cầu", **more):
    return Procedure(code, code, name, "Hàng không", (Level.COMMUNE,), **more)


@pytest.fixture
def add(store):
    """Return a way to put procedures on the shelf, as an import does."""

    def shelve(*procedures):
        store.catalogue.shelve(uuid4(), Plan(added=procedures), "list", "an")

    return shelve


class Door:
    """A way to the store that can be shut."""

    def __init__(self, settings, clock):
        self.settings, self.clock = settings, clock
        self.gone = False

    def __call__(self):
        store = open_store(self.settings, self.clock, "kiosk:k1")
        read = store.read

        def begin():
            if self.gone:
                raise Unavailable("database_busy", "database")
            return read()

        store.read = begin
        return store


class Desk:
    """A finder with what it has told."""

    def __init__(self, lane, clock, qtbot):
        self.lane, self.qtbot = lane, qtbot
        self.stocks, self.answers = [], []
        self.finder = Finder(lane, clock)
        self.finder.tell(
            self.stocks.append, lambda query, answer: self.answers.append((query, answer))
        )

    def wait(self, holds):
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)

    def stocked(self, count):
        """Wait until a catalogue of so many rows is in memory."""
        self.wait(lambda: self.stocks and self.stocks[-1].count == count)

    def asked(self, words):
        """Ask, wait, and return the codes that were found."""
        query = Query(words=words)
        self.finder.ask(query)
        self.wait(lambda: any(asked is query for asked, _ in self.answers))
        return [row.code for row in self.answers[-1][1].rows]


@pytest.fixture
def door(settings, clock):
    return Door(settings, clock)


@pytest.fixture
def shut(door):
    """Shut the door before anybody comes."""
    door.gone = True
    return door


@pytest.fixture
def desk(graveyard, door, clock, qtbot, monkeypatch):
    """A finder without the words of citizens, which take half a second to make ready."""
    monkeypatch.setattr(module, "thesaurus", Thesaurus)
    monkeypatch.setattr(module, "_AGAIN_MS", 50)
    monkeypatch.setattr(module, "_GATHER_MS", 50)
    monkeypatch.setattr(module, "_IDLE_MS", 300)
    lane = StoreLane(door, "store k1")
    made = Desk(lane, clock, qtbot)
    yield made
    made.finder.close()
    lane.close()
    lane.deleteLater()


def test_catalogue_is_read_at_the_start_and_answers(add, desk):
    add(procedure())
    desk.stocked(1)
    assert desk.asked("khinh khi cau") == [CODE]


def test_what_is_asked_before_the_catalogue_is_there_is_answered_when_it_is(add, desk):
    add(procedure())
    query = Query(words="khinh khi cau")
    desk.finder.ask(query)
    assert desk.answers == []
    desk.wait(lambda: desk.answers)
    assert desk.answers[0][0] is query


def test_an_import_is_found_without_a_restart(add, desk):
    desk.wait(lambda: desk.stocks)
    assert desk.asked("khinh khi cau") == []
    add(procedure())
    desk.stocked(1)
    assert desk.asked("khinh khi cau") == [CODE]


def test_a_supervisors_word_is_known_without_a_restart(add, desk, store):
    add(procedure())
    desk.stocked(1)
    assert desk.asked("bong bay to") == []
    before = len(desk.stocks)
    store.catalogue.add_word(uuid4(), "bóng bay to", "khinh khí cầu", "an")
    desk.wait(lambda: len(desk.stocks) > before)
    assert CODE in desk.asked("bong bay to")


def test_other_news_make_no_new_catalogue(add, desk, open_as, monkeypatch):
    looks, read = [], module._read
    monkeypatch.setattr(module, "_read", lambda *known: looks.append(read(*known)) or looks[-1])
    add(procedure())
    desk.stocked(1)
    # A first look may have met the import half way: it is over when a look finds nothing new.
    desk.wait(lambda: looks[-1] is None)
    settled = len(looks)
    open_as("kiosk:k2").day.take(uuid4(), "ho-tich", "k2")
    desk.wait(lambda: len(looks) > settled + 1)
    assert set(looks[settled:]) == {None}


def test_what_ends_tonight_is_gone_tomorrow_though_nothing_happens(add, desk, clock):
    ends = clock.now().date().replace(day=24)
    add(procedure(valid_to=ends))
    desk.stocked(1)
    assert desk.asked("khinh khi cau") == [CODE]
    clock.push(24 * 3600)
    desk.stocked(0)
    assert desk.asked("khinh khi cau") == []


def test_store_that_is_gone_leaves_the_catalogue_in_memory(add, desk, door):
    add(procedure())
    desk.stocked(1)
    door.gone = True
    assert desk.asked("khinh khi cau") == [CODE]


def test_store_that_is_gone_at_the_start_is_asked_again(shut, add, desk):
    add(procedure())
    failed = []
    desk.lane.run(lambda store: store.catalogue.version(), None, failed.append)
    desk.wait(lambda: failed)
    assert desk.stocks == []
    shut.gone = False
    desk.stocked(1)


def test_only_the_newest_question_is_answered_and_waits_for_no_stale_one(add, desk, monkeypatch):
    """While the first is at work, two more come: the second is never worked on."""
    add(procedure())
    desk.stocked(1)
    begun, go_on, worked = threading.Event(), threading.Event(), []
    answer = Lookup.answer

    def slow(lookup, query):
        worked.append(query.words)
        begun.set()
        assert go_on.wait(PATIENCE_MS / 1000)
        return answer(lookup, query)

    monkeypatch.setattr(Lookup, "answer", slow)
    desk.finder.ask(Query(words="k"))
    assert begun.wait(PATIENCE_MS / 1000)
    desk.finder.ask(Query(words="kh"))
    desk.finder.ask(Query(words="khinh"))
    go_on.set()
    desk.wait(lambda: desk.answers)
    assert worked == ["k", "khinh"]
    assert [query.words for query, _ in desk.answers] == ["khinh"]


def test_question_that_was_dropped_is_not_answered(add, desk):
    add(procedure())
    desk.stocked(1)
    desk.finder.ask(Query(words="khinh"))
    desk.finder.drop()
    assert desk.asked("cau") == [CODE]
    assert [query.words for query, _ in desk.answers] == ["cau"]


def test_search_goes_on_while_a_new_catalogue_is_made(add, desk, monkeypatch):
    add(procedure())
    desk.stocked(1)
    begun, go_on = threading.Event(), threading.Event()
    make = module._make

    def slow(reading):
        begun.set()
        assert go_on.wait(PATIENCE_MS / 1000)
        return make(reading)

    monkeypatch.setattr(module, "_make", slow)
    add(procedure("9.900002", "Đăng ký dù lượn"))
    desk.wait(begun.is_set)
    assert desk.asked("khinh khi cau") == [CODE]
    assert desk.asked("du luon") == []
    go_on.set()
    desk.stocked(2)
    assert desk.asked("du luon") == ["9.900002"]


def test_home_is_what_the_services_take_in(store):
    assert "Hộ tịch" in home_of(store.centre()).fields
