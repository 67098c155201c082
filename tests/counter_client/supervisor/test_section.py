"""What a section has to say, and what it need not."""

import pytest

from counter_client.supervisor.section import Section


def test_a_section_without_a_title_or_an_inside_is_a_defect(qtbot, ground, role_moment):
    made = Section(None, ground)
    qtbot.addWidget(made)
    with pytest.raises(NotImplementedError):
        made.title()
    with pytest.raises(NotImplementedError):
        made.open(role_moment())


def test_what_reads_nothing_need_not_stop(qtbot, ground, role_moment):
    made = Section(None, ground)
    qtbot.addWidget(made)
    made.note(role_moment())
    made.shut()
    made.end()
    assert made.ground is ground
