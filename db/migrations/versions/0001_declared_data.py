"""What a supervisor declares, and the clerks."""

import sqlalchemy as sa
from alembic import op

from db.columns import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


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


def _holiday() -> None:
    op.create_table(
        "holiday",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("intervals", sa.JSON(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "day", name=op.f("pk_holiday")),
    )


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


def upgrade() -> None:
    """Make the tables of declared data."""
    for step in (
        _centre,
        _holiday,
        _field,
        _counter,
        _priority_group,
        _instrument,
        _notice,
        _clerk,
        _session,
        _service,
        _counter_service,
        _procedure,
    ):
        step()
