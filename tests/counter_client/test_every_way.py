"""Every act of the desk by keyboard alone, by call keypad and by mouse, at a real store."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules import codes
from centre.rules.tickets import AT_COUNTER, State
from counter_client.acts import Action, Stage
from counter_client.choices import Choice
from drivers.ports import Key as Pad
from drivers.ports import Pressed, Scanned

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = pytest.mark.prove
WAYS = (pytest.param("keyboard", marks=LONG), pytest.param("mouse", marks=LONG), "keypad")
"""All of it is 65 visits; the ordinary suite has the keypad's, test_visits.py the keyboard's."""


@dataclass
class Hand:
    """One clerk with a keyboard, a mouse and a call keypad; label is the number it is about."""

    drive: Any
    store: Any
    panel: Any
    clock: Any
    take: Any
    declare: Any
    reader: Any
    label: str = ""
    service: str = ""

    @property
    def window(self):
        return self.drive.app.window

    @property
    def desk(self):
        return self.drive.app._desk

    @property
    def page(self):
        return self.window.pages.currentWidget()

    def key(self, *keys):
        for key in keys:
            which, modifier = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier(0))
            self.drive.key(which, modifier)

    def pad(self, *keys):
        for key in keys:
            self.panel.say(Pressed("call1", key))
            self.drive.rest()

    def click(self, *widgets):
        for widget in widgets:
            found = widget() if callable(widget) and not hasattr(widget, "rect") else widget
            assert found.isVisible(), found
            QTest.mouseClick(found, Qt.MouseButton.LeftButton)
            self.drive.settle()

    def choice(self, choices, key):
        return next(each for each in choices.findChildren(Choice) if each.option.key == key)

    def more(self, action):
        self.click(self.window.desk.more, self.window.more.rows[action])

    def answer(self):
        self.click(self.page.answer)

    def state(self):
        return self.store.day.ticket(self.label).state

    def scan(self):
        """Hold the slip before the scanner: neither mouse nor call keypad has letters."""
        slip = codes.TicketCode(self.store.day.ticket(self.label).id)
        self.reader.say(Scanned("r1", slip))
        self.drive.rest()

    def wait_for(self, true):
        self.drive.qtbot.waitUntil(lambda: bool(true()), timeout=5000)


@pytest.fixture
def devices(panel, reader, doors):
    return doors, panel, reader


@pytest.fixture
def hand(open_counter, devices, store, clock, take, put):
    doors, panel, reader = devices
    drive = open_counter("full", doors=doors).sign_in()
    return Hand(drive, store, panel, clock, take, put, reader)


@pytest.fixture
def queue(hand):
    """Let three people wait; the first of them is the number it is about."""
    labels = [hand.take() for _ in range(3)]
    hand.wait_for(lambda: hand.desk.view.waiting_count == len(labels))
    hand.label = labels[0]
    return labels


def called(hand):
    hand.key(Key.Key_F2)
    hand.wait_for(lambda: hand.drive.number == hand.label)
    hand.clock.move(seconds=3)


def served(hand):
    called(hand)
    hand.key(Key.Key_Return)


def twice(hand):
    called(hand)
    hand.key(Key.Key_F3)


def absent(hand):
    twice(hand)
    hand.key(Key.Key_F6)
    hand.clock.move(seconds=2)
    hand.drive.app.render()


def parked(hand):
    called(hand)
    hand.key(Key.Key_F5)


def paused(hand):
    hand.key(Key.Key_F9, Key.Key_Return)


def asked(hand):
    """Ask what came of a service, and serve somebody."""
    called(hand)
    hand.declare("policy", "policy", ask_outcome=True)
    hand.wait_for(lambda: hand.desk.asks_outcome)


def writing(hand):
    called(hand)
    hand.declare("policy", "policy", wrap_up_seconds=60)
    hand.wait_for(lambda: hand.desk.policy.wrap_up_seconds)
    hand.key(Key.Key_F4)
    assert hand.desk.stage is Stage.WRAPPING


def nothing(_):
    """Need nothing before."""


@dataclass(frozen=True)
class Act:
    """How an act is done each way, what comes before it, and what the store has to say then."""

    before: Callable[[Hand], object]
    keyboard: Callable[[Hand], object]
    mouse: Callable[[Hand], object]
    keypad: Callable[[Hand], object]
    proof: Callable[[Hand], object]


def desk_key(action):
    return lambda hand: hand.click(hand.window.desk.keys[action])


def keys(*which):
    return lambda hand: hand.key(*which)


def pads(*which):
    return lambda hand: hand.pad(*which)


def listed(place, *then):
    """Return how a keypad does the act of this row of the list, reached from a free desk."""
    return lambda hand: hand.pad(Pad.TRANSFER, *[Pad.NEXT] * (place - 1), Pad.START, *then)


def listed_here(place, *then):
    """Return the same with a number at the desk: the list is behind the groups of a transfer."""
    return lambda hand: hand.pad(
        Pad.TRANSFER, Pad.DONE, *[Pad.NEXT] * (place - 1), Pad.START, *then
    )


def is_(state):
    return lambda hand: hand.state() is state


def chosen_by_mouse(hand):
    hand.click(hand.window.desk.keys[Action.DONE])
    hand.click(hand.choice(hand.window.outcome.outcomes, "bo-sung"))
    hand.answer()


def any_by_mouse(hand):
    asking = hand.window.any_number
    hand.click(hand.window.desk.keys[Action.ANY])
    hand.click(hand.choice(asking.waiting, hand.label), hand.choice(asking.reasons, "frail"))
    hand.answer()


def by_list(action):
    def act(hand):
        hand.more(action)
        hand.answer()

    return act


def typed(*before):
    """Return how a number is typed on the page that these keys open."""

    def act(hand):
        hand.key(*before)
        hand.drive.type(hand.label)
        hand.drive.rest()
        hand.key(Key.Key_Return)
        hand.drive.rest()

    return act


ACTS = {
    "next": Act(
        nothing, keys(Key.Key_F2), desk_key(Action.NEXT), pads(Pad.NEXT), is_(State.CALLED)
    ),
    "again": Act(
        called,
        keys(Key.Key_F3),
        desk_key(Action.AGAIN),
        pads(Pad.AGAIN),
        lambda hand: hand.store.day.ticket(hand.label).calls == 2,
    ),
    "start": Act(
        called, keys(Key.Key_Return), desk_key(Action.START), pads(Pad.START), is_(State.SERVING)
    ),
    "done": Act(served, keys(Key.Key_F4), desk_key(Action.DONE), pads(Pad.DONE), is_(State.SERVED)),
    "absent": Act(
        twice, keys(Key.Key_F6), desk_key(Action.ABSENT), pads(Pad.ABSENT), is_(State.ABSENT)
    ),
    "undo": Act(
        absent,
        keys((Key.Key_Z, CTRL)),
        lambda hand: hand.click(hand.window.desk.line.undo),
        pads(Pad.ABSENT),
        is_(State.CALLED),
    ),
    "park": Act(
        called,
        keys(Key.Key_F5),
        desk_key(Action.PARK),
        listed_here(3, Pad.START),
        is_(State.PARKED),
    ),
    "park noted": Act(
        called,
        keys((Key.Key_F5, SHIFT), Key.Key_A, Key.Key_Return),
        by_list(Action.PARK_NOTED),
        listed_here(3, Pad.START),
        is_(State.PARKED),
    ),
    "take back": Act(
        parked,
        keys(Key.Key_F5),
        desk_key(Action.PARK),
        listed(4, Pad.START),
        lambda hand: hand.state() in AT_COUNTER,
    ),
    "put back": Act(
        called,
        keys((Key.Key_F6, SHIFT)),
        lambda hand: hand.more(Action.PUT_BACK),
        listed_here(5),
        is_(State.WAITING),
    ),
    "any number": Act(
        nothing,
        typed(Key.Key_F8),
        any_by_mouse,
        lambda hand: (hand.scan(), hand.pad(Pad.NEXT, Pad.START)),
        lambda hand: [why.label for why in hand.store.day.out_of_order()] == [hand.label],
    ),
    "return": Act(
        absent,
        typed((Key.Key_F7, SHIFT)),
        lambda hand: (hand.scan(), hand.answer()),
        lambda hand: (hand.scan(), hand.pad(Pad.START)),
        is_(State.WAITING),
    ),
    "direct": Act(
        nothing,
        keys((Key.Key_F2, SHIFT), Key.Key_Return),
        by_list(Action.DIRECT),
        listed(1, Pad.START),
        lambda hand: hand.desk.ticket is not None and hand.desk.ticket.origin == "counter",
    ),
    "next service": Act(
        served,
        keys((Key.Key_F4, SHIFT), Key.Key_Return),
        by_list(Action.NEXT_SERVICE),
        listed_here(2, Pad.START),
        lambda hand: "next_service" in [e.kind for e in hand.store.day.events(hand.label)],
    ),
    "outcome": Act(
        asked,
        keys(Key.Key_F4, Key.Key_2),
        chosen_by_mouse,
        pads(Pad.DONE, Pad.NEXT, Pad.NEXT, Pad.START),
        lambda hand: hand.store.day.ticket(hand.label).outcome == "bo-sung",
    ),
    "end of writing up": Act(
        writing,
        keys(Key.Key_Return),
        desk_key(Action.START),
        pads(Pad.START),
        lambda hand: hand.desk.stage is Stage.FREE,
    ),
    "pause": Act(
        nothing,
        keys(Key.Key_F9, Key.Key_Return),
        lambda hand: (hand.click(hand.window.desk.keys[Action.PAUSE]), hand.answer()),
        listed(9, Pad.START),
        lambda hand: hand.store.day.at_counter("1").paused,
    ),
    "resume": Act(
        paused,
        keys(Key.Key_F9),
        desk_key(Action.PAUSE),
        listed(9),
        lambda hand: not hand.store.day.at_counter("1").paused,
    ),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_done_every_way(hand, queue, name, way):
    """Behaviour 39: all acts of a clerk by keyboard alone, by call keypad, or by mouse."""
    del queue
    act = ACTS[name]
    act.before(hand)
    assert not act.proof(hand), "it would prove nothing"
    getattr(act, way)(hand)
    hand.drive.rest()
    assert act.proof(hand)
    assert hand.page is hand.window.desk


@pytest.mark.parametrize("way", WAYS)
def test_the_next_arrival_is_called_by_itself_whichever_way_it_was_asked_for(hand, way):
    """Behaviours 30 and 39: store-next by F2, by a click, by the keypad."""
    getattr(ACTS["next"], way)(hand)
    hand.wait_for(lambda: hand.desk.armed)
    assert hand.store.day.board().calls == ()
    hand.clock.move(seconds=3)
    hand.label = hand.take()
    hand.wait_for(lambda: hand.drive.number == hand.label)
    assert len(hand.store.day.board().calls) == 1


# --- transfer: three targets, three places, three ways --------------------------------------------

PLACES = {"first": (1, 0, 2), "original": (0, 1, 2), "last": (0, 2, 1)}
"""Place -> the order of the three who came, when the second of them was sent on."""
TARGETS = {"": (None, None), "2": ("2", None), "person:lan": (None, "lan")}


def by_keyboard(hand, target, place):
    page = hand.window.transfer
    hand.key(Key.Key_F7)
    walk(hand.key, Key.Key_Down, page.services, hand.service)
    hand.key(Key.Key_Tab)
    walk(hand.key, Key.Key_Down, page.counters, target)
    walk(hand.key, Key.Key_Right, page.counters, target)
    hand.key(Key.Key_Tab)
    walk(hand.key, Key.Key_Left, page.places, place)
    walk(hand.key, Key.Key_Right, page.places, place)
    hand.key(Key.Key_Return)


def by_mouse(hand, target, place):
    page = hand.window.transfer
    hand.click(hand.window.desk.keys[Action.TRANSFER])
    for choices, key in ((page.services, hand.service), (page.counters, target)):
        choices.ensureWidgetVisible(hand.choice(choices, key))
        hand.click(hand.choice(choices, key))
    hand.click(hand.choice(page.places, place))
    hand.answer()


def by_keypad(hand, target, place):
    page = hand.window.transfer
    hand.pad(Pad.TRANSFER)
    walk(hand.pad, Pad.NEXT, page.services, hand.service)
    hand.pad(Pad.TRANSFER)
    walk(hand.pad, Pad.NEXT, page.counters, target)
    hand.pad(Pad.TRANSFER)
    walk(hand.pad, Pad.AGAIN, page.places, place)
    walk(hand.pad, Pad.NEXT, page.places, place)
    hand.pad(Pad.START)


def walk(press, key, choices, wanted):
    """Press a key until what is wanted is chosen, or the group's end is reached."""
    before = None
    while choices.chosen() not in (wanted, before):
        before = choices.chosen()
        press(key)


@pytest.fixture
def shared(hand):
    """Let three people wait for what counters 1 and 2 both do; the second is at counter 1."""
    both = hand.store.centre().counters
    hand.service = min(set(both["1"].serves) & set(both["2"].serves))
    hand.store.staff.sign_in(uuid4(), "lan", "2468", "2")
    labels = []
    for _ in range(3):
        labels.append(hand.take(hand.service))
        hand.clock.move(minutes=1)
    hand.label = labels[1]
    hand.store.day.call_number(uuid4(), "1", hand.label, "x")
    hand.wait_for(lambda: hand.drive.number == hand.label)
    return labels


@pytest.mark.parametrize(
    "way", [by_keyboard, pytest.param(by_mouse, marks=LONG), pytest.param(by_keypad, marks=LONG)]
)
@pytest.mark.parametrize(("target", "place"), list(zip(TARGETS, PLACES, strict=True)))
def test_a_number_is_sent_to_anybody_at_any_place_every_way(hand, shared, target, place, way):
    """Behaviours 31 and 39: to service, counter or person; at first, last or by time."""
    way(hand, target, place)
    hand.drive.rest()
    ticket = hand.store.day.ticket(hand.label)
    assert (ticket.target, ticket.target_clerk) == TARGETS[target]
    order = [each.label for each in hand.store.day.at_counter("2").waiting]
    assert order == [shared[at] for at in PLACES[place]]
