"""How a device of the centre is enrolled: kinds of devices, the states of an enrolment, its moves.

A technician offers a place; the device asks with a key of its own; a person compares six digits on
both screens and accepts or refuses; the server signs (reliability note, section 7).
"""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from centre.rules.errors import NotAllowed

OFFER_HOLDS: Final = timedelta(minutes=10)
"""How long a bundle may be used (reliability note, section 7)."""
CERTIFICATE_HOLDS: Final = timedelta(days=825)
"""Life of a device's certificate (reliability note, section 7)."""
RENEWED_AFTER: Final = CERTIFICATE_HOLDS * 2 / 3
"""Age at which a device asks for its next certificate by itself (reliability note, section 7)."""


class Kind(StrEnum):
    """What a device is enrolled as; it may do what its kind needs (reliability note, section 6)."""

    KIOSK = "kiosk"
    RATING = "rating"
    DISPLAY = "display"
    COUNTER = "counter"
    SUPERVISOR = "supervisor"


class Enrolment(StrEnum):
    """Where an enrolment stands."""

    OFFERED = "offered"
    ASKED = "asked"
    ACCEPTED = "accepted"
    SIGNED = "signed"
    REFUSED = "refused"
    EXPIRED = "expired"


class Step(StrEnum):
    """What happens to an enrolment."""

    ASK = "ask"
    ACCEPT = "accept"
    REFUSE = "refuse"
    SIGN = "sign"
    EXPIRE = "expire"


OPEN: Final = frozenset({Enrolment.OFFERED, Enrolment.ASKED, Enrolment.ACCEPTED})
"""Enrolments that something can still happen to."""

MOVES: Final = {
    (Enrolment.OFFERED, Step.ASK): Enrolment.ASKED,
    (Enrolment.OFFERED, Step.REFUSE): Enrolment.REFUSED,
    (Enrolment.OFFERED, Step.EXPIRE): Enrolment.EXPIRED,
    (Enrolment.ASKED, Step.ACCEPT): Enrolment.ACCEPTED,
    (Enrolment.ASKED, Step.REFUSE): Enrolment.REFUSED,
    (Enrolment.ASKED, Step.EXPIRE): Enrolment.EXPIRED,
    (Enrolment.ACCEPTED, Step.SIGN): Enrolment.SIGNED,
    (Enrolment.ACCEPTED, Step.REFUSE): Enrolment.REFUSED,
}


def move(state: Enrolment, step: Step) -> Enrolment:
    """Return the state after step; raise NotAllowed("enrolment_move") if MOVES has no such move."""
    after = MOVES.get((state, step))
    if after is None:
        raise NotAllowed("enrolment_move", state=state.value, step=step.value)
    return after
