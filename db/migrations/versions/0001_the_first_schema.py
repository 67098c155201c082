"""The first schema."""

import sqlalchemy as sa
from alembic import op

from db.columns import Moment

revision = "0001"
down_revision = None
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


def _centre() -> None:
    op.create_table(
        "centre",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("authority", sa.JSON(), nullable=False),
        sa.Column("slip_notice", sa.JSON(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.Column("instrument", sa.String(length=40), nullable=False),
        sa.Column("instrument_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("centre", name=op.f("pk_centre")),
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


def _clerk() -> None:
    op.create_table(
        "clerk",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("pin", sa.String(length=200), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", Moment(timezone=True), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_clerk")),
    )


def _counter() -> None:
    op.create_table(
        "counter",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("zone", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_counter")),
    )


def _deficit() -> None:
    op.create_table(
        "deficit",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("credit", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "counter", "service", name=op.f("pk_deficit")),
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


def _field() -> None:
    op.create_table(
        "field",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("icon", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_field")),
    )


def _holiday() -> None:
    op.create_table(
        "holiday",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("intervals", sa.JSON(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "day", name=op.f("pk_holiday")),
    )


def _instrument() -> None:
    op.create_table(
        "instrument",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "code", "version", name=op.f("pk_instrument")),
    )


def _notice() -> None:
    op.create_table(
        "notice",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_notice")),
    )


def _priority_group() -> None:
    op.create_table(
        "priority_group",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_priority_group")),
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


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("clerk", sa.String(length=40), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=False),
        sa.Column("signed_in_at", Moment(timezone=True), nullable=False),
        sa.Column("signed_out_at", Moment(timezone=True), nullable=True),
        sa.Column("paused_at", Moment(timezone=True), nullable=True),
        sa.Column("pause_reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(
            "uq_session_open_counter",
            ["centre", "counter"],
            unique=True,
            sqlite_where=sa.text("signed_out_at IS NULL"),
            postgresql_where=sa.text("signed_out_at IS NULL"),
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


def _service() -> None:
    op.create_table(
        "service",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("daily_limit", sa.Integer(), nullable=True),
        sa.Column("expected_minutes", sa.Float(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre", "field"], ["field.centre", "field.code"], name=op.f("fk_service_field")
        ),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_service")),
        sa.UniqueConstraint("centre", "letter", name=op.f("uq_service_centre_letter")),
    )


def _counter_service() -> None:
    op.create_table(
        "counter_service",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.CheckConstraint("weight BETWEEN 1 AND 9", name=op.f("ck_counter_service_weight")),
        sa.ForeignKeyConstraint(
            ["centre", "counter"],
            ["counter.centre", "counter.code"],
            name=op.f("fk_counter_service_counter"),
        ),
        sa.ForeignKeyConstraint(
            ["centre", "service"],
            ["service.centre", "service.code"],
            name=op.f("fk_counter_service_service"),
        ),
        sa.PrimaryKeyConstraint("centre", "counter", "service", name=op.f("pk_counter_service")),
    )


def _procedure() -> None:
    op.create_table(
        "procedure",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("time_limit", sa.Text(), nullable=False),
        sa.Column("fee", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre", "service"],
            ["service.centre", "service.code"],
            name=op.f("fk_procedure_service"),
        ),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_procedure")),
    )


def _append_only() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(_APPEND_ONLY.format(verb=verb))


def upgrade() -> None:
    """Make every table, its indexes and the guard of the event log."""
    for step in (
        _business_day,
        _centre,
        _chain,
        _clerk,
        _counter,
        _deficit,
        _device,
        _event,
        _field,
        _holiday,
        _instrument,
        _notice,
        _priority_group,
        _request,
        _series,
        _session,
        _ticket,
        _call,
        _print_job,
        _rating,
        _service,
        _counter_service,
        _procedure,
        _append_only,
    ):
        step()
