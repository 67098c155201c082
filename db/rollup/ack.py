"""The acknowledgement: how far the level above has taken a centre's parcels without a gap."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.plain_json import to_json
from db.requests import adapter
from db.rollup import folder
from db.rollup.parcel import FIRST_PREVIOUS, MOST_SEQ, SCHEMA, BadParcelError

_MOST_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class Ack:
    """All parcels up to seq are taken; sha256 is that of the last. seq 0: none."""

    centre: str
    seq: int
    sha256: str


def write(place: Path, ack: Ack, receiver: str) -> bool:
    """Write a centre's acknowledgement, unless it is there; raise Unavailable of the folder."""
    told = {"schema": SCHEMA, "centre": ack.centre, "seq": ack.seq, "sha256": ack.sha256}
    content = to_json({**told, "receiver": receiver}) + "\n"
    return folder.lay(place / folder.ack_name(ack.centre), content.encode())


def read(place: Path, centre: str) -> Ack | None:
    """Return what was taken of a centre; None where nothing readable says so.

    A damaged one says nothing: then parcels are sent once more. Raises Unavailable of the folder.
    """
    with folder.turned(place):
        if not place.is_dir():
            raise FileNotFoundError(2, "there is no such folder")
        try:
            content = folder.content(place / folder.ack_name(centre), _MOST_BYTES)
        except (FileNotFoundError, BadParcelError):
            return None
    try:
        told = json.loads(content)
        if told.pop("schema") != SCHEMA:
            return None
        found: Ack = adapter(Ack).validate_python(
            {name: told[name] for name in ("centre", "seq", "sha256")}, strict=False
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return found if _is_sound(found, centre) else None


def _is_sound(found: Ack, centre: str) -> bool:
    if found.centre != centre or not 0 <= found.seq <= MOST_SEQ:
        return False
    is_hash = len(found.sha256) == 64 and not set(found.sha256) - set("0123456789abcdef")
    return is_hash and (found.seq > 0 or found.sha256 == FIRST_PREVIOUS)
