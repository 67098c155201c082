"""Who may read figures, what an export leaves in the log, what a server's login may do."""

import json
from datetime import date
from uuid import uuid4

import pytest

from centre.rules import figures as rule
from centre.rules.errors import NotAllowed
from db.figures import tallying
from db.figures.desk import AT_A_TIME
from db.figures.gathering import Span
from db.reading import events_of

MONDAY = date(2026, 11, 23)
DAY = Span(MONDAY, MONDAY)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("supervisor", True), ("auditor", True), ("technician", False), ("clerk", False)],
)
def test_figures_are_for_supervisors_and_auditors(store, strike, role, allowed):
    """Behaviour 56: a technician and a clerk read no figures."""
    strike(f"UPDATE clerk SET role = '{role}' WHERE code = 'hoa'")  # noqa: S608
    if allowed:
        assert store.figures.report(DAY, by="hoa").total.arrived == 0
        return
    with pytest.raises(NotAllowed, match="role_missing"):
        store.figures.report(DAY, by="hoa")


def test_today_is_counted_from_its_tickets(store, take):
    take()
    made = store.figures.today()
    assert made[rule.TOTAL, ""].waiting == 1


def test_an_export_is_in_the_log_once_with_span_form_and_hash(store, strike, faults):
    """Field note, section 11.6: every export is logged."""
    strike("UPDATE clerk SET role = 'auditor' WHERE code = 'hoa'")
    report, request = store.figures.report(DAY, by="hoa"), uuid4()
    for _ in range(2):
        store.figures.exported(request, report, ("pdf", "a" * 64), by="hoa")
    with store.read() as work:
        (told,) = [event for event in events_of(work, None) if event.kind == "export"]
    assert told.facts == {
        "what": "report",
        "form": "pdf",
        "from": "2026-11-23",
        "to": "2026-11-23",
        "sha256": "a" * 64,
        "by": "hoa",
        "account": "",
    }
    assert json.dumps(told.facts)
    assert faults(store) == ()


def test_an_export_of_somebody_without_the_role_is_refused(store, everything):
    report = store.figures.report(DAY)
    picture = everything()
    with pytest.raises(NotAllowed, match="role_missing"):
        store.figures.exported(uuid4(), report, ("pdf", "a" * 64), by="hoa")
    assert everything() == picture


def a_day_goes_by(store, take, clock):
    take()
    clock.move(days=1)
    store.day.expire(uuid4())


def days_of(store) -> int:
    with store.read() as work:
        query = "SELECT count(*) FROM tally WHERE dimension = 'total'"
        return work.connection.exec_driver_sql(query).scalar_one()


def test_figures_are_kept_up_by_rounds_a_few_days_at_a_time(store, take, clock):
    """Nobody presses anything; after years without figures no round takes all of them."""
    for _ in range(AT_A_TIME + 1):
        a_day_goes_by(store, take, clock)
    assert store.figures.keep_up()
    assert days_of(store) == AT_A_TIME
    assert not store.figures.keep_up()
    assert days_of(store) == AT_A_TIME + 1


def test_a_round_of_a_day_on_which_all_is_kept_looks_for_nothing(store, take, clock, monkeypatch):
    asked = []
    keep_due = tallying.keep_due
    monkeypatch.setattr(tallying, "keep_due", lambda *a: asked.append(a) or keep_due(*a))
    a_day_goes_by(store, take, clock)
    for _ in range(3):
        assert not store.figures.keep_up()
    assert len(asked) == 1
    store.figures.keep_up(again=True)
    a_day_goes_by(store, take, clock)
    store.figures.keep_up()
    assert (len(asked), days_of(store)) == (3, 2)
