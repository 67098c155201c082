"""Tables of what a supervisor has declared: the centre, its fields, queues, counters, notices.

They are part of db.tables, which gives their names to everybody; db.centres reads them as one
snapshot and writes them.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from db.columns import centre_column, metadata

centre = Table(
    "centre",
    metadata,
    centre_column(),
    Column("version", Integer, nullable=False),
    Column("name", JSON, nullable=False),
    Column("authority", JSON, nullable=False),
    Column("slip_notice", JSON, nullable=False),
    Column("hours", JSON, nullable=False),
    Column("policy", JSON, nullable=False),
    Column("instrument", String(40), nullable=False),
    Column("instrument_version", Integer, nullable=False),
)

holiday = Table(
    "holiday",
    metadata,
    centre_column(),
    Column("day", Date, primary_key=True),
    Column("intervals", JSON, nullable=False),
    Column("name", JSON, nullable=False),
)

field = Table(
    "field",
    metadata,
    centre_column(),
    Column("code", String(40), primary_key=True),
    Column("name", JSON, nullable=False),
    Column("icon", String(60), nullable=False),
    Column("position", Integer, nullable=False),
)

service = Table(
    "service",
    metadata,
    centre_column(),
    Column("code", String(40), primary_key=True),
    Column("field", String(40), nullable=False),
    Column("name", JSON, nullable=False),
    Column("letter", String(1), nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("daily_limit", Integer),
    Column("expected_minutes", Float, nullable=False),
    Column("hours", JSON),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    UniqueConstraint("centre", "letter"),
    ForeignKeyConstraint(["centre", "field"], ["field.centre", "field.code"]),
)

counter = Table(
    "counter",
    metadata,
    centre_column(),
    Column("code", String(12), primary_key=True),
    Column("name", JSON, nullable=False),
    Column("zone", String(20), nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
)

counter_service = Table(
    "counter_service",
    metadata,
    centre_column(),
    Column("counter", String(12), primary_key=True),
    Column("service", String(40), primary_key=True),
    Column("weight", Integer, nullable=False),
    CheckConstraint("weight BETWEEN 1 AND 9", name="weight"),
    ForeignKeyConstraint(["centre", "counter"], ["counter.centre", "counter.code"]),
    ForeignKeyConstraint(["centre", "service"], ["service.centre", "service.code"]),
)

priority_group = Table(
    "priority_group",
    metadata,
    centre_column(),
    Column("code", String(40), primary_key=True),
    Column("name", JSON, nullable=False),
    Column("citation", Text, nullable=False),
    Column("position", Integer, nullable=False),
    # From this age on a scanned card suggests the group; null: it suggests nothing.
    Column("from_age", Integer),
)

instrument = Table(
    "instrument",
    metadata,
    centre_column(),
    Column("code", String(40), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("question", JSON, nullable=False),
    Column("levels", JSON, nullable=False),
)

notice = Table(
    "notice",
    metadata,
    centre_column(),
    Column("code", String(40), primary_key=True),
    Column("text", JSON, nullable=False),
    Column("starts", Date),
    Column("ends", Date),
    Column("position", Integer, nullable=False),
)

procedure = Table(
    "procedure",
    metadata,
    centre_column(),
    Column("code", String(40), primary_key=True),
    Column("name", JSON, nullable=False),
    Column("service", String(40), nullable=False),
    Column("time_limit", Text, nullable=False),
    Column("fee", Text, nullable=False),
    ForeignKeyConstraint(["centre", "service"], ["service.centre", "service.code"]),
)

# What a clerk chooses from: outcomes of a service, reasons of a break (the centre's own words).
choice = Table(
    "choice",
    metadata,
    centre_column(),
    Column("kind", String(12), primary_key=True),
    Column("code", String(40), primary_key=True),
    Column("name", JSON, nullable=False),
    Column("position", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    CheckConstraint("kind IN ('outcome', 'pause')", name="kind"),
)
