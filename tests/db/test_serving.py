"""The keys of a counter: whichever is sent twice under one id has one effect."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed

HERE = {
    "put_back": (),
    "park": ("chờ bản sao",),
    "next_service": ("chung-thuc",),
    "transfer": ("dat-dai", "last"),
}


@pytest.mark.parametrize(("key", "words"), HERE.items(), ids=HERE)
def test_a_key_about_the_number_that_is_here_has_one_effect_however_often_sent(
    store, take, everything, key, words
):
    """Behaviour 40: no double effect after a lost answer."""
    take()
    here = store.day.call_next(uuid4(), "1").ticket.id
    request = uuid4()
    first = getattr(store.day, key)(request, "1", *words, ticket=here)
    after = everything()
    assert getattr(store.day, key)(request, "1", *words, ticket=here) == first
    assert everything() == after


@pytest.mark.parametrize(("key", "words"), HERE.items(), ids=HERE)
def test_a_key_about_a_number_that_has_gone_changes_nothing(store, take, everything, key, words):
    for _ in range(2):
        take()
    gone = store.day.call_next(uuid4(), "1").ticket.id
    store.day.call_next(uuid4(), "1")
    before = everything()
    with pytest.raises(NotAllowed, match="someone_was_faster"):
        getattr(store.day, key)(uuid4(), "1", *words, ticket=gone)
    assert everything() == before


def test_a_direct_number_is_not_called(store):
    store.day.serve_direct(uuid4(), "1", "ho-tich")
    with pytest.raises(NotAllowed, match="ticket_move"):
        store.day.call_again(uuid4(), "1")


def test_every_key_of_a_counter_that_is_not_there_is_refused(store):
    for act, words in (
        (store.day.put_back, ()),
        (store.day.end_wrap_up, ()),
        (store.day.next_service, ("ho-tich",)),
        (store.day.serve_direct, ("ho-tich",)),
    ):
        with pytest.raises(NotAllowed, match="counter_unknown"):
            act(uuid4(), "77", *words)
