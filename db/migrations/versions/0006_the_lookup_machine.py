"""The lookup machine: the catalogue, which service hands out numbers for it, dossiers, misses."""

import sqlalchemy as sa
from alembic import op

from db.columns import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What the server would store and a program could not read, or nobody would use (see step 0004).
_A_DAY = "{0} BETWEEN '1900-01-01' AND '2199-12-31'"
_A_MOMENT = "{0} BETWEEN '1900-01-01 00:00:00+00' AND '2199-12-31 00:00:00+00'"
_CHECKS = {
    ("catalogue_procedure", "valid_from"): _A_DAY,
    ("catalogue_procedure", "valid_to"): _A_DAY,
    ("search_miss", "first_day"): _A_DAY,
    ("search_miss", "last_day"): _A_DAY,
    # A kiosk writes it: folded words, so that neither a number nor a sentence of signs fits in.
    ("search_miss", "text"): "{0} ~ '^[a-z]+( [a-z]+){{0,9}}$'",
    ("search_miss", "count"): "{0} BETWEEN 1 AND 1000000",
    ("dossier", "received_at"): _A_MOMENT,
    ("dossier", "due_at"): _A_MOMENT,
    ("dossier", "finished_at"): _A_MOMENT,
    ("dossier", "returned_at"): _A_MOMENT,
    ("dossier", "imported_at"): _A_MOMENT,
    ("dossier", "keep_until"): _A_DAY,
    ("lookup_try", "failures"): "{0} BETWEEN 0 AND 1000000",
    ("lookup_try", "locked_until"): _A_MOMENT,
    ("search_word", "added_at"): _A_MOMENT,
    ("catalogue", "imported_at"): _A_MOMENT,
}

# A kiosk may count a search and read none: so it counts by a function, which raises a row by one
# and dates it today. The clock is the server's, or the business day where that is ahead; 5,000
# texts are counted at a time (db.catalogue.wanted), so that nobody fills the disk with words; the
# oldest that came once makes room for a new one.
_MISSED = """
CREATE FUNCTION search_missed(of text, said text, told date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  here date := (clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
  today date;
BEGIN
  IF NOT public.sees(of) THEN RETURN; END IF;
  today := greatest(least(told, here),
    (SELECT day FROM public.business_day WHERE centre = of));
  UPDATE public.search_miss SET count = least(count + 1, 1000000),
    last_day = greatest(last_day, today) WHERE centre = of AND text = said;
  IF FOUND THEN RETURN; END IF;
  IF (SELECT count(*) FROM public.search_miss WHERE centre = of) >= 5000 THEN
    DELETE FROM public.search_miss WHERE centre = of AND text = (
      SELECT old.text FROM public.search_miss AS old WHERE old.centre = of AND old.count = 1
      ORDER BY old.last_day, old.text LIMIT 1);
    IF NOT FOUND THEN RETURN; END IF;
  END IF;
  INSERT INTO public.search_miss AS seen (centre, text, count, first_day, last_day)
  VALUES (of, said, 1, today, today)
  ON CONFLICT (centre, text) DO UPDATE SET count = least(seen.count + 1, 1000000);
END $$
"""
# Any kiosk serves any slip: it may let a waiting ticket step back, or end it; never more.
# A condition of the matrix sees a row before or after a change; this compares both.
_YIELDS = """
CREATE FUNCTION ticket_yields() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF public.my_kind() = 'kiosk' AND NOT (
    NEW.state = 'cancelled' AND (NEW.place, NEW.queued_at, NEW.bypassed, NEW.stepped)
      IS NOT DISTINCT FROM (OLD.place, OLD.queued_at, OLD.bypassed, OLD.stepped)
    OR NEW.state = OLD.state AND NEW.ended_at IS NOT DISTINCT FROM OLD.ended_at
      AND (NEW.place, NEW.queued_at) >= (OLD.place, OLD.queued_at)
      AND NEW.bypassed = 0 AND NEW.stepped = OLD.stepped + 1)
  THEN RAISE EXCEPTION 'a kiosk lets a ticket step back once more, or ends it'; END IF;
  RETURN NEW;
END $$
"""
_YIELDS_TRIGGER = """
CREATE TRIGGER ticket_yields BEFORE UPDATE ON ticket
FOR EACH ROW EXECUTE FUNCTION ticket_yields()
"""
_CLOSED = "REVOKE ALL ON FUNCTION search_missed(text, text, date) FROM PUBLIC"


def upgrade() -> None:
    """Make the tables; at a server also the checks of what devices may write, and how to count."""
    for make in (_catalogue, _procedure, _topic, _search, _dossier, _lookup_try):
        make()
    op.add_column("priority_group", sa.Column("from_age", sa.Integer(), nullable=True))
    stepped = sa.Column("stepped", sa.Integer(), nullable=False, server_default="0")
    op.add_column("ticket", stepped)
    if op.get_bind().dialect.name == "postgresql":
        for (table, column), check in _CHECKS.items():
            name = f"guard_{table}_{column}"
            wanted = check.format(f'"{column}"')
            op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({wanted})")
        op.execute(_MISSED)
        op.execute(_CLOSED)
        op.execute(_YIELDS)
        op.execute(_YIELDS_TRIGGER)


def _catalogue() -> None:
    op.create_table(
        "catalogue",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("imported_at", Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("centre", name=op.f("pk_catalogue")),
    )


def _procedure() -> None:
    op.create_table(
        "catalogue_procedure",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("code_raw", sa.String(length=60), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("also", sa.JSON(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to",
            name=op.f("ck_catalogue_procedure_validity"),
        ),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_catalogue_procedure")),
    )


def _topic() -> None:
    op.create_table(
        "topic",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=300), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["centre", "service"],
            ["service.centre", "service.code"],
            name=op.f("fk_topic_service"),
        ),
        sa.PrimaryKeyConstraint("centre", "field", name=op.f("pk_topic")),
    )


def _search() -> None:
    op.create_table(
        "search_word",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("everyday", sa.String(length=120), nullable=False),
        sa.Column("official", sa.String(length=300), nullable=False),
        sa.Column("added_at", Moment(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("centre", "everyday", name=op.f("pk_search_word")),
    )
    op.create_table(
        "search_miss",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("text", sa.String(length=60), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "text", name=op.f("pk_search_miss")),
    )


def _dossier() -> None:
    op.create_table(
        "dossier",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("procedure", sa.String(length=16), nullable=True),
        sa.Column("state", sa.Integer(), nullable=True),
        sa.Column("state_raw", sa.String(length=60), nullable=False),
        sa.Column("received_at", Moment(timezone=True), nullable=True),
        sa.Column("due_at", Moment(timezone=True), nullable=True),
        sa.Column("finished_at", Moment(timezone=True), nullable=True),
        sa.Column("returned_at", Moment(timezone=True), nullable=True),
        sa.Column("secret", sa.String(length=200), nullable=False),
        sa.Column("imported_at", Moment(timezone=True), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.CheckConstraint("state BETWEEN 1 AND 10", name=op.f("ck_dossier_state")),
        sa.PrimaryKeyConstraint("centre", "code", name=op.f("pk_dossier")),
    )
    op.create_index("ix_dossier_keep_until", "dossier", ["centre", "keep_until"], unique=False)


def _lookup_try() -> None:
    op.create_table(
        "lookup_try",
        sa.Column("centre", sa.String(length=32), nullable=False),
        sa.Column("kiosk", sa.String(length=40), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("centre", "kiosk", name=op.f("pk_lookup_try")),
    )
