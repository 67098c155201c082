"""Letters of kiosks: declared by a supervisor, known to all at once, never while in use."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from db.history import verify
from db.letters import Series, Wish, declare, series_of


@pytest.fixture
def give(store):
    """Give kiosk k2 a letter for a service, or take it away with None."""

    def giver(letter, service="ho-tich", kiosk="k2"):
        return declare(store, uuid4(), Wish(kiosk, service, letter, "giam-doc"))

    return giver


def told(store):
    return [event.facts for event in store.day.events() if event.kind == "kiosk_letter"]


def test_every_letter_is_listed_the_shared_ones_first(store, give):
    give("M", kiosk="k3")
    give("L")
    assert series_of(store.centre())[:4] == (
        Series("ho-tich", None, "A"),
        Series("ho-tich", "k2", "L"),
        Series("ho-tich", "k3", "M"),
        Series("chung-thuc", None, "B"),
    )


def test_programs_that_run_already_count_by_the_new_letter_at_once(store, give, open_as):
    second = open_as("kiosk:k2")
    assert second.day.take(uuid4(), "ho-tich", "k2").ticket.label == "A001"
    assert give("L")
    assert second.day.take(uuid4(), "ho-tich", "k2").ticket.label == "L001"
    assert store.day.take(uuid4(), "ho-tich", "k1").ticket.label == "A002"


def test_the_log_says_who_changed_what_and_its_chain_holds(store, give):
    give("L")
    give("M")
    give(None)
    assert [(facts["from"], facts["to"]) for facts in told(store)] == [
        *((None, "L"), ("L", "M"), ("M", None)),
    ]
    assert all(facts["author"] == "giam-doc" for facts in told(store))
    assert all((facts["kiosk"], facts["service"]) == ("k2", "ho-tich") for facts in told(store))
    with store.read() as work:
        assert verify(work)[1] == ()


def test_what_is_so_already_changes_nothing_and_is_no_event(store, give, everything):
    assert give("L")
    before = everything()
    assert not give("L")
    assert not give(None, kiosk="k9")
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"request"}


def test_one_request_sent_twice_has_one_effect(store):
    wish, request = Wish("k2", "ho-tich", "L", "giam-doc"), uuid4()
    assert [declare(store, request, wish) for _ in range(2)] == [True, True]
    assert len(told(store)) == 1


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        *(("B", "letter_repeated"), ("A", "letter_repeated"), ("M", "letter_repeated")),
        *(("O", "letter_forbidden"), ("đ", "letter_forbidden"), ("l", "letter_shape")),
        *(("LL", "letter_shape"), ("", "letter_shape"), ("7", "letter_shape")),
    ],
)
def test_a_letter_that_another_has_or_that_is_heard_wrong_is_refused(give, everything, letter, key):
    give("M", kiosk="k3")
    before = everything()
    with pytest.raises(NotAllowed, match=key):
        give(letter)
    assert everything() == before


@pytest.mark.parametrize(
    ("kiosk", "service", "key"),
    [
        *(("K2", "ho-tich", "kiosk_name"), ("", "ho-tich", "kiosk_name")),
        *(("k" * 500, "ho-tich", "kiosk_name"), ("k2\n", "ho-tich", "kiosk_name")),
        ("k2", "ho-tic", "service_unknown"),
    ],
)
def test_a_kiosk_or_service_that_cannot_be_is_refused(give, everything, kiosk, service, key):
    before = everything()
    with pytest.raises(NotAllowed, match=key):
        give("L", service, kiosk)
    assert everything() == before


@pytest.mark.parametrize("after", ["M", None])
def test_a_letter_with_numbers_of_today_stays_where_it_is_until_tomorrow(
    store, give, clock, everything, after
):
    give("L")
    store.day.take(uuid4(), "ho-tich", "k2")
    before = everything()
    with pytest.raises(NotAllowed, match="letter_in_use") as refused:
        give(after)
    assert refused.value.facts == {"letter": "L"}
    assert everything() == before
    clock.move(days=1)
    assert give(after)


def test_a_letter_that_was_in_use_this_morning_goes_to_nobody_else(store, give, declare):
    give("L")
    store.day.take(uuid4(), "ho-tich", "k2")
    declare("DELETE FROM kiosk_letter")
    with pytest.raises(NotAllowed, match="letter_in_use"):
        give("L", "chung-thuc")


def test_a_letter_may_leave_a_service_that_is_off(store, give, declare):
    give("L")
    declare("UPDATE service SET active = false WHERE code = 'ho-tich'")
    assert give(None)
    assert series_of(store.centre())[:2] == (
        Series("ho-tich", None, "A"),
        Series("chung-thuc", None, "B"),
    )
