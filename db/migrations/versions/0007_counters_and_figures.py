"""Counters and figures: choices, legs of a visit, hand-overs, tallies, alarms, the sheet."""

import sqlalchemy as sa
from alembic import op

from db.columns import Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# What the server would store and a program could not read, or nobody would use (see step 0004).
_A_DAY = "{0} BETWEEN '1900-01-01' AND '2199-12-31'"
_A_MOMENT = "{0} BETWEEN '1900-01-01 00:00:00+00' AND '2199-12-31 00:00:00+00'"
_CHECKS = {
    # A line of a clerk's, for a screen.
    ("ticket", "note"): "{0} !~ '[[:cntrl:]]'",
    ("ticket", "origin"): "{0} IN ('kiosk', 'counter')",
    ("ticket", "wrapped_at"): _A_MOMENT,
    ("leg", "day"): _A_DAY,
    ("leg", "seq"): "{0} BETWEEN 1 AND 1000",
    ("leg", "called_at"): _A_MOMENT,
    ("leg", "began_at"): _A_MOMENT,
    ("leg", "ended_at"): _A_MOMENT,
    ("leg", "wrapped_at"): _A_MOMENT,
    ("handover", "day"): _A_DAY,
    ("handover", "at"): _A_MOMENT,
    ("handover", "undone_at"): _A_MOMENT,
    ("handover", "keep_until"): _A_DAY,
    # A counter writes it: a code of signs without blanks, so that no name or sentence fits in.
    ("handover", "code"): "{0} ~ '^[!-~]{{1,64}}$'",
    ("tally", "day"): _A_DAY,
    ("alarm", "began_at"): _A_MOMENT,
    ("alarm", "ended_at"): _A_MOMENT,
    ("alarm", "acknowledged_at"): _A_MOMENT,
    ("evaluation", "period"): "{0} ~ '^[0-9]{{4}}-Q[1-4]$'",
    ("evaluation", "changed_at"): _A_MOMENT,
}
# Who is kept for a person is nothing to a lobby until he is called: he is not certain to come soon.
_SEEN = (
    "SELECT id, centre, day, service, letter, number, state, place, queued_at, calls, counter, "
    "target FROM ticket WHERE target_clerk IS NULL"
)
# A counter gives a number to somebody who is simply there: the next one, or the first of a range
# that was moved. A kiosk's numbers are as before (step 0004).
_FORWARD = """
CREATE OR REPLACE FUNCTION series_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last <= OLD.last THEN RAISE EXCEPTION 'series goes forward only'; END IF;
  IF public.my_kind() IN ('counter', 'supervisor') AND NEW.last <> OLD.last + 1
    AND NOT EXISTS (SELECT FROM public.service s
      WHERE s.centre = NEW.centre AND s.letter = NEW.letter AND s.first = NEW.last)
  THEN RAISE EXCEPTION 'a counter takes the next number'; END IF;
  RETURN NEW;
END $$
"""
# A wrap-up is stored with its latest end. Who is not enrolled, as the retention job, may tidy.
_LEG_KEEPS = """
CREATE FUNCTION leg_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF public.my_kind() IS NOT NULL
    AND NOT coalesce(NEW.wrapped_at BETWEEN OLD.ended_at AND OLD.wrapped_at, false)
  THEN RAISE EXCEPTION 'a wrap-up ends earlier, never later'; END IF;
  RETURN NEW;
END $$
"""
_LEG_KEEPS_TRIGGER = """
CREATE TRIGGER leg_keeps BEFORE UPDATE ON leg
FOR EACH ROW EXECUTE FUNCTION leg_keeps()
"""


def upgrade() -> None:
    """Make the tables and columns; at a server also the checks of what devices may write."""
    _ticket()
    op.create_index("ix_rating_ticket", "rating", ["ticket"], unique=False)
    _board()
    for make in (_choice, _leg, _handover, _tally, _alarm, _evaluation):
        make()
    if op.get_bind().dialect.name == "postgresql":
        for (table, column), check in _CHECKS.items():
            name = f"guard_{table}_{column}"
            wanted = check.format(f'"{column}"')
            op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({wanted})")
        for statement in (_FORWARD, _LEG_KEEPS, _LEG_KEEPS_TRIGGER):
            op.execute(statement)


def _board() -> None:
    """Show boards no number that waits for a person."""
    if op.get_bind().dialect.name == "postgresql":
        made = "CREATE OR REPLACE VIEW board_ticket WITH (security_barrier)"
        op.execute(f"{made} AS {_SEEN} AND sees(centre)")
        return
    op.execute("DROP VIEW board_ticket")
    op.execute(f"CREATE VIEW board_ticket AS {_SEEN}")


def _ticket() -> None:
    for column in (
        sa.Column("target_clerk", sa.String(length=40), nullable=True),
        sa.Column("origin", sa.String(length=12), nullable=False, server_default="kiosk"),
        sa.Column("note", sa.String(length=120), nullable=False, server_default=""),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("wrapped_at", Moment(timezone=True), nullable=True),
    ):
        op.add_column("ticket", column)


def _choice() -> None:
    op.create_table(
        "choice",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('outcome', 'pause')", name=op.f("ck_choice_kind")),
        sa.PrimaryKeyConstraint("centre", "kind", "code", name=op.f("pk_choice")),
    )


def _leg() -> None:
    op.create_table(
        "leg",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=False),
        sa.Column("clerk", sa.String(length=40), nullable=True),
        sa.Column("called_at", Moment(timezone=True), nullable=False),
        sa.Column("began_at", Moment(timezone=True), nullable=False),
        sa.Column("ended_at", Moment(timezone=True), nullable=False),
        sa.Column("wrapped_at", Moment(timezone=True), nullable=True),
        sa.Column("ended", sa.String(length=12), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "ended IN ('served', 'next_service', 'transferred', 'parked')",
            name=op.f("ck_leg_ended"),
        ),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("fk_leg_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leg")),
        sa.UniqueConstraint("ticket", "seq", name=op.f("uq_leg_ticket_seq")),
    )
    op.create_index("ix_leg_day", "leg", ["centre", "day", "ended_at"], unique=False)


def _handover() -> None:
    op.create_table(
        "handover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=False),
        sa.Column("clerk", sa.String(length=40), nullable=True),
        sa.Column("ticket", sa.Uuid(), nullable=True),
        sa.Column("undone_at", Moment(timezone=True), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.CheckConstraint("step IN ('finished', 'returned')", name=op.f("ck_handover_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(
        "uq_handover_step",
        "handover",
        ["centre", "code", "step"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_index("ix_handover_day", "handover", ["centre", "day"], unique=False)


def _tally() -> None:
    op.create_table(
        "tally",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("dimension", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "day", "dimension", "value", name=op.f("pk_tally")),
    )


def _alarm() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("began_at", Moment(timezone=True), nullable=False),
        sa.Column("ended_at", Moment(timezone=True), nullable=True),
        sa.Column("acknowledged_at", Moment(timezone=True), nullable=True),
        sa.Column("acknowledged_by", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
    )
    op.create_index(
        "uq_alarm_open",
        "alarm",
        ["centre", "kind", "subject"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _evaluation() -> None:
    op.create_table(
        "evaluation",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("index", sa.Integer(), nullable=False),
        sa.Column("own", sa.Integer(), nullable=True),
        sa.Column("verified", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("changed_at", Moment(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=60), nullable=False),
        sa.CheckConstraint('"index" BETWEEN 1 AND 9', name=op.f("ck_evaluation_index")),
        sa.CheckConstraint("own BETWEEN 0 AND 2", name=op.f("ck_evaluation_own")),
        sa.CheckConstraint("verified BETWEEN 0 AND 2", name=op.f("ck_evaluation_verified")),
        sa.PrimaryKeyConstraint("centre", "period", "index", name=op.f("pk_evaluation")),
    )
