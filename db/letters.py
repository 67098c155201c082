"""Letters of kiosks: which kiosk counts a service for itself, and under which letter.

They are declared data: a change raises the centre's version, so that every program reads them anew
with its next transaction, and tells the log who changed what.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select

from centre.rules.errors import NotAllowed
from centre.rules.numbering import check_letters
from centre.rules.services import Centre, Service
from centre.settings.sections import DeviceName
from db import tables
from db.history import CENTRE_QUEUE, append
from db.requests import adapter, once
from db.work import Transactions, Work


@dataclass(frozen=True, slots=True)
class Series:
    """A letter and who gives numbers of the service under it; kiosk None: all that share it."""

    service: str
    kiosk: str | None
    letter: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What a kiosk shall have for a service: a letter of its own, or None for the shared one."""

    kiosk: str
    service: str
    letter: str | None
    author: str


def series_of(centre: Centre) -> tuple[Series, ...]:
    """Return every letter of the centre, the shared one of a service before those of kiosks."""
    ordered = sorted(centre.services.values(), key=lambda service: service.position)
    return tuple(series for service in ordered for series in _series(service))


def _series(service: Service) -> Iterable[Series]:
    yield Series(service.code, None, service.letter)
    for kiosk in sorted(service.kiosk_letters):
        yield Series(service.code, kiosk, service.kiosk_letters[kiosk])


def declare(store: Transactions, request: UUID, wish: Wish) -> bool:
    """Give a kiosk its letter, or take it away; return whether anything changed.

    Raises NotAllowed: service_unknown, kiosk_name, letter_forbidden, letter_shape, letter_repeated,
    and letter_in_use (letter) while numbers of today exist under a letter that would change hands.
    """
    return once(store, request, "kiosk_letter", bool, lambda work: _declare(work, wish))


def _declare(work: Work, wish: Wish) -> bool:
    service = work.centre.services.get(wish.service)
    if service is None:
        raise NotAllowed("service_unknown", service=wish.service)
    _check_name(wish.kiosk)
    before = service.kiosk_letters.get(wish.kiosk)
    if before == wish.letter:
        return False
    _check_free(work, wish, before)
    _check_not_given(work, {before, wish.letter} - {None})
    _write(work, wish)
    facts = {"kiosk": wish.kiosk, "service": wish.service, "from": before, "to": wish.letter}
    append(work, CENTRE_QUEUE, "kiosk_letter", {**facts, "author": wish.author})
    return True


def _check_name(kiosk: str) -> None:
    """Refuse what cannot be the name of a section [kiosk.NAME] of centre.toml."""
    try:
        adapter(DeviceName).validate_python(kiosk)
    except ValidationError as error:
        raise NotAllowed("kiosk_name", kiosk=kiosk[:40]) from error


def _check_free(work: Work, wish: Wish, before: str | None) -> None:
    """Refuse a letter that is not fit for a series, or that another one has."""
    others = (series.letter for series in series_of(work.centre) if series.letter != before)
    check_letters(others if wish.letter is None else (*others, wish.letter))


def _check_not_given(work: Work, letters: Iterable[str | None]) -> None:
    """Refuse to let a letter change hands while people hold numbers of today under it."""
    table = tables.series
    given = select(table.c.letter).where(
        table.c.centre == work.centre.code,
        table.c.day == work.day,
        table.c.letter.in_(list(letters)),
    )
    found = work.connection.execute(given.order_by(table.c.letter)).scalars().first()
    if found is not None:
        raise NotAllowed("letter_in_use", letter=found)


def _write(work: Work, wish: Wish) -> None:
    """Write the row anew, or only remove it; every program then reads the centre again."""
    table, code = tables.kiosk_letter, work.centre.code
    mine = (table.c.centre == code, table.c.kiosk == wish.kiosk, table.c.service == wish.service)
    work.connection.execute(table.delete().where(*mine))
    if wish.letter is not None:
        row = {"centre": code, "kiosk": wish.kiosk, "service": wish.service, "letter": wish.letter}
        work.connection.execute(table.insert(), row)
    centre = tables.centre
    newer = centre.update().where(centre.c.centre == code).values(version=centre.c.version + 1)
    work.connection.execute(newer)
