"""One device on the page: since when, what to do, how much paper, and the word for a new roll."""

from datetime import timedelta

import pytest

from counter_client.device_row import DeviceRow
from counter_client.shown import Message


@pytest.fixture
def row(qtbot, moment):
    def maker(device, **changes):
        made = DeviceRow(device)
        qtbot.addWidget(made)
        made.show_device(device, moment(**changes))
        return made

    return maker


def test_an_alarm_says_since_when_and_what_to_do(row, tell):
    made = row(tell.device())
    assert made.name.text() == "Máy in 1: Có lỗi · từ 09:00"
    assert "Xin thay cuộn giấy" in made.sentence.text()


def test_an_alarm_of_another_day_says_the_day(row, tell):
    old = tell.device(since=tell.now - timedelta(days=3))
    assert row(old).name.text().endswith("từ 20/11 09:00")


def test_what_is_well_says_neither(row, tell):
    made = row(tell.device("display", "ok", ""))
    assert made.name.text() == "Bảng gọi 1: Tốt"
    assert made.sentence.isHidden()
    assert made.roll is None, "only printers have rolls"


@pytest.mark.parametrize(
    ("state", "key", "told"),
    [
        ("ok", "", "Còn khoảng 40 phiếu."),
        ("warning", "paper_low", "Máy in 1 sắp hết giấy, còn khoảng 40 phiếu."),
        ("error", "cover_open", "Máy in 1 đang mở nắp. Xin đóng nắp. Còn khoảng 40 phiếu."),
    ],
)
def test_a_printer_says_how_many_slips_its_roll_is_good_for(row, tell, state, key, told):
    made = row(tell.device(state=state, key=key, facts={"slips_left": 40}))
    assert made.sentence.text() == told


@pytest.mark.parametrize("left", [None, -1, "40", True, 4.5])
def test_a_figure_that_is_none_is_not_told(row, tell, left):
    made = row(tell.device(state="ok", key="", facts={"slips_left": left}))
    assert made.sentence.isHidden()


def test_a_new_roll_is_asked_for_once_more_before_it_counts(row, tell, qtbot):
    made = row(tell.device())
    asked = []
    made.asked.connect(asked.append)
    made.roll.click()
    assert asked == []
    assert made.roll.text() == "Bấm lần nữa để xác nhận"
    made.roll.click()
    assert [a.facts for a in asked] == [{"printer": "1"}]
    assert made.roll.text() == "Đã thay cuộn giấy"


def test_one_press_and_a_while_later_another_are_no_new_roll(row, tell, qtbot):
    made = row(tell.device())
    asked = []
    made.asked.connect(asked.append)
    made.roll._asking.setInterval(20)
    made.roll.click()
    qtbot.waitUntil(lambda: not made.roll.is_asking(), timeout=5000)
    assert made.roll.text() == "Đã thay cuộn giấy"
    made.roll._asking.setInterval(5000)
    made.roll.click()
    assert asked == []


def test_a_drawing_of_the_moment_does_not_forget_the_first_press(row, tell, moment):
    made = row(tell.device())
    made.roll.click()
    made.show_device(tell.device(facts={"slips_left": 3}), moment())
    assert made.roll.is_asking()
    assert made.roll.text() == "Bấm lần nữa để xác nhận"


def test_a_key_that_does_not_work_says_why_and_asks_nothing(row, tell):
    made = row(tell.device(), linked=False)
    assert "Mất kết nối" in made.roll.accessibleDescription()
    made.roll.click()
    assert not made.roll.is_asking()


def test_the_kept_word_is_shown_at_its_own_printer_only(row, tell):
    message = Message("roll_kept", {"printer": "1"}, "ok")
    assert row(tell.device(), message=message).roll.text() == "Đã ghi nhận cuộn mới"
    other = tell.device(name="2")
    assert row(other, message=message).roll.text() == "Đã thay cuộn giấy"


@pytest.mark.parametrize(("key", "words"), [("closed", "Đã tắt"), ("starting", "Đang mở")])
def test_what_has_ended_or_begins_is_no_alarm(row, tell, key, words):
    made = row(tell.device("counter", "ok", key, name="c1"))
    assert made.name.text() == f"Quầy c1: {words}"
