"""Several machines: enrolled devices, letters of kiosks, what boards see, guards of the log."""

import sqlalchemy as sa
from alembic import op

from db.columns import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Who is at the other end: identity, not a rule (reliability note, section 6). They run as their
# owner, because a device may not read the list of devices; the search path is pinned therefore.
_ME = """
CREATE FUNCTION my_{column}() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
SELECT {column} FROM public.enrolled WHERE login = session_user AND removed_at IS NULL $$
"""
# A condition on the business day may not ask its own table, so a function does.
_MY_DAY = """
CREATE FUNCTION my_day() RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
SELECT day FROM public.business_day WHERE centre = public.my_centre() $$
"""
# Whoever is not enrolled and may read the views at all sits at the server itself.
_SEES = """
CREATE FUNCTION sees(asked text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
SELECT NOT EXISTS (SELECT FROM public.enrolled WHERE login = session_user)
OR asked = public.my_centre() $$
"""
# A security barrier: no condition of the asker is tried on a row that the view leaves out.
_VIEWS = {
    "board_ticket": "SELECT id, centre, day, service, letter, number, state, place, queued_at, "
    "calls, counter, target FROM ticket",
    "board_call": "SELECT id, centre, day, ticket, counter, at, again FROM call",
}
# SQLite has had these two guards of the log since step 0002.
_APPEND_ONLY = """
CREATE FUNCTION event_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the event log is append-only'; END $$
"""
_APPEND_ONLY_TRIGGER = """
CREATE TRIGGER event_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION event_keeps()
"""
# A device that is allowed to count may not count back (reliability note, section 6, residues). A
# chain goes by one: at the end of its numbers nobody could log any more.
_FORWARD = """
CREATE FUNCTION {table}_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {wrong} THEN RAISE EXCEPTION '{table} goes forward only'; END IF;
  RETURN NEW;
END $$
"""
_WRONG = {
    "series": "NEW.last <= OLD.last",
    "chain": "NEW.seq IS DISTINCT FROM OLD.seq::bigint + 1",
}
_FORWARD_TRIGGER = """
CREATE TRIGGER {table}_goes_forward BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_goes_forward()
"""
# What the server stores and a program cannot read: "infinity", years that Python does not have (or
# not in the centre's zone). The business day and times go no further than anybody will use this.
_A_DAY = "{0} BETWEEN '1900-01-01' AND '2199-12-31'"
_DAYS = ("business_day", "series", "ticket", "call", "rating", "chain", "event")
_ANY_DAY = "{0} BETWEEN '0001-01-01' AND '9999-12-31'"
_A_MOMENT = "{0} BETWEEN '1900-01-01 00:00:00+00' AND '2199-12-31 00:00:00+00'"
_MOMENTS = {
    "ticket": "arrived_at queued_at called_at began_at ended_at",
    "print_job": "queued_at sending_at",
    "call": "at",
    "rating": "opened_at closed_at",
    "session": "signed_in_at signed_out_at paused_at",
    "clerk": "locked_until",
    "device": "since heartbeat",
    "roll": "placed_at",
    "request": "at",
    "event": "at",
    "enrolled": "enrolled_at expires_at removed_at",
    "enrolment": "made_at expires_at asked_at decided_at",
}
# Signs; what our programs write is a tenth of it.
_TEXTS = {
    ("device", "facts"): 8192,
    ("request", "answer"): 65536,
    ("print_job", "content"): 65536,
    ("call", "reason"): 65536,
    ("event", "facts"): 65536,
    ("session", "pause_reason"): 8192,
    ("enrolment", "request"): 8192,
    ("enrolment", "verifier"): 8192,
}
# Column -> kinds of its JSON, most brackets. Readers give up at about a thousand within each other,
# and at numbers of more than 4,300 digits; brackets are counted because their depth is not at hand.
_JSON = {
    ("device", "facts"): ("'object'", 64),
    ("request", "answer"): ("'object', 'array', 'string', 'number', 'boolean', 'null'", 512),
    ("print_job", "content"): ("'object', 'null'", 512),
    ("call", "reason"): ("'object', 'null'", 512),
    ("event", "facts"): ("'object'", 512),
}
_PLAIN = (
    "length({{0}}::text) - length(translate({{0}}::text, '[{{{{', '')) <= {0}"
    " AND {{0}}::text !~ '[0-9]{{{{255}}}}'"
)


def _kiosk_letter() -> None:
    op.create_table(
        "kiosk_letter",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre", "service"],
            ["service.centre", "service.code"],
            name=op.f("fk_kiosk_letter_service"),
        ),
        sa.PrimaryKeyConstraint("centre", "kiosk", "service", name=op.f("pk_kiosk_letter")),
        sa.UniqueConstraint("centre", "letter", name=op.f("uq_kiosk_letter_centre_letter")),
    )


_KINDS = "kind IN ('kiosk', 'rating', 'display', 'counter', 'supervisor')"


def _enrolled() -> None:
    op.create_table(
        "enrolled",
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=True),
        sa.Column("rates", sa.Boolean(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("enrolled_at", Moment(timezone=True), nullable=False),
        sa.Column("expires_at", Moment(timezone=True), nullable=False),
        sa.Column("removed_at", Moment(timezone=True), nullable=True),
        sa.CheckConstraint(_KINDS, name=op.f("ck_enrolled_kind")),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_enrolled")),
    )


def _enrolment() -> None:
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("counter", sa.String(length=12), nullable=True),
        sa.Column("rates", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("login", sa.String(length=63), nullable=True),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=60), nullable=False),
        sa.Column("expires_at", Moment(timezone=True), nullable=False),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("verifier", sa.Text(), nullable=True),
        sa.Column("asked_at", Moment(timezone=True), nullable=True),
        sa.Column("decided_at", Moment(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(length=60), nullable=True),
        sa.Column("certificate", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('offered', 'asked', 'accepted', 'signed', 'refused', 'expired')",
            name=op.f("ck_enrolment_state"),
        ),
        sa.CheckConstraint(_KINDS, name=op.f("ck_enrolment_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("token", name=op.f("uq_enrolment_token")),
    )
    op.create_index("ix_enrolment_state", "enrolment", ["centre", "state"], unique=False)


def _views() -> None:
    """Make the views of boards; on PostgreSQL each device sees its own centre only."""
    barrier, where = "", ""
    if _is_postgresql():
        barrier, where = " WITH (security_barrier)", " WHERE sees(centre)"
        for column in ("centre", "actor", "counter", "kind"):
            op.execute(_ME.format(column=column))
        op.execute(_MY_DAY)
        op.execute(_SEES)
    for name, query in _VIEWS.items():
        op.execute(f"CREATE VIEW {name}{barrier} AS {query}{where}")


def _guards() -> None:
    if not _is_postgresql():
        return
    op.execute(_APPEND_ONLY)
    op.execute(_APPEND_ONLY_TRIGGER)
    for table, wrong in _WRONG.items():
        op.execute(_FORWARD.format(table=table, wrong=wrong))
        op.execute(_FORWARD_TRIGGER.format(table=table))


def _bounds() -> None:
    """Keep out what one device could write and every other would die of reading."""
    if not _is_postgresql():
        return
    for table in _DAYS:
        _bound(table, "day", _A_DAY)
    for table, columns in (("holiday", "day"), ("notice", "starts ends")):
        _bound(table, columns, _ANY_DAY)
    for table, columns in _MOMENTS.items():
        _bound(table, columns, _A_MOMENT)
    for (table, column), most in _TEXTS.items():
        _bound(table, column, f"length({{0}}::text) <= {most}")
    for (table, column), (kinds, brackets) in _JSON.items():
        of_kind = f"json_typeof({{0}}::json) IN ({kinds})"
        _bound(table, column, f"{of_kind} AND {_PLAIN.format(brackets)}", name="json")


def _bound(table: str, columns: str, holds: str, name: str = "bound") -> None:
    for column in columns.split():
        made = f"ADD CONSTRAINT guard_{table}_{column}_{name} CHECK ({holds.format(column)})"
        op.execute(f"ALTER TABLE {table} {made}".replace("%", "%%"))


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def upgrade() -> None:
    """Make the tables of enrolment, the letters of kiosks, the views of boards, the guards."""
    for step in (_kiosk_letter, _enrolled, _enrolment, _views, _guards, _bounds):
        step()
