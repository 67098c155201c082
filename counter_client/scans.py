"""What a code means that was scanned at a counter: a slip, a receipt, or neither.

No Qt here, and nothing of a code is kept: a card's text does not even reach this program.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from uuid import UUID

from centre.rules.codes import Card, DossierCode, Reading, Refused, TicketCode
from counter_client.shown import Message

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": "scan_unreadable",
        "not_text": "scan_unreadable",
        "too_long": "scan_unreadable",
        "wedge_letters": "scan_letters",
        "card_broken": "code_is_card",
        "health_card": "code_is_card",
    }
)
"""Why a code was refused -> the key of its sentence; all others are readable, but neither."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The dossier's code on a receipt."""

    code: str = field(repr=False)


def meant(reading: Reading) -> UUID | Receipt | Message:
    """Return the ticket of one of our slips, a receipt, or the sentence for any other code."""
    if isinstance(reading, TicketCode):
        return reading.ticket
    if isinstance(reading, DossierCode):
        return Receipt(reading.code)
    if isinstance(reading, Card):
        return Message("code_is_card")
    why = reading.why if isinstance(reading, Refused) else ""
    return Message(SENTENCES.get(why, "scan_no_slip"))
