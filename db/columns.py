"""What tables are made of: the type of times, the metadata with its naming, checks from enums."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, DateTime, Dialect, MetaData, String
from sqlalchemy.types import TypeDecorator

from centre.rules.hours import ZONE


class Moment(TypeDecorator[datetime]):
    """An aware time; kept in UTC, returned in the centre's zone. SQLite itself has no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return value in UTC, without zone where the engine has none."""
        if value is None:
            return None
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return value in the centre's zone."""
        if value is None:
            return None
        in_utc = value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value
        return in_utc.astimezone(ZONE)  # type: ignore[no-any-return]  # Any comes from the driver


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def one_of(column: str, values: Sequence[StrEnum]) -> CheckConstraint:
    """Return the constraint that column holds one of the enum's values."""
    listed = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def centre_column() -> Column[str]:
    """Return the centre's code as part of a primary key."""
    return Column("centre", String(32), primary_key=True)
