"""Answers kept for requests that are sent again: a clerk who is erased goes out of them."""

import json
from typing import Any, Final

from sqlalchemy import Text, cast, select

from centre.rules.retention import NOBODY_NAMED, PERSONS
from db import tables
from db.work import Work

_request: Final = tables.request
_SIGN_IN: Final = "sign_in"
"""Kind of requests whose answer is about a person alone: his code, his name, his role."""


def forget(work: Work, code: str) -> int:
    """Take a clerk out of the answers that are kept; return how many said something of him.

    The answer to his sign-in goes as a whole. Others stay without him, so that their requests still
    have one effect.
    """
    said = cast(_request.c.answer, Text).contains(json.dumps(code), autoescape=True)
    query = select(_request.c.id, _request.c.kind, _request.c.answer)
    mine = (_request.c.centre == work.centre.code, said)
    found = work.connection.execute(query.where(*mine)).all()
    return sum(_forgotten(work, row, code) for row in found)


def _forgotten(work: Work, row: Any, code: str) -> bool:
    left = _without(row.answer, code)
    if left == row.answer:
        return False
    this = _request.c.id == row.id
    change = _request.update().where(this).values(answer=left)
    work.connection.execute(_request.delete().where(this) if row.kind == _SIGN_IN else change)
    return True


def _without(answer: Any, code: str) -> Any:
    """Return an answer that has nobody where it named this clerk."""
    if isinstance(answer, list):
        return [_without(one, code) for one in answer]
    if not isinstance(answer, dict):
        return answer
    return {
        name: NOBODY_NAMED if name in PERSONS and value == code else _without(value, code)
        for name, value in answer.items()
    }
