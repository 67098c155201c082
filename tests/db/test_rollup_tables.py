"""The roll-up on both engines: sent, received, summed; what a device may do with it is nothing."""

from datetime import date
from uuid import uuid4

import pytest

from db import tables
from db.figures.gathering import Span
from db.roles.matrix import RIGHTS
from db.rollup.receiving import Receiver
from db.rollup.report import report
from db.rollup.sending import Sender

MONTH = Span(date(2026, 11, 1), date(2026, 11, 30))
ROLL_UP = ("unit", "parcel", "received")


@pytest.fixture
def two_days(store, take, clock):
    for _ in range(2):
        take()
        take()
        store.day.call_next(uuid4(), "1")
        store.day.finish(uuid4(), "1")
        store.day.expire(uuid4())
        clock.move(days=1)


@pytest.mark.usefixtures("two_days")
def test_both_engines_send_receive_and_sum_alike(store, tmp_path):
    for expected in ((1, 2), ()):
        assert Sender(store, tmp_path, "19732").send().made == expected
    assert Receiver(store, tmp_path).receive().taken == {"H99.08": (1, 2)}
    assert Sender(store, tmp_path, "19732").send().acknowledged == 2
    assert report(store, MONTH).total == store.figures.report(MONTH).total
    assert report(store, MONTH).total.arrived == 4


def test_no_device_writes_what_is_rolled_up():
    mine = [right for right in RIGHTS if right.table in ROLL_UP]
    assert {right.group for right in mine} == {"mc_supervisor"}
    assert {right.verbs() for right in mine} == {("SELECT",)}


def test_no_column_holds_a_person():
    columns = {column.name for name in ROLL_UP for column in tables.metadata.tables[name].c}
    assert not columns & {"clerk", "counter", "applicant", "phone", "card", "ticket"}
