"""F10: the day in short, every device with its sentence, the other language."""

import pytest

from counter_client.today import DeviceRow, TodayPage


@pytest.fixture
def page(qtbot, moment):
    made = TodayPage()
    qtbot.addWidget(made)
    made.begin(moment())
    return made


def test_the_figures_are_those_of_this_counter(page):
    assert [f.value.text() for f in (page.served, page.absent, page.longest)] == ["37", "2", "–"]


def test_alarms_come_before_what_is_well(page, tell, moment):
    well = tell.device("display", "ok", "", name="2")
    page.show_desk(moment(devices=(well, tell.device())))
    tell.settle()
    names = [row.name.text() for row in page.findChildren(DeviceRow)]
    assert names == ["Máy in 1: Có lỗi", "Bảng gọi 2: Tốt"]


def test_doubtful_slips_are_told_among_the_alarms(page, tell, moment):
    page.show_desk(moment(slips=("A012",), devices=(tell.device(),)))
    tell.settle()
    names = [row.name.text() for row in page.findChildren(DeviceRow)]
    assert names == ["Máy in 1: Có lỗi", "Phiếu: Cần xem"]
    page.show_desk(moment(slips=("A012",)))
    assert page.nothing.isHidden()


def test_no_device_is_said_in_words(page):
    assert not page.nothing.isHidden()
    assert page.nothing.text()


def test_the_other_language_is_named_in_itself(page, moment, qtbot):
    assert page.language.text() == "English"
    page.show_desk(moment(language="en"))
    assert page.language.text() == "Tiếng Việt"
    with qtbot.waitSignal(page.wanted) as heard:
        page.language.click()
    assert heard.args[0].what == "language"
