"""Times in the file are UTC; times in the program are Viet Nam's."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from centre.rules.hours import ZONE
from db.columns import Moment

ENGINES = [sqlite.dialect(), postgresql.dialect()]
NOON = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=ZONE)


@pytest.mark.parametrize("dialect", ENGINES, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("zone", [ZONE, UTC, timezone(timedelta(hours=-5))])
def test_a_time_comes_back_the_same_instant_in_the_centres_zone(dialect, zone):
    moment = Moment()
    kept = moment.process_bind_param(NOON.astimezone(zone), dialect)
    found = moment.process_result_value(kept, dialect)
    assert (found, found.tzinfo) == (NOON, ZONE)


def test_sqlite_keeps_plain_utc_so_that_text_order_is_time_order():
    kept = Moment().process_bind_param(NOON, ENGINES[0])
    assert kept == datetime(2026, 11, 23, 5, 0, 0, 123456)  # noqa: DTZ001


@pytest.mark.parametrize("dialect", ENGINES, ids=lambda dialect: dialect.name)
def test_no_time_stays_no_time(dialect):
    assert Moment().process_bind_param(None, dialect) is None
    assert Moment().process_result_value(None, dialect) is None
