"""The question after a service: one a counter, opened by "done", closed by the next one."""

from uuid import uuid4

import pytest

from db import questions


@pytest.fixture
def asked(store):
    """Return the number that a counter's question is about, or None."""

    def about(counter="1"):
        with store.read() as work:
            row = questions.open_row(work, counter)
            return None if row is None else (row.counter, row.closed_at)

    return about


def test_done_opens_a_question_at_this_counter_alone(store, take, asked):
    take()
    store.day.call_next(uuid4(), "1")
    assert asked() is None
    store.day.finish(uuid4(), "1")
    assert asked() == ("1", None)
    assert asked("2") is None
    (told,) = [event.facts for event in store.day.events("A001") if event.kind == "rating_opens"]
    assert (told["counter"], told["level"]) == ("1", None)


def test_the_next_call_closes_it_and_asks_none_for_a_service_that_it_ended(store, take, asked):
    for _ in range(3):
        take()
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    assert asked() is None
    store.day.call_next(uuid4(), "1")
    assert asked() is None, "the chair is taken by the next one"


def test_closing_where_nothing_is_open_changes_nothing(store, take, everything):
    take()
    before = everything()
    with store.write() as work:
        questions.close(work, work.centre.counter("1"))
    assert everything() == before
