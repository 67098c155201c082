"""The centre's store: one database, opened by each app; the only place that speaks SQL."""

from db.engine import Store, open_store

__all__ = ["Store", "open_store"]
