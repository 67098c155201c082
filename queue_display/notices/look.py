"""What the notice board reads, on the lane: the list of fields, and one field's pages at a time.

2,935 procedures are 27 MB (data note): a field is read in full when its turn comes, and what has
been made is kept until the catalogue, the centre, the day or the glass change. No Qt.
"""

from dataclasses import dataclass
from datetime import date

from centre.rules.search.folding import fold
from centre.rules.services import Centre, words_in
from db import Store
from db.catalogue.shelf import Shown
from queue_display.notices.flow import Chapter, Reading
from queue_display.notices.paging import Leaf, Press
from queue_display.notices.posted import Posted, of_catalogue, of_centre
from queue_display.pages import notices_of

_KEPT = 3
"""Chapters that are kept: the one that is shown, the next, the one before a change of glass."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the board wants to show: with which press, of which fields (the first if there is none).

    One object, so that the lane never sees half of a change.
    """

    press: Press | None = None
    fields: tuple[str, ...] = ()


class NoticesLook:
    """The reader; `wish` is set on the main thread, everything else lives on the lane."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.wish = Wish()
        self._ground: tuple[int, date, Centre, Press | None] | None = None
        self._edition = 0
        self._fields: dict[str, tuple[str, ...]] = {}
        self._made: dict[str, Chapter] = {}
        self._notices: tuple[tuple[Leaf, ...], ...] = ()

    def __call__(self, store: Store) -> Reading:
        """Read what is wished for; nothing is made twice."""
        wish, centre = self.wish, store.centre()
        ground = (store.catalogue.version(), store.clock.now().date(), centre, wish.press)
        if ground != self._ground:
            self._begin(store, ground)
        found: dict[str, Chapter] = {}
        if wish.press is not None:
            known = [field for field in wish.fields if field in self._fields]
            for field in known or list(self._fields)[:1]:
                found[field] = self._chapter(store, field, wish.press)
        return Reading(centre, tuple(self._fields), found, self._notices, self._edition)

    def _begin(self, store: Store, ground: tuple[int, date, Centre, Press | None]) -> None:
        """Read the list of fields, and forget pages of an earlier edition."""
        _, day, centre, press = ground
        listed = store.catalogue.shown(day)
        self._ground, self._edition, self._made = ground, self._edition + 1, {}
        self._fields = _by_field(listed) or _declared(centre, press)
        language = press.words[0].language if press else "vi"
        said = notices_of(centre, language, day)
        self._notices = tuple(press.notice(each.body) for each in said) if press else ()

    def _chapter(self, store: Store, field: str, press: Press) -> Chapter:
        """Return the pages of a field, made now or before."""
        if field not in self._made:
            while len(self._made) >= _KEPT:
                self._made.pop(next(iter(self._made)))
            posted = self._posted(store, field, press)
            title = field or press.words[0].other_field
            self._made[field] = Chapter(field, press.chapter(title, posted), self._edition)
        return self._made[field]

    def _posted(self, store: Store, field: str, press: Press) -> list[Posted]:
        """Return what is posted of a field: of the catalogue, else what the centre declared."""
        centre, today, codes = store.centre(), store.clock.now().date(), self._fields[field]
        found = [
            of_catalogue(each, centre, press.words, today)
            for each in store.catalogue.procedures(codes)
        ]
        if found:
            return found
        own = (centre.procedures[code] for code in codes if code in centre.procedures)
        return [of_centre(each, centre, press.words) for each in own]


def _by_field(listed: Shown) -> dict[str, tuple[str, ...]]:
    """Return the codes of each field by their names, fields by the alphabet, nameless ones last."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for each in listed.listed:
        found.setdefault(each.field, []).append((fold(each.name), each.name, each.code))
    order = sorted(found, key=lambda field: (not field, fold(field), field))
    return {field: tuple(code for *_, code in sorted(found[field])) for field in order}


def _declared(centre: Centre, press: Press | None) -> dict[str, tuple[str, ...]]:
    """Return the codes of procedures that the centre declared itself, by the service's name."""
    language = press.words[0].language if press else "vi"
    found: dict[str, list[str]] = {}
    for code, procedure in centre.procedures.items():
        service = centre.services.get(procedure.service)
        found.setdefault(words_in(service.name, language) if service else "", []).append(code)
    return {field: tuple(codes) for field, codes in found.items()}
