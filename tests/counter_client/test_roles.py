"""What the windows show each role: keys of the desk, F12, sections; as the table says."""

from datetime import datetime
from uuid import uuid4

import pytest

from centre.rules.hours import ZONE
from centre.rules.roles import Act, Role, may
from centre.rules.services import Policy
from counter_client.flow import Action, Desk
from counter_client.header import OFFICE
from counter_client.supervisor import enrolling
from counter_client.supervisor.sections import SECTIONS
from db.facts import Session

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
SECTION_ACTS = {
    "live": Act.FIGURES,
    "reports": Act.FIGURES,
    "dossiers": Act.FIGURES,
    "evaluation": Act.SHEETS,
    "settings": Act.SETTINGS,
    "log": Act.LOG,
}


@pytest.fixture
def desk(tell):
    """Make the desk of somebody with a role."""

    def maker(role, view=None) -> Desk:
        made = Desk(Policy())
        made.signed_in(Session(uuid4(), "lan", "Lan", role, "1", NINE))
        made.seen(view or tell.view())
        return made

    return maker


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", list(Role))
def test_no_key_of_the_desk_works_for_a_role_that_serves_nobody(desk, role, action):
    """Behaviour 56: a technician or an auditor calls no numbers."""
    refused = desk(role).refusal(action, 100.0, NINE)
    is_role = refused is not None and refused.key == "role_not_at_desk"
    free = {Action.SIGN_OUT, Action.NEW_ROLL}
    assert is_role is (not may(role, Act.DESK) and action not in free)


@pytest.mark.parametrize("role", ["technician", "auditor"])
def test_who_serves_nobody_can_always_leave(desk, tell, role):
    made = desk(role, tell.view(paused=True))
    assert made.refusal(Action.SIGN_OUT, 100.0, NINE) is None


@pytest.mark.parametrize("role", list(Role))
def test_each_section_and_page_is_for_who_may_do_what_it_is_about(role):
    """Behaviour 56: clerk cannot configure, technician cannot read answers/persons."""
    for section, roles in SECTIONS:
        act = SECTION_ACTS.get(section.key)
        if act is not None:
            assert (role in roles) is may(role, act), section.key
        else:
            assert role not in roles or may(role, Act.FIGURES) or may(role, Act.SETTINGS)
    assert (role in enrolling.ROLES) is may(role, Act.DEVICES)
    assert (role in OFFICE) is (role is not Role.CLERK)
