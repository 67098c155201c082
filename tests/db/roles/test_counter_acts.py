"""What a counter's clerk does, pressed with that PC's own login: what is missing is refused."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db.history import verify


@pytest.fixture
def open_desk(town, clock):
    """Sign a clerk in at counter 1 with that PC's own login; six wait for its first queue."""
    desk, kiosk = town("c1"), town("k1")
    service = next(iter(desk.centre().counter("1").serves))
    for _ in range(6):
        kiosk.day.take(uuid4(), service, "k1")
        clock.move(seconds=1)
    desk.staff.sign_in(uuid4(), desk.staff.clerks()[0][0], "2468", "1")
    return desk


@pytest.fixture
def holds(town):
    """Tell whether the log holds and fits the tables."""

    def verified() -> bool:
        with town("chief").read() as work:
            return verify(work)[1] == ()

    return verified


def test_all_keys_of_a_counter_work_with_its_own_login(open_desk, holds) -> None:
    """As its program presses them; what a right is missing for would be refused."""
    day = open_desk.day
    first, second = open_desk.centre().counter("1").serves
    called = day.call_next(uuid4(), "1").ticket
    day.put_back(uuid4(), "1", ticket=called.id)
    day.call_next(uuid4(), "1")
    day.start(uuid4(), "1")
    day.next_service(uuid4(), "1", second)
    day.park(uuid4(), "1", "chờ bản sao")
    day.unpark(uuid4(), "1", day.at_counter("1").parked[0].label)
    day.transfer(uuid4(), "1", first, "first", target_clerk=day.at_counter("1").clerk)
    assert day.call_next(uuid4(), "1").reason.rule == "head"
    day.finish(uuid4(), "1", outcome="bo-sung")
    lost = day.call_next(uuid4(), "1").ticket
    day.call_again(uuid4(), "1")
    day.absent(uuid4(), "1")
    assert day.return_absent(uuid4(), lost.label, counter="1").state == "waiting"
    assert day.serve_direct(uuid4(), "1", first, "hỏi").origin == "counter"
    assert holds()


def test_a_clerk_brings_a_number_along_to_another_pc(open_desk, town, holds) -> None:
    """Behaviour 38, with the rights of two counters' PCs."""
    called = open_desk.day.call_next(uuid4(), "1").ticket
    clerk, other = open_desk.day.at_counter("1").clerk, town("c2")
    other.staff.sign_in(uuid4(), clerk, "2468", "2")
    assert [view.label for view in other.day.at_counter("2").left] == [called.label]
    other.day.unpark(uuid4(), "2", called.label)
    other.day.finish(uuid4(), "2")
    assert other.day.forgotten() == ()
    assert holds()


def test_a_wrap_up_is_ended_with_its_own_login(open_desk, town, holds) -> None:
    longer = "UPDATE centre SET version = version + 1, policy = '{\"wrap_up_seconds\": 60}'"
    with town("chief").write() as work:
        work.connection.exec_driver_sql(longer)
    day = open_desk.day
    day.call_next(uuid4(), "1")
    ended = day.finish(uuid4(), "1").ended_at
    assert day.at_counter("1").wrapping
    assert day.end_wrap_up(uuid4(), "1").wrapped_at == ended
    assert day.at_counter("1").wrapping is None
    assert holds()


def test_the_order_and_the_calls_by_hand_are_told_at_the_counter_and_to_a_supervisor(
    open_desk, town
) -> None:
    """Behaviour 47: the order of any ticket, where a citizen asks for it."""
    open_desk.day.call_next(uuid4(), "1")
    last = open_desk.day.at_counter("1").waiting[-1].label
    open_desk.day.call_number(uuid4(), "1", last, "cụ già mệt")
    open_desk.day.put_back(uuid4(), "1", places=1)
    open_desk.day.call_next(uuid4(), "1")
    chief = town("chief").day
    assert len(chief.order_of(last)) == 2
    assert open_desk.day.order_of(last) == chief.order_of(last)
    for day in (chief, open_desk.day):
        assert [why.label for why in day.out_of_order()] == [last]


@pytest.mark.parametrize("login", ["k1", "lobby", "keypad"])
def test_no_other_device_is_told_the_order(town, open_desk, login) -> None:
    label = open_desk.day.call_next(uuid4(), "1").ticket.label
    with pytest.raises(Unavailable, match="not_permitted"):
        town(login).day.order_of(label)


def test_of_the_log_a_counter_reads_when_numbers_of_today_waited_and_no_more(
    open_desk, town
) -> None:
    """Neither who signed in, nor an answer, a device, or another day."""
    open_desk.day.call_next(uuid4(), "1")
    open_desk.day.finish(uuid4(), "1")
    seen = {login: kinds(town(login)) for login in ("c1", "chief")}
    assert seen["c1"] == {"take", "call"}
    assert {"sign_in", "finish", "rating_opens"} <= seen["chief"]


def kinds(store) -> set:
    """Return the kinds of events that a login reads."""
    with store.read() as work:
        return set(work.connection.exec_driver_sql("SELECT kind FROM event").scalars())


def test_no_kiosk_brings_back_who_was_absent(open_desk, town) -> None:
    """A clerk sees who is there; at a kiosk a slip alone would do."""
    lost = open_desk.day.call_next(uuid4(), "1").ticket.label
    open_desk.day.call_again(uuid4(), "1")
    open_desk.day.absent(uuid4(), "1")
    with pytest.raises(Unavailable, match="not_permitted"):
        town("k1").day.return_absent(uuid4(), lost)
    assert open_desk.day.ticket(lost).state == "absent"


@pytest.fixture
def night(open_desk, clock):
    """Serve until midnight at counter 1: one is marked absent, one set aside; it is past it now."""
    day = open_desk.day
    clock.at = clock.at.replace(hour=23, minute=59, second=50)
    lost = day.call_next(uuid4(), "1").ticket.label
    day.call_again(uuid4(), "1")
    day.absent(uuid4(), "1")
    assert day.at_counter("1").absent_undo.label == lost
    clock.move(seconds=11)
    return day


YESTERDAY = {
    "undo_absent": ("undo_too_late", lambda day: day.undo_absent(uuid4(), "1")),
    "return": ("number_unknown", lambda day: day.return_absent(uuid4(), "A001", counter="1")),
    "take back": ("number_unknown", lambda day: day.unpark(uuid4(), "1", "A001")),
    "by number": ("number_unknown", lambda day: day.call_number(uuid4(), "1", "A001", "muộn")),
    "finish": ("no_ticket", lambda day: day.finish(uuid4(), "1")),
    "put back": ("no_ticket", lambda day: day.put_back(uuid4(), "1")),
    "order": ("number_unknown", lambda day: day.order_of("A001")),
}


@pytest.mark.parametrize(("why", "press"), YESTERDAY.values(), ids=YESTERDAY)
def test_after_midnight_a_key_about_yesterday_is_refused_in_words(night, holds, why, press) -> None:
    """Behaviour 44: a ticket crossing midnight; not as if the link were lost."""
    with pytest.raises(NotAllowed, match=why):
        press(night)
    assert night.at_counter("1").absent_undo is None
    assert holds()


def test_after_midnight_the_counter_begins_the_new_day(night, open_desk, holds) -> None:
    """Behaviour 44: with that PC's own login, which begins the day and its series."""
    service = next(iter(open_desk.centre().counter("1").serves))
    assert night.call_next(uuid4(), "1") is None
    open_desk.staff.sign_in(uuid4(), open_desk.staff.clerks()[0][0], "2468", "1")
    served = night.serve_direct(uuid4(), "1", service)
    assert served.label[1:] == "001"
    night.finish(uuid4(), "1")
    assert holds()


def test_a_receipt_is_handed_over_with_its_own_login(open_desk, town, holds) -> None:
    clerk = open_desk.day.at_counter("1").clerk
    ticket = open_desk.day.call_next(uuid4(), "1").ticket.id
    code = "H99.08-261120-0001"
    asked = open_desk.handovers.look("1", code, is_attended=True)
    handed = open_desk.handovers.scan(uuid4(), "1", code, clerk, ticket, asked.proposed)
    assert open_desk.handovers.scan(uuid4(), "1", code, clerk).again
    open_desk.handovers.undo(uuid4(), handed.id, clerk, "1")
    wrong = open_desk.handovers.scan(uuid4(), "1", code, clerk, ticket)
    chief = town("chief")
    assert chief.handovers.day().counts["returned"] == 1
    chief.handovers.undo(uuid4(), wrong.id, "giam-doc")
    day = wrong.at.date()
    chief.handovers.exported(uuid4(), day, day, 0, "kiem-tra")
    assert chief.handovers.late_recorded(day, day) == ()
    assert holds()
