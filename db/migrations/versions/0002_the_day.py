"""The day: tickets, calls, print jobs, ratings, the event log."""

import sqlalchemy as sa
from alembic import op

from db.columns import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The event log is append-only: the engine itself refuses to rewrite it.
_APPEND_ONLY = """
CREATE TRIGGER event_keeps_{verb} BEFORE {verb} ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END
"""


def _business_day() -> None:
    op.create_table(
        "business_day",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("centre", name=op.f("pk_business_day")),
    )


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "day", "letter", name=op.f("pk_series")),
    )


def _ticket() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("priority", sa.String(length=40), nullable=True),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("arrived_at", Moment(timezone=True), nullable=False),
        sa.Column("queued_at", Moment(timezone=True), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("bypassed", sa.Integer(), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=True),
        sa.Column("target", sa.String(length=12), nullable=True),
        sa.Column("called_at", Moment(timezone=True), nullable=True),
        sa.Column("began_at", Moment(timezone=True), nullable=True),
        sa.Column("ended_at", Moment(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'served', 'absent', 'parked', "
            "'transferred', 'cancelled', 'expired')",
            name=op.f("ck_ticket_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "centre", "day", "letter", "number", name=op.f("uq_ticket_centre_day_letter_number")
        ),
    )


def _ticket_indexes() -> None:
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ticket_at_counter",
            ["centre", "day", "counter"],
            unique=False,
            sqlite_where=sa.text("state IN ('called', 'serving', 'parked')"),
            postgresql_where=sa.text("state IN ('called', 'serving', 'parked')"),
        )
        batch_op.create_index("ix_ticket_ended", ["centre", "day", "ended_at"], unique=False)
        batch_op.create_index(
            "ix_ticket_waiting",
            ["centre", "day", "place", "queued_at", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('transferred', 'waiting')"),
            postgresql_where=sa.text("state IN ('transferred', 'waiting')"),
        )


def _print_job() -> None:
    op.create_table(
        "print_job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("ticket", sa.Uuid(), nullable=False),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=80), nullable=False),
        sa.Column("queued_at", Moment(timezone=True), nullable=False),
        sa.Column("sending_at", Moment(timezone=True), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'sending', 'printed', 'unknown', 'abandoned')",
            name=op.f("ck_print_job_state"),
        ),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("fk_print_job_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
        sa.UniqueConstraint("ticket", name=op.f("uq_print_job_ticket")),
    )
    with op.batch_alter_table("print_job", schema=None) as batch_op:
        batch_op.create_index(
            "ix_print_job_open",
            ["centre", "kiosk", "queued_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('pending', 'sending', 'unknown')"),
            postgresql_where=sa.text("state IN ('pending', 'sending', 'unknown')"),
        )


def _call() -> None:
    op.create_table(
        "call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket", sa.Uuid(), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=False),
        sa.Column("clerk", sa.String(length=40), nullable=True),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("again", sa.Integer(), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("fk_call_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.create_index("ix_call_newest", ["centre", "day", "at"], unique=False)
        batch_op.create_index("ix_call_ticket", ["ticket"], unique=False)


def _deficit() -> None:
    op.create_table(
        "deficit",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("credit", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "counter", "service", name=op.f("pk_deficit")),
    )


def _rating() -> None:
    op.create_table(
        "rating",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket", sa.Uuid(), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=False),
        sa.Column("instrument", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", Moment(timezone=True), nullable=False),
        sa.Column("closed_at", Moment(timezone=True), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("fk_rating_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
    )
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.create_index("ix_rating_opened", ["centre", "opened_at"], unique=False)
        batch_op.create_index(
            "uq_rating_open_counter",
            ["centre", "counter"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )


def _device() -> None:
    op.create_table(
        "device",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("since", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("centre", "kind", "name", name=op.f("pk_device")),
    )


def _request() -> None:
    op.create_table(
        "request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )


def _chain() -> None:
    op.create_table(
        "chain",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("queue", sa.String(length=1), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("centre", "day", "queue", name=op.f("pk_chain")),
    )


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("queue", sa.String(length=1), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("ticket", sa.Uuid(), nullable=True),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("centre", "day", "queue", "seq", name=op.f("pk_event")),
        sa.UniqueConstraint("id", name=op.f("uq_event_id")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index("ix_event_ticket", ["ticket"], unique=False)


def _append_only() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(_APPEND_ONLY.format(verb=verb))


def upgrade() -> None:
    """Make the tables of the day, and the guard of the event log."""
    for step in (
        _business_day,
        _series,
        _ticket,
        _ticket_indexes,
        _print_job,
        _call,
        _deficit,
        _rating,
        _device,
        _request,
        _chain,
        _event,
        _append_only,
    ):
        step()
