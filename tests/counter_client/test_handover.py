"""The flow of a receipt: looked up, one wish at a time, doubts sent again, nothing in a repr."""

from datetime import timedelta
from itertools import count
from uuid import UUID, uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.handover import Stamp, Step
from counter_client.handover import RESEND_WITHIN, UNDO, HandingOver, Stage, Wish, said
from db.handover.record import Asked, Handed, Noted

CODE = "H99.08-261120-0001"


@pytest.fixture
def noted(tell):
    return Noted(uuid4(), Step.FINISHED, Stamp(tell.now, "1", "lan"))


def asked(*noted, **changes):
    told = {"is_known": True, "procedure": "Khai sinh", "state": None, "due_at": None}
    told |= {"proposed": Step.RETURNED, "is_clear": True, "undo": None, **changes}
    return Asked(CODE, noted=noted, **told)


@pytest.fixture
def flow():
    ids = count(1)
    made = HandingOver(lambda: UUID(int=next(ids)))
    made.look(CODE)
    made.seen(asked())
    return made


def handed(at, **changes):
    told = {"step": Step.RETURNED, "counter": "1", "clerk": "lan", **changes}
    return Handed(uuid4(), "…-0001", at=at, **told)


def test_an_answer_is_of_the_code_that_was_asked_for_last():
    flow = HandingOver()
    assert flow.stage is Stage.CODE
    flow.look("A-0001")
    flow.look("A-0002")
    assert flow.stage is Stage.LOOKING
    assert not flow.is_of("A-0001")
    assert flow.is_of("A-0002")
    flow.forget()
    assert not flow.is_of("A-0002")


def test_one_wish_at_a_time_and_it_is_answered(flow, tell):
    wish = flow.wish(Step.RETURNED, 10.0)
    assert (wish.act, wish.code, wish.handover, flow.waits) == (Step.RETURNED, CODE, None, True)
    with pytest.raises(NotAllowed) as refused:
        flow.wish(Step.FINISHED, 10.0)
    assert refused.value.key == "busy"
    message = flow.answered(wish, handed(tell.now))
    assert (message.key, message.tone, flow.waits) == ("hand_done_returned", "ok", False)
    assert (flow.stage, flow.asked) == (Stage.CODE, None)


def test_why_a_step_does_not_work(noted):
    flow = HandingOver()
    assert flow.refusal(Step.FINISHED) == "step_needed"
    flow.seen(asked(noted))
    assert flow.refusal(None) == "step_needed"
    assert flow.refusal(Step.FINISHED) == "step_done"
    assert flow.refusal(Step.RETURNED) == ""
    assert flow.refusal(UNDO) == "hand_undo_over"
    flow.seen(asked(Noted(uuid4(), Step.RETURNED, noted.stamp), undo=noted))
    assert flow.refusal(Step.FINISHED) == "step_done"
    assert flow.wish(UNDO, 1.0).handover == noted.id


def test_a_refusal_leaves_the_receipt_on_the_page(flow):
    wish = flow.wish(Step.RETURNED, 10.0)
    message = flow.refused(wish, NotAllowed("undo_too_late"))
    assert (message.key, message.tone) == ("hand_undo_over", "err")
    assert (flow.waits, flow.stage) == (False, Stage.KNOWN)


def test_a_wish_in_doubt_goes_again_with_its_own_id_and_not_for_ever(flow):
    wish = flow.wish(Step.RETURNED, 10.0)
    assert flow.resend(11.0) is None, "it is on its way"
    flow.doubted(wish)
    flow.forget()
    assert flow.resend(12.0) == wish
    assert flow.resend(12.0) is None
    flow.doubted(wish)
    assert flow.resend(10.0 + RESEND_WITHIN + 1) is None
    assert not flow.waits


def test_an_answer_to_an_old_wish_frees_no_newer_one(flow, tell):
    old = flow.wish(Step.RETURNED, 10.0)
    flow.doubted(old)
    assert flow.resend(100.0) is None
    newer = flow.wish(Step.RETURNED, 101.0)
    flow.doubted(old)
    flow.refused(old, NotAllowed("busy"))
    assert flow.waits
    flow.answered(newer, handed(tell.now))
    assert not flow.waits


def test_what_is_said_of_an_answer(tell):
    before = said(Step.RETURNED, handed(tell.now + timedelta(minutes=5), again=True))
    assert (before.key, before.tone) == ("hand_before_returned", "plain")
    assert before.facts["at"] == "09:05 23/11"
    assert said(UNDO, handed(tell.now)).key == "hand_undone"
    assert said(Step.FINISHED, handed(tell.now, step=Step.FINISHED)).key == "hand_done_finished"


def test_no_repr_has_the_code(flow):
    wish = flow.wish(Step.RETURNED, 1.0)
    assert CODE not in repr((flow.asked, wish))
    assert isinstance(wish, Wish)
