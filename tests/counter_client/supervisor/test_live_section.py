"""Section "Trực tiếp": reads while it stands, keeps alarms, is worked by keyboard alone."""

from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from centre.rules.calling import Rule
from centre.rules.errors import NotAllowed, Unavailable
from counter_client.supervisor.live_section import LiveSection
from counter_client.supervisor.office import LEAST, WIDTH, Office
from db.live.record import Acknowledged, Desk
from db.log_facts import Why

BUSY = {Desk.CALLED, Desk.SERVING, Desk.WRAPPING}


class FakeBoard:
    """The store's live board in memory; it keeps what it was asked."""

    def __init__(self, board) -> None:
        self.board = board
        self.asked = []
        self.error = None

    def now(self):
        return self._answer("now")

    def sync_alarms(self, by):
        return self._answer("sync", by)

    def acknowledge(self, request, alarm, by):
        self._answer("known", request, alarm, by)
        at = self.board.at
        alarms = tuple(
            replace(one, acknowledged_at=at, acknowledged_by=by) if one.id == alarm else one
            for one in self.board.alarms
        )
        self.board = replace(self.board, alarms=alarms)
        return Acknowledged(alarm, at, by)

    def _answer(self, *asked):
        self.asked.append(asked)
        if self.error is not None:
            raise self.error
        return self.board

    def count(self, what):
        return sum(asked[0] == what for asked in self.asked)


class FakeLink:
    """Does jobs a turn of the loop later; never two answers to one."""

    def __init__(self, board) -> None:
        self.store = SimpleNamespace(live_board=board)

    def do(self, job, done, missed) -> None:
        def act() -> None:
            try:
                value = job(self.store)
            except (NotAllowed, Unavailable) as error:
                missed(error)
            else:
                done(value)

        QTimer.singleShot(0, act)


@pytest.fixture
def fake(live_board, live_of):
    return FakeBoard(live_board(8, 8, alarms=(live_of.alarm(), live_of.alarm("ahead", "s1"))))


@pytest.fixture
def office(qtbot, ground, fake):
    roles = frozenset({"supervisor", "auditor"})
    made = Office(FakeLink(fake), ground, ((LiveSection, roles),))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opened(office, role_moment, qtbot):
    """The section standing, with its first board."""

    def opener(**changes):
        office.show_desk(role_moment(**changes))
        office.enter()
        office.activateWindow()
        section = office.inside.widget(0)
        qtbot.waitUntil(lambda: section.flow.board is not None, timeout=5000)
        qtbot.waitUntil(office.isActiveWindow, timeout=5000)
        return section

    return opener


def test_a_supervisor_looks_and_keeps_the_alarms(opened, fake):
    section = opened()
    assert fake.asked[0] == ("sync", "lan")
    assert len(section.face.alarms.lines) == 2
    assert len(section.face.services.rows) == len(section.face.counters.cards) == 8
    assert section.face.count.text() == "Cảnh báo: 2, chưa xem 2"


def test_an_auditor_sees_the_same_and_changes_nothing(opened, fake):
    """Behaviour 56: reads only."""
    section = opened(role="auditor")
    assert fake.asked[0] == ("now",)
    assert not any(line.known.isVisible() for line in section.face.alarms.lines.values())
    QTest.keyClick(section, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert fake.count("known") == 0


def test_the_key_takes_note_of_one_alarm_after_the_other(opened, fake, qtbot):
    """Behaviour 41: acknowledged once, by keyboard alone."""
    section = opened()
    wait, ahead = fake.board.alarms
    for number, alarm in enumerate((wait, ahead), 1):
        QTest.keyClick(section.face.area, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(
            lambda left=2 - number: section.face.count.text().endswith(f"chưa xem {left}"),
            timeout=5000,
        )
        assert fake.asked[-2][0::2] == ("known", alarm.id)
    QTest.keyClick(section.face.area, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert fake.count("known") == 2
    assert section.face.count.text() == "Cảnh báo: 2, chưa xem 0"
    assert not any(line.known.isVisible() for line in section.face.alarms.lines.values())


def test_a_double_click_is_one_word(opened, fake, qtbot):
    section = opened()
    key = next(iter(section.face.alarms.lines.values())).known
    key.click()
    key.click()
    assert key.refused
    qtbot.waitUntil(lambda: section.face.count.text().endswith("chưa xem 1"), timeout=5000)
    assert fake.count("known") == 1


def test_what_happens_at_the_counters_is_looked_at_once_a_second_at_most(
    opened, office, fake, role_moment, qtbot, tell
):
    section = opened()
    before = len(fake.asked)
    for label in ("A001", "A002", "A003"):
        office.show_desk(role_moment(view=tell.view(tell.ticket(label=label))))
    assert section._soon.isActive()
    assert section._soon.interval() == 1000
    section.ground.clock.seconds += 1
    section._soon.stop()
    section._look_soon()
    qtbot.waitUntil(lambda: len(fake.asked) == before + 1, timeout=5000)


def test_the_same_moment_drawn_again_is_no_news(opened, office, fake, role_moment):
    section = opened()
    moment = role_moment()
    office.show_desk(moment)
    section._soon.stop()
    office.show_desk(replace(moment, undo_seconds=3))
    assert not section._soon.isActive()


def test_shut_it_reads_no_more_and_forgets(opened, office, fake, tell):
    section = opened()
    office.leave()
    before = len(fake.asked)
    section._look()
    tell.settle()
    assert len(fake.asked) == before
    assert (section.flow.board, section._tick.isActive()) == (None, False)
    assert section.face.alarms.lines == {}


def test_an_answer_that_comes_after_it_was_shut_is_for_nobody(opened, office, tell):
    section = opened()
    section._look()
    office.leave()
    tell.settle()
    assert section.flow.board is None


def test_a_lost_link_keeps_the_figures_and_a_press_has_its_effect_later(opened, fake, qtbot):
    section = opened()
    fake.error = Unavailable("database_gone", "database")
    wanted = section.flow.first().id
    section._know_first()
    qtbot.waitUntil(lambda: fake.count("known") == 1, timeout=5000)
    assert section.flow.board is not None
    assert section.flow.waits(wanted)
    fake.error = None
    section._look()
    qtbot.waitUntil(lambda: section.face.count.text().endswith("chưa xem 1"), timeout=5000)
    first, second = (asked for asked in fake.asked if asked[0] == "known")
    assert first == second


def test_who_may_not_see_it_is_told_so(opened, fake, qtbot):
    section = opened()
    fake.error = Unavailable("not_permitted", "database")
    section._look()
    qtbot.waitUntil(section.face.notice.isVisible, timeout=5000)


def test_a_refused_word_is_said_and_the_board_read_again(opened, fake, qtbot):
    section = opened()
    fake.error = NotAllowed("alarm_unknown")
    section._know_first()
    qtbot.waitUntil(lambda: section.flow.said is not None, timeout=5000)
    assert section.flow.said.key == "alarm_unknown"


@pytest.fixture
def many(request, fake, live_board, live_of, tell):
    """So many queues and counters in all their states, alarms of all kinds, what is not well."""
    count = request.param
    made = live_board(count, count)
    late = {"longest": 34, "passes_in": 0, "forecast": live_of.curve(34, 36, 38, 40, 42, 43, 44)}
    soon = {"longest": 22, "passes_in": 7, "forecast": live_of.curve(22, 27, 33, 36, 39, 42, 44)}
    shapes = ({}, late, soon, {"open": ()}, {"waiting": 0, "longest": None, "forecast": ()})
    desks = [{"desk": desk, "label": "A012" if desk in BUSY else None} for desk in Desk]
    kinds = (("wait", "s0"), ("nobody", ""), ("ahead", "s0"), ("device", "printer/p1"))
    known = live_of.alarm("parked", "B007", acknowledged_at=tell.now, acknowledged_by="lan")
    why = Why("A015", "1", "lan", tell.now, 1, tell.reason(Rule.CHOSEN, note="Người già yếu"))
    fake.board = replace(
        made,
        services=tuple(live_of.queue(n, **shapes[n % len(shapes)]) for n in range(count)),
        counters=tuple(live_of.counter(n + 1, **desks[n % len(desks)]) for n in range(count)),
        alarms=(*(live_of.alarm(*each) for each in kinds), known) if count > 1 else (),
        devices=(tell.device(name="p1"),),
        out_of_order=(why,) * (count > 1),
    )
    return count


@pytest.mark.parametrize("size", [(WIDTH, 760), LEAST])
@pytest.mark.parametrize("many", [1, 8, 24], indirect=True)
def test_nothing_is_clipped_with_the_longest_names(many, opened, words_of_both, size):
    office, tell, role_moment, both_languages, shot = words_of_both
    section = opened()
    office.resize(*size)
    for language in ("vi", "en"):
        both_languages.switch(language)
        office.show_desk(role_moment(language=language))
        tell.settle()
        assert tell.clipped(section) == [], language
        inside = section.face.area.widget()
        assert inside.width() <= section.face.area.viewport().width()
        assert (section.face.area.verticalScrollBar().maximum() > 0) is (many > 1)
        shot(office, f"office live {many} {size[0]}x{size[1]} {language}")


@pytest.fixture
def words_of_both(office, tell, role_moment, both_languages, shot):
    """What it takes to show the window in both languages."""
    return office, tell, role_moment, both_languages, shot


def test_the_arrows_scroll_and_tab_reaches_alarms_then_the_board(opened, office, tell):
    section = opened()
    tell.settle()
    section.face.area.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(section.face.area, Qt.Key.Key_Down)
    assert section.face.area.verticalScrollBar().value() > 0
    keys = [line.known for line in section.face.alarms.lines.values()]
    keys[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(keys[0], Qt.Key.Key_Tab)
    assert keys[1].hasFocus()
    QTest.keyClick(keys[1], Qt.Key.Key_Tab)
    assert section.face.area.hasFocus()


def test_the_board_has_the_words_of_a_new_language(opened, office, role_moment):
    section = opened()
    office.show_desk(role_moment(language="en"))
    assert section.face.services.rows["s0"].value.name.startswith("Certified copies")


@pytest.fixture
def linked(qtbot, open_counter, ground):
    """The section on a real counter's link to a real store."""
    drive = open_counter("c1")
    drive.settle()
    made = LiveSection(drive.app._link, ground)
    qtbot.addWidget(made)
    yield made
    made.shut()
    made.end()


@pytest.fixture
def late(store, take, clock):
    """Somebody has waited for 31 minutes, and a clerk sits there."""
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    label = take("ho-tich")
    clock.move(minutes=31)
    return label


def test_a_real_store_shows_who_waits_and_keeps_who_has_taken_note(
    linked, role_moment, tell, store, late, qtbot
):
    """Behaviour 41: from the queue to the board, from the key to the log."""
    linked.open(role_moment(view=tell.view(clerk="giam-doc")))
    qtbot.waitUntil(lambda: linked.flow.first() is not None, timeout=5000)
    assert linked.face.services.rows["ho-tich"].value.longest == "31 phút"
    assert any(late in line.what.text() for line in linked.face.alarms.lines.values())
    linked._know_first()
    qtbot.waitUntil(
        lambda: any(one.acknowledged_at is not None for one in linked.flow.board.alarms),
        timeout=5000,
    )
    known = [event for event in store.day.events() if event.kind == "alarm_known"]
    assert [event.facts["by"] for event in known] == ["giam-doc"]
