"""The shape of the small pages: complaints only for what is wrong; fields with their names."""

from PySide6.QtWidgets import QLineEdit

from counter_client.page import SmallPage, field
from counter_client.shown import Message


def test_only_what_is_wrong_is_complained_about(qtbot, moment):
    page = SmallPage("check")
    qtbot.addWidget(page)
    page.show_desk(moment(message=Message("parked", {"label": "A001"}, "ok")))
    assert page.complaint.isHidden()
    page.show_desk(moment(message=Message("reason_missing", tone="err")))
    assert not page.complaint.isHidden()
    assert page.complaint.words.text() == "Xin ghi lý do."


def test_leaving_wants_the_desk(qtbot):
    page = SmallPage("check")
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.wanted) as heard:
        page.back.click()
    assert heard.args[0].what == "desk"


def test_a_pin_is_never_shown(qtbot):
    pin = field(12, hidden=True)
    qtbot.addWidget(pin)
    assert pin.echoMode() is QLineEdit.EchoMode.Password
