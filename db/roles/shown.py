"""The matrix as tables for people; the README beside holds them, and a test compares."""

from collections.abc import Iterable
from typing import Final

from db.roles.inventory import TABLES, VIEWS, columns
from db.roles.matrix import BACKUP, DEVICES, FUNCTIONS, GROUPS, right
from db.roles.right import VERBS, Right

_SHORT: Final = {"SELECT": "S", "INSERT": "I", "UPDATE": "U"}


def overview() -> str:
    """Return the table of objects and groups: S, I, U for the whole row, small for some columns.

    D: rows may be deleted.
    """
    names = [name.removeprefix("mc_") for name in GROUPS]
    rows = [_row(["object", *names]), _row(["---"] * (len(names) + 1))]
    rows += (
        _row([table, *(_letters(right(group, table)) for group in GROUPS)])
        for table in (*sorted(TABLES), *sorted(VIEWS))
    )
    return "\n".join(rows)


def details() -> str:
    """Return what is granted on some columns only: the columns, and those that are left out."""
    rows = [_row(["group", "object", "verb", "columns"]), _row(["---"] * 4)]
    rows += (_row(cells) for group in DEVICES for cells in _partly(group))
    return "\n".join(rows)


def functions() -> str:
    """Return who may call which function of ours."""
    rows = [_row(["function", "who"]), _row(["---"] * 2)]
    for name, groups in sorted(FUNCTIONS.items()):
        who = "devices" if groups == DEVICES else " ".join(groups)
        rows.append(_row([name, who.replace("mc_", "") or "nobody (triggers)"]))
    return "\n".join(rows)


def _letters(granted: Right) -> str:
    if granted.group == BACKUP:
        return "S"
    letters = ""
    for verb in VERBS:
        some, whole = granted.columns(verb), columns(granted.table)
        letters += _SHORT[verb] if len(some) == len(whole) else _SHORT[verb].lower() if some else ""
    letters += "D" if granted.removes else ""
    return letters or "·"


def _partly(group: str) -> Iterable[list[str]]:
    for table in (*sorted(TABLES), *sorted(VIEWS)):
        granted, whole = right(group, table), columns(table)
        for verb in VERBS:
            some = granted.columns(verb)
            if some and len(some) < len(whole):
                left = [name for name in whole if name not in some]
                short = " ".join(some) if len(some) <= len(left) else f"all but {' '.join(left)}"
                yield [group.removeprefix("mc_"), table, verb, short]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
