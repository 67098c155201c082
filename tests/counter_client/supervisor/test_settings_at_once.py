"""Behaviour 42: each thing a head of a centre changes on screen holds at once at running programs.

A kiosk's, a counter's and a board's own state machines stand over one database, each with its own
connection, opened before the change and never restarted.
"""

from contextlib import suppress
from types import SimpleNamespace
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.acts import Action
from counter_client.flow import Desk
from counter_client.supervisor.settings_checking import COUNTERS
from counter_client.supervisor.settings_section import SettingsSection
from kiosk.flow import Flow as Visit
from kiosk.visit import Page, Take, Timing
from queue_display.flow import BoardFlow


class Kiosk:
    """A running dispenser without a printer: it reads when its database has news."""

    def __init__(self, store, clock) -> None:
        self.store, self.clock, self.wishes = store, clock, []
        self.flow = Visit(clock, Timing(), self.wishes.append, lambda: None, has_printer=False)
        self.hear()

    def hear(self) -> None:
        self.flow.loaded(self.store.centre(), self.store.day.loads())

    def take(self, service, group=None):
        """Touch a tile; return the number that came out, or the page that stands instead."""
        self.flow.home()
        self.clock.move(seconds=5)
        self.flow.take_number(service)
        self.clock.move(seconds=5)
        if self.flow.view().page is Page.PRIORITY:
            self.flow.choose_priority(group)
        wishes, self.wishes[:] = list(self.wishes), []
        wish = next((one for one in wishes if isinstance(one, Take)), None)
        if wish is None:
            return self.flow.view().refusal
        given = (wish.request, wish.service, "k1", wish.priority)
        taken = self.store.day.take(*given, paper=False, language="vi")
        self.flow.taken(wish.request, taken)
        self.clock.move(seconds=30)
        self.flow.tick()
        self.hear()
        return taken.ticket.label


class Counter:
    """A running counter with somebody at it."""

    def __init__(self, store, clock, clerk, counter) -> None:
        self.store, self.clock, self.code = store, clock, counter
        self.desk = Desk(store.centre().policy)
        self.desk.signed_in(store.staff.sign_in(uuid4(), clerk, "2468", counter))
        self.hear()

    def hear(self) -> None:
        self.desk.policy = self.store.centre().policy
        self.desk.seen(self.store.day.at_counter(self.code))

    def next(self):
        """Press Next; return the number that is called, None where nobody waits for this desk."""
        self.hear()
        at, now = self.clock.monotonic(), self.clock.now()
        press = self.desk.press(Action.NEXT, at, now)
        called = self.store.day.call_next(press.request, self.code)
        self.desk.answered(press)
        self.hear()
        return called and called.ticket.label

    def done(self) -> None:
        self.store.day.start(uuid4(), self.code)
        self.store.day.finish(uuid4(), self.code)
        self.hear()


class Board:
    """A running board of a zone."""

    def __init__(self, store, clock, zone=None) -> None:
        self.store, self.flow, self.zone = store, BoardFlow(6, clock), zone

    def rows(self):
        self.flow.read(self.store.day.board(self.zone))
        return [row.label for row in self.flow.view().rows]


class Link:
    """Does the section's jobs at once, as its lane would soon."""

    def __init__(self, store) -> None:
        self.store = store

    def do(self, job, done, missed) -> None:
        try:
            value = job(self.store)
        except (NotAllowed, Unavailable) as error:
            missed(error)
        else:
            done(value)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_kind(request):
    return request.param


@pytest.fixture
def chief(open_as):
    return open_as("counter:s1")


@pytest.fixture
def section(qtbot, chief, clock, role_moment, tell):
    made = SettingsSection(Link(chief), SimpleNamespace(clock=clock))
    qtbot.addWidget(made)
    made.open(role_moment(view=tell.view(clerk="giam-doc")))
    yield made
    made.end()


def tells(past, page, name, old, new) -> bool:
    """Tell whether a line of the log is about this field: old and new value, or the new item's."""
    if name == COUNTERS:
        return (past.section, past.field) == ("counter", "serves") and past.old != past.new
    if name in ("pin", "unlock"):
        return (past.section, past.field, past.old, past.new) == (page, name, "…", "…")
    if past.section == page and past.field == "" and past.old is None:
        return past.new[name] == new
    return (past.section, past.field, past.old, past.new) == (page, name, old, new)


@pytest.fixture
def change(section, chief, clock):
    """Type values on screen and save; the log must tell author, time, old and new of each."""

    def save(page, key, code="", **values):
        section._do(lambda: section.flow.choose(page, key))
        section.flow.type_code(code)
        for name, value in values.items():
            row = section.form.rows[name]
            row.editor.put(value)
            row.editor.changed.emit()
        moved = {move.field: (move.old, move.new) for move in section.flow.moves()}
        assert moved.keys() == values.keys()
        before = len(chief.declared.history(1000))
        section.form.save.click()
        assert section.flow.said.key == "settings_saved", section.notice.words.text()
        pasts = chief.declared.history(1000)
        told = pasts[: len(pasts) - before]
        assert {(past.by, past.at) for past in told} == {("giam-doc", clock.now())}
        for name, (old, new) in moved.items():
            assert any(tells(past, page, name, old, new) for past in told), name

    return save


@pytest.fixture
def town(open_as, clock):
    """One kiosk, counter 3 with clerk an, and the board, all running."""
    return SimpleNamespace(
        kiosk=Kiosk(open_as("kiosk:k1"), clock),
        counter=Counter(open_as("counter:c3"), clock, "lan", "3"),
        board=Board(open_as("display:b1"), clock),
    )


def test_services_letters_counters_and_weights_hold_from_kiosk_to_board(town, change) -> None:
    """Behaviour 42: services, letters, counters, weights."""
    assert town.kiosk.take("cu-tru") == "", "no such tile yet"
    change("service", "", "cu-tru", name={"vi": "Cư trú"}, field="ho-tich", letter="M",
           counters={"3": 1})  # fmt: skip
    town.kiosk.hear()
    assert town.kiosk.take("cu-tru") == "M001"
    assert town.counter.next() == "M001"
    assert town.board.rows() == ["M001"]
    town.counter.done()
    change("service", "dat-dai", letter="N")
    town.kiosk.hear()
    assert town.kiosk.take("dat-dai") == "N001"
    change("counter", "3", serves={"cu-tru": 9, "xay-dung": 1, "nong-nghiep": 1, "dat-dai": 2})
    assert town.counter.store.centre().counters["3"].serves["cu-tru"] == 9
    change("counter", "4", serves={"kinh-doanh": 1, "bao-tro": 1, "nong-nghiep": 1, "dat-dai": 1})
    change("counter", "3", serves={"cu-tru": 1, "xay-dung": 1, "nong-nghiep": 1})
    assert town.counter.next() is None, "N001 waits, and no longer for this counter"


def test_hours_and_holidays_close_and_open_the_kiosk(town, change, section) -> None:
    """Behaviour 42: hours, holidays."""
    assert town.kiosk.take("dat-dai") == "C001"
    change("holiday", "", "23/11/2026", name={"vi": "Mất điện"})
    town.kiosk.hear()
    assert town.kiosk.take("dat-dai") not in ("", "C002")
    change("holiday", "2026-11-23", intervals=[["07:00", "11:00"]])
    town.kiosk.hear()
    assert town.kiosk.take("dat-dai") == "C002"
    section.form.end.click()
    week = dict(section.flow.sheet.items["hours"]["week"]["week"])
    change("hours", None, week={day: spans for day, spans in week.items() if day != "0"})
    town.kiosk.hear()
    assert town.kiosk.take("dat-dai") not in ("", "C003")


def test_priority_and_rules_hold_with_the_next_call(town, change) -> None:
    """Behaviour 42: priority groups with citations, rules."""
    change("priority", "", "thuong-binh", name={"vi": "Thương binh"}, citation="Nội quy số 1")
    town.kiosk.hear()
    assert town.kiosk.flow.centre.groups["thuong-binh"].citation == "Nội quy số 1"
    assert town.kiosk.take("dat-dai") == "C001"
    assert town.kiosk.take("dat-dai", "thuong-binh") == "C002"
    change("policy", None, bypass_limit=0, calls_before_absent=1)
    assert town.counter.next() == "C001", "nobody may be passed from now on"
    assert town.counter.desk.policy.calls_before_absent == 1
    assert town.counter.desk.refusal(Action.ABSENT, 99.0, town.counter.clock.now()) is None


def test_a_limit_of_calls_holds_with_the_next_key(town, change, section) -> None:
    """Behaviours 25 and 42: on the screen, in the store; never below the calls before absent."""
    assert town.kiosk.take("dat-dai") == "C001"
    change("policy", None, most_calls=2)
    assert town.counter.next() == "C001"
    store, code = town.counter.store, town.counter.code
    assert town.counter.desk.refusal(Action.AGAIN, 99.0, town.counter.clock.now()) is None
    store.day.call_again(uuid4(), code)
    town.counter.hear()
    refused = town.counter.desk.refusal(Action.AGAIN, 99.0, town.counter.clock.now())
    assert refused.key == "called_enough"
    with pytest.raises(NotAllowed, match="called_enough"):
        store.day.call_again(uuid4(), code)
    before = section.form.rows["calls_before_absent"]
    before.editor.put(3)
    before.editor.changed.emit()
    section.form.save.click()
    assert "từ 3 đến 20" in section.form.rows["most_calls"].wrong.text()
    assert store.centre().policy.calls_before_absent == 2


def test_clerks_notices_and_questions_hold_at_once(town, change, section, chief) -> None:
    """Behaviour 42: clerks (roles, PIN, lock-out), notices, rating instruments."""
    staff = town.counter.store.staff
    for _ in range(5):
        with suppress(NotAllowed):
            staff.sign_in(uuid4(), "hoa", "0000", "1")
    section._turn()
    change("clerk", "hoa", unlock=True)
    assert staff.sign_in(uuid4(), "hoa", "2468", "1")
    change("clerk", "hoa", pin="13579")
    assert staff.sign_in(uuid4(), "hoa", "13579", "1").role == "clerk"
    change("clerk", "hoa", role="auditor")
    assert staff.session_at("1") is None
    change("notice", "", "mat-dien", text={"vi": "Chiều nay mất điện"}, starts="2026-11-23")
    texts = [notice.text["vi"] for notice in town.board.store.centre().notices]
    assert "Chiều nay mất điện" in texts
    change("instrument", "giao-dich", question={"vi": "Ông/Bà thấy thế nào?"})
    instrument = town.counter.store.centre().instrument
    assert (instrument.question["vi"], instrument.version) == ("Ông/Bà thấy thế nào?", 2)
    assert "13579" not in str(chief.declared.history(1000))


def test_what_is_wrong_changes_nothing_anywhere(town, section) -> None:
    """Behaviour 42: validated; the control of this rig: nothing moves without a valid change."""
    before = town.kiosk.store.centre()
    for page, key, name, value in (
        ("service", "dat-dai", "last", "inf"),
        ("policy", None, "bypass_limit", "99"),
        ("holiday", "2027-01-01", "intervals", "12-7"),
        ("priority", "mang-thai", "from_age", "abc"),
    ):
        section._do(lambda page=page, key=key: section.flow.choose(page, key))
        section.form.rows[name].editor.field.setText(value)
        section.form.save.click()
        assert name in section.flow.wrong
        section.form.give_up.click()
    assert town.kiosk.store.centre() == before
    assert town.kiosk.store.declared.history(9) == ()
