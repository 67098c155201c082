"""What retention does in one transaction: a day loses its names, a day goes, old dossiers go."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from centre.rules import retention as rule
from centre.rules.errors import NotAllowed
from db.dossiers import storing as dossier_rows
from db.handover import storing as handover_rows
from db.history import CENTRE_QUEUE, append
from db.retention import chains, days, names, proof, visits
from db.retention.guard import lifted
from db.work import Transactions, Work


def without_names(store: Transactions, day: date, only: str | None = None) -> dict[str, int]:
    """Take persons (only: this clerk) out of a day's rows and out of its part of the log.

    event: so many lines say less than before.
    """
    retold = retold_of(store, day, only)
    with store.write() as work, lifted(work.connection):
        _check_figures(work, day, only)
        done = names.take_out(work, day, only)
        if only is None:
            names.mark_done(work, day)
        told = chains.write(work, day, retold)
        if told or any(done.values()):
            facts = {"day": day.isoformat(), "chains": told, "rows": bare(done)}
            append(work, CENTRE_QUEUE, proof.UNNAMED, facts)
    return bare({**done, "event": sum(one.unnamed for one in retold)})


def retold_of(store: Transactions, day: date, only: str | None = None) -> tuple[chains.Retold, ...]:
    """Return what changes in a day's part of the log; hashed before any turn is taken."""
    with store.read() as work:
        events = chains.events_on(work, day)
    return chains.retell(events, lambda kind, facts: rule.unnamed(kind, facts, only))


def _check_figures(work: Work, day: date, only: str | None) -> None:
    """Raise NotAllowed("no_figures") for a day whose statistics would go with it."""
    if only is None and not days.has_figures(work, day):
        raise NotAllowed("no_figures", day=day.isoformat())


def remove_day(work: Work, day: date) -> dict[str, int]:
    """Remove a day, and close its chains by one event in today's."""
    with lifted(work.connection):
        _check_figures(work, day, None)
        done = visits.remove(work, day)
        told = chains.remove(work, day)
        if not told and not any(done.values()):
            return {}
        rows = bare({**done, "event": sum(count for count, _ in told.values())})
        facts = {"day": day.isoformat(), "chains": told, "rows": rows}
        append(work, CENTRE_QUEUE, proof.REMOVED, facts)
        return rows


def forget_dossiers(work: Work) -> dict[str, int]:
    """Delete dossiers and hand-overs whose last day is over; return how many."""
    rows = old_dossiers(work)
    dossier_rows.forget_old(work)
    handover_rows.forget_old(work)
    return rows


def old_dossiers(work: Work) -> dict[str, int]:
    """Return how many dossiers and hand-overs are due, by table."""
    return bare({"dossier": dossier_rows.old_rows(work), "handover": handover_rows.old_rows(work)})


def tell_run(work: Work, rows: Mapping[str, Mapping[str, int]], **facts: Any) -> None:
    """Tell the log of a run; rows: kind -> table -> how many."""
    append(work, CENTRE_QUEUE, proof.RUN, {"rows": rows, **facts})


def tidy_dossiers(work: Work) -> None:
    """Delete old dossiers as any new day does, and tell the log if there were any."""
    rows = forget_dossiers(work)
    if rows:
        tell_run(work, {rule.Kind.DOSSIERS.value: rows}, unnamed=0, removed=0, left=0, by="")


def bare(counts: Mapping[str, int]) -> dict[str, int]:
    """Return counts without those that are nothing."""
    return {name: count for name, count in counts.items() if count}
