"""Words of hand-overs: every state and step has some, facts are filled in, no person is asked."""

from datetime import datetime
from uuid import uuid4

import pytest

from centre.rules.dossiers import State
from centre.rules.handover import Stamp, Step
from centre.rules.hours import ZONE
from counter_client import handover_said, sentences
from counter_client.handover import UNDO, said
from db.handover.record import Asked, Handed, Noted


@pytest.fixture
def asked(qapp):
    def make(**changes):
        told = {"is_known": True, "procedure": "", "state": None, "due_at": None, "noted": ()}
        told |= {"proposed": None, "is_clear": False, "undo": None, **changes}
        return Asked("H99.08-261120-0001", **told)

    return make


def test_every_state_and_step_has_its_words(asked):
    words = {handover_said.state_words(state) for state in (*State, None)}
    assert len(words) == len(State) + 1
    assert len({handover_said.step_words(step) for step in Step}) == 2
    assert "Đang xử lý" in handover_said.known_words(asked(state=State.PROCESSING))
    assert "chưa có" in handover_said.known_words(asked(is_known=False))


def test_a_due_moment_has_its_hour_where_it_has_one(asked):
    due = datetime(2026, 11, 25, 16, 30, tzinfo=ZONE)
    assert handover_said.due_words(asked(due_at=due)) == "Hẹn trả: 16:30 25/11/2026"
    end = due.replace(hour=23, minute=59)
    assert handover_said.due_words(asked(due_at=end)) == "Hẹn trả: 25/11/2026"
    assert handover_said.due_words(asked()) == ""


def test_a_step_tells_when_and_where(qapp, tell):
    del qapp
    one = Noted(uuid4(), Step.FINISHED, Stamp(tell.now, "1", "lan"))
    assert handover_said.noted_words(one) == "Đã xử lý xong: 09:00 23/11/2026, quầy 1"


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("again", [True, False])
def test_every_outcome_is_a_whole_sentence(qapp, tell, step, again):
    del qapp
    handed = Handed(uuid4(), "…-0001", step, tell.now, "1", "lan", again)
    for act in (step, UNDO):
        message = said(act, handed)
        text = sentences.refused(message.key, message.facts)
        assert text.startswith("…-0001:")
        assert "{" not in text
