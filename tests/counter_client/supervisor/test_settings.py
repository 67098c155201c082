"""The state machine of the settings: typing, leaving, saving once, being slower than another."""

from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed
from counter_client.supervisor.settings import Settings
from counter_client.supervisor.settings_checking import COUNTERS


@pytest.fixture
def flow(store) -> Settings:
    """The settings of the founded centre, read."""
    made = Settings()
    made.seen(store.declared.read())
    return made


def perform(flow, store, wish):
    store.declared.change_all(wish.request, wish.changes, "giam-doc")
    flow.answered(wish)
    flow.seen(store.declared.read())


def test_what_is_typed_is_shown_as_old_and_new_and_saved(flow, store) -> None:
    flow.choose("service", "ho-tich")
    flow.type("last", 500)
    assert [(m.field, m.old, m.new) for m in flow.moves()] == [("last", 999, 500)]
    perform(flow, store, flow.save(0))
    assert store.centre().services["ho-tich"].last == 500
    assert (flow.said.key, flow.is_dirty, flow.key) == ("settings_saved", False, "ho-tich")


def test_what_is_as_it_was_is_no_change(flow) -> None:
    flow.choose("service", "ho-tich")
    flow.type("last", 500)
    flow.type("last", 999)
    assert not flow.is_dirty
    assert flow.save(0) is None


def test_nobody_leaves_what_was_typed_without_saying_so(flow) -> None:
    flow.choose("service", "ho-tich")
    flow.type("last", 500)
    assert not flow.choose("counter", "1")
    assert (flow.page, flow.values()["last"]) == ("service", 500)
    flow.stay()
    assert flow.wanted is None
    flow.choose("counter", "1")
    flow.give_up()
    assert (flow.page, flow.key, flow.typed) == ("counter", "1", {})


def test_after_saving_one_is_where_one_wanted_to_go(flow, store) -> None:
    flow.choose("service", "ho-tich")
    flow.type("last", 500)
    flow.choose("counter", "1")
    perform(flow, store, flow.save(0))
    assert (flow.page, flow.key) == ("counter", "1")


def test_every_wrong_field_is_told_and_nothing_is_sent(flow) -> None:
    flow.choose("service", "ho-tich")
    for name, value in (("first", "abc"), ("letter", "B"), ("last", 0)):
        flow.type(name, value)
    assert flow.save(0) is None
    assert {name: wrong.why for name, wrong in flow.wrong.items()} == {
        "first": "setting_shape",
        "last": "setting_range",
    }
    flow.type("first", 1)
    flow.type("last", 999)
    assert flow.save(0) is None
    assert flow.wrong["letter"].why == "letter_repeated"
    assert flow.is_dirty


def test_a_new_service_goes_to_its_counters_in_the_same_step(flow, store) -> None:
    flow.choose("service")
    flow.begin_new()
    flow.type_code("cu-tru")
    for name, value in (("name", {"vi": "Cư trú"}), ("field", "ho-tich"), ("letter", "M")):
        flow.type(name, value)
    assert flow.save(0) is None
    assert flow.wrong[COUNTERS].why == "service_unserved"
    flow.type(COUNTERS, {"1": 3, "2": 1})
    perform(flow, store, flow.save(0))
    assert flow.key == "cu-tru"
    counters = store.centre().counters
    assert [counters[code].serves.get("cu-tru") for code in "123"] == [3, 1, None]
    assert flow.base()[COUNTERS] == {"1": 3, "2": 1}


def test_a_holiday_is_made_under_its_day_and_taken_away(flow, store) -> None:
    flow.choose("holiday")
    flow.begin_new()
    flow.type_code("2/9/2028")
    flow.type("name", {"vi": "Quốc khánh"})
    perform(flow, store, flow.save(0))
    assert flow.key == "2028-09-02"
    perform(flow, store, flow.end(0))
    assert flow.key is None
    assert "2028-09-02" not in flow.items()


def test_the_slower_of_two_is_told_before_and_refused_when_saving(flow, store) -> None:
    flow.choose("service", "ho-tich")
    flow.type("last", 500)
    store.declared.change(uuid4(), Change("service", "ho-tich", {"last": 400}), "giam-doc")
    flow.seen(store.declared.read())
    assert flow.said.key == "changed_meanwhile"
    wish = flow.save(0)
    with pytest.raises(NotAllowed) as refusal:
        perform(flow, store, wish)
    flow.refused(wish, refusal.value)
    assert flow.values()["last"] == 500, "nothing that was typed is lost"
    flow.give_up()
    assert flow.values()["last"] == 400


def test_a_press_in_doubt_is_sent_again_with_its_request_and_then_let_go(flow) -> None:
    flow.choose("pause", "hop")
    wish = flow.end(0)
    with pytest.raises(NotAllowed, match="busy"):
        flow.end(1)
    assert flow.resend(1) is None, "it is on its way"
    flow.doubted(wish)
    assert flow.resend(2).request == wish.request
    flow.doubted(wish)
    assert flow.resend(61) is None
    assert (flow.waits, flow.said.key) == (False, "wish_too_old")


def test_a_pin_is_never_among_what_is_shown_and_unlocking_only_where_locked(flow, store) -> None:
    flow.choose("clerk", "hoa")
    flow.type("pin", "13579")
    assert [(m.field, m.new) for m in flow.moves()] == [("pin", "…")]
    assert "unlock" not in {entry.name for entry in flow.entries()}
    flow.type("pin", "")
    assert not flow.is_dirty, "an empty PIN leaves the old one"
    for _ in range(5):
        with pytest.raises(NotAllowed):
            store.staff.sign_in(uuid4(), "hoa", "0000", "1")
    flow.seen(store.declared.read())
    assert "unlock" in {entry.name for entry in flow.entries()}


def test_a_refusal_of_the_store_stands_beside_its_field(flow) -> None:
    flow.choose("service", "ho-tich")
    wish = flow.end(0)
    place = {"section": "service", "item": "ho-tich", "field": "active"}
    flow.refused(wish, NotAllowed("service_has_people", count=3, **place))
    assert flow.wrong["active"].facts["count"] == 3
    flow.give_up()
    flow.choose("pause")
    with pytest.raises(NotAllowed, match="nothing_open"):
        flow.end(0)
    with pytest.raises(NotAllowed, match="nothing_open"):
        flow.take_in(0)


def test_what_was_read_is_forgotten_and_what_was_typed_is_not(flow, store) -> None:
    flow.choose("service", "ho-tich")
    flow.type("last", 500)
    flow.forget()
    assert flow.sheet is None
    assert flow.typed == {"last": 500}
    flow.seen(store.declared.read())
    assert flow.values()["last"] == 500


def test_what_was_typed_waits_for_its_author_and_nobody_else_sees_it(flow, store) -> None:
    """Nothing is lost silently: at the next sitting it is there again, without a PIN."""
    flow.sits("giam-doc")
    flow.choose("clerk", "hoa")
    flow.type("name", "Hoa Nguyễn")
    flow.type("pin", "13579")
    flow.forget()
    flow.sits("lan")
    flow.seen(store.declared.read())
    assert (flow.typed, flow.said) == ({}, None)
    assert "13579" not in repr(vars(flow))
    flow.choose("policy")
    flow.type("bypass_limit", 1)
    flow.sits("giam-doc")
    flow.seen(store.declared.read())
    assert (flow.page, flow.key, flow.typed) == ("clerk", "hoa", {"name": "Hoa Nguyễn"})
    assert flow.said.key == "draft_kept"
    flow.sits("lan")
    assert flow.typed == {"bypass_limit": 1}


def test_a_press_of_one_clerk_is_never_sent_again_in_anothers_name(flow) -> None:
    flow.sits("giam-doc")
    flow.choose("policy")
    flow.type("bypass_limit", 1)
    wish = flow.save(0)
    assert wish.by == "giam-doc"
    flow.doubted(wish)
    flow.sits("lan")
    assert flow.resend(1) is None
    flow.type("return_minutes", 5)
    flow.answered(wish)
    assert flow.typed == {"return_minutes": 5}, "a late answer touches nobody else's form"


def test_what_is_typed_while_a_press_is_on_its_way_is_kept(flow, store) -> None:
    flow.choose("policy")
    flow.type("bypass_limit", 1)
    wish = flow.save(0)
    flow.type("return_minutes", 5)
    perform(flow, store, wish)
    assert flow.typed == {"return_minutes": 5}
    assert flow.base()["bypass_limit"] == 1
    perform(flow, store, flow.save(1))
    assert store.centre().policy.return_minutes == 5


def test_whoever_went_on_after_pressing_finds_his_new_form_untouched(flow, store) -> None:
    flow.choose("pause", "hop")
    wish = flow.end(0)
    flow.choose("policy")
    flow.type("bypass_limit", 1)
    perform(flow, store, wish)
    assert (flow.page, flow.typed) == ("policy", {"bypass_limit": 1})


def test_two_supervisors_change_one_item_and_neither_change_is_lost(flow, store) -> None:
    """The second is told who was faster, sees both, and saves what only he has changed."""
    flow.choose("service", "ho-tich")
    flow.type(COUNTERS, {"1": 2, "2": 7})
    flow.type("last", 500)
    flow.type("topics", [*flow.base()["topics"], "Lĩnh vực của tôi"])
    others = [
        Change("service", "ho-tich", {"daily_limit": 60, "last": 400}),
        Change("counter", "1", {"serves": {"ho-tich": 9, "chung-thuc": 1}}),
    ]
    store.declared.change_all(uuid4(), others, "giam-doc")
    wish = flow.save(0)
    with pytest.raises(NotAllowed, match="changed_meanwhile") as refusal:
        store.declared.change_all(wish.request, wish.changes, "giam-doc")
    flow.refused(wish, refusal.value)
    assert flow.said.facts["by"] == "giam-doc"
    flow.seen(store.declared.read())
    assert {m.field: (m.old, m.new) for m in flow.moves()}["last"] == (400, 500)
    perform(flow, store, flow.save(1))
    service, counters = store.centre().services["ho-tich"], store.centre().counters
    assert (service.last, service.daily_limit) == (500, 60)
    assert "Lĩnh vực của tôi" in service.topics
    assert [counters[code].serves["ho-tich"] for code in "12"] == [9, 7]


def test_what_another_has_taken_away_is_made_again_only_when_saved_twice(flow, store) -> None:
    flow.choose("holiday", "2027-04-30")
    flow.type("name", {"vi": "Thống nhất"})
    store.declared.change(uuid4(), Change("holiday", "2027-04-30", None), "giam-doc")
    flow.seen(store.declared.read())
    wish = flow.save(0)
    with pytest.raises(NotAllowed, match="changed_meanwhile") as refusal:
        store.declared.change_all(wish.request, wish.changes, "giam-doc")
    flow.refused(wish, refusal.value)
    flow.seen(store.declared.read())
    perform(flow, store, flow.save(1))
    assert store.declared.read().items["holiday"]["2027-04-30"]["name"] == {"vi": "Thống nhất"}
