"""Tables of a centre with several machines: who is enrolled, who wants to be; what boards may see.

They are part of db.tables, which gives their names to everybody.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from centre.rules.enrolling import Enrolment, Kind
from db.columns import Moment, centre_column, metadata, one_of

# Letters of kiosks that count for themselves; where none is named, kiosks share the service's own.
kiosk_letter = Table(
    "kiosk_letter",
    metadata,
    centre_column(),
    Column("kiosk", String(40), primary_key=True),
    Column("service", String(40), primary_key=True),
    Column("letter", String(1), nullable=False),
    UniqueConstraint("centre", "letter"),
    ForeignKeyConstraint(["centre", "service"], ["service.centre", "service.code"]),
)

enrolled = Table(
    "enrolled",
    metadata,
    Column("login", String(63), primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("name", String(40), nullable=False),
    # Who it is in the event log: kiosk:k1.
    Column("actor", String(60), nullable=False),
    # Its counter; null for a counter PC that asks its clerk.
    Column("counter", String(12)),
    # A counter PC with the citizens' keypad on its own line rates, too.
    Column("rates", Boolean, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("enrolled_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("removed_at", Moment),
    one_of("kind", list(Kind)),
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("name", String(40), nullable=False),
    Column("counter", String(12)),
    Column("rates", Boolean, nullable=False),
    Column("state", String(12), nullable=False),
    # SHA-256 (hex) of what a device proves, which is the SHA-256 of its bundle's token.
    Column("token", String(64), nullable=False, unique=True),
    # For a renewal: the login that asks.
    Column("login", String(63)),
    Column("made_at", Moment, nullable=False),
    Column("made_by", String(60), nullable=False),
    Column("expires_at", Moment, nullable=False),
    # What the device has sent: certificate request (PEM), SCRAM verifier of its own password.
    Column("request", Text),
    Column("verifier", Text),
    Column("asked_at", Moment),
    Column("decided_at", Moment),
    Column("decided_by", String(60)),
    # What it gets: its certificate (PEM).
    Column("certificate", Text),
    one_of("state", list(Enrolment)),
    one_of("kind", list(Kind)),
)
Index("ix_enrolment_state", enrolment.c.centre, enrolment.c.state)

# One row of the server's own: where devices find it, and what bundles are made from.
pairing = Table(
    "pairing",
    metadata,
    Column("one", Boolean, primary_key=True),
    Column("host", String(253), nullable=False),
    Column("port", Integer, nullable=False),
    Column("authority", Text, nullable=False),
    Column("key", String(64), nullable=False),
    CheckConstraint("one", name="one"),
)

# What a board may see: views, so that a display needs no right on a table (reliability, 6).
_seen = MetaData()
board_ticket = Table(
    "board_ticket",
    _seen,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32)),
    Column("day", Date),
    Column("service", String(40)),
    Column("letter", String(1)),
    Column("number", Integer),
    Column("state", String(12)),
    Column("place", Integer),
    Column("queued_at", Moment),
    Column("calls", Integer),
    Column("counter", String(12)),
    Column("target", String(12)),
)
board_call = Table(
    "board_call",
    _seen,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32)),
    Column("day", Date),
    Column("ticket", Uuid),
    Column("counter", String(12)),
    Column("at", Moment),
    Column("again", Integer),
)
# signed_in_at tells a session that somebody forgot to end on an earlier day; no clerk, no id.
board_counter = Table(
    "board_counter",
    _seen,
    Column("centre", String(32)),
    Column("counter", String(12)),
    Column("signed_in_at", Moment),
    Column("paused_at", Moment),
)
