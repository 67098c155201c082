"""The sheets of a centre as the store offers them: read with evidence, score one index."""

import unicodedata
from typing import Any, Final, Unpack
from uuid import UUID

from sqlalchemy import Row, select

from centre.rules import ratings
from centre.rules.errors import NotAllowed
from centre.rules.evaluation import (
    INDEXES,
    MOST_OF_A_NOTE,
    Evidence,
    Period,
    bounds_of,
    checked_index,
    checked_score,
    period,
    result,
)
from centre.rules.roles import Act, who
from db import tables
from db.answers import Answers
from db.evaluation import evidence
from db.evaluation import votes as kept_votes
from db.evaluation.record import Fields, Line, Sheet
from db.history import CENTRE_QUEUE, append
from db.requests import once
from db.staff import check_role
from db.work import Transactions, Work

READS: Final = who(Act.SHEETS)
WRITERS: Final = {"own": who(Act.SCORE), "verified": who(Act.VERIFY), "note": who(Act.SCORE)}
"""Who writes which field: the agency its own scores and notes, an auditor what he verified."""
SHEET: Final = "sheet"
"""What a sheet that is taken out is called in the log."""
_BY_MACHINE: Final = "motcua-db"
_table = tables.evaluation
_INDEX: Final = _table.c.keys().index("index")


class Evaluations:
    """The evaluation sheets, one a quarter; the store opens the transactions."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def sheet(self, name: str, by: str = "") -> Sheet:
        """Return the sheet of a quarter (2026-Q4) with evidence.

        An index that nobody has scored is empty, not zero. by: the clerk who asks ("": motcua-db).
        Raises NotAllowed: period_wrong, role_missing, clerk_unknown.
        """
        quarter = period(name)
        with self._store.read() as work:
            check_role(work, by, READS)
        votes = Answers(self._store).count(quarter.begins, quarter.ends, by)
        with self._store.read() as work:
            return _sheet(work, quarter, kept_votes.with_kept(work, quarter, votes))

    def score(
        self, request: UUID, name: str, index: int, *, by: str, **fields: Unpack[Fields]
    ) -> bool:
        """Write scores or the note of one index; return whether anything changed.

        What is not named stays, None empties a score. The evidence of this moment is kept with it.
        Old and new scores are logged; of a note only that it changed. Raises NotAllowed:
        period_wrong, period_ahead, index_wrong, score_wrong, note_long, clerk_unknown, role_missing
        (WRITERS: an auditor writes the verified column and nothing else).
        """
        quarter, wanted = period(name), _checked(fields)
        checked_index(index)

        def act(work: Work) -> bool:
            check_role(work, by, READS.intersection(*(WRITERS[each] for each in wanted)))
            if quarter.begins > work.now:
                raise NotAllowed("period_ahead", period=quarter.name)
            return _score(work, quarter, index, wanted, by)

        return once(self._store, request, "evaluation", bool, act)

    def exported(self, request: UUID, name: str, by: str, account: str = "") -> None:
        """Log that somebody takes the sheet of a quarter out as a file, before it is done.

        account names who it is where no clerk does it. Raises NotAllowed: period_wrong,
        clerk_unknown, role_missing.
        """
        quarter = period(name)

        def act(work: Work) -> bool:
            check_role(work, by, READS)
            span = {"from": quarter.begins.date().isoformat(), "to": quarter.last.isoformat()}
            facts = {"what": SHEET, "form": "pdf", **span, "by": by, "account": account}
            append(work, CENTRE_QUEUE, "export", facts)
            return True

        once(self._store, request, "export", bool, act)


def _checked(fields: Fields) -> dict[str, int | str | None]:
    """Return what is to be written, tidied; raise NotAllowed: score_wrong, note_long."""
    wanted: dict[str, int | str | None] = {}
    if "own" in fields:
        wanted["own"] = checked_score(fields["own"])
    if "verified" in fields:
        wanted["verified"] = checked_score(fields["verified"])
    if "note" in fields:
        wanted["note"] = tidy = _tidied(fields["note"])
        if len(tidy) > MOST_OF_A_NOTE:
            raise NotAllowed("note_long", most=MOST_OF_A_NOTE)
    return wanted


def _tidied(note: str) -> str:
    """Return a note as one line of signs that both databases keep and paper shows."""
    line = " ".join(unicodedata.normalize("NFC", note).split())
    return "".join(sign for sign in line if sign.isprintable())


def _sheet(work: Work, quarter: Period, votes: tuple[ratings.Answers, ...]) -> Sheet:
    """Return the sheet with what both columns come to."""
    rows = _rows(work, quarter)
    told = evidence.of(work, quarter)
    lines = tuple(_line(index, rows.get(index), told[index]) for index in INDEXES)
    bounds = bounds_of(work.centre.policy)
    own = result({line.index: line.own for line in lines}, bounds)
    verified = result({line.index: line.verified for line in lines}, bounds)
    return Sheet(quarter.name, lines, own, verified, votes)


def _rows(work: Work, quarter: Period) -> dict[int, Row[Any]]:
    mine = (_table.c.centre == work.centre.code, _table.c.period == quarter.name)
    found = work.connection.execute(select(_table).where(*mine)).all()
    # By place: a row's own `index` is the method of tuples.
    return {row[_INDEX]: row for row in found}


def _line(index: int, row: Any, told: Evidence) -> Line:
    if row is None:
        return Line(index, None, None, "", told)
    return Line(index, row.own, row.verified, row.note, told, row.changed_at, row.changed_by)


def _score(
    work: Work, quarter: Period, index: int, wanted: dict[str, int | str | None], by: str
) -> bool:
    before = _rows(work, quarter).get(index)
    old = {name: getattr(before, name, "" if name == "note" else None) for name in wanted}
    if old == wanted:
        return False
    told = evidence.of(work, quarter)[index]
    row = {
        **wanted,
        "evidence": {
            "numbers": dict(told.numbers),
            "proposed": told.proposed,
            "reason": told.reason,
        },
        "changed_at": work.now,
        "changed_by": by or _BY_MACHINE,
    }
    _put(work, quarter, index, row, is_new=before is None)
    facts: dict[str, Any] = {"period": quarter.name, "index": index, "by": by}
    for name, value in wanted.items():
        facts[name] = old[name] != value if name == "note" else [old[name], value]
    append(work, CENTRE_QUEUE, "evaluation", facts)
    return True


def _put(work: Work, quarter: Period, index: int, row: dict[str, Any], *, is_new: bool) -> None:
    key = {"centre": work.centre.code, "period": quarter.name, "index": index}
    if is_new:
        work.connection.execute(_table.insert(), {"note": "", **key, **row})
        return
    mine = (_table.c[name] == value for name, value in key.items())
    work.connection.execute(_table.update().where(*mine).values(row))
