"""Saving the log as a file: read page by page, told to the log, then written on a lane of its own.

Not one line leaves the house before the log has it that they do.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from centre.rules.errors import NotAllowed, Unavailable
from centre.shell import sticks
from centre.shell.lane import Lane
from counter_client.supervisor.log import MOST_ROWS
from counter_client.supervisor.log_file import csv_of, free_name
from counter_client.supervisor.log_said import Names
from db import Store
from db.log_facts import LoggedEvent
from db.logbook import Asked, Page, Place


@dataclass(slots=True)
class Export:
    """A file in the making: where it goes, for whom, and the lines read so far.

    is_all: every line that was asked for is in it; else MOST_ROWS, the newest ones.
    """

    folder: Path
    asked: Asked
    by: str
    names: Names
    lines: list[LoggedEvent] = field(default_factory=list)
    is_all: bool = True

    def take(self, page: Page) -> Place | None:
        """Take a page in; return where the next one begins, None: this is enough."""
        self.lines += page.lines
        self.is_all = page.next is None and len(self.lines) <= MOST_ROWS
        del self.lines[MOST_ROWS:]
        return page.next if len(self.lines) < MOST_ROWS else None


class Saving:
    """Reads by the section's way to the store, and writes on its own lane."""

    def __init__(
        self,
        lane: Lane,
        do: Callable[[Callable[[Store], Any], Callable[[Any], None]], None],
        saved: Callable[[Path, Export], None],
        failed: Callable[[NotAllowed | Unavailable], None],
    ) -> None:
        """Keep the lane, which is closed here, the way to the store, and who is answered."""
        self._lane, self._do = lane, do
        self._saved, self._fail = saved, failed

    def begin(self, export: Export) -> None:
        """Read all lines, log that they leave, write the file."""
        self._gather(export, None)

    def close(self) -> None:
        """Close the lane."""
        self._lane.close()

    def _gather(self, export: Export, place: Place | None) -> None:
        def read(page: Page) -> None:
            further = export.take(page)
            if further is None:
                self._tell(export)
            else:
                self._gather(export, further)

        self._do(lambda store: store.logbook.page(export.asked, export.by, place), read)

    def _tell(self, export: Export) -> None:
        content = csv_of(export.lines, export.names).encode("utf-8-sig")
        file = (len(export.lines), hashlib.sha256(content).hexdigest())
        request = uuid4()
        name = f"nhat-ky-{export.asked.first}-{export.asked.last}.csv"

        def logged(_: object) -> None:
            self._lane.run(
                lambda: sticks.save(export.folder, free_name(export.folder, name), content),
                lambda saved: self._saved(saved, export),
                self._failed,
            )

        def log(store: Store) -> None:
            store.logbook.exported(request, export.asked, file, export.by)

        self._do(log, logged)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, NotAllowed | Unavailable):
            raise error
        self._fail(error)
