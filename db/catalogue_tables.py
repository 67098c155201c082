"""Tables of the lookup machine: the catalogue, dossiers, what people search and do not find.

They are part of db.tables, which gives their names to everybody. Nothing in them is about a person:
a dossier has its code, its state and its dates until `keep_until`, and never a name (field note,
section 11).
"""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from db.columns import Moment, centre_column, metadata

# One row a centre; its version tells the programs that the catalogue or its words have changed.
catalogue = Table(
    "catalogue",
    metadata,
    centre_column(),
    Column("version", Integer, nullable=False),
    Column("source", String(200), nullable=False),
    Column("imported_at", Moment),
)

# A code is never deleted, because tickets refer to it; it ends with valid_to.
catalogue_procedure = Table(
    "catalogue_procedure",
    metadata,
    centre_column(),
    # The first part of the code, d.dddddd.
    Column("code", String(16), primary_key=True),
    Column("code_raw", String(60), nullable=False),
    Column("name", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("levels", JSON, nullable=False),
    # What citizens call it; searched beside the name.
    Column("also", JSON, nullable=False),
    Column("valid_from", Date),
    Column("valid_to", Date),
    Column("digest", String(64), nullable=False),
    Column("detail", JSON, nullable=False),
    CheckConstraint(
        "valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to", name="validity"
    ),
)

# Which service hands out the numbers of a field of the catalogue (lĩnh vực, as words).
topic = Table(
    "topic",
    metadata,
    centre_column(),
    Column("field", String(300), primary_key=True),
    Column("service", String(40), nullable=False),
    ForeignKeyConstraint(["centre", "service"], ["service.centre", "service.code"]),
)

# Everyday words that a supervisor has added.
search_word = Table(
    "search_word",
    metadata,
    centre_column(),
    Column("everyday", String(120), primary_key=True),
    Column("official", String(300), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("added_by", String(60), nullable=False),
)

# Searches that found nothing: folded text, how often, between which days; nobody's, no instants.
search_miss = Table(
    "search_miss",
    metadata,
    centre_column(),
    Column("text", String(60), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
)

dossier = Table(
    "dossier",
    metadata,
    centre_column(),
    Column("code", String(64), primary_key=True),
    Column("procedure", String(16)),
    # 1 to 10 (field note, section 5); null where the source's word is not known, then state_raw.
    Column("state", Integer),
    Column("state_raw", String(60), nullable=False),
    Column("received_at", Moment),
    Column("due_at", Moment),
    Column("finished_at", Moment),
    Column("returned_at", Moment),
    # What the slip's secret is checked against; "" where the source gives none.
    Column("secret", String(200), nullable=False),
    Column("imported_at", Moment, nullable=False),
    Column("keep_until", Date, nullable=False),
    CheckConstraint("state BETWEEN 1 AND 10", name="state"),
)
Index("ix_dossier_keep_until", dossier.c.centre, dossier.c.keep_until)

# Wrong tries at a kiosk, so that switching it off does not forget them.
lookup_try = Table(
    "lookup_try",
    metadata,
    centre_column(),
    Column("kiosk", String(40), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Moment),
)
