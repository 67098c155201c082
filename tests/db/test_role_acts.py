"""Every role at every act of the store that is told who asks: allowed as the table says, or not.

What is checked here is the program's own check, on either engine. A server's rights are those of
the PC that somebody sits at (db/roles): it knows PCs, not who has signed in there.
"""

from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed
from centre.rules.handover import Step
from centre.rules.roles import Act, Role, may
from db.figures.gathering import Span
from db.logbook import Asked
from db.retention.persons import Whose

WHO = {
    Role.CLERK: "lan",
    Role.SUPERVISOR: "giam-doc",
    Role.TECHNICIAN: "ky-thuat",
    Role.AUDITOR: "kiem-tra",
}
PERIOD = "2026-Q4"
DOSSIER = "H99.08-261123-0001"
FILE = ("pdf", "ab")


def days(store):
    today = store.clock.now().date()
    return today, today


def change(store):
    sheet = store.declared.read()
    return Change("service", "ho-tich", {"daily_limit": 90}, sheet.mark("service", "ho-tich"))


def calls_next(store, by, request):
    if by in WHO.values():
        store.staff.sign_in(uuid4(), by, "2468", "1")
    store.day.call_next(request, "1", by)


def votes(store, by, _request):
    store.answers.count(store.clock.now(), store.clock.now(), by)


def erases(store, by, request):
    scanned = SimpleNamespace(by="", step=Step.FINISHED)
    if not store.handovers.day().returned:
        store.handovers.scan(uuid4(), "1", DOSSIER, scanned.by, step=scanned.step)
    store.persons.erase(request, Whose.DOSSIER, DOSSIER, by)


def report(store):
    """Return what an export is told: a report, made by the machine itself."""
    return SimpleNamespace(span=Span(*days(store)))


ACTS = {
    "call": (Act.DESK, calls_next),
    "hand over": (
        Act.DESK,
        lambda store, by, request: store.handovers.scan(
            request, "1", DOSSIER, by, step=Step.FINISHED
        ),
    ),
    "votes": (Act.ANSWERS, votes),
    "change a setting": (
        Act.SETTINGS,
        lambda store, by, request: store.declared.change(request, change(store), by),
    ),
    "try a setting": (
        Act.SETTINGS,
        lambda store, by, _: store.declared.try_out((change(store),), by),
    ),
    "settings as a file": (
        Act.SETTINGS,
        lambda store, by, request: store.declared.text(request, "tep.toml", by),
    ),
    "keep alarms": (Act.SETTINGS, lambda store, by, _: store.live_board.sync_alarms(by)),
    "figures": (Act.FIGURES, lambda store, by, _: store.figures.begin(Span(*days(store)), by)),
    "report as a file": (
        Act.FIGURES,
        lambda store, by, request: store.figures.exported(request, report(store), FILE, by),
    ),
    "late records as a file": (
        Act.FIGURES,
        lambda store, by, request: store.handovers.exported(request, *days(store), 0, by),
    ),
    "sheet": (Act.SHEETS, lambda store, by, _: store.evaluations.sheet(PERIOD, by)),
    "sheet as a file": (
        Act.SHEETS,
        lambda store, by, request: store.evaluations.exported(request, PERIOD, by),
    ),
    "own score": (
        Act.SCORE,
        lambda store, by, request: store.evaluations.score(request, PERIOD, 1, by=by, own=1),
    ),
    "verified score": (
        Act.VERIFY,
        lambda store, by, request: store.evaluations.score(request, PERIOD, 1, by=by, verified=1),
    ),
    "log": (Act.LOG, lambda store, by, _: store.logbook.page(Asked(*days(store)), by)),
    "check of the log": (Act.LOG, lambda store, by, _: store.logbook.begin_check(by)),
    "log as a file": (
        Act.EXPORTS,
        lambda store, by, request: store.logbook.exported(
            request, Asked(*days(store)), (0, ""), by
        ),
    ),
    "dry run": (Act.RETENTION, lambda store, by, _: store.retention.due(by)),
    "retention": (Act.RETENTION, lambda store, by, request: store.retention.run(request, by)),
    "a clerk's data": (
        Act.RETENTION,
        lambda store, by, request: store.persons.export(request, Whose.CLERK, "lan", by),
    ),
    "erase": (Act.RETENTION, erases),
}
NOT_BY_CLERK = {Act.DEVICES, Act.WORDS}
"""What the store does for a program, whoever sits there: the screens decide."""
LINES = "SELECT count(*) FROM event"
PREPARED = {"call", "erase"}
"""What is prepared by somebody who may, with lines of its own."""
NAMES_CLERKS = {"log", "check of the log", "figures"}
REFUSALS = {"role_missing", "role_not_at_desk", "clerk_unknown", "not_signed_in"}


def test_every_act_is_tried():
    """PERSONS has no method of its own: what names clerks is the log and the figures."""
    tried = {act for act, _ in ACTS.values()}
    assert tried | NOT_BY_CLERK | {Act.PERSONS} == set(Act)
    for name in NAMES_CLERKS:
        assert all(may(role, ACTS[name][0]) is may(role, Act.PERSONS) for role in Role)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_does_what_the_table_says_and_nothing_else(store, role, strike):
    """Behaviour 56: clerk cannot configure, technician cannot read answers/persons."""
    for name, (act, do) in ACTS.items():
        if may(role, act):
            do(store, WHO[role], uuid4())
            continue
        before = strike(LINES)
        with pytest.raises(NotAllowed) as refused:
            do(store, WHO[role], uuid4())
        assert refused.value.key in REFUSALS, name
        if name not in PREPARED:
            assert strike(LINES) == before, name


@pytest.mark.parametrize("forged", ["", "nobody", "LAN", "giam-doc "])
def test_a_counters_program_cannot_ask_as_nobody_or_as_somebody_else(open_as, forged):
    """Behaviour 56: by="" is motcua-db's; a code that nobody has opens nothing."""
    at_counter = open_as("counter:c1")
    for name, (_, do) in ACTS.items():
        if name in PREPARED:
            continue
        with pytest.raises(NotAllowed) as refused:
            do(at_counter, forged, uuid4())
        assert refused.value.key in REFUSALS, name


def test_motcua_db_may_what_a_supervisor_may(open_as):
    """The control of the above."""
    here = open_as("motcua-db")
    for name, (_, do) in ACTS.items():
        if name != "call":
            do(here, "", uuid4())


@pytest.mark.parametrize("role", [Role.CLERK, Role.TECHNICIAN])
def test_a_request_that_somebody_else_was_answered_tells_others_nothing(store, role):
    """Behaviour 56: its id opens neither settings nor the log nor anybody's data."""
    for name in ("settings as a file", "log as a file", "retention", "a clerk's data"):
        act, do = ACTS[name]
        request: UUID = uuid4()
        do(store, WHO[Role.SUPERVISOR], request)
        with pytest.raises(NotAllowed, match="role_missing"):
            do(store, WHO[role], request)
        assert not may(role, act)


def test_nothing_is_done_in_the_name_of_a_role_that_serves_nobody(store, take):
    """A technician at a counter is on a break that he cannot end; no key of the desk works."""
    take()
    store.staff.sign_in(uuid4(), "ky-thuat", "2468", "1")
    assert store.day.at_counter("1").paused
    for act in (
        lambda: store.day.call_next(uuid4(), "1"),
        lambda: store.day.serve_direct(uuid4(), "1", "ho-tich"),
        lambda: store.day.unpark(uuid4(), "1", "A001"),
        lambda: store.staff.resume(uuid4(), "1"),
        lambda: store.staff.pause(uuid4(), "1", ""),
    ):
        with pytest.raises(NotAllowed, match="role_not_at_desk"):
            act()


def test_what_a_clerk_left_is_gone_on_with_after_a_technician_was_there(store, take):
    take()
    store.staff.sign_in(uuid4(), "lan", "2468", "1")
    called = store.day.call_next(uuid4(), "1")
    store.staff.sign_in(uuid4(), "ky-thuat", "2468", "1")
    with pytest.raises(NotAllowed, match="role_not_at_desk"):
        store.day.finish(uuid4(), "1")
    store.staff.sign_in(uuid4(), "lan", "2468", "1")
    assert store.day.finish(uuid4(), "1").label == called.ticket.label
