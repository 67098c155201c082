"""What a code means that was scanned at a counter. A scan calls nobody by itself.

No Qt here, and nothing of a code is kept: a card's text does not even reach this program.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from centre.rules.codes import Reading, Refused, TicketCode
from counter_client.shown import Message

SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": "scan_unreadable",
        "not_text": "scan_unreadable",
        "too_long": "scan_unreadable",
        "wedge_letters": "scan_letters",
    }
)
"""Why a code was refused -> the key of its sentence; all others are readable, but no slip."""


def meant(reading: Reading) -> UUID | Message:
    """Return the ticket of one of our slips, or the sentence for any other code."""
    if isinstance(reading, TicketCode):
        return reading.ticket
    why = reading.why if isinstance(reading, Refused) else ""
    return Message(SENTENCES.get(why, "scan_no_slip"))
