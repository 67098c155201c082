"""What a kiosk is told of a dossier: its state, its procedure's name, where to go."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from centre.rules.dossiers import Lateness, NextStep, State
from centre.rules.hours import ZONE
from centre.rules.procedures import Procedure
from db.catalogue.plan import Plan as Catalogue
from db.catalogue.topics import Topic, declare
from db.dossiers import lookup, storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier

CODE = "H99.08-261123-0001"
DUE = datetime(2026, 11, 20, 16, 30, tzinfo=ZONE)
NAME, FIELD = "Đăng ký kết hôn", "Hộ tịch"


@pytest.fixture
def asked(store):
    """Return a maker: keep a dossier, look it up, return what is told."""

    def ask(**more):
        with store.write() as work:
            until = work.day + timedelta(days=more.pop("days", 9))
            storing.put(work, [Kept(Dossier(CODE, **more), until)])
        with store.read() as work:
            found = lookup.find(work, CODE)
            return found and lookup.told(found, work.centre, work.now)

    return ask


@pytest.fixture
def shelved(store):
    """Put the procedure into the catalogue, its field into a queue."""
    one = Procedure("1.000894", "1.000894", NAME, FIELD)
    store.catalogue.shelve(uuid4(), Catalogue(added=(one,)), "list", "thu")
    declare(store, uuid4(), Topic(FIELD, "ho-tich"), "thu")


def test_a_dossier_is_told_with_the_end_of_its_code_alone(asked):
    view = asked(state=4, due_at=DUE)
    assert view.code == "…-0001"
    assert CODE not in repr(view)
    assert (view.state, view.due_at) == (State.PROCESSING, DUE)
    assert (view.lateness, view.step) == (Lateness.IN_PROCESS_OVERDUE, NextStep.APOLOGY)


@pytest.mark.usefixtures("shelved")
def test_its_procedure_has_a_name_and_its_field_a_queue(asked):
    view = asked(state=5, procedure="1.000894")
    assert (view.procedure, view.service) == (NAME, "ho-tich")


@pytest.mark.usefixtures("shelved")
def test_a_result_is_handed_out_at_its_own_queue(asked):
    view = asked(state=9, procedure="1.000894")
    assert (view.step, view.service) == (NextStep.COLLECT, "tra-ket-qua")


def test_a_procedure_that_is_not_in_the_catalogue_has_no_name(asked):
    view = asked(state=5, procedure="1.999999")
    assert (view.procedure, view.service) == ("", "")


@pytest.mark.usefixtures("shelved")
def test_without_a_queue_for_results_the_fields_own_is_told(asked, declare):
    declare("UPDATE service SET active = false WHERE code = 'tra-ket-qua'")
    assert asked(state=9, procedure="1.000894").service == "ho-tich"


def test_a_word_between_two_systems_is_understood(asked):
    assert asked(state_raw="posting").state is State.FORWARDED
    assert asked(state_raw="chờ").step is NextStep.ASK


def test_one_that_is_kept_too_long_is_none(asked):
    assert asked(state=10, days=-1) is None
    assert asked(state=10, days=0) is not None
