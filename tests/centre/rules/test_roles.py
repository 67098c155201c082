"""The table of roles: what the field asks of it, word by word."""

import pytest

from centre.rules.roles import MAY, Act, Role, may, who

WRITES = {Act.SETTINGS, Act.SCORE, Act.RETENTION, Act.DEVICES, Act.WORDS, Act.DESK}


def test_the_table_knows_every_role_and_a_supervisor_may_do_all():
    assert MAY.keys() == set(Role)
    assert MAY[Role.SUPERVISOR] == set(Act)


@pytest.mark.parametrize("act", [Act.ANSWERS, Act.PERSONS, Act.FIGURES, Act.LOG, Act.EXPORTS])
def test_a_technician_reads_no_answers_and_no_persons(act):
    """Behaviour 56: technician cannot read answers/persons."""
    assert not may("technician", act)


def test_a_clerk_serves_and_changes_no_settings():
    """Behaviour 56: clerk cannot configure."""
    assert MAY[Role.CLERK] == {Act.DESK}


def test_an_auditor_reads_and_changes_nothing_but_the_column_of_his_own_finding():
    assert MAY[Role.AUDITOR].isdisjoint(WRITES)
    assert may("auditor", Act.LOG)
    assert who(Act.VERIFY) == {"supervisor", "auditor"}


def test_a_role_that_nobody_knows_may_do_nothing():
    assert not any(may(role, act) for role in ("", "admin", "Supervisor") for act in Act)


def test_several_acts_are_for_whoever_may_do_one_of_them():
    assert who(Act.DESK, Act.DEVICES) == {"clerk", "supervisor", "technician"}
