"""What is played next, what is left out because it is broken, and what staff are told. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from queue_display.film.playlist import (
    Item,
    Kind,
    Mark,
    Playlist,
    Problem,
    Trouble,
    name_order,
    printable,
)

MOST_STRIKES: Final = 3
"""A film that stood still so often in a row is broken; once may have been a busy machine."""
_NAMED: Final = 3
"""Files that are named to staff; a folder full of broken ones is told by its first."""

_KEYS: Final = (
    ("film_unreadable", frozenset(Trouble) - {Trouble.CODEC, Trouble.DATES}),
    ("film_codec", frozenset({Trouble.CODEC})),
    ("film_dates", frozenset({Trouble.DATES})),
)
"""Sentences for staff, the worst one first, and what belongs to each."""


@dataclass(frozen=True, slots=True)
class FilmReport:
    """How the films are, for staff: "" all well, else the key of a sentence, and its facts."""

    key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Programme:
    """Goes round a playlist, again and again, in the order of names."""

    _list: Playlist = field(default_factory=lambda: Playlist(is_there=True))
    _at: str | None = None
    _broken: dict[str, tuple[Mark, Trouble]] = field(default_factory=dict)
    _strikes: dict[str, tuple[Mark, int]] = field(default_factory=dict)
    films_off: bool = False
    """Films cannot be played on this machine at all; pictures and texts go on."""

    def take(self, seen: Playlist) -> None:
        """Take another look at the folder; a file that changed is tried again."""
        self._list = seen
        marks = {item.name: item.mark for item in seen.items}
        self._broken = {n: b for n, b in self._broken.items() if marks.get(n) == b[0]}
        self._strikes = {n: s for n, s in self._strikes.items() if marks.get(n) == s[0]}

    def playable(self, today: date) -> tuple[Item, ...]:
        """Return what can be played on a day, in order."""
        return tuple(
            item
            for item in self._list.items
            if item.span.has(today)
            and item.name not in self._broken
            and not (self.films_off and item.kind is Kind.FILM)
        )

    def next(self, today: date) -> Item | None:
        """Return what comes after the last one, at the end the first one; None for nothing."""
        items = self.playable(today)
        if not items:
            self._at = None
            return None
        last = name_order(self._at) if self._at is not None else ()
        chosen = next((item for item in items if name_order(item.name) > last), items[0])
        self._at = chosen.name
        return chosen

    def has(self, item: Item, today: date) -> bool:
        """Tell whether something that is being shown is still to be shown."""
        return item in self.playable(today)

    def failed(self, item: Item, why: Trouble) -> None:
        """Leave a file out until it changes."""
        self._broken[item.name] = (item.mark, why)

    def stood_still(self, item: Item) -> None:
        """Note that a film stood still; after MOST_STRIKES in a row it counts as broken."""
        mark, count = self._strikes.get(item.name, (item.mark, 0))
        self._strikes[item.name] = (mark, count + 1)
        if count + 1 >= MOST_STRIKES:
            self.failed(item, Trouble.NO_FRAMES)

    def played(self, item: Item) -> None:
        """Note that a file was shown to its end."""
        self._strikes.pop(item.name, None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is left out, in the order of names."""
        found = [Problem(printable(name), why) for name, (_, why) in self._broken.items()]
        return tuple(
            sorted((*self._list.problems, *found), key=lambda problem: name_order(problem.name))
        )

    def told(self) -> FilmReport:
        """Return what staff are to know; the worst thing comes first."""
        if self.films_off and any(item.kind is Kind.FILM for item in self._list.items):
            return FilmReport("film_no_codec")
        for key, mine in _KEYS:
            if found := [each for each in self.problems if each.why in mine]:
                return FilmReport(key, _facts(found))
        if not self._list.items:
            return FilmReport("films_missing")
        if self._list.left_out:
            return FilmReport("films_too_many", {"count": self._list.left_out})
        return FilmReport()


def _facts(problems: list[Problem]) -> dict[str, Any]:
    """Return names and count of files, for a sentence, and why, for technicians."""
    names = ", ".join(each.name for each in problems[:_NAMED])
    more = ", …" if len(problems) > _NAMED else ""
    return {
        "file": names + more,
        "count": len(problems),
        "detail": ", ".join(str(each.why) for each in problems[:_NAMED]),
    }
