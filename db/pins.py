"""PINs: never stored readable, counted when wrong, locked out after five."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row

from centre.rules.errors import NotAllowed
from db import rows, tables
from db.history import CENTRE_QUEUE, append
from db.work import Transactions, Work

TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=5)
"""Five wrong PINs lock a clerk out for five minutes (field note, behaviour 56; values are ours)."""
_SCRYPT: Final = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
"""Cost of one PIN check: 16 MiB, the interactive setting of RFC 7914 section 2."""
_clerk = tables.clerk


def hidden(pin: str) -> str:
    """Return what is stored of a PIN: salt and scrypt hash."""
    salt = secrets.token_bytes(16)
    made = hashlib.scrypt(pin.encode(), salt=salt, **_SCRYPT)
    return f"{base64.b64encode(salt).decode()}${base64.b64encode(made).decode()}"


def is_pin(pin: str, stored: str) -> bool:
    """Tell whether pin is the stored one, in the same time whether right or wrong."""
    salt, _, made = stored.partition("$")
    tried = hashlib.scrypt(pin.encode(), salt=base64.b64decode(salt), **_SCRYPT)
    return hmac.compare_digest(tried, base64.b64decode(made))


def check_pin(store: Transactions, clerk: str, pin: str) -> None:
    """Raise NotAllowed unless the PIN is right; count and log wrong ones durably.

    The hash is computed outside the write transaction: it takes tens of milliseconds, during which
    no counter should wait. Raises NotAllowed: clerk_unknown, pin_locked (until), pin_wrong (left).
    """
    with store.read() as work:
        row = rows.clerk_row(work, clerk)
        _check_open(work, row)
    right = is_pin(pin, row.pin)
    if right and not row.failures:
        return
    with store.write() as work:
        now = rows.clerk_row(work, clerk)
        # Tries at several PCs at once: the one that locks must not be undone by a slower one.
        _check_open(work, now)
        failures = 0 if right else now.failures + 1
        locked = work.now + LOCKED_FOR if failures >= TRIES else None
        _set_failures(work, clerk, 0 if locked else failures, locked)
        if not right:
            # Never what was typed: it may be the right PIN of somebody else.
            facts = {"clerk": clerk, "left": TRIES - failures}
            append(work, CENTRE_QUEUE, "pin_locked" if locked else "pin_wrong", facts)
    if locked is not None:
        raise NotAllowed("pin_locked", until=locked)
    if not right:
        raise NotAllowed("pin_wrong", left=TRIES - failures)


def _check_open(work: Work, row: Row[Any]) -> None:
    """Raise NotAllowed("pin_locked") while a lock holds."""
    if row.locked_until is not None and _is_locked(row.locked_until, work.now):
        raise NotAllowed("pin_locked", until=row.locked_until)


def _is_locked(until: datetime, now: datetime) -> bool:
    """Tell whether a lock holds; one that ends far ahead is of a clock that was set back."""
    return now < until <= now + LOCKED_FOR


def _set_failures(work: Work, clerk: str, failures: int, locked: datetime | None) -> None:
    mine = (_clerk.c.centre == work.centre.code, _clerk.c.code == clerk)
    change = _clerk.update().where(*mine)
    work.connection.execute(change.values(failures=failures, locked_until=locked))
