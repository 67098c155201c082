"""How Alembic runs our steps: in one transaction on the connection of db.upgrading."""

from alembic import context

from db import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.ticket.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
