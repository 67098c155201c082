"""One row of a list over what the catalogue has: what the row states goes in, the rest stays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, Final

from centre.rules.costs import Channel, fee_is_plain, says_free
from centre.rules.papers import Paper
from centre.rules.procedures import Procedure
from centre.rules.search.folding import fold
from db.catalogue.rows import Row

# Where the data come from and how fresh they are: no difference of their own.
_ORIGIN: Final = ("source", "source_url", "as_of")
_NEVER: Final = frozenset({"code", "code_raw", *_ORIGIN})
_DETAILS: Final = frozenset({"channels", "papers", "fee", "time"})
# Words that name no level, as "Cấp huyện" does now, take no level away.
_LEVELS: Final = ("levels", "level_text")
_LOOSE: Final = frozenset({"agencies", "issuing_body", "applicants"})


@dataclass(frozen=True, slots=True)
class Change:
    """A procedure before and after, and the fields that differ."""

    before: Procedure
    after: Procedure
    fields: tuple[str, ...]


def merge(before: Procedure, row: Row, incoming: Procedure) -> Change:
    """Return before with what the row states; incoming is the row's procedure with its origin.

    A field that the row does not state is filled only where it is empty. Agencies that differ in
    spelling only stay as they are, and so does a name that has only lost capitals. Origin and date
    move on with rows that state details (papers, fee, time), or where there are no details yet.
    """
    after = {
        one.name: _merged(one.name, before, row.stated, incoming)
        for one in fields(Procedure)
        if one.name not in _NEVER
    }
    differ = tuple(name for name, value in after.items() if value != getattr(before, name))
    bare = not before.channels and not before.papers
    origin = _ORIGIN if bare or row.stated & _DETAILS else ()
    moved = {name: getattr(incoming, name) or getattr(before, name) for name in origin}
    return Change(before, replace(before, **after, **moved), differ)


def _merged(name: str, before: Procedure, stated: frozenset[str], incoming: Procedure) -> Any:
    """Return the value that a field has afterwards."""
    old, new = getattr(before, name), getattr(incoming, name)
    if name == "channels" and name not in stated:
        return _channels(before.channels, incoming.channels, stated)
    if not _is_stated(name, stated) or (name in _LEVELS and not new):
        return new if _is_empty(old) else old
    if name == "papers":
        return _papers(old, new)
    if name == "translations":
        return MappingProxyType({**old, **new})
    if name == "name":
        return _name(old, new, shouted="shouted" in stated)
    return old if old == new or (name in _LOOSE and _spelt(old) == _spelt(new)) else new


def _is_stated(name: str, stated: frozenset[str]) -> bool:
    return ("levels" if name in _LEVELS else name) in stated


def _is_empty(value: object) -> bool:
    return value is None or value in ("", ()) or value == {}


def _name(old: str, new: str, *, shouted: bool) -> str:
    """Return the new name, unless it is the old one that has only lost capitals."""
    fewer = sum(map(str.isupper, new)) <= sum(map(str.isupper, old))
    return old if old.casefold() == new.casefold() and (shouted or fewer) else new


def _spelt(value: str | tuple[str, ...]) -> list[str]:
    """Return names of agencies as they are compared: no case, no marks, no signs, in any order."""
    names = (value,) if isinstance(value, str) else value
    return sorted("".join(c for c in fold(name) if c.isalnum()) for name in names)


def _papers(old: tuple[Paper, ...], new: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """Return the new papers; one that has only a name keeps what is known under that name."""
    if all(map(_is_told, new)):
        return new
    known = {fold(paper.name): paper for paper in old}
    return tuple(paper if _is_told(paper) else known.get(fold(paper.name), paper) for paper in new)


def _is_told(paper: Paper) -> bool:
    """Tell whether more than the name of a paper is known."""
    return bool(paper.originals or paper.copies or paper.form or paper.case)


def _channels(
    old: tuple[Channel, ...], new: tuple[Channel, ...], stated: frozenset[str]
) -> tuple[Channel, ...]:
    """Return channels where a row states parts of them: which there are, their time, their fee.

    A row that names no channel says its fee and time of every channel that is known.
    """
    if not new:
        return old
    if "channel" in stated or not old:
        known = {channel.channel: channel for channel in reversed(old)}
        pairs = [(known.get(one.channel, one), one) for one in new]
    else:
        pairs = [(one, new[0]) for one in old]
    said = [part for name, part in _PARTS.items() if name in stated]
    return tuple(
        replace(a, **{name: value for part in said for name, value in part(a, b).items()})
        for a, b in pairs
    )


def _fee(old: Channel, new: Channel) -> dict[str, Any]:
    """Return the fee of a channel: a row without a note keeps the note that is known.

    "Free" beside a note that may hold the true fee, or over a fee that was not sure, is not sure.
    """
    fee, note = new.fee or old.fee, new.fee_note or old.fee_note
    is_sure = new.fee_reliable if new.fee else old.fee_reliable
    if says_free(fee):
        doubted = bool(old.fee_note) and not new.fee_note and not old.fee_reliable
        is_sure = is_sure and fee_is_plain(fee, note) and not doubted
    return {"fee": fee, "fee_note": note, "fee_reliable": is_sure}


def _time(old: Channel, new: Channel) -> dict[str, Any]:
    """Return the time of a channel: a number without a note keeps the note that is known.

    A time in words is a note without a number; it takes the place of the number, too.
    """
    return {
        "time_value": new.time_value,
        "time_unit": new.time_unit,
        "time_reliable": new.time_reliable,
        "time_note": new.time_note or old.time_note,
    }


_PARTS: Final[Mapping[str, Callable[[Channel, Channel], dict[str, Any]]]] = {
    "time": _time,
    "fee": _fee,
}
