"""What a kiosk is told about a dossier: nothing of a person, of its code the end only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from centre.rules.dossier_codes import shown_code
from centre.rules.dossiers import Dates, Lateness, NextStep, State, lateness, next_step, state_of
from centre.rules.services import Centre
from db import tables
from db.dossiers.plan import Kept
from db.dossiers.storing import kept_of
from db.work import Work

_dossier, _procedure = tables.dossier, tables.catalogue_procedure


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier as its bearer is told of it.

    code is shortened (…-0001); state None where its word is not known; procedure is its name, ""
    where there is none; service is the code of the queue for the next step, "" where the centre has
    declared none.
    """

    code: str
    state: State | None
    due_at: datetime | None
    lateness: Lateness | None
    procedure: str
    step: NextStep
    service: str


@dataclass(frozen=True, slots=True)
class Found:
    """A row with the name and the field of its procedure."""

    kept: Kept
    name: str
    field: str


def find(work: Work, code: str) -> Found | None:
    """Return the dossier of a code, None if there is none; one that is kept too long is none."""
    joined = _dossier.outerjoin(
        _procedure,
        (_procedure.c.centre == _dossier.c.centre) & (_procedure.c.code == _dossier.c.procedure),
    )
    wanted = (
        select(_dossier, _procedure.c.name.label("called"), _procedure.c.field.label("topic"))
        .select_from(joined)
        .where(_dossier.c.centre == work.centre.code, _dossier.c.code == code)
        .where(_dossier.c.keep_until >= work.day)
    )
    row: Any = work.connection.execute(wanted).one_or_none()
    return None if row is None else Found(kept_of(row), row.called or "", row.topic or "")


def told(found: Found, centre: Centre, now: datetime) -> DossierView:
    """Return what is told of a dossier at a moment."""
    one = found.kept.dossier
    state = state_of(one.state, one.state_raw)
    dates = Dates(one.received_at, one.due_at, one.finished_at, one.returned_at)
    late = lateness(state, dates, now)
    step = next_step(state, late)
    return DossierView(
        shown_code(one.code),
        state,
        one.due_at,
        late,
        found.name,
        step,
        _service(step, found, centre),
    )


def _service(step: NextStep, found: Found, centre: Centre) -> str:
    """Return where the next step is done: results at their own queue, the rest in the field's."""
    results = centre.services.get(centre.policy.result_service)
    if step in (NextStep.COLLECT, NextStep.APOLOGY) and results is not None and results.active:
        return results.code
    own = centre.service_for(found.field) if found.field else None
    return own.code if own else ""
