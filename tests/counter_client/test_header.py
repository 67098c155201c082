"""The header: which counter, who, and the state as icon and words."""

import pytest

from counter_client.flow import Stage
from counter_client.header import STAGES, Header, stage_words


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_icon_and_words(stage):
    assert STAGES[stage][0]
    assert stage_words(stage)


def test_a_lost_link_comes_before_the_stage(qtbot, moment):
    header = Header()
    qtbot.addWidget(header)
    header.show_desk(moment(linked=False))
    assert header.chip.words.text() == "Mất kết nối"


def test_the_key_to_the_strip_has_a_name(qtbot, moment):
    header = Header()
    qtbot.addWidget(header)
    header.show_desk(moment())
    assert header.shrink.accessibleName() == "Thu thành thanh nhỏ (F11)"
    with qtbot.waitSignal(header.wanted) as heard:
        header.shrink.click()
    assert heard.args[0].what == "strip"


@pytest.mark.parametrize(
    ("role", "opens"),
    [("technician", "devices"), ("supervisor", "devices"), ("auditor", "office"), ("clerk", "")],
)
def test_f12_leads_where_the_role_may_look(qtbot, moment, role, opens):
    header = Header()
    qtbot.addWidget(header)
    header.show_desk(moment(role=role))
    assert header.devices.isHidden() is not bool(opens)
    if opens:
        with qtbot.waitSignal(header.wanted) as heard:
            header.devices.click()
        assert heard.args[0].what == opens


def test_a_role_that_serves_nobody_is_no_clerk_on_a_break(qtbot, moment):
    header = Header()
    qtbot.addWidget(header)
    header.show_desk(moment(role="technician", stage=Stage.PAUSED))
    assert header.chip.words.text() == "Không phục vụ"
    header.show_desk(moment(role="clerk", stage=Stage.PAUSED))
    assert header.chip.words.text() == "Tạm nghỉ"
