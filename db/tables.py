"""All tables of the store, for SQLite and PostgreSQL alike.

Every row that a district will one day collect carries the centre's code. Ids are UUIDv7 (db.ids).
The CHECK constraints of states are made from the enums, so that table and rule cannot differ.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
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

from centre.rules.prints import PrintState
from centre.rules.tickets import QUEUED, State
from db import catalogue_tables, counter_tables, declared_tables, machines, rollup_tables
from db.columns import Moment, centre_column, metadata, one_of

clerk = Table(
    "clerk",
    metadata,
    centre_column(),
    Column("code", String(40), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("role", String(20), nullable=False),
    Column("pin", String(200), nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Moment),
    Column("active", Boolean, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("clerk", String(40), nullable=False),
    Column("counter", String(12), nullable=False),
    Column("signed_in_at", Moment, nullable=False),
    Column("signed_out_at", Moment),
    Column("paused_at", Moment),
    Column("pause_reason", Text, nullable=False),
)
Index(
    "uq_session_open_counter",
    session.c.centre,
    session.c.counter,
    unique=True,
    sqlite_where=session.c.signed_out_at.is_(None),
    postgresql_where=session.c.signed_out_at.is_(None),
)

# Its row is also the turn: a writing transaction locks it first, so that writers come one by one.
business_day = Table(
    "business_day",
    metadata,
    centre_column(),
    Column("day", Date, nullable=False),
)

series = Table(
    "series",
    metadata,
    centre_column(),
    Column("day", Date, primary_key=True),
    Column("letter", String(1), primary_key=True),
    Column("last", Integer, nullable=False),
    # Numbers left out after a restore: they may be on paper, and count for no daily limit.
    Column("skipped", Integer, nullable=False),
)

ticket = Table(
    "ticket",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("day", Date, nullable=False),
    Column("service", String(40), nullable=False),
    Column("letter", String(1), nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("priority", String(40)),
    Column("kiosk", String(40), nullable=False),
    Column("arrived_at", Moment, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("place", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("bypassed", Integer, nullable=False),
    # How often its bearer has let others before (centre.rules.stepping).
    Column("stepped", Integer, nullable=False, server_default="0"),
    Column("counter", String(12)),
    Column("target", String(12)),
    # The only clerk who may call it, wherever he sits.
    Column("target_clerk", String(40)),
    # Where it came from (centre.rules.tickets.Origin).
    Column("origin", String(12), nullable=False, server_default="kiosk"),
    # What a clerk noted when setting it aside; emptied when the ticket is over.
    Column("note", String(120), nullable=False, server_default=""),
    Column("outcome", String(40)),
    Column("wrapped_at", Moment),
    Column("called_at", Moment),
    Column("began_at", Moment),
    Column("ended_at", Moment),
    UniqueConstraint("centre", "day", "letter", "number"),
    one_of("state", list(State)),
)
# A literal list, not bound values: the partial index of performance.md 2.4 must match the text.
# Columns as the queue is read and ordered; any other order and SQLite prefers all of today.
_IS_QUEUED = text("state IN ({})".format(", ".join(f"'{s}'" for s in sorted(QUEUED))))
Index(
    "ix_ticket_waiting",
    ticket.c.centre,
    ticket.c.day,
    ticket.c.place,
    ticket.c.queued_at,
    ticket.c.id,
    sqlite_where=_IS_QUEUED,
    postgresql_where=_IS_QUEUED,
)
_IS_AT_COUNTER = text("state IN ('called', 'serving', 'parked')")
Index(
    "ix_ticket_at_counter",
    ticket.c.centre,
    ticket.c.day,
    ticket.c.counter,
    sqlite_where=_IS_AT_COUNTER,
    postgresql_where=_IS_AT_COUNTER,
)
Index("ix_ticket_ended", ticket.c.centre, ticket.c.day, ticket.c.ended_at)

print_job = Table(
    "print_job",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("ticket", Uuid, nullable=False, unique=True),
    Column("kiosk", String(40), nullable=False),
    Column("state", String(12), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("note", String(80), nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("sending_at", Moment),
    Column("content", JSON, nullable=False),
    one_of("state", list(PrintState)),
    ForeignKeyConstraint(["ticket"], ["ticket.id"]),
)
_IS_OPEN_JOB = text("state IN ('pending', 'sending', 'unknown')")
Index(
    "ix_print_job_open",
    print_job.c.centre,
    print_job.c.kiosk,
    print_job.c.queued_at,
    sqlite_where=_IS_OPEN_JOB,
    postgresql_where=_IS_OPEN_JOB,
)

call = Table(
    "call",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("day", Date, nullable=False),
    Column("ticket", Uuid, nullable=False),
    Column("counter", String(12), nullable=False),
    Column("clerk", String(40)),
    Column("at", Moment, nullable=False),
    Column("again", Integer, nullable=False),
    Column("reason", JSON),
    ForeignKeyConstraint(["ticket"], ["ticket.id"]),
)
Index("ix_call_newest", call.c.centre, call.c.day, call.c.at)
Index("ix_call_ticket", call.c.ticket)

deficit = Table(
    "deficit",
    metadata,
    centre_column(),
    Column("counter", String(12), primary_key=True),
    Column("service", String(40), primary_key=True),
    Column("credit", Float, nullable=False),
)

rating = Table(
    "rating",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("day", Date, nullable=False),
    Column("ticket", Uuid, nullable=False),
    Column("counter", String(12), nullable=False),
    Column("instrument", String(40), nullable=False),
    Column("version", Integer, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("level", Integer),
    ForeignKeyConstraint(["ticket"], ["ticket.id"]),
)
Index(
    "uq_rating_open_counter",
    rating.c.centre,
    rating.c.counter,
    unique=True,
    sqlite_where=rating.c.closed_at.is_(None),
    postgresql_where=rating.c.closed_at.is_(None),
)
Index("ix_rating_opened", rating.c.centre, rating.c.opened_at)
# What is removed with its ticket is found by it.
Index("ix_rating_ticket", rating.c.ticket)

device = Table(
    "device",
    metadata,
    centre_column(),
    Column("kind", String(20), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("state", String(12), nullable=False),
    Column("key", String(40), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("since", Moment, nullable=False),
    # Of programs only: when the program last said that it is there.
    Column("heartbeat", Moment),
)

roll = Table(
    "roll",
    metadata,
    centre_column(),
    Column("printer", String(40), primary_key=True),
    Column("placed_at", Moment, nullable=False),
)

request = Table(
    "request",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("centre", String(32), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Column("answer", JSON, nullable=False),
)

chain = Table(
    "chain",
    metadata,
    centre_column(),
    Column("day", Date, primary_key=True),
    Column("queue", String(1), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("head", String(64), nullable=False),
)

event = Table(
    "event",
    metadata,
    centre_column(),
    Column("day", Date, primary_key=True),
    Column("queue", String(1), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("kind", String(24), nullable=False),
    Column("ticket", Uuid),
    Column("at", Moment, nullable=False),
    Column("actor", String(60), nullable=False),
    Column("facts", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)
Index("ix_event_ticket", event.c.ticket)

# Of the same metadata, in files of their own.
centre, holiday = declared_tables.centre, declared_tables.holiday
field, service = declared_tables.field, declared_tables.service
counter, counter_service = declared_tables.counter, declared_tables.counter_service
priority_group, instrument = declared_tables.priority_group, declared_tables.instrument
notice, procedure, choice = (
    declared_tables.notice,
    declared_tables.procedure,
    declared_tables.choice,
)
enrolled, enrolment = machines.enrolled, machines.enrolment
kiosk_letter = machines.kiosk_letter
board_ticket, board_call = machines.board_ticket, machines.board_call
board_counter = machines.board_counter
catalogue, topic = catalogue_tables.catalogue, catalogue_tables.topic
catalogue_procedure = catalogue_tables.catalogue_procedure
search_word, search_miss = catalogue_tables.search_word, catalogue_tables.search_miss
dossier, lookup_try = catalogue_tables.dossier, catalogue_tables.lookup_try
leg, handover = counter_tables.leg, counter_tables.handover
tally, alarm, evaluation = counter_tables.tally, counter_tables.alarm, counter_tables.evaluation
unit, parcel, received = rollup_tables.unit, rollup_tables.parcel, rollup_tables.received
