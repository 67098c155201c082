"""The store of one app on its own lane: opened there, asked there, watched for news."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from centre.rules.errors import Unavailable
from centre.shell.lane import Lane
from centre.shell.news import NewsWatch
from db import Store

T = TypeVar("T")


class StoreLane(QObject):
    """Jobs for the store, one after the other. `changed` carries the Changed of the news.

    `answered` tells after each job whether the store has answered, be it with a refusal.
    """

    changed = Signal(object)
    lost = Signal(object)
    answered = Signal(bool)

    def __init__(self, open_store: Callable[[], Store], name: str) -> None:
        """Open nothing yet; the first job opens the store on the lane."""
        super().__init__()
        self._open_store = open_store
        self._lane = Lane(name, self)
        self._store: Store | None = None
        self._watch: NewsWatch | None = None

    def run(
        self,
        job: Callable[[Store], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run job with the store; answer on the main thread as a Lane does."""

        def tell(result: T) -> None:
            self._listen()
            self.answered.emit(True)  # noqa: FBT003 - a signal carries one value
            if done is not None:
                done(result)

        def fail(error: Exception) -> None:
            self.answered.emit(not isinstance(error, Unavailable))
            if failed is None:
                raise error
            failed(error)

        self._lane.run(lambda: job(self._opened()), tell, fail)

    def close(self, last: Callable[[Store], object] | None = None) -> None:
        """Stop listening, finish the job at hand, say a last word, close the store.

        A job that does not end keeps its store. Repeats do nothing.
        """
        if self._watch is not None:
            self._watch.close()
        word = None if last is None else lambda: self._store and last(self._store)
        if self._lane.close(word) and self._store is not None:
            self._store.close()
            self._store = None

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _listen(self) -> None:
        """Watch the news from the first answer on."""
        if self._watch is None and self._store is not None:
            self._watch = NewsWatch(self._store.news, self._lane, self)
            self._watch.changed.connect(self.changed)
            self._watch.lost.connect(self.lost)
