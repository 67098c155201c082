"""A store double with the enrolments' own facts, a link without a thread, the devices' page."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QTimer

from centre.rules.alarms import Gravity
from centre.rules.enrolling import Enrolment, Kind, Step, move
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.forecast import Point
from counter_client.supervisor.attending import Attending
from counter_client.supervisor.flow import Enrolling
from counter_client.window import TallWindow
from db.enrolment.bundle import Bundle
from db.enrolment.desk import Enrolled, Offer, Place
from db.figures.gathering import Span
from db.live.record import AlarmNow, CounterNow, Desk, LiveNow, ServiceNow, Today

DAY = timedelta(days=1)
DIGITS = "048213"


class Shop:
    """What the desk of enrolments does, in memory; it can be gone, and it counts its calls."""

    def __init__(self, now) -> None:
        self.now = now
        self.offers: dict[UUID, Offer] = {}
        self.enrolled: dict[str, Enrolled] = {}
        self.done: list[tuple] = []
        self.error: Exception | None = None

    def _heard(self, *said) -> None:
        if self.error is not None:
            raise self.error
        self.done.append(said)

    def add(self, kind, name, counter=None, *, left=800 * DAY, connected=True, actor="") -> None:
        """Enrol a device without further ado."""
        login = f"mc_{name}"
        who = actor or f"{kind.value}:{name}"
        ends = self.now + left
        made = (self.now - DAY, ends, connected, ends <= self.now)
        self.enrolled[login] = Enrolled(login, Place(kind, name, counter), who, *made)

    def arrives(self, state=Enrolment.ASKED) -> UUID:
        """Let the device of the newest offer ask."""
        offer = list(self.offers.values())[-1]
        self.offers[offer.id] = replace(offer, state=state, digits=DIGITS)
        return offer.id

    def sign(self) -> None:
        """Sign what was accepted, as the attendant does."""
        for offer in self.offers.values():
            if offer.state is Enrolment.ACCEPTED:
                self.offers[offer.id] = replace(offer, state=Enrolment.SIGNED)
                self.add(offer.place.kind, offer.place.name, offer.place.counter)

    # --- as db.enrolment.desk.Enrolments ---

    def offer(self, kind, name, counter=None, *, rates=False, by):
        self._heard("offer", kind, name, counter, rates, by)
        self._take_back(kind, name)
        made = uuid4()
        times = (self.now, self.now + timedelta(minutes=10))
        place = Place(kind, name, counter, rates)
        self.offers[made] = Offer(made, place, Enrolment.OFFERED, "", by, *times)
        keys = ("a" * 64, "b" * 32, "k" * 32)
        where = ("192.168.1.10", 5432, "motcua", "H99.08")
        return Bundle(*where, kind, name, *keys, counter), made

    def _take_back(self, kind, name) -> None:
        for offer in self.offers.values():
            same = (offer.place.kind, offer.place.name) == (kind, name)
            if same and offer.state is Enrolment.OFFERED:
                self.offers[offer.id] = replace(offer, state=Enrolment.REFUSED)

    def pending(self):
        self._heard("pending")
        open_ones = (Enrolment.OFFERED, Enrolment.ASKED, Enrolment.ACCEPTED)
        return tuple(offer for offer in self.offers.values() if offer.state in open_ones)

    def one(self, enrolment):
        self._heard("one", enrolment)
        return self.offers[enrolment]

    def accept(self, enrolment, by):
        self._heard("accept", enrolment, by)
        offer = self.offers[enrolment]
        self.offers[enrolment] = replace(offer, state=move(offer.state, Step.ACCEPT))

    def refuse(self, enrolment, by):
        self._heard("refuse", enrolment, by)
        offer = self.offers[enrolment]
        self.offers[enrolment] = replace(offer, state=move(offer.state, Step.REFUSE))

    def devices(self):
        self._heard("devices")
        return tuple(self.enrolled.values())

    def remove(self, login, by):
        self._heard("remove", login, by)
        del self.enrolled[login]

    def asked_for(self, what):
        """Return what was asked for, readings left out."""
        return [said for said in self.done if said[0] == what]


class FakeLink:
    """Does jobs one turn of the loop later, as the lane does; closed, it answers nobody more."""

    def __init__(self, shop) -> None:
        self.store = SimpleNamespace(enrolments=shop)
        self.closed = False

    def do(self, job, done, missed) -> None:
        def act() -> None:
            if self.closed:
                return
            try:
                value = job(self.store)
            except (NotAllowed, Unavailable) as error:
                missed(error)
            else:
                done(value)

        QTimer.singleShot(0, act)


@pytest.fixture
def shop(tell) -> Shop:
    return Shop(tell.now)


@pytest.fixture
def role_moment(moment):
    """Make moments of a signed-in supervisor at counter PC s1."""

    def maker(**changes):
        return moment(**{"role": "supervisor", "program": "counter:s1", **changes})

    return maker


@pytest.fixture
def window(qtbot):
    made = TallWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    return made


@pytest.fixture
def ground(clock, tell):
    """What Attending needs of the ground: a clock, and settings that name a server."""
    clock.at = tell.now
    server = SimpleNamespace(database=SimpleNamespace(server=object()))
    return SimpleNamespace(clock=clock, settings=server)


@pytest.fixture
def attending(window, shop, ground, role_moment):
    """The page of devices, attended to, at a signed-in supervisor's window."""
    link = FakeLink(shop)
    made = Attending(window.devices, link, ground)
    window.show_desk(role_moment())
    yield made
    made.close()
    link.closed = True


@pytest.fixture
def opened(attending, window, qtbot):
    """The same with the page open and the list read."""
    window.open_devices()
    qtbot.waitUntil(lambda: attending.flow.known is not None, timeout=5000)
    return attending


@pytest.fixture
def an_offer(tell):
    """Make an enrolment as a supervisor sees it."""

    def maker(state=Enrolment.OFFERED, *, kind=Kind.COUNTER, name="c4", counter="1") -> Offer:
        digits = "" if state is Enrolment.OFFERED else DIGITS
        times = (tell.now, tell.now + timedelta(minutes=9))
        return Offer(uuid4(), Place(kind, name, counter), state, digits, "lan", *times)

    return maker


@pytest.fixture
def flow() -> Enrolling:
    return Enrolling()


# --- the live board ------------------------------------------------------------------------------


def a_curve(*longest):
    """Return a forecast by its longest waits, from now in steps of five minutes."""
    return tuple(Point(5 * place, 4.0, minutes) for place, minutes in enumerate(longest))


CALM = a_curve(12, 13, 14, 13, 12, 10, 9)


def a_queue(tell, place=0, **changes):
    """Return a queue with the longest name."""
    made = ServiceNow(
        code=f"s{place}",
        name=tell.service,
        letters=(chr(ord("A") + place),),
        waiting=7,
        longest=12,
        longest_label="A012",
        open=("1",),
        serving=("1", "2"),
        pace=8.0,
        forecast=CALM,
        passes_in=None,
        today=Today(12, 4, 1, 0, 0, 7),
    )
    return replace(made, **changes)


def a_counter(tell, place=1, **changes):
    """Return a counter with the longest names, serving for seven minutes."""
    long = {"vi": f"Quầy {place} – Hộ tịch, Chứng thực", "en": f"Counter {place} – Civil status"}
    since = tell.now - timedelta(minutes=7)
    who = ("lan", tell.clerk, "A012", "s0", since, "", 4)
    return replace(CounterNow(str(place), long, Desk.SERVING, *who), **changes)


def an_alarm(tell, kind="wait", subject="s0", **changes):
    """Return a kept alarm of five minutes ago, with the facts of its kind."""
    facts = {
        "wait": {"label": "A012", "minutes": 34, "waiting": 7, "target": 30},
        "ahead": {"minutes": 7, "target": 30, "waiting": 7},
        "no_counter": {"label": "A012", "minutes": 5, "waiting": 7},
        "parked": {"counter": "1", "minutes": 41},
        "long_service": {"counter": "1", "minutes": 31, "usual": 8},
        "device": {"kind": "printer", "name": "p1", "key": "paper_out"},
    }.get(kind, {})
    grave = kind in {"wait", "no_counter", "nobody", "device"}
    since = tell.now - timedelta(minutes=5)
    gravity = Gravity.GRAVE if grave else Gravity.NOTICE
    made = AlarmNow(uuid4(), kind, subject, gravity, since, facts, began_at=since)
    return replace(made, **changes)


@pytest.fixture
def live_board(tell):
    """Make boards of so many queues and counters."""

    def maker(queues=1, desks=1, **changes) -> LiveNow:
        made = LiveNow(
            at=tell.now,
            is_open=True,
            closes=tell.now.replace(hour=11, minute=30),
            opens_next=None,
            target=30,
            today=Today(212, 140, 9, 3, 0, 60),
            services=tuple(a_queue(tell, place) for place in range(queues)),
            counters=tuple(a_counter(tell, place + 1) for place in range(desks)),
            devices=(),
            alarms=(),
            out_of_order=(),
        )
        return replace(made, **changes)

    return maker


@pytest.fixture
def live_of(tell):
    """Make a queue, a counter, an alarm of the live board: live_of.queue(...), and so on."""
    return SimpleNamespace(
        queue=partial(a_queue, tell),
        counter=partial(a_counter, tell),
        alarm=partial(an_alarm, tell),
        curve=a_curve,
    )


@pytest.fixture
def worked(store, clock):
    """The report of a day: three served, two of them rated, six that wait."""
    for number in range(9):
        store.day.take(uuid4(), ("ho-tich", "chung-thuc", "dat-dai")[number % 3], "k1")
    for level in (3, 1, None):
        clock.move(minutes=40)
        store.day.call_next(uuid4(), "1")
        clock.move(minutes=6)
        store.day.finish(uuid4(), "1")
        if level is not None:
            store.answers.rate(uuid4(), store.answers.open_at("1").id, level)
    return store.figures.report(Span(clock.now().date(), clock.now().date()))
