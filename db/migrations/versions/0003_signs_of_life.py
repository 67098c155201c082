"""Signs of life of the programs, and the rolls of paper that people put in."""

import sqlalchemy as sa
from alembic import op

from db.columns import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add when a program was last alive, and make the table of rolls."""
    op.add_column("device", sa.Column("heartbeat", Moment(timezone=True), nullable=True))
    op.create_table(
        "roll",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("printer", sa.String(length=40), nullable=False),
        sa.Column("placed_at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("centre", "printer", name=op.f("pk_roll")),
    )
