"""Bringing a database to this program's schema: forward only, whole or not at all."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from db.sqlite import WRITES


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the missing steps in one transaction; an interrupted run leaves the old schema."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    options = {WRITES: True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, to)
