"""Sending: every day once, the same bytes again, and nothing lost whatever the folder does."""

import json
import os
import shutil
from datetime import date, timedelta
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.units import Unit, Units
from db.figures.gathering import Span
from db.rollup import folder, parcel, tree
from db.rollup.folder import ack_name, parcel_name
from db.rollup.report import report
from db.rollup.sending import Sender

FIRST = date(2026, 11, 23)
MONTH = Span(FIRST, date(2026, 12, 31))
CENTRE = "H99.08"


def files(place) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(place.iterdir())}


def test_a_closed_day_goes_as_one_parcel_that_balances_and_names_nobody(send, a_day, place, store):
    day = a_day(tickets=5, served=2)
    assert (send().made, send().made) == ((1,), ())
    (content,) = files(place).values()
    told = json.loads(content)
    assert (told["centre"], told["seq"], told["day"]) == (CENTRE, 1, day.isoformat())
    assert (told["unit"], told["previous"]) == ("19732", parcel.FIRST_PREVIOUS)
    totals = told["totals"]
    assert totals == {**totals, "arrived": 5, "served": 2, "left": 3, "waiting": 0}
    assert set(told["by"]) == set(parcel.DIMENSIONS)
    people = store.declared.read().items["clerk"]
    assert not [code for code, one in people.items() if one["name"].encode() in content]


def test_today_is_not_sent_and_neither_is_a_day_with_open_numbers(send, store, a_day, clock, take):
    take()
    assert send().made == ()
    clock.move(days=1)
    assert send().made == ()  # yesterday's number is still open
    store.tidy()
    assert send().made == (1,)


def test_parcels_make_a_chain(send, a_day, place):
    a_day(), send(), a_day(), a_day(), send()
    contents = [(place / parcel_name(CENTRE, seq)).read_bytes() for seq in (1, 2, 3)]
    read = [parcel.read(content) for content in contents]
    assert [one.seq for one in read] == [1, 2, 3]
    assert [one.previous for one in read][1:] == list(map(parcel.sha256, contents[:2]))
    assert [one.complete_until for one in read] == [FIRST + timedelta(days=n) for n in range(3)]


def test_what_was_lost_on_the_way_is_laid_again_with_the_same_bytes(send, a_day, place):
    a_day(), a_day(), send()
    before = files(place)
    (place / parcel_name(CENTRE, 1)).unlink()
    (place / parcel_name(CENTRE, 2)).write_bytes(b"garbled")
    done = send()
    assert (done.made, done.laid) == ((), (1, 2))
    assert files(place) == before


def test_behaviour_49_link_down_for_three_days(send, receive, a_day, place, province, store):
    """Behaviour 49: roll-up link down 3 days -> catches up, no loss, no double."""
    a_day(5, 2), send(), receive()
    away = place.with_name("away")
    place.rename(away)
    for served in (1, 2, 3):
        a_day(4, served)
        with pytest.raises(Unavailable, match="rollup_folder_gone"):
            send()
    away.rename(place)
    assert send().laid == (2, 3, 4)
    assert receive().taken == {CENTRE: (2, 3, 4)}
    assert receive().taken == {}
    assert send().acknowledged == 4
    assert send(again_from=1).made == ()
    receive()
    assert report(province, MONTH).total == store.figures.report(MONTH).total
    assert report(province, MONTH).total.arrived == 17


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_folder_loses_nothing_and_leaves_no_half_file(send, a_day, place, monkeypatch):
    a_day()

    def full(unborn, wanted):
        unborn.write_bytes(wanted[:10])
        with open("/dev/full", "wb", buffering=0) as disk:  # noqa: PTH123
            disk.write(wanted)

    with monkeypatch.context() as broken:
        broken.setattr(folder, "_fill", full)
        with pytest.raises(Unavailable, match="rollup_folder_full"):
            send()
    assert files(place) == {}
    assert send().laid == (1,)


def test_a_day_whose_figures_change_goes_again_and_replaces_itself(
    send, receive, a_day, strike, store, province
):
    a_day(3, 1), send(), receive()
    strike("UPDATE ticket SET state = 'absent' WHERE state = 'expired'")
    assert send().made == (2,)
    receive()
    total = report(province, MONTH).total
    assert (total.arrived, total.absent, total.left) == (3, 2, 0)
    assert total == store.figures.report(MONTH).total


def test_a_stick_without_an_acknowledgement_gets_what_is_not_acknowledged(
    send, receive, a_day, tmp_path
):
    a_day(), a_day(), send(), receive()
    send()
    stick = tmp_path / "stick"
    stick.mkdir()
    a_day()
    assert send(stick).laid == (3,)
    assert send(stick, again_from=1).laid == (1, 2)


def test_a_garbled_acknowledgement_says_nothing(send, receive, a_day, place):
    a_day(), send(), receive(), send()
    for content in (b"", b"{", b"[]", b'{"schema":1,"centre":"X","seq":1,"sha256":"00"}'):
        (place / ack_name(CENTRE)).write_bytes(content)
        done = send()
        assert (done.acknowledged, done.joined) == (1, False)


def test_a_centre_that_was_put_back_from_a_copy_goes_on_after_what_was_taken(  # noqa: PLR0917
    send, receive, a_day, store, settings, clock, province, open_as, place
):
    a_day(3, 1), send(), receive(), send()
    copy = settings.database_path().with_suffix(".copy")
    shutil.copy(settings.database_path(), copy)
    a_day(5, 2), send(), receive()
    store.close()
    shutil.copy(copy, settings.database_path())
    again = open_as("kiosk:k1")
    clock.move(days=-1)
    for _ in range(2):
        again.day.take(uuid4(), "ho-tich", "k1")
    again.day.expire(uuid4())
    clock.move(days=1)
    done = Sender(again, place, "19732").send()
    assert (done.joined, done.made, done.acknowledged) == (True, (3,), 2)
    assert receive().taken == {CENTRE: (3,)}
    assert report(province, MONTH).total == again.figures.report(MONTH).total


def test_a_level_above_that_lost_its_database_gets_everything_again(
    send, receive, a_day, place, province, strike
):
    a_day(), a_day(), send(), receive(), send()
    with province.write() as work:
        work.connection.exec_driver_sql("DELETE FROM received WHERE seq > 0")
    for file in place.glob("*-00*.json"):
        file.unlink()
    (place / ack_name(CENTRE)).write_text(
        json.dumps({"schema": 1, "centre": CENTRE, "seq": 0, "sha256": parcel.FIRST_PREVIOUS})
    )
    assert send().laid == (1, 2)
    assert receive().taken == {CENTRE: (1, 2)}


def test_the_unit_of_a_day_follows_a_merge(send, a_day, store, place):
    units = Units(
        [
            Unit("46", "Huế", "tỉnh", "", date(2020, 1, 1)),
            Unit("19732", "A", "xã", "46", date(2020, 1, 1), FIRST, ("19799",)),
            Unit("19733", "B", "xã", "46", date(2020, 1, 1), FIRST, ("19799",)),
            Unit("19799", "C", "xã", "46", FIRST + timedelta(days=1)),
        ]
    )
    with store.write() as work:
        tree._replace(work, units, "", correct=True)
    a_day(), a_day(), send()
    read = [parcel.read(content).unit for content in files(place).values()]
    assert read == ["19732", "19799"]
    a_day()
    with pytest.raises(NotAllowed, match="rollup_unit_unclear"):
        send(unit="77777")
