"""The devices' flow: names, wishes that are sent once, pages that follow the device."""

from dataclasses import replace

import pytest

from centre.rules.enrolling import OFFER_HOLDS, Enrolment, Kind
from centre.rules.errors import NotAllowed
from counter_client.supervisor.enrolling import SORTS, Act, Known, Stage, next_name
from counter_client.supervisor.flow import RESEND_WITHIN, SLOW_SECONDS, Enrolling
from db.enrolment.bundle import Bundle

COUNTER, COUNTER_RATES, KIOSK = SORTS[0], SORTS[1], SORTS[2]
BUNDLE = Bundle(
    "10.0.0.1", 5432, "motcua", "H99.08", Kind.COUNTER, "c4", "a" * 64, "b" * 32, "k" * 32
)


def offered(flow: Enrolling, offer, at=100.0) -> Enrolling:
    """Let the store answer an offer of this flow with the enrolment of offer."""
    flow.add()
    wish = flow.offer(COUNTER, "c4", "1", at)
    flow.answered(wish, (BUNDLE, offer.id), at)
    return flow


def reading(offer) -> Known:
    return Known(pending=(offer,), watched=offer)


def test_the_next_free_name_is_suggested():
    assert next_name(COUNTER, {"c1", "c2", "k1", "c4"}) == "c3"
    assert next_name(KIOSK, set()) == "k1"


@pytest.mark.parametrize("name", ["", "Quầy 4", "-c4", "c" * 32, "c4!"])
def test_a_name_that_no_section_can_have_is_refused(flow, name):
    with pytest.raises(NotAllowed, match="device_name_shape"):
        flow.offer(COUNTER, name, None, 0.0)
    assert not flow.waits


def test_a_taken_name_is_refused_before_the_store_hears_of_it(flow, an_offer):
    flow.known = Known(pending=(an_offer(name="c4"),))
    with pytest.raises(NotAllowed, match="name_taken"):
        flow.offer(COUNTER, " C4 ", None, 0.0)


def test_a_rating_keypad_needs_its_counter_and_a_kiosk_has_none(flow):
    with pytest.raises(NotAllowed, match="counter_needed"):
        flow.offer(COUNTER_RATES, "c4", None, 0.0)
    assert flow.offer(KIOSK, "k1", "3", 0.0).facts["counter"] is None


def test_one_press_at_a_time(flow):
    flow.offer(COUNTER, "c4", None, 0.0)
    with pytest.raises(NotAllowed, match="busy"):
        flow.offer(COUNTER, "c5", None, 0.0)


def test_the_page_follows_the_device_from_bundle_to_done(flow, an_offer):
    offer = an_offer()
    offered(flow, offer)
    assert (flow.stage, flow.name()) == (Stage.BUNDLE, "c4")
    flow.seen(reading(offer), 101.0)
    assert flow.stage is Stage.BUNDLE
    asked = replace(offer, state=Enrolment.ASKED, digits="048213")
    flow.seen(reading(asked), 102.0)
    assert flow.stage is Stage.COMPARE
    wish = flow.judge(103.0, same=True)
    assert (wish.act, wish.facts["id"]) == (Act.ACCEPT, offer.id)
    flow.answered(wish, None, 103.0)
    assert flow.stage is Stage.ISSUING
    flow.seen(reading(replace(offer, state=Enrolment.SIGNED)), 104.0)
    assert (flow.stage, flow.ours) == (Stage.DONE, None)


@pytest.mark.parametrize("ending", [Enrolment.EXPIRED, Enrolment.REFUSED])
def test_an_offer_that_came_to_nothing_is_told(flow, an_offer, ending):
    offer = an_offer()
    offered(flow, offer).seen(Known(watched=replace(offer, state=ending)), 700.0)
    assert (flow.stage, flow.over, flow.ours) == (Stage.OVER, ending.value, None)


def test_where_to_save_stays_until_the_device_asks(flow, an_offer):
    offer = an_offer()
    offered(flow, offer).place()
    flow.seen(reading(offer), 101.0)
    assert flow.stage is Stage.PLACE
    flow.seen(reading(replace(offer, state=Enrolment.ASKED, digits="1")), 102.0)
    assert flow.stage is Stage.COMPARE


def test_our_device_comes_forward_from_the_list_once(flow, an_offer):
    offer = an_offer()
    offered(flow, offer).back()
    asked = replace(offer, state=Enrolment.ASKED, digits="048213")
    flow.seen(reading(asked), 101.0)
    assert flow.stage is Stage.COMPARE
    flow.back()
    flow.seen(reading(asked), 102.0)
    assert flow.stage is Stage.LIST


def test_what_was_offered_elsewhere_opens_only_when_its_device_asks(flow, an_offer):
    other = an_offer(name="k2", kind=Kind.KIOSK)
    flow.seen(Known(pending=(other,)), 0.0)
    flow.look_at(other.id)
    assert flow.stage is Stage.LIST
    asked = replace(other, state=Enrolment.ASKED, digits="1")
    flow.seen(Known(pending=(asked,)), 1.0)
    flow.look_at(other.id)
    assert flow.stage is Stage.COMPARE


def test_minutes_of_a_bundle_are_counted_by_this_machine(flow, an_offer):
    offered(flow, an_offer(), at=100.0)
    assert flow.seconds_left(100.0) == OFFER_HOLDS.total_seconds()
    assert flow.seconds_left(10_000.0) == 0


def test_a_wish_in_doubt_is_sent_again_with_the_same_request(flow, an_offer):
    flow.seen(Known(pending=(asked := an_offer(Enrolment.ASKED),)), 0.0)
    flow.look_at(asked.id)
    wish = flow.judge(0.0, same=True)
    assert flow.resend(1.0) is None
    flow.doubted(wish)
    assert flow.resend(2.0) == wish
    assert flow.resend(2.0) is None


def test_a_wish_that_is_too_old_is_let_go_and_said(flow):
    flow.doubted(flow.offer(COUNTER, "c4", None, 0.0))
    assert flow.resend(RESEND_WITHIN + 1) is None
    assert flow.said is not None
    assert (flow.said.key, flow.waits) == ("wish_too_old", False)


@pytest.fixture
def let_go(flow, an_offer):
    """A flow whose offer of c4 took effect unseen, and was let go."""
    flow.doubted(flow.offer(COUNTER, "c4", None, 0.0))
    flow.resend(RESEND_WITHIN + 1)
    flow.seen(Known(pending=(an_offer(name="c4"),)), RESEND_WITHIN + 2)
    return flow


def test_a_name_that_only_our_unseen_offer_holds_is_offered_anew(let_go, an_offer):
    wish = let_go.offer(COUNTER, "c4", None, 100.0)
    assert (wish.act, wish.facts["name"]) == (Act.OFFER, "c4")
    seen = an_offer(name="c4")
    let_go.answered(wish, (BUNDLE, seen.id), 100.0)
    let_go.seen(reading(seen), 101.0)
    with pytest.raises(NotAllowed, match="name_taken"):
        let_go.offer(COUNTER, "c4", None, 102.0)


def test_an_unseen_offer_frees_no_other_kind_and_no_device_that_asks_or_is_in(let_go, an_offer):
    with pytest.raises(NotAllowed, match="name_taken"):
        let_go.offer(KIOSK, "c4", None, 100.0)
    let_go.seen(Known(pending=(an_offer(Enrolment.ASKED, name="c4"),)), 101.0)
    with pytest.raises(NotAllowed, match="name_taken"):
        let_go.offer(COUNTER, "c4", None, 102.0)


def test_a_refusal_of_the_store_is_said_and_the_page_stays(flow):
    flow.add()
    wish = flow.offer(COUNTER, "c4", None, 0.0)
    flow.refused(wish, NotAllowed("name_taken", name="c4"))
    assert flow.said is not None
    assert (flow.stage, flow.said.key, flow.waits) == (Stage.ADD, "name_taken", False)


def test_a_server_that_does_not_sign_is_slow_after_a_while(flow, an_offer):
    offer = an_offer(Enrolment.ASKED)
    offered(flow, offer).seen(reading(offer), 101.0)
    flow.answered(flow.judge(102.0, same=True), None, 102.0)
    assert not flow.is_slow(102.0 + SLOW_SECONDS)
    assert flow.is_slow(102.1 + SLOW_SECONDS)


def test_nothing_is_judged_or_removed_that_nobody_looks_at(flow):
    for act in (lambda: flow.judge(0.0, same=True), lambda: flow.remove(0.0)):
        with pytest.raises(NotAllowed, match="someone_was_faster"):
            act()
    with pytest.raises(NotAllowed, match="someone_was_faster"):
        flow.withdraw(0.0)
    assert not flow.back()
