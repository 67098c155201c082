"""What an import would do: added, changed, left as it is, gone."""

from datetime import date, datetime, timedelta

import pytest

from centre.rules.hours import ZONE
from db.dossiers import secret
from db.dossiers.plan import Kept, plan
from db.dossiers.rows import Dossier, Problem, Row, Source

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=ZONE)
BOTH = frozenset({"code", "state"})


def row(code="A-1", state=4, said="", stated=BOTH, **more):
    return Row(2, Dossier(code, state=state, **more), stated | set(more), said)


def kept(code="A-1", state=4, said="", until=None, **more):
    until = until or TODAY + timedelta(days=30)
    return {code: Kept(Dossier(code, state=state, **more), until, said)}


def planned(held, *rows, **more):
    return plan(held, Source(tuple(rows), **more), TODAY, 90)


def test_a_new_dossier_is_added():
    found = planned({}, row())
    assert [one.dossier.code for one in found.added] == ["A-1"]
    assert found.without_secret == 1
    assert found.added[0].keep_until == TODAY + timedelta(days=730)


def test_a_repeated_import_changes_nothing():
    first = planned({}, row(said="7K2M", due_at=NOON), row("A-2", 10))
    held = {one.dossier.code: one for one in first.added}
    again = planned(held, row(said="7K2M", due_at=NOON), row("A-2", 10))
    assert again.to_write == ()
    assert again.unchanged == 2


def test_the_newer_state_wins():
    found = planned(kept(state=4), row(state=9, finished_at=NOON))
    assert [one.dossier.state for one in found.changed] == [9]


@pytest.mark.parametrize("state", [None, 1, 2, 4, 5, 9])
def test_a_result_that_was_handed_over_does_not_go_back(state):
    found = planned(kept(state=10), row(state=state))
    assert found.handed_over == 1
    assert found.to_write == ()


def test_a_handed_over_result_may_get_its_date():
    found = planned(kept(state=10), row(state=10, returned_at=NOON))
    assert found.changed[0].dossier.returned_at == NOON


def test_what_the_file_does_not_state_stays():
    before = kept(due_at=NOON, procedure="1.004194", said=secret.hashed("7K2M"))
    found = planned(before, row(state=9))
    after = found.changed[0]
    assert (after.dossier.due_at, after.dossier.procedure) == (NOON, "1.004194")
    assert secret.fits(after.secret, "7K2M")


def test_an_unknown_state_takes_the_place_of_a_known_one():
    found = planned(kept(state=4), row(state=None, state_raw="chờ"))
    assert (found.changed[0].dossier.state, found.changed[0].dossier.state_raw) == (None, "chờ")


def test_a_new_secret_replaces_the_old_one():
    found = planned(kept(said=secret.hashed("7K2M")), row(said="9999"))
    assert secret.fits(found.changed[0].secret, "9999")


def test_what_ended_long_ago_is_not_taken():
    found = planned({}, row(state=10, returned_at=NOON - timedelta(days=91)))
    assert (found.over, found.to_write) == (1, ())


def test_what_ended_is_kept_for_the_days_of_the_policy():
    found = planned(kept(state=9), row(state=10, returned_at=NOON))
    assert found.changed[0].keep_until == TODAY + timedelta(days=90)


def test_what_was_kept_long_enough_goes():
    found = planned(kept(until=TODAY - timedelta(days=1)))
    assert found.due == ("A-1",)
    assert planned(kept(until=TODAY)).due == ()


def test_the_plan_tells_counts_and_places_but_no_codes():
    problems = tuple(Problem(n, "Mã", "code_wrong", "why not") for n in range(3, 8))
    found = planned(
        {},
        row("SECRET-1"),
        problems=problems,
        left_out=("Họ tên",),
        not_used=("STT",),
        unknown={"chờ": 2},
    )
    said = "\n".join(found.lines(2))
    assert "1 added" in said
    assert "left out, about persons: Họ tên" in said
    assert "not used: STT" in said
    assert "chờ (2)" in said
    assert "line 3, Mã: why not" in said
    assert "3 more problems" in said
    assert "SECRET-1" not in said
    assert not found.is_clean
