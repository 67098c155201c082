"""The list of sections: names of their own, icons that exist, no clerk and no technician."""

from centre.shell.icons import ICONS
from counter_client.supervisor.sections import FIGURES, SECTIONS, SUPERVISOR

ROLES = {"supervisor", "auditor"}


def test_every_section_has_a_key_of_its_own_and_an_icon_that_exists():
    keys = [section.key for section, _ in SECTIONS]
    assert len(keys) == len(set(keys))
    assert {section.icon for section, _ in SECTIONS} <= ICONS.keys()


def test_no_section_is_for_clerks_or_technicians():
    assert all(roles <= ROLES for _, roles in SECTIONS)
    assert SUPERVISOR < FIGURES == ROLES
