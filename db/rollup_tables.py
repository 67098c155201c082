"""Tables of the roll-up: the tree of agencies, what this centre sent up, what others sent here.

They are part of db.tables, which gives their names to everybody. Sent are counts and sums of days;
none of them knows a citizen or a clerk (field note, section 11).
"""

from sqlalchemy import JSON, Column, Date, Index, Integer, String, Table, Text

from db.columns import Moment, centre_column, metadata

# A unit for one time (centre.rules.units); the parent is a code, so that one that is renamed needs
# no new rows below it. valid_to is its last day; null: it goes on.
unit = Table(
    "unit",
    metadata,
    centre_column(),
    Column("code", String(32), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("parent", String(32), nullable=False),
    Column("name", String(200), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("successors", JSON, nullable=False),
)

# What was sent, byte by byte. content "": the level above has it and this database lost it.
parcel = Table(
    "parcel",
    metadata,
    centre_column(),
    Column("seq", Integer, primary_key=True),
    Column("day", Date),
    # Of the day's figures and unit: tells whether they have changed since.
    Column("digest", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("acknowledged_at", Moment),
)
Index("ix_parcel_day", parcel.c.centre, parcel.c.day)

# What other centres sent to this one; of a day the highest number counts.
received = Table(
    "received",
    metadata,
    centre_column(),
    Column("sender", String(32), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("day", Date, nullable=False),
    Column("unit", String(32), nullable=False),
    # Of all days up to here that had numbers there is a parcel by now.
    Column("complete_until", Date, nullable=False),
    Column("name", String(200), nullable=False),
    # centre.rules.figures.Figures of the whole day as plain data, and the parcel itself.
    Column("total", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("taken_at", Moment, nullable=False),
)
Index("ix_received_day", received.c.centre, received.c.day)
