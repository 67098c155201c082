"""One thing at a time is made ready on a lane: a disk that hangs must not pile up work."""

from collections.abc import Callable
from typing import TypeVar

from centre.shell.lane import Lane

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Preparing:
    """Makes things ready; while one is being made, no other one is taken."""

    def __init__(self, lane: Lane) -> None:
        """Keep the lane on which things are made."""
        self._lane, self._is_busy = lane, False

    def take(self, job: Callable[[], T], ready: Callable[[T], None], failed: Failed) -> bool:
        """Have the lane do a job and tell what came of it; False: it still has another one."""
        if self._is_busy:
            return False
        self._is_busy = True

        def made(what: T) -> None:
            self._is_busy = False
            ready(what)

        def broke(error: Exception) -> None:
            self._is_busy = False
            failed(error)

        self._lane.run(job, made, broke)
        return True
