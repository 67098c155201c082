"""What is on a scanned code: our ticket, a dossier, a procedure, a citizen card, or none of these.

Parsers are total: any bytes give a value or a named refusal (field note, sections 5 to 7). A card's
text is looked at and forgotten: of a person only the year of birth leaves this module.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from urllib.parse import unquote
from uuid import UUID

from centre.rules import scanned


@dataclass(frozen=True, slots=True)
class TicketCode:
    """The code of one of our slips: the ticket's id."""

    ticket: UUID


@dataclass(frozen=True, slots=True)
class DossierCode:
    """A dossier's code as printed, the day in it, and the slip's secret where the code has one."""

    code: str
    received: date
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    """A procedure's code: base is d.dddddd, raw is as scanned."""

    base: str
    raw: str


@dataclass(frozen=True, slots=True)
class Card:
    """A citizen card. Only what may be used is kept: the year (and, if told, day) of birth."""

    birth_year: int
    birthday: date | None = None

    def __repr__(self) -> str:
        """Return nothing of the person."""
        return "Card(…)"


@dataclass(frozen=True, slots=True)
class Opaque:
    """A readable code that is none of ours; length is in characters. Its text is not kept."""

    length: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing that can be used.

    why is one of empty, too_long, not_text (control characters), card_broken, health_card,
    dossier_date (no such day), wedge_letters (a keymap or an input method changed the letters).
    """

    why: str


Reading = TicketCode | DossierCode | ProcedureCode | Card | Opaque | Refused

MAX_BYTES: Final = 1024
"""Longest code that is looked at (hardware note, section 9); a citizen card has about 151."""

_FLAGS: Final = re.ASCII | re.IGNORECASE
# Whatever could match the same text in two ways is bounded, so all of these are linear.
_TICKET: Final = re.compile(r"MC1:([0-9A-F]{32})", _FLAGS)
# Field note, section 5. The order number has 4 digits or more; up to 12 are taken, as a bound.
_DOSSIER_TEXT: Final = (
    r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}|[A-Z][0-9]{2}(?:\.[0-9]{1,3}){0,3})"
    r"-([0-9]{6})-[0-9]{4,12}"
)
_AFTER: Final = r"[ \t]{0,2}[ \t#|;,:/*_+~.\-][ \t]{0,2}"
_DOSSIER: Final = re.compile(rf"({_DOSSIER_TEXT})(?:{_AFTER}([0-9A-Z]{{4}}))?", _FLAGS)
# Field note, section 6.
_PROCEDURE: Final = re.compile(
    r"([1-9]\.[0-9]{6})(?:\.(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Z][0-9]{2})?", _FLAGS
)
_OUR_BEGINNING: Final = re.compile(rf"MC1:|{_DOSSIER_TEXT}{_AFTER}", _FLAGS)
_CARD_ID: Final = re.compile(r"[0-9]{12}")
_OLD_ID: Final = re.compile(r"[0-9]{0,12}")
_BIRTH: Final = re.compile(r"(?:([0-9]{2})([0-9]{2}))?((?:19|20)[0-9]{2})")
_CARD_FIELDS: Final = 6
_HEALTH_FIELDS: Final = 3

_NO_DAY: Final = Refused("dossier_date")
_WEDGE: Final = Refused("wedge_letters")


def read(data: bytes) -> Reading:
    """Return what the bytes of a code say; total: any bytes give a value or a Refused.

    Bytes are UTF-8, else taken as cp1258 or latin-1, if most of them are ASCII, as Vietnamese is in
    those; a card in such doubtful text is broken. Marks around the code that scanners add are cut
    off. The order is: ticket, dossier (also with a slip's secret, and as a part of a web address),
    procedure, citizen card, health-insurance card, opaque.

    Not confirmed: the form of the national look-up QR (any path segment or query value that is a
    dossier's code is taken), the card's layout (read from parsers, not from a ministry's document),
    and VNeID, which has no public form and is Opaque (field note, sections 5, 7 and 16).
    """
    if len(data) > MAX_BYTES:
        return Refused("too_long")
    decoded, doubtful = scanned.decoded(data)
    text = scanned.bare(decoded)
    if not text:
        return Refused("empty")
    if scanned.has_controls(text) or (doubtful and scanned.is_noise(text)):
        return Refused("not_text")
    return _known(text, doubtful=doubtful) or _mangled(text) or Opaque(len(text))


def _known(text: str, *, doubtful: bool) -> Reading | None:
    """Return what the text is, if it has a shape that is known here."""
    fields = [part.strip() for part in text.split("|")]
    return (
        _ticket(text)
        or _dossier(text)
        or _dossier_in_address(text)
        or _procedure(text)
        or _card(fields, doubtful=doubtful)
        or _health_card(fields)
        or _broken_card(fields)
    )


def _ticket(text: str) -> TicketCode | None:
    found = _TICKET.fullmatch(text)
    return TicketCode(UUID(found[1])) if found else None


def _dossier(text: str) -> DossierCode | Refused | None:
    """Return the dossier of a code in either agency style; refuse one of a day that never was."""
    found = _DOSSIER.fullmatch(text)
    if found is None:
        return None
    code, six, secret = found[1], found[2], found[3]
    received = _day(2000 + int(six[:2]), int(six[2:4]), int(six[4:]))
    return DossierCode(code.upper(), received, secret or "") if received else _NO_DAY


def _dossier_in_address(text: str) -> DossierCode | Refused | None:
    """Return the dossier in a web address; a code of a real day counts before any other."""
    if "/" not in text or "|" in text:
        return None
    parts = [unquote(part) for cut in ("[/?&=]", "[/?&=#]") for part in re.split(cut, text)]
    found = [dossier for dossier in map(_dossier, parts) if dossier]
    return next((one for one in found if isinstance(one, DossierCode)), found[0] if found else None)


def _procedure(text: str) -> ProcedureCode | None:
    found = _PROCEDURE.fullmatch(text)
    return ProcedureCode(found[1], text) if found else None


def _card(fields: list[str], *, doubtful: bool) -> Card | Refused | None:
    """Return the card: id, old number (may be empty), name, birth, sex, address, and more or not.

    A name with digits in it was typed as Alt-codes by a scanner that plays keyboard.
    """
    if len(fields) < _CARD_FIELDS or not _CARD_ID.fullmatch(fields[0]):
        return None
    if doubtful or not _OLD_ID.fullmatch(fields[1]):
        return None
    if any(mark.isdigit() for mark in fields[2]):
        return _WEDGE
    return _born(fields[3])


def _born(text: str) -> Card | None:
    """Return what a card tells of birth: ddMMyyyy or yyyy; 0000yyyy counts as a year only."""
    found = _BIRTH.fullmatch(text)
    if found is None:
        return None
    year = int(found[3])
    if found[1] is None or found[1] == found[2] == "00":
        return Card(year)
    birthday = _day(year, int(found[2]), int(found[1]))
    return Card(year, birthday) if birthday else None


def _health_card(fields: list[str]) -> Refused | None:
    """Refuse a health-insurance card: its second field is a name, as hex digits of UTF-8."""
    if len(fields) < _HEALTH_FIELDS or not fields[0].isalnum():
        return None
    try:
        name = bytes.fromhex(fields[1]).decode()
    except ValueError:
        return None
    is_name = name.isprintable() and any(mark.isalpha() for mark in name)
    return Refused("health_card") if is_name else None


def _broken_card(fields: list[str]) -> Refused | None:
    """Refuse what begins as a citizen card and is none."""
    begins = len(fields) > 1 and _CARD_ID.fullmatch(fields[0])
    return Refused("card_broken") if begins else None


def _mangled(text: str) -> Refused | None:
    """Refuse what was one of the codes until a keymap or an input method changed its letters.

    It is not mended: what an input method swallowed is gone, and the scanner has to be set right.
    """
    if _OUR_BEGINNING.match(text) and not text.isascii():
        return _WEDGE
    meant = scanned.through_other_keymaps(text)
    return _WEDGE if any(_known(one, doubtful=False) for one in meant) else None


def _day(year: int, month: int, day: int) -> date | None:
    """Return the date, None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
