"""The way of a supervisor's page to the store: the counter's link, and what is no loss of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Protocol, TypeVar

from centre.rules.errors import NotAllowed, Unavailable
from db import Store

T = TypeVar("T")
Missed = Callable[[NotAllowed | Unavailable], None]


class Linked(Protocol):
    """What the page needs of the counter's link (counter_client.link.Link)."""

    def do(self, job: Callable[[Store], T], done: Callable[[T], None], missed: Missed) -> None:
        """Do job on the store's lane; exactly one of done and missed follows."""
        ...


FOR_PEOPLE: Final = frozenset({"not_permitted", "server_unpublished"})
"""What the server says to whoever asks: the link is there, so nothing has to be tried again."""


@contextmanager
def told_to_people() -> Iterator[None]:
    """Turn what is no loss of the link into a refusal with the same key."""
    try:
        yield
    except Unavailable as error:
        if error.key in FOR_PEOPLE:
            raise NotAllowed(error.key) from error
        raise
