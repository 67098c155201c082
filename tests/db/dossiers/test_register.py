"""The register at a kiosk: right and wrong tries, and that nothing of a person comes into it."""

import json
from uuid import uuid4

import pytest

from centre.rules.dossiers import NextStep, State
from centre.rules.errors import NotAllowed
from db.dossiers import lookup, register, secret, tries
from db.dossiers.plan import Plan, plan
from db.dossiers.reading import read_rows

CODE, SECRET = "H99.08-261120-0001", "7K2M"
BARE = "H99.08-261120-0002"
CANARIES = ("Canary Văn A", "012345678912", "0987654321", "canary@example.vn", "12 Đường Canary")
CANARY_ROW = ";".join(CANARIES)


@pytest.fixture
def brought(listed, bring):
    """Bring in two dossiers, with everything about persons that an export may have."""
    return bring(
        listed(
            f"{CODE};1.004194;Đang xử lý;20/11/2026;25/11/2026 16:30;{SECRET};{CANARY_ROW}",
            f"{BARE};1.004194;done;20/11/2026;25/11/2026;;{CANARY_ROW}",
            headings="MaHoSo;MaTTHC;TrangThai;NgayTiepNhan;NgayHenTra;MaTraCuu;"
            "HoTen;SoCCCD;SoDienThoai;Email;DiaChi",
        )
    )


@pytest.fixture
def dossiers(store, brought):
    assert brought.is_clean
    return store.dossiers


def refusal(act, *given):
    with pytest.raises(NotAllowed) as refused:
        act(*given)
    return refused.value.key


def test_code_and_secret_together_find_a_dossier(dossiers):
    for code, said in ((CODE, SECRET), (" h99.08-261120-0001", " 7k2m ")):
        view = dossiers.look_up("k1", code, said)
        assert (view.state, view.step) == (State.PROCESSING, NextStep.WAIT)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (CODE, "7K2N"),
        (CODE, ""),
        ("H99.08-261120-9999", SECRET),
        (BARE, ""),
        (BARE, SECRET),
        ("", ""),
        ("x" * 500, "x" * 500),
        ("'; DROP TABLE dossier; --", SECRET),
    ],
)
def test_whatever_is_wrong_has_the_same_answer(dossiers, code, said):
    with pytest.raises(NotAllowed) as refused:
        dossiers.look_up("k1", code, said)
    assert (refused.value.key, refused.value.facts) == ("dossier_unknown", {})


@pytest.mark.parametrize(
    ("code", "said"), [(CODE, "9999"), ("H99.08-261120-9999", "9999"), (BARE, "9999")]
)
def test_a_wrong_code_and_a_wrong_secret_cost_the_same_work(dossiers, monkeypatch, code, said):
    """Counted, not timed: one slow hash of the same cost, one row looked for, one try written."""
    done = []

    def counted(name, act):
        def run(*given, **more):
            cost = given[2] if name == "hash" else None
            done.append((name, cost))
            return act(*given, **more)

        return run

    monkeypatch.setattr(secret, "DECOY", secret.DECOY.replace("$1024$", "$2$"))
    monkeypatch.setattr(secret, "_digest", counted("hash", secret._digest))
    monkeypatch.setattr(lookup, "find", counted("find", lookup.find))
    monkeypatch.setattr(tries, "begin", counted("try", tries.begin))
    assert refusal(dossiers.look_up, "k1", code, said) == "dossier_unknown"
    assert done == [("try", None), ("find", None), ("hash", 2)]


def test_a_scanned_receipt_needs_no_secret(dossiers):
    for said in ("", SECRET, "9999"):
        assert dossiers.look_up_scanned("k1", CODE, said).state is State.PROCESSING
    assert dossiers.look_up_scanned("k1", BARE).state is State.RETURNED


def test_five_wrong_tries_by_hand_or_scanner_make_everybody_wait(dossiers, clock):
    for _ in range(2):
        assert refusal(dossiers.look_up_scanned, "k1", "H99.08-261120-9999") == "dossier_unknown"
        assert refusal(dossiers.look_up, "k1", CODE, "9999") == "dossier_unknown"
    assert refusal(dossiers.look_up, "k1", CODE, "9999") == "lookup_locked"
    assert refusal(dossiers.look_up, "k1", CODE, SECRET) == "lookup_locked"
    assert refusal(dossiers.look_up_scanned, "k1", CODE) == "lookup_locked"
    clock.move(minutes=1)
    assert dossiers.look_up("k1", CODE, SECRET)
    assert refusal(dossiers.look_up, "k1", CODE, "9999") == "lookup_locked"


def test_a_receipt_of_ones_own_buys_no_more_guesses(dossiers):
    for _ in range(4):
        assert refusal(dossiers.look_up, "k1", CODE, "9999") == "dossier_unknown"
        assert dossiers.look_up_scanned("k1", BARE)
        assert dossiers.look_up("k1", CODE, SECRET)
    assert refusal(dossiers.look_up, "k1", CODE, "9999") == "lookup_locked"


def test_a_look_up_is_no_news_and_no_event(dossiers, store, heard, everything):
    heard(store)
    before = everything()
    dossiers.look_up("k1", CODE, SECRET)
    refusal(dossiers.look_up, "k1", CODE, "9999")
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"lookup_try"}


@pytest.mark.usefixtures("dossiers")
def test_nothing_of_a_person_reaches_the_database(everything, settings):
    """The canaries of the export are in no table, and in none of the database's files."""
    told = repr(everything())
    assert CODE in told, "the rig looks where dossiers are"
    assert SECRET not in told
    for canary in CANARIES:
        assert canary not in told
    if settings.database.server is None:
        content = b"".join(f.read_bytes() for f in settings.folder.glob("*.db*"))
        assert CODE.encode() in content
        assert not [canary for canary in CANARIES if canary.encode() in content]


def test_the_log_has_counts_and_no_codes(dossiers, store):
    (event,) = [one for one in store.day.events() if one.kind == "dossiers_changed"]
    assert (event.facts["added"], event.facts["by"]) == (2, "thu")
    assert CODE not in json.dumps(dict(event.facts))


def test_an_import_that_changes_nothing_writes_nothing(dossiers, store):
    before = len(store.day.events())
    done = dossiers.bring_in(uuid4(), Plan(), "export.csv", "thu")
    assert (done.added, done.changed, done.deleted) == (0, 0, 0)
    assert len(store.day.events()) == before


def test_one_request_has_one_effect(listed, store):
    with store.read() as work:
        found = plan({}, read_rows(listed("A-1;;4;;;")), work.day, 90)
    request = uuid4()
    done = [store.dossiers.bring_in(request, found, "export.csv", "thu") for _ in range(2)]
    assert done[0] == done[1]
    assert len([e for e in store.day.events() if e.kind == "dossiers_changed"]) == 1


def planned(store, file):
    with store.read() as work:
        return plan(store.dossiers.held(), read_rows(file), work.day, 90)


def test_an_older_plan_never_overwrites_a_newer_one(listed, store, clock):
    older = planned(store, listed("A-1;;4;;;"))
    newer = planned(store, listed("A-1;;9;;;"))
    store.dossiers.bring_in(uuid4(), newer, "export.csv", "thu")
    clock.move(minutes=1)
    assert refusal(store.dossiers.bring_in, uuid4(), older, "x", "thu") == "dossiers_moved"
    again = planned(store, listed("A-1;;5;;;"))
    assert store.dossiers.bring_in(uuid4(), again, "export.csv", "thu").changed == 1


def test_a_long_import_goes_in_portions_and_is_logged_once(listed, store, monkeypatch):
    monkeypatch.setattr(register, "_PORTION", 2)
    found = planned(store, listed(*(f"A-{n};;4;;;" for n in range(5))))
    request = uuid4()
    done = [store.dossiers.bring_in(request, found, "export.csv", "thu") for _ in range(2)]
    assert done == [register.Brought(5, 0, 0)] * 2
    assert len(store.dossiers.held()) == 5
    assert len([e for e in store.day.events() if e.kind == "dossiers_changed"]) == 1
