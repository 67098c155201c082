"""Forward-only steps of the schema (Alembic); run by `motcua-db init` and `motcua-db upgrade`."""
