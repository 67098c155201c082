"""The roll-up: the tree of agencies, parcels that were sent, parcels that were received."""

import sqlalchemy as sa
from alembic import op

from db.columns import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; at a server no device writes them, so that they need no further checks."""
    for make in (_unit, _parcel, _received):
        make()


def _unit() -> None:
    op.create_table(
        "unit",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("parent", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("successors", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "code", "valid_from", name=op.f("pk_unit")),
    )


def _parcel() -> None:
    op.create_table(
        "parcel",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("acknowledged_at", Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("centre", "seq", name=op.f("pk_parcel")),
    )
    op.create_index("ix_parcel_day", "parcel", ["centre", "day"], unique=False)


def _received() -> None:
    op.create_table(
        "received",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("complete_until", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("total", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("taken_at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("centre", "sender", "seq", name=op.f("pk_received")),
    )
    op.create_index("ix_received_day", "received", ["centre", "day"], unique=False)
