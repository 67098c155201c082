"""The item of the settings that is open: what is declared of it, what was typed over it.

No Qt here.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from centre.rules.declaring.changing import faults_of, moves
from centre.rules.declaring.facts import Change, Declared, Entry, Item, Kind, Move, mark
from centre.rules.declaring.subjects import SUBJECTS, Subject, of_section
from counter_client.supervisor.settings_checking import (
    COUNTERS,
    Place,
    Wrong,
    changes_of_counters,
    serving,
)
from counter_client.supervisor.settings_draft import merged
from counter_client.supervisor.settings_typing import day_of

if TYPE_CHECKING:
    from db.declaring.store import Sheet

PAST: Final = "past"
FILE: Final = "file"
PAGES: Final = (
    *("hours", "holiday", "field", "service", "counter", "priority", "policy", "notice", "pause"),
    *("outcome", "instrument", "clerk", "centre", PAST, FILE),
)
"""What the list at the left has, in its order; the last two are no sections of items."""
_SERVED_BY: Final = Entry(COUNTERS, Kind.WEIGHTS, 1, 9, of="counter", default={})


class Opened:
    """A page of the settings, and the item of it that stands in the form."""

    def __init__(self) -> None:
        """Begin with the opening hours, of which nothing is known yet."""
        self.sheet: Sheet | None = None
        self.page = PAGES[0]
        self.key: str | None = None
        self.code = ""
        self.typed: dict[str, Any] = {}
        self.wrong: dict[str, Wrong] = {}
        # What was declared when somebody began to type; {}: it was gone, None: not read yet.
        self._known: Item | None = None

    @property
    def subject(self) -> Subject | None:
        """Return the section that stands, or None for a page without items."""
        return SUBJECTS.get(self.page)

    @property
    def is_new(self) -> bool:
        """Tell whether a new item is being made."""
        return self.key == ""

    @property
    def is_dirty(self) -> bool:
        """Tell whether something was typed that is not saved."""
        return bool(self.moves()) or (self.is_new and bool(self.typed or self.code))

    @property
    def open_key(self) -> str:
        """Return the key of the item that is open, as it was typed for a new one."""
        if self.key or self.page != "holiday":
            return self.key or self.code
        return str(day_of(self.code) or "")

    def items(self) -> Mapping[str, Item]:
        """Return the items of the section that stands, the active ones first."""
        found = of_section(self._items(), self.page)
        return dict(sorted(found.items(), key=lambda one: not one[1].get("active", True)))

    def entries(self) -> tuple[Entry, ...]:
        """Return the fields of the form, in their order."""
        if self.subject is None:
            return ()
        entries = list(self.subject.entries)
        if self.page == "service":
            place = next(n for n, entry in enumerate(entries) if entry.name == "daily_limit")
            entries.insert(place, _SERVED_BY)
        if self.page == "clerk" and self.key not in (self.sheet.locked if self.sheet else ()):
            entries = [entry for entry in entries if entry.name != "unlock"]
        return tuple(entries)

    def base(self) -> dict[str, Any]:
        """Return the item as it is declared, or what a new one begins with."""
        if self.subject is None or self.key is None:
            return {}
        beside = of_section(self._items(), self.page)
        item = dict(beside.get(self.key) or self.subject.fresh(beside))
        return item | self._serving()

    def values(self) -> dict[str, Any]:
        """Return what the form shows: what is declared, and over it what was typed."""
        return {**self.base(), **self.typed}

    def moves(self) -> tuple[Move, ...]:
        """Return what saving would change, field by field; of a PIN only that it does."""
        if self.key is None:
            return ()
        told, _ = faults_of(Change(self.page, self.open_key, self._own()))
        known = {name: told.get(name, value) for name, value in self.typed.items()}
        deeds = {entry.name for entry in self.entries() if entry.deed}
        shown = {n: ("…" if n in deeds else v) for n, v in known.items() if n not in deeds or v}
        base = self.base()
        return moves({name: base.get(name) for name in shown}, shown)

    def type(self, name: str, value: Any) -> None:
        """Take what was typed into a field; what is as it was is no change."""
        undone = not value and any(e.deed and e.name == name for e in self.entries())
        if undone or value == self.base().get(name):
            self.typed.pop(name, None)
        else:
            self.typed[name] = value
        self.wrong.pop(name, None)

    def type_code(self, code: str) -> None:
        """Take the code of a new item."""
        self.code = code.strip()
        self.wrong.pop("", None)

    def _items(self) -> Declared:
        return self.sheet.items if self.sheet else {}

    def _serving(self) -> dict[str, Any]:
        return {COUNTERS: serving(self._items(), self.key or "")} if self.page == "service" else {}

    def _here(self) -> Item:
        """Return the item as it is declared now, with what counters say of it; {}: it is gone."""
        item = of_section(self._items(), self.page).get(self.key or "")
        return {**item, **self._serving()} if item else {}

    def _mark(self) -> str:
        """Return the mark of the item as it was when somebody began to type."""
        known = {n: value for n, value in (self._known or {}).items() if n != COUNTERS}
        return mark(known or None)

    def _own(self) -> dict[str, Any]:
        """Return what was typed of the item itself."""
        return {name: value for name, value in self.typed.items() if name != COUNTERS}

    def _place(self) -> Place:
        names = tuple(entry.name for entry in self.entries())
        return Place(self.page, self.open_key, names, bool(self.values().get(COUNTERS)))

    def _changes(self) -> tuple[Change, ...]:
        if self.key is None:
            return ()
        key, own = self.open_key, self._own()
        mine = (Change(self.page, key, own, self._mark()),) if own or self.is_new else ()
        if self.page != "service" or COUNTERS not in self.typed:
            return mine
        return (*mine, *changes_of_counters(self._items(), key, self.typed[COUNTERS]))

    def _merge(self, now: Item) -> None:
        """Put what was typed on top of what another has saved meanwhile; nothing of either goes."""
        known = self._known or {}
        mine = self.typed if now else {**known, **self.typed}
        self._known = now
        base = self.base()
        joined = {n: merged(known.get(n), value, base.get(n)) for n, value in mine.items()}
        self.typed = {n: value for n, value in joined.items() if value != base.get(n)}
