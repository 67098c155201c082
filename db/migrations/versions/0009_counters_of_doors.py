"""The state of a counter as its door display may see it: a view without clerk and session."""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# Who sits there, and why he pauses, is nothing to a lobby.
_SEEN = "SELECT centre, counter, signed_in_at, paused_at FROM session WHERE signed_out_at IS NULL"


def upgrade() -> None:
    """Make the view; on PostgreSQL each device sees its own centre only (see step 0004)."""
    if op.get_bind().dialect.name == "postgresql":
        made = "CREATE VIEW board_counter WITH (security_barrier)"
        op.execute(f"{made} AS {_SEEN} AND sees(centre)")
        return
    op.execute(f"CREATE VIEW board_counter AS {_SEEN}")
