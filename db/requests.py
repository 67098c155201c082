"""Requests have one effect: the answer is kept under the request's id and given again.

The caller makes the id, keeps it until answered, and sends it again after any doubt (reliability
note 2.4).
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from centre.rules.errors import NotAllowed
from db import tables
from db.work import Transactions, Work

Given = TypeVar("Given")

_FIND = select(tables.request.c.kind, tables.request.c.answer).where(
    tables.request.c.id == bindparam("request")
)
_KEEP = tables.request.insert()


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return what turns values of a type into plain data and back."""
    return TypeAdapter(kind)


def once(
    store: Transactions,
    request: UUID,
    kind: str,
    answer: Any,
    act: Callable[[Work], Given],
) -> Given:
    """Do act in one transaction under the request's id, or return the answer it already has.

    A NotAllowed leaves nothing behind, so the same request may be sent again later. Where two
    processes send one request at the same instant, the unique violation is caught and the first
    one's answer returned (reliability note 2.4).
    Raises NotAllowed("request_reused") if the id was used for another kind of request.
    """
    try:
        with store.write() as work:
            known, before = _earlier(work, request, kind, answer)
            if known:
                return cast("Given", before)
            given = act(work)
            _keep(work, request, kind, given)
            return given
    except IntegrityError:
        with store.read() as work:
            known, before = _earlier(work, request, kind, answer)
        if not known:
            raise
        return cast("Given", before)


def _earlier(work: Work, request: UUID, kind: str, answer: Any) -> tuple[bool, Any]:
    """Return (True, the answer already given to this request) or (False, None)."""
    found = work.connection.execute(_FIND, {"request": request}).one_or_none()
    if found is None:
        return False, None
    if found.kind != kind:
        raise NotAllowed("request_reused", request=str(request), kind=found.kind)
    if found.answer is None:
        return True, None
    return True, adapter(answer).validate_python(found.answer)


def _keep(work: Work, request: UUID, kind: str, given: Any) -> None:
    """Keep the answer under the request's id, inside the request's own transaction."""
    plain = (
        None if given is None else adapter(cast("Any", type(given))).dump_python(given, mode="json")
    )
    row = {
        "id": request,
        "centre": work.centre.code,
        "kind": kind,
        "at": work.now,
        "answer": plain,
    }
    work.connection.execute(_KEEP, row)
