"""The face of the live board: nothing before the first look, the key for who may keep alarms."""

import pytest

from counter_client.supervisor.live import Live
from counter_client.supervisor.live_face import LiveFace, keeper


@pytest.fixture
def face(qtbot):
    made = LiveFace()
    qtbot.addWidget(made)
    made.resize(740, 600)
    made.show()
    return made


@pytest.fixture
def live(live_board, live_of, tell):
    made = Live()
    made.seen(live_board(2, 2, alarms=(live_of.alarm(),), devices=(tell.device(name="p1"),)))
    return made


def test_before_the_first_look_it_says_that_it_reads(face, role_moment):
    face.show_live(Live(), role_moment())
    assert face.now.text() == "Đang đọc số liệu."
    assert not face.area.isVisible()


def test_what_was_read_is_all_there_and_goes_when_it_is_shut(face, live, role_moment):
    face.show_live(live, role_moment())
    assert face.count.text() == "Cảnh báo: 1, chưa xem 1"
    assert len(face.devices.lines) == 1
    assert not face.chosen.isVisible()
    assert face.area.isVisible()
    face.show_nothing()
    assert (face.alarms.lines, face.count.text(), face.area.isVisible()) == ({}, "", False)


@pytest.mark.parametrize(("role", "who"), [("supervisor", "lan"), ("auditor", ""), ("clerk", "")])
def test_only_a_supervisor_has_the_key(face, live, role_moment, role, who):
    """Behaviour 56: an auditor reads, and changes nothing."""
    moment = role_moment(role=role)
    face.show_live(live, moment)
    assert keeper(moment) == who
    (line,) = face.alarms.lines.values()
    assert line.known.isVisible() is bool(who)


def test_nobody_is_no_keeper(role_moment):
    assert keeper(None) == ""
    assert keeper(role_moment(view=None, signed_in=False)) == ""
