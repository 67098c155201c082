"""Tables of the counters and of the figures: legs of a visit, hand-overs, tallies, alarms, sheets.

They are part of db.tables, which gives their names to everybody. None of them knows who a citizen
is: a hand-over has the code of a dossier until `keep_until` (field note, section 11), a tally has
numbers alone.
"""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from centre.rules.legs import LegEnd
from db.columns import Moment, centre_column, metadata, one_of

# One stretch of service of a ticket at a counter; a visit with several services has several.
leg = Table(
    "leg",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("day", Date, nullable=False),
    Column("ticket", Uuid, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("service", String(40), nullable=False),
    Column("counter", String(12), nullable=False),
    Column("clerk", String(40)),
    Column("called_at", Moment, nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    # Until when the clerk wrote up what was done; null: there was no wrap-up.
    Column("wrapped_at", Moment),
    Column("ended", String(12), nullable=False),
    Column("outcome", String(40)),
    one_of("ended", list(LegEnd)),
    UniqueConstraint("ticket", "seq"),
    ForeignKeyConstraint(["ticket"], ["ticket.id"]),
)
Index("ix_leg_day", leg.c.centre, leg.c.day, leg.c.ended_at)

# A dossier that was seen at a counter, independent of the provincial software's own time.
handover = Table(
    "handover",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("day", Date, nullable=False),
    Column("code", String(64), nullable=False),
    Column("step", String(12), nullable=False),
    Column("at", Moment, nullable=False),
    Column("counter", String(12), nullable=False),
    Column("clerk", String(40)),
    Column("ticket", Uuid),
    # Taken back by whoever scanned the wrong receipt; the row stays for the log.
    Column("undone_at", Moment),
    Column("keep_until", Date, nullable=False),
    CheckConstraint("step IN ('finished', 'returned')", name="step"),
)
Index(
    "uq_handover_step",
    handover.c.centre,
    handover.c.code,
    handover.c.step,
    unique=True,
    sqlite_where=text("undone_at IS NULL"),
    postgresql_where=text("undone_at IS NULL"),
)
Index("ix_handover_day", handover.c.centre, handover.c.day)

# The figures of a day that is over, by one dimension; reports add these and read no ticket.
tally = Table(
    "tally",
    metadata,
    centre_column(),
    Column("day", Date, primary_key=True),
    Column("dimension", String(16), primary_key=True),
    Column("value", String(80), primary_key=True),
    # centre.rules.figures.Figures as plain data.
    Column("figures", JSON, nullable=False),
)

alarm = Table(
    "alarm",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("acknowledged_at", Moment),
    Column("acknowledged_by", String(60)),
)
Index(
    "uq_alarm_open",
    alarm.c.centre,
    alarm.c.kind,
    alarm.c.subject,
    unique=True,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)

# One index of the agency's sheet of a quarter (field note, section 9); period "2026-Q4".
evaluation = Table(
    "evaluation",
    metadata,
    centre_column(),
    Column("period", String(7), primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("own", Integer),
    Column("verified", Integer),
    # Numbers that were drawn from our data when it was scored, and the words beside them.
    Column("evidence", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", String(60), nullable=False),
    CheckConstraint('"index" BETWEEN 1 AND 9', name="index"),
    CheckConstraint("own BETWEEN 0 AND 2", name="own"),
    CheckConstraint("verified BETWEEN 0 AND 2", name="verified"),
)
