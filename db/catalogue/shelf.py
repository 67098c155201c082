"""The catalogue as the store offers it: what a search needs in one reading, a procedure in full."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select

from centre.rules.errors import NotAllowed
from centre.rules.levels import Level
from centre.rules.procedures import Procedure, variants
from centre.rules.search.folding import tidy
from centre.rules.search.index import Listed
from db import tables
from db.catalogue import detail, shelving, wanted
from db.catalogue.often import OFTEN
from db.catalogue.plan import Plan
from db.catalogue.shelving import Shelved
from db.catalogue.wanted import Miss, Word
from db.requests import once
from db.work import Transactions, Work

_CODE: Final = re.compile(r"[0-9.]{1,16}")
_BEGINNING: Final = 40
"""Characters that names of one procedure at several levels have in common at least, or all."""
_row = tables.catalogue_procedure.c
# Not the detail: 2,935 of them are 27 MB (data note), and a search needs none.
_HEAD: Final = (_row.code, _row.name, _row.field, _row.levels, _row.also)


@dataclass(frozen=True, slots=True)
class Shown:
    """The catalogue at one moment, as a search takes it. imported_at None: there is none yet.

    listed: the procedures in force, by code; words: pairs of everyday and official words that a
    supervisor has added.
    """

    version: int
    source: str
    imported_at: datetime | None
    listed: tuple[Listed, ...]
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Every procedure that is kept (code -> it), also ended ones, and the version they are of."""

    version: int
    procedures: dict[str, Procedure]


class Shelf:
    """The catalogue of the centre; the store opens the transactions."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    # --- reading ---------------------------------------------------------------------------------

    def version(self) -> int:
        """Return what rises with every change of procedures or words; 0 before the first import."""
        with self._store.read() as work:
            return shelving.version_of(work.connection, work.centre.code)

    def shown(self, today: date | None = None) -> Shown:
        """Return what a search is made of; today is the day of validity (the business day)."""
        table = tables.catalogue
        with self._store.read() as work:
            mine = select(table).where(table.c.centre == work.centre.code)
            about = work.connection.execute(mine).one_or_none()
            rows = work.connection.execute(_in_force(work, today or work.day)).all()
            words = wanted.said_words(work.connection, work.centre.code)
        listed = tuple(_listed(row) for row in rows)
        if about is None:
            return Shown(0, "", None, listed, wanted.pairs(words))
        return Shown(about.version, about.source, about.imported_at, listed, wanted.pairs(words))

    def procedure(self, code: str) -> Procedure:
        """Return a procedure in full, in force or not; raise NotAllowed("procedure_unknown")."""
        _check(code)
        with self._store.read() as work:
            query = _mine(select(_row.detail), work).where(_row.code == code)
            found = work.connection.execute(query).scalar_one_or_none()
        if found is None:
            raise NotAllowed("procedure_unknown", procedure=code)
        return detail.from_json(found)

    def procedures(self, codes: Sequence[str]) -> tuple[Procedure, ...]:
        """Return procedures in full, by their codes and in that order; unknown ones are left out.

        One reading; some 10 KB each, so a screen asks for one field of administration at a time.
        """
        with self._store.read() as work:
            query = _mine(select(_row.code, _row.detail), work).where(_row.code.in_(codes))
            found = {row.code: row.detail for row in work.connection.execute(query).all()}
        return tuple(detail.from_json(found[code]) for code in codes if code in found)

    def variants(self, code: str) -> tuple[Procedure, ...]:
        """Return the same procedure at other levels, in force today: code, name, field, levels.

        What else a procedure has is not read. Raises NotAllowed("procedure_unknown").
        """
        _check(code)
        with self._store.read() as work:
            query = _mine(select(*_HEAD), work).where(_row.code == code)
            own = work.connection.execute(query).one_or_none()
            rows = work.connection.execute(_in_force(work, work.day)).all()
        if own is None:
            raise NotAllowed("procedure_unknown", procedure=code)
        # base_name of thousands takes a third of a second, so that most names are sorted out first.
        begins = own.name.partition("(")[0].strip().casefold()[:_BEGINNING]
        alike = [row for row in rows if row.name.casefold().startswith(begins)]
        return _other_levels(own, alike)

    def often(self, limit: int) -> tuple[str, ...]:
        """Return codes of procedures that are asked for often and are in force here, in order."""
        with self._store.read() as work:
            query = _in_force(work, work.day).with_only_columns(_row.code)
            found = work.connection.execute(query.where(_row.code.in_(OFTEN))).scalars().all()
        return tuple(code for code in OFTEN if code in set(found))[:limit]

    def held(self) -> Held:
        """Return everything that is kept, to plan an import with; some seconds for thousands."""
        with self._store.read() as work:
            version = shelving.version_of(work.connection, work.centre.code)
            query = _mine(select(_row.code, _row.detail), work).order_by(_row.code)
            rows = work.connection.execute(query).all()
        return Held(version, {row.code: detail.from_json(row.detail) for row in rows})

    def fields(self) -> dict[str, int]:
        """Return the fields (lĩnh vực) of procedures in force, with how many each has."""
        with self._store.read() as work:
            query = _in_force(work, work.day).with_only_columns(_row.field)
            names = work.connection.execute(query).scalars().all()
        return {name: names.count(name) for name in sorted(set(names)) if name}

    # --- changing --------------------------------------------------------------------------------

    def shelve(
        self, request: UUID, plan: Plan, source_name: str, by: str, *, seen: int | None = None
    ) -> Shelved:
        """Write a plan in one transaction: rows, version, one line of the log with counts.

        Nothing is deleted. seen: the version of `held` that the plan was made from; raises
        NotAllowed("catalogue_moved") if somebody has changed the catalogue since.
        """
        with self._store.read() as work:
            centre = work.centre.code
        made = shelving.ready(centre, plan)
        return once(
            self._store,
            request,
            "catalogue",
            Shelved,
            lambda work: shelving.shelve(work, made, tidy(source_name), _author(by), seen),
        )

    # --- what people search ----------------------------------------------------------------------

    def missed(self, text: str) -> None:
        """Count a search that found nothing, folded; what may be a person's is not kept.

        It is no news: nobody is told, and no day begins.
        """
        folded = wanted.countable(text)
        if not folded:
            return
        with self._store.aside() as work:
            wanted.miss(work, folded)

    def misses(self, limit: int = 100) -> tuple[Miss, ...]:
        """Return searches that found nothing three times or more, the most frequent first."""
        with self._store.read() as work:
            return wanted.misses(work, limit)

    def words(self) -> tuple[Word, ...]:
        """Return the everyday words that were added, by their letters."""
        with self._store.read() as work:
            return wanted.said_words(work.connection, work.centre.code)

    def add_word(self, request: UUID, everyday: str, official: str, by: str) -> bool:
        """Let everyday words mean official ones; return whether anything changed.

        Raises NotAllowed: word_wrong (why), words_full, catalogue_empty.
        """
        return once(
            self._store,
            request,
            "search_word",
            bool,
            lambda work: wanted.add(work, everyday, official, _author(by)),
        )

    def drop_word(self, request: UUID, everyday: str, by: str) -> bool:
        """Take everyday words back; raise NotAllowed("word_unknown")."""
        return once(
            self._store,
            request,
            "search_word",
            bool,
            lambda work: wanted.drop(work, everyday, _author(by)),
        )


def _check(code: str) -> None:
    """Refuse what cannot be a code, before the database is asked about it."""
    if _CODE.fullmatch(code) is None:
        raise NotAllowed("procedure_unknown", procedure=tidy(code)[:16])


def _author(by: str) -> str:
    """Return who it was as it can be kept, a dash for nobody."""
    return tidy(by)[:60] or "-"


def _mine(query: Select[Any], work: Work) -> Select[Any]:
    return query.where(_row.centre == work.centre.code)


def _in_force(work: Work, today: date) -> Select[Any]:
    """Return the query of heads of what holds today, as centre.rules.procedures.in_force says."""
    begun: ColumnElement[bool] = or_(_row.valid_from.is_(None), _row.valid_from <= today)
    lasts: ColumnElement[bool] = or_(_row.valid_to.is_(None), _row.valid_to > today)
    return _mine(select(*_HEAD), work).where(begun, lasts).order_by(_row.code)


def _listed(row: Any) -> Listed:
    return Listed(row.code, row.name, row.field, tuple(row.levels), tuple(row.also))


def _light(row: Any) -> Procedure:
    """Return the head of a procedure."""
    known = {level.value for level in Level}
    levels = tuple(Level(one) for one in row.levels if one in known)
    return Procedure(row.code, row.code, row.name, row.field, levels, also=tuple(row.also))


def _other_levels(own: Any, rows: Iterable[Any]) -> tuple[Procedure, ...]:
    """Return what stands in one group with own; two of one level cannot be told apart by it."""
    others = [_light(row) for row in rows if row.code != own.code]
    group = variants([_light(own), *others])[0]
    return group.procedures[1:]
