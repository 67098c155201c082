"""The tall window: every state whole, in both languages, by keyboard, with icon and words."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.calling import Rule
from centre.rules.tickets import State
from counter_client import sentences
from counter_client.bar import Strip
from counter_client.flow import Action
from counter_client.shown import Message
from counter_client.window import HEIGHT, LEAST_HEIGHT, WIDTH, TallWindow
from db.facts import Forgotten

HOUR = timedelta(minutes=61)
NOTE = "chờ người nhà mang bản chính giấy khai sinh và sổ hộ khẩu cũ đến, trước 11 giờ"
SLIPS = tuple(f"A{number:03d}" for number in range(988, 1000))


@pytest.fixture
def window(qtbot):
    made = TallWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    return made


def states(tell, moment):
    """Return every state of the desk that a clerk can see, by name."""
    priority = {"priority": "mang-thai", "priority_name": tell.group}
    waiting = tuple(tell.ticket(State.WAITING, f"A{n:03d}", **priority) for n in (13, 14, 999))
    busy = {"waiting": waiting, "waiting_count": 128, "longest_minutes": 187}
    passed = tell.reason(Rule.PRIORITY, bypassed=("A001", "A002", "A003", "A004", "A005"))
    called = tell.view(tell.ticket(**priority), reason=passed, **busy)
    bad = (
        tell.device(),
        tell.device("speaker", "error", "speaker_dead"),
        tell.device("printer", "offline", "printer_offline", name="2"),
    )
    absent = tell.ticket(State.ABSENT, ended_at=tell.now)
    return {
        "signed out": moment(signed_in=False),
        "wrong pin": moment(signed_in=False, message=Message("pin_wrong", {"left": 4}, "err")),
        "free": moment(),
        "free, many wait": moment(tell.view(**busy)),
        "called": moment(called),
        "serving": moment(replace(called, current=tell.ticket(State.SERVING, **priority))),
        "paused": moment(
            tell.view(paused=True, pause_reason="Xử lý hồ sơ", parked=waiting, **busy)
        ),
        "undo": moment(tell.view(absent_undo=absent, **busy)),
        "refused": moment(called, message=Message("call_twice", {"calls": 2})),
        "called enough": moment(
            replace(called, current=tell.ticket(calls=20, **priority)),
            message=Message("called_enough", {"calls": 20}),
        ),
        "alarms": moment(called, devices=bad),
        "slips": moment(called, slips=SLIPS),
        "link lost": moment(called, linked=False),
        "armed": moment(armed=True),
        "writing up": moment(
            tell.view(wrapping="A1234", wrapping_until=tell.now, **busy), wrap_seconds=95
        ),
        "left elsewhere": moment(tell.view(left=(tell.ticket(State.SERVING, counter="2"),))),
        "forgotten": moment(called, forgotten=(Forgotten(waiting[0], tell.now - HOUR),) * 5),
        "noted": moment(tell.view(tell.ticket(State.SERVING, note=NOTE, **priority))),
        "without a number": moment(tell.view(tell.ticket(State.SERVING, origin="counter"))),
    }


@pytest.mark.parametrize("height", [HEIGHT, LEAST_HEIGHT])
def test_no_word_is_clipped_in_any_state_with_the_longest_names(
    window, tell, moment, both_languages, height, shot
):
    window.resize(WIDTH, height)
    for language in ("vi", "en"):
        both_languages.switch(language)
        for name, shown in states(tell, moment).items():
            window.show_desk(replace(shown, language=language))
            tell.settle()
            shot(window, f"counter-{name}-{WIDTH}x{height}-{language}")
            assert tell.clipped(window) == [], (name, language)
            assert window.minimumSizeHint().height() <= height, (name, language)


def test_negative_control_a_word_that_cannot_fit_is_found(window, tell, moment):
    window.show_desk(moment())
    window.desk.line.words.set_text("Nghiêng " * 60)
    tell.settle()
    assert tell.clipped(window)


PAGES = (
    "transfer",
    "any_number",
    "pause",
    "today",
    "outcome",
    "parking",
    "taking_back",
    "next_service",
    "direct",
    "more",
)


@pytest.fixture
def asking(moment, asking_centre):
    """Make moments at a centre that asks what came of each service."""
    return partial(moment, centre=asking_centre)


@pytest.mark.parametrize("height", [HEIGHT, LEAST_HEIGHT])
def test_no_word_is_clipped_on_the_small_pages(window, tell, asking, both_languages, height, shot):
    window.resize(WIDTH, height)
    for language in ("vi", "en"):
        both_languages.switch(language)
        shown = replace(many_numbers(tell, asking), language=language)
        window.show_desk(shown)
        for page in PAGES:
            window._open(getattr(window, page))
            window.show_desk(shown)
            tell.settle()
            shot(window, f"counter-{page}-{WIDTH}x{height}-{language}")
            assert tell.clipped(window) == [], (page, language)
            assert window.minimumSizeHint().height() <= height, (page, language)
            window.close_page()


def many_numbers(tell, asking):
    """Return a moment with everything that the small pages can have to show."""
    parked = tuple(tell.ticket(State.PARKED, f"A{n:03d}", note=NOTE) for n in range(1, 6))
    view = tell.view(
        tell.ticket(),
        parked=parked,
        waiting=parked,
        waiting_count=5,
        left=(tell.ticket(State.SERVING, "B007", counter="2"),),
        kept=(tell.ticket(State.TRANSFERRED, "C003", target_clerk="lan"),),
    )
    devices = (tell.device(), tell.device("speaker", "error", "speaker_dead", name="2"))
    return asking(view, devices=devices, slips=SLIPS)


def test_no_word_is_clipped_where_somebody_was_absent(window, tell, moment, both_languages, shot):
    for language in ("vi", "en"):
        both_languages.switch(language)
        shown = moment(language=language)
        window.show_desk(shown)
        for only in (False, True):
            page = window.any_number
            page.returns(only=only)
            window._open(page, "A1234")
            page.found("A1234", tell.ticket(State.ABSENT, "A1234", ended_at=tell.now))
            tell.settle()
            shot(window, f"counter-absent-{only}-{language}")
            assert tell.clipped(window) == [], language
            window.close_page()


def every_alarm(tell):
    """Return every trouble, told of the kinds with the longest words (one for each language)."""
    name, mine = "ban-phim-danh-gia-12", {"owner": "counter:c1"}
    every = [
        tell.device(kind, "error", key, name=name, facts=mine)
        for kind in ("sign", "kiosk")
        for key in sentences.devices()
    ]
    return [*every, tell.device(key="paper_low", name=name, facts={"slips_left": 1234})]


def test_every_trouble_of_every_device_fits_line_strip_and_page(
    window, tell, moment, both_languages, qtbot
):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.show()
    for language in ("vi", "en"):
        both_languages.switch(language)
        window.show_desk(moment(devices=(tell.device(),), language=language))
        tell.settle()  # the boxes have their widths from now on
        for device in every_alarm(tell):
            shown = moment(devices=(device,), language=language)
            window.show_desk(shown)
            strip.show_desk(shown)
            fits = [window.desk.line.words.fits(), strip.line.fits()]
            assert fits == [True, True], (language, sentences.alarm(device))


def test_the_page_of_the_day_is_whole_with_every_trouble(window, tell, moment, both_languages):
    devices = tuple(
        replace(device, name=f"{device.name}{n % 10}", since=tell.now - timedelta(days=3))
        for n, device in enumerate(every_alarm(tell))
    )
    for language in ("vi", "en"):
        both_languages.switch(language)
        shown = moment(devices=devices, language=language)
        window.show_desk(shown)
        window.open_today()
        window.show_desk(shown)
        tell.settle()
        assert tell.clipped(window) == [], language
        window.close_page()


def test_every_state_has_an_icon_and_words(window, tell, moment):
    for shown in states(tell, moment).values():
        window.show_desk(shown)
        chip = window.header.chip.words
        assert chip.text()
        assert chip._icon
        if window.pages.currentWidget() is window.desk:
            assert window.desk.line.words.text()
            assert window.desk.line.icon.meaning()


def test_a_refused_key_says_why_to_the_eye_and_to_a_screen_reader(window, tell, moment):
    window.show_desk(moment(tell.view(tell.ticket(calls=1))))
    key = window.desk.keys[Action.ABSENT]
    assert key.refused
    assert key.accessibleDescription() == "Gọi đủ 2 lần rồi mới ghi vắng mặt."
    assert key.toolTip() == key.accessibleDescription()


def test_every_control_has_an_accessible_name_and_tab_reaches_it(window, tell, moment):
    window.show_desk(moment(tell.view(tell.ticket())))
    desk = window.desk
    wanted = {*desk.keys.values(), desk.more, desk.states, window.header.shrink}
    assert all(control.accessibleName() for control in wanted)
    reached = set()
    for _ in range(40):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    assert wanted <= reached


def test_tab_follows_the_order_of_reading(window, tell, moment):
    window.show_desk(moment(tell.view(tell.ticket())))
    desk = window.desk
    order = [Action.NEXT, Action.START, Action.AGAIN, Action.DONE, Action.PARK, Action.ABSENT]
    desk.keys[order[0]].setFocus()
    walked = []
    for _ in order:
        walked.append(window.focusWidget())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert walked == [desk.keys[action] for action in order]


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Qt.Key.Key_F2, Action.NEXT),
        (Qt.Key.Key_F3, Action.AGAIN),
        (Qt.Key.Key_Return, Action.START),
        (Qt.Key.Key_Enter, Action.START),
        (Qt.Key.Key_F4, Action.DONE),
        (Qt.Key.Key_F5, Action.PARK),
        (Qt.Key.Key_F6, Action.ABSENT),
    ],
)
def test_each_key_asks_for_its_action(window, tell, moment, qtbot, key, action):
    window.show_desk(moment(tell.view(tell.ticket(calls=2))))
    with qtbot.waitSignal(window.asked) as heard:
        QTest.keyClick(window.focusWidget() or window, key)
    assert heard.args[0].action is action


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_F4, "next_service"),
        (Qt.Key.Key_F5, "parking"),
        (Qt.Key.Key_F7, "any_number"),
    ],
)
def test_each_further_key_opens_its_page_from_the_desk_and_from_the_list(
    window, tell, moment, key, page
):
    window.show_desk(moment(tell.view(tell.ticket())))
    for first in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Menu):
        QTest.keyClick(window, first)
        QTest.keyClick(window, key, Qt.KeyboardModifier.ShiftModifier)
        assert window.pages.currentWidget() is getattr(window, page)
        window.close_page()


def test_a_page_that_asks_ends_the_waiting_for_an_arrival(window, moment, qtbot):
    window.show_desk(moment(armed=True))
    heard = []
    window.wanted.connect(lambda wanted: heard.append(wanted.what))
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert "disarm" not in heard
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert "disarm" in heard


def test_escape_at_the_desk_waits_for_nobody_any_more(window, moment, qtbot):
    window.show_desk(moment(armed=True))
    with qtbot.waitSignal(window.wanted) as heard:
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert heard.args[0].what == "disarm"


def test_an_answer_closes_only_the_page_that_asked_for_it(window, tell, moment):
    window.show_desk(moment(tell.view(tell.ticket())))
    QTest.keyClick(window, Qt.Key.Key_F7)
    window.answered(Action.START)
    assert window.pages.currentWidget() is window.transfer
    window.answered(Action.TRANSFER)
    assert window.pages.currentWidget() is window.desk


def test_a_figure_is_heard_wherever_the_focus_is(window, tell, asking, qtbot):
    window.show_desk(asking(tell.view(tell.ticket(State.SERVING))))
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert window.pages.currentWidget() is window.outcome
    window.header.shrink.setFocus()
    with qtbot.waitSignal(window.asked) as heard:
        QTest.keyClick(window.header.shrink, Qt.Key.Key_3)
    assert heard.args[0].facts["outcome"] == "tu-choi"


def test_a_free_desk_takes_the_parked_number_back_with_f5(window, tell, moment, qtbot):
    window.show_desk(moment(tell.view(parked=(tell.ticket(State.PARKED),))))
    assert window.desk.keys[Action.PARK].text() == "Lấy lại số gác"
    with qtbot.waitSignal(window.asked) as heard:
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F5)
    assert heard.args[0].action is Action.TAKE_BACK


def test_minutes_of_those_who_wait_grow_without_a_new_reading(window, tell, moment):
    view = tell.view(waiting=(tell.ticket(State.WAITING),), waiting_count=1, longest_minutes=7)
    window.show_desk(replace(moment(view), now=tell.now + timedelta(minutes=5)))
    assert "12 phút" in window.desk.waiting.rows[0].accessibleName()
    assert "12" in window.desk.waiting.longest.text()


def test_the_clerk_never_sees_a_rating(window, tell, moment):
    for shown in states(tell, moment).values():
        window.show_desk(shown)
        texts = [label.text() for label in window.findChildren(type(window.desk.line.words))]
        assert not any("★" in text or "hài lòng" in text.lower() for text in texts)
