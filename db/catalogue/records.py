"""A checked line as a Procedure, and which of its fields the line says anything of."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from centre.rules.costs import Channel, fee_is_plain
from centre.rules.levels import Level, levels_in, levels_in_name, levels_of_bodies
from centre.rules.naming import is_shouted, tidy_name
from centre.rules.papers import MOST_PIECES, Paper
from centre.rules.procedures import Procedure
from db.catalogue.codes import Code
from db.catalogue.schema import Document, Line, Submission

# Key of the schema -> field of Procedure, where they are not called alike.
_FIELD: Final[Mapping[str, str]] = {
    "level_text": "levels",
    "implementing_agencies": "agencies",
    "competent_authorities": "agencies",
    "submission": "channels",
    "documents": "papers",
    "has_online_channel": "online",
}
_NOT_FIELDS: Final = frozenset({"code", "detail", "procedure_type", "partly"})
_NUMBER: Final = re.compile(r"[\d.,\s]*")


def stated_in(document: Mapping[str, Any]) -> frozenset[str]:
    """Return the fields that a document says anything of; null says nothing.

    An empty list says that there is none, unless the document is name_only. "partly" has the parts
    of the channels that a spreadsheet has columns for; "shouted" tells that the name is all
    capitals. The document has been checked.
    """
    partly = document.get("partly")
    said = {key for key, value in document.items() if value is not None and value != ""}
    if document.get("detail") == "name_only":
        said = {key for key in said if document[key] != []}
    if partly is not None:
        said.discard("submission")
    parts = {*(partly or ()), *(("shouted",) if is_shouted(document["name"]) else ())}
    return frozenset({_FIELD.get(key, key) for key in said - _NOT_FIELDS} | parts)


def procedure_of(line: Line, code: Code) -> Procedure:
    """Return the procedure of a line; what the line does not state is empty."""
    agencies = tuple(line.implementing_agencies or line.competent_authorities or ())
    return Procedure(
        code=code.base,
        code_raw=code.raw,
        name=tidy_name(line.name),
        field=line.field or "",
        levels=_levels(line, agencies),
        level_text=line.level_text or "",
        issuing_body=line.issuing_body or "",
        agencies=_whole(agencies),
        applicants=_whole(line.applicants),
        channels=tuple(_channel(one) for one in line.submission or ()),
        papers=tuple(map(_paper, filter(_can_be_read, line.documents or ()))),
        results=_whole(line.results),
        legal_basis=_whole(line.legal_basis),
        decision_no=line.decision_no or "",
        online=line.has_online_channel,
        online_level=line.online_level or "",
        conditions=line.conditions or "",
        steps=_whole(line.steps),
        source=line.source or "",
        source_url=line.source_url or "",
        as_of=line.as_of,
        valid_from=line.valid_from,
        valid_to=line.valid_to,
        also=_whole(line.also),
        translations=MappingProxyType(dict(line.translations or {})),
    )


def _whole(texts: list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return texts without empty ones and without repetition."""
    return tuple(dict.fromkeys(text for text in texts or () if text))


def _levels(line: Line, agencies: tuple[str, ...]) -> tuple[Level, ...]:
    """Return the levels as stated; else as the name or the agencies leave no doubt of."""
    if line.levels:
        return tuple(dict.fromkeys(map(Level, line.levels)))
    return (
        levels_in(line.level_text or "") or levels_in_name(line.name) or levels_of_bodies(agencies)
    )


def _channel(one: Submission) -> Channel:
    """Return a channel; a time without a unit and a fee that is a bare number are not reliable."""
    unit, fee, note = one.time_unit or "", one.fee or "", one.fee_note or ""
    marked = one.fee_reliable
    return Channel(
        channel=one.channel,
        time_value=one.time_value,
        time_unit=unit,
        time_reliable=one.time_reliable is True and one.time_value is not None and bool(unit),
        time_note=one.time_note or "",
        fee=fee,
        fee_note=note,
        fee_reliable=fee_is_plain(fee, note) if marked is None else marked and _has_words(fee),
    )


def _has_words(fee: str) -> bool:
    return _NUMBER.fullmatch(fee) is None


def _can_be_read(one: Document) -> bool:
    return any(map(str.isalnum, one.name))


def _paper(one: Document) -> Paper:
    return Paper(
        name=one.name,
        originals=_pieces(one.originals),
        copies=_pieces(one.copies),
        form=one.form or "",
        case=one.case or "",
    )


def _pieces(count: int | None) -> int:
    """Return a count; 0, which is none, for one that a source has run together (20261)."""
    return count if count is not None and count <= MOST_PIECES else 0
