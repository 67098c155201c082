"""Ground of the live board's tests: clerks who sit, people who wait, a supervisor who looks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from db import Store

BOSS = "giam-doc"


@pytest.fixture
def chief(open_as: Callable[[str], Store]) -> Store:
    """The store of the supervisor's PC."""
    return open_as("counter:s1")


@pytest.fixture
def sit(store: Store) -> Callable[..., Any]:
    """Sign a clerk in at a counter, Hoa at 1 unless told otherwise."""

    def act(counter: str = "1", clerk: str = "hoa") -> Any:
        return store.staff.sign_in(uuid4(), clerk, "2468", counter)

    return act


@pytest.fixture
def press(store: Store) -> Any:
    """Press a key of a counter: call_next, start, finish, absent, park with their arguments."""

    def act(key: str, counter: str = "1", *more: Any) -> Any:
        return getattr(store.day, key)(uuid4(), counter, *more)

    return act


@pytest.fixture
def service() -> Callable[..., Any]:
    """Return a service of a board by its code."""

    def find(board: Any, code: str = "ho-tich") -> Any:
        return next(one for one in board.services if one.code == code)

    return find


@pytest.fixture
def alarms() -> Callable[[Any], list[tuple[str, str]]]:
    """Return kind and subject of a board's alarms."""
    return lambda board: [(one.kind, one.subject) for one in board.alarms]


@pytest.fixture
def counted() -> Callable[[Store], Any]:
    """Count the statements that a store sends."""

    @contextmanager
    def counting(store: Store) -> Iterator[list[str]]:
        said: list[str] = []

        def hear(*told: Any) -> None:
            said.append(told[2])

        event.listen(store.engine, "before_cursor_execute", hear)
        try:
            yield said
        finally:
            event.remove(store.engine, "before_cursor_execute", hear)

    return counting
