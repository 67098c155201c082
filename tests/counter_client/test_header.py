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
