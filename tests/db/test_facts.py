"""Answers survive being kept under a request's id: plain data and back, field for field."""

import json
from dataclasses import FrozenInstanceError, fields, is_dataclass
from uuid import uuid4

import pytest

from db import facts
from db.facts import Called, Session, Taken, TicketView
from db.requests import adapter


@pytest.fixture
def answers(store, take):
    """One real answer of each kind that is kept."""
    session = store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    take()
    taken = take("ho-tich", "khuyet-tat")
    called = store.day.call_next(uuid4(), "1")
    return {Taken: taken, Called: called, TicketView: called.ticket, Session: session}


@pytest.mark.parametrize("kind", [Taken, Called, TicketView, Session])
def test_an_answer_comes_back_from_json_as_it_went(answers, kind):
    answer = answers[kind]
    plain = json.loads(json.dumps(adapter(kind).dump_python(answer, mode="json")))
    assert adapter(kind).validate_python(plain) == answer


def test_no_answer_can_be_changed_by_a_screen(answers):
    for kind in vars(facts).values():
        if is_dataclass(kind) and kind.__module__ == facts.__name__:
            assert kind.__dataclass_params__.frozen, kind
    with pytest.raises(FrozenInstanceError):
        answers[Taken].ahead = 0


def test_no_fact_has_room_for_a_citizens_name_or_card():
    names = {field.name for kind in (Taken, TicketView) for field in fields(kind)}
    assert not names & {"name", "card", "cccd", "phone", "citizen"}
