"""Six digits and two keys; the outcome; the question of a removal."""

import pytest

from centre.rules.enrolling import Enrolment, Kind
from counter_client.supervisor.comparing import ComparePart, Notice, OutcomePart, RemovalPart


@pytest.fixture
def compare(qtbot, an_offer, moment):
    made = ComparePart()
    qtbot.addWidget(made)
    made.resize(420, 560)
    made.show()
    made.show_pending(an_offer(Enrolment.ASKED), moment(), "")
    return made


def test_the_digits_are_very_large_and_in_two_groups(compare, tell):
    tell.settle()
    assert compare.digits.text().split() == ["048", "213"]
    assert compare.digits.fitted().font_px >= 72


def test_each_key_says_what_it_found(compare, qtbot):
    with qtbot.waitSignal(compare.fitted):
        compare.same.click()
    with qtbot.waitSignal(compare.differed):
        compare.different.click()
    assert (compare.same.legend, compare.different.legend) == ("F4", "F6")


def test_keys_that_do_not_work_now_say_why(compare, an_offer, moment):
    compare.show_pending(an_offer(Enrolment.ASKED), moment(), "Đang chờ dữ liệu trả lời.")
    assert compare.same.refused
    assert compare.different.accessibleDescription() == "Đang chờ dữ liệu trả lời."


def test_a_removal_names_the_device_and_says_what_happens(qtbot, shop, moment):
    part = RemovalPart()
    qtbot.addWidget(part)
    shop.add(Kind.COUNTER, "c3", "1")
    part.show_device(shop.enrolled["mc_c3"], moment(program="counter:s1"))
    assert part.name.text() == "c3 · Máy quầy"
    assert "mọi phiên làm việc trên máy kết thúc" in part.effects[0].text()
    assert part.own.isHidden()
    part.show_device(shop.enrolled["mc_c3"], moment(program="counter:c3"))
    assert not part.own.isHidden()


def test_an_outcome_is_an_icon_and_words(qtbot):
    part = OutcomePart()
    qtbot.addWidget(part)
    part.tell("done", "ok", "Xong.", "")
    assert (part.icon.meaning(), part.words.text(), part.more.isHidden()) == ("done", "Xong.", True)


def test_a_notice_without_words_takes_no_room(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell("err", "Nơi lưu đã đầy.")
    assert not notice.isHidden()
    notice.tell("plain", "")
    assert notice.isHidden()
