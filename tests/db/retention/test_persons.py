"""What is kept of one person: given out, erased; the log says so and names nobody."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed
from centre.rules.handover import Step
from db.retention.persons import Whose, mark
from db.retention.steps import remove_day

MONDAY = date(2026, 11, 23)
DOSSIER = "H99.08-261123-0001"


@pytest.fixture
def ended(store, clerks, work_a_day, clock):
    """A clerk who worked a day and has ended; one day later."""
    work_a_day()
    sheet = store.declared.read()
    end = Change("clerk", clerks[0], {"active": False}, sheet.mark("clerk", clerks[0]))
    store.declared.change(uuid4(), end, "giam-doc")
    clock.move(days=1)
    return clerks[0]


def test_a_dossier_is_given_out_and_erased_by_its_code(store, strike, clock):
    """Behaviour 57: export/erase for one person works."""
    store.handovers.scan(uuid4(), "1", DOSSIER, "", step=Step.FINISHED)
    found = store.persons.export(uuid4(), Whose.DOSSIER, DOSSIER, "")
    assert [one["step"] for one in found["handover"]] == ["finished"]
    done = store.persons.erase(uuid4(), Whose.DOSSIER, DOSSIER, "giam-doc")
    assert done.rows == {"handover": 1}
    with pytest.raises(NotAllowed, match="dossier_unknown"):
        store.persons.export(uuid4(), Whose.DOSSIER, DOSSIER, "")
    told = "\n".join(row[0] for row in strike("SELECT facts FROM event"))
    assert DOSSIER not in told
    assert mark(store.centre().code, Whose.DOSSIER, DOSSIER) in told


def test_a_clerk_is_given_out_without_his_pin(store, work_a_day, clerks):
    work_a_day()
    found = store.persons.export(uuid4(), Whose.CLERK, clerks[0], "")
    assert found["calls"] == {"2026-11-23": 2}
    assert len(found["sessions"]) == 1
    assert {line["kind"] for line in found["log"]} >= {"sign_in", "call", "finish", "sign_out"}
    store.figures.tally()
    again = store.persons.export(uuid4(), Whose.CLERK, clerks[0], "")
    assert [one["day"] for one in again["figures"]] == ["2026-11-23"]
    other = store.persons.export(uuid4(), Whose.CLERK, clerks[1], "")
    assert [one["number"] for one in other["kept_for_him"]] == [2]
    assert "pin" not in found


def test_a_clerk_who_has_ended_is_erased_everywhere_and_figures_stay(
    store, ended, report, everything, faults
):
    """Behaviour 57: export/erase for one person works."""
    store.figures.tally()
    before = report(MONDAY, MONDAY)
    done = store.persons.erase(uuid4(), Whose.CLERK, ended, "")
    assert done.days == 2
    left = {
        name: [row for row in rows if f"'{ended}'" in repr(row) or f'"{ended}"' in repr(row)]
        for name, rows in everything().items()
    }
    assert {name: rows for name, rows in left.items() if rows} == {}
    assert report(MONDAY, MONDAY)["total"] == before["total"]
    assert faults(store) == ()


def test_a_clerk_whose_code_is_a_counters_is_erased_while_others_work_there(
    store, work_a_day, clock, strike
):
    new = {"name": "Hà Thị Hai", "role": "clerk", "pin": "2468"}
    store.declared.change(uuid4(), Change("clerk", "2", new), "giam-doc")
    store.declared.change(uuid4(), Change("clerk", "2", {"active": False}), "giam-doc")
    work_a_day()
    clock.move(days=-1)
    with pytest.raises(NotAllowed, match="erase_tomorrow"):
        store.persons.erase(uuid4(), Whose.CLERK, "2", "")
    clock.move(days=1)
    session = store.staff.sign_in(uuid4(), "lan", "2468", "2")
    assert strike("""SELECT count(*) FROM event WHERE facts LIKE '%"2"%'""")[0][0] > 1
    assert store.persons.erase(uuid4(), Whose.CLERK, "2", "").rows["clerk"] == 1
    assert session.clerk == "lan"


def test_a_clerks_name_goes_out_of_answers_that_are_kept(
    store, work_a_day, clerks, clock, everything
):
    """Answers are kept for two days: who asks on the day after his end was still in them."""
    code = clerks[0]
    name = dict(store.staff.clerks())[code]
    work_a_day()
    clock.move(days=-1)
    sheet = store.declared.read()
    end = Change("clerk", code, {"active": False}, sheet.mark("clerk", code))
    store.declared.change(uuid4(), end, "giam-doc")
    clock.move(days=1)
    said = (name, json.dumps(name)[1:-1], f'"{code}"', f"'{code}'")

    def naming() -> set[str]:
        return {
            table for table, rows in everything().items() if any(one in repr(rows) for one in said)
        }

    assert naming() >= {"clerk", "request", "event", "session"}, "the control"
    assert store.persons.erase(uuid4(), Whose.CLERK, code, "").rows["request"] == 1
    assert naming() == set()


def test_an_erasure_that_is_sent_again_gives_its_answer_again(store, ended):
    store.handovers.scan(uuid4(), "1", DOSSIER, "", step=Step.FINISHED)
    for whose, code in ((Whose.CLERK, ended), (Whose.DOSSIER, DOSSIER)):
        request = uuid4()
        first = store.persons.erase(request, whose, code, "")
        assert store.persons.erase(request, whose, code, "") == first
        with pytest.raises(NotAllowed, match="unknown"):
            store.persons.erase(uuid4(), whose, code, "")


@pytest.mark.parametrize("whose", Whose)
def test_nothing_is_erased_whose_line_could_not_be_written(store, ended, monkeypatch, whose):
    """A crash between the two would have left an erasure that nobody was told of."""
    store.handovers.scan(uuid4(), "1", DOSSIER, "", step=Step.FINISHED)
    code = ended if whose is Whose.CLERK else DOSSIER

    def fail(*_words):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr("db.retention.persons.append", fail)
        with pytest.raises(RuntimeError):
            store.persons.erase(uuid4(), whose, code, "")
    assert store.persons.export(uuid4(), whose, code, "")["code"]


def test_figures_of_days_that_are_gone_lose_the_name_too(store, ended, clock, strike):
    """Where a centre keeps numbers for a shorter time than names."""
    named = f"SELECT count(*) FROM tally WHERE value = '{ended}'"  # noqa: S608
    store.figures.tally()
    for day in (MONDAY, MONDAY + timedelta(days=1)):
        with store.write() as work:
            remove_day(work, day)
    assert strike(named)[0][0] > 0
    clock.move(days=1)
    store.persons.erase(uuid4(), Whose.CLERK, ended, "")
    assert strike(named) == [(0,)]


def test_who_still_works_or_did_so_today_is_not_erased(store, work_a_day, clerks, clock):
    work_a_day()
    with pytest.raises(NotAllowed, match="clerk_active"):
        store.persons.erase(uuid4(), Whose.CLERK, clerks[0], "")
    sheet = store.declared.read()
    end = Change("clerk", clerks[0], {"active": False}, sheet.mark("clerk", clerks[0]))
    store.declared.change(uuid4(), end, "giam-doc")
    with pytest.raises(NotAllowed, match="erase_tomorrow"):
        store.persons.erase(uuid4(), Whose.CLERK, clerks[0], "")
    with pytest.raises(NotAllowed, match="clerk_unknown"):
        store.persons.erase(uuid4(), Whose.CLERK, "nobody", "")


def test_a_clerk_may_neither_read_nor_erase_others(store, clerks):
    for act in (store.persons.export, store.persons.erase):
        with pytest.raises(NotAllowed, match="role_missing"):
            act(uuid4(), Whose.CLERK, clerks[1], clerks[0])
