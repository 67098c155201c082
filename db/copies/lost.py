"""Which restore left a number out: for whoever holds a slip that the database no longer knows."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from centre.rules.hours import ZONE
from db import tables
from db.work import Work


@dataclass(frozen=True, slots=True)
class Lost:
    """The restore that left a number of today out, and when its copy was made (ISO, or "")."""

    label: str
    restored_at: datetime
    copied_at: str


def lost(work: Work, label: str) -> Lost | None:
    """Return the restore of today that left a number out; None where none did."""
    letter, digits = label[:1].upper(), label[1:]
    if not digits.isdecimal():
        return None
    table = tables.event
    mine = (table.c.centre == work.centre.code, table.c.day == work.day)
    query = select(table.c.at, table.c.facts).where(*mine, table.c.kind == "restored")
    for row in work.connection.execute(query.order_by(table.c.seq)).all():
        facts = json.loads(row.facts)
        first, last = facts.get("lost", {}).get(letter, (1, 0))
        if first <= int(digits) <= last:
            return Lost(f"{letter}{int(digits):03d}", row.at, str(facts.get("copied_at", "")))
    return None


def lost_sentence(found: Lost) -> str:
    """Return the sentence for whoever holds the slip, in Vietnamese as motcua-db why has it."""
    at = found.restored_at.astimezone(ZONE)
    copied = f" từ bản sao lúc {found.copied_at[11:19]}" if found.copied_at else ""
    return (
        f"Số {found.label} bị bỏ qua khi khôi phục lúc {at:%H:%M:%S}{copied}: nếu đã in phiếu thì "
        "phiếu in trong những phút bị mất, không còn trong sổ. Mời lấy số mới."
    )
