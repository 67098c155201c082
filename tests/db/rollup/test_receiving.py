"""Receiving: each parcel once, in any order, and whatever is broken is named."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from centre.rules.errors import Unavailable
from db.figures.gathering import Span
from db.rollup import ack, folder, parcel, words
from db.rollup import receiving as module
from db.rollup.folder import parcel_name
from db.rollup.receiving import Gap
from db.rollup.report import report

MONTH = Span(date(2026, 11, 1), date(2026, 12, 31))
CENTRE = "H99.08"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def sent(a_day, send, place):
    """Five parcels in a folder of their own, and what they come to; the share is empty."""
    for tickets in (3, 4, 1, 5, 2):
        a_day(tickets, served=1)
    send()
    store = place.with_name("all")
    place.rename(store)
    place.mkdir()
    return store


@pytest.fixture
def arrive(sent, place):
    """Let parcels of these numbers arrive."""

    def copy(*numbers: int) -> None:
        for seq in numbers:
            shutil.copy(sent / parcel_name(CENTRE, seq), place)

    return copy


def test_what_lies_behind_a_gap_waits_and_the_gap_is_told(arrive, receive, place):
    arrive(1, 4, 5)
    done = receive()
    assert (done.taken, done.gaps) == ({CENTRE: (1,)}, (Gap(CENTRE, 2, 3),))
    assert "thiếu gói 2-3 của H99.08" in words.received(done, "vi")
    assert ack.read(place, CENTRE).seq == 1
    arrive(2, 3)
    assert receive().taken == {CENTRE: (2, 3, 4, 5)}
    assert ack.read(place, CENTRE).seq == 5


def test_the_same_parcels_again_change_nothing(arrive, receive, province):
    arrive(1, 2, 3)
    receive()
    before = report(province, MONTH)
    arrive(1, 2, 3)
    assert receive().taken == {}
    assert report(province, MONTH).total == before.total


def changed(**fields):
    def act(document):
        document.update(fields)
        return json.dumps(document).encode()

    return act


def unbalanced(document):
    document["totals"]["arrived"] += 1
    return json.dumps(document).encode()


def other_figures(document):
    document["by"]["service"]["ho-tich"]["s"]["served"] += 7
    return json.dumps(document).encode()


def without_unit(document):
    del document["unit"]
    return json.dumps(document).encode()


def half_a_letter(document):
    """UTF-8 of half a pair, which json would read from bytes."""
    return json.dumps(document).encode().replace(b'"name": "', b'"name": "\xed\xa0\x80')


def in_writing(encoding):
    def act(document):
        return json.dumps(document).encode(encoding)

    return act


BROKEN = {
    "nothing in it": (lambda _: b"", "file", "no_json"),
    "noise": (lambda _: b"\x00\xff\xfe{", "file", "no_json"),
    "a deep nest": (lambda _: b"[" * 100_000, "file", "no_json"),
    "in UTF-16": (in_writing("utf-16"), "file", "no_json"),
    "in UTF-16 without a mark": (in_writing("utf-16-le"), "file", "no_json"),
    "in UTF-32": (in_writing("utf-32"), "file", "no_json"),
    "half a letter": (half_a_letter, "file", "no_json"),
    "half of it": (lambda d: json.dumps(d).encode()[:200], "file", "no_json"),
    "not a number": (lambda d: json.dumps(d).replace("0", "NaN").encode(), "file", "no_json"),
    "too large": (lambda _: b" " * (parcel.MOST_BYTES + 1), "file", "too_large"),
    "a later version": (changed(schema=2), "schema", "newer"),
    "one more key": (changed(clerk="lan"), "clerk", "wrong"),
    "no unit": (without_unit, "unit", "missing"),
    "a day that is none": (changed(day="2026-13-01"), "day", "wrong"),
    "another centre's": (changed(centre="H99.09"), "centre", "other_name"),
    "another number": (changed(seq=9), "seq", "other_name"),
    "a forged chain": (changed(previous="ab" * 32), "previous", "chain"),
    "totals that do not add up": (unbalanced, "totals", "unbalanced"),
    "figures that do not add up": (other_figures, "by.service", "unbalanced"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_parcel_is_refused_with_file_field_and_remedy(how, arrive, receive, place, sent):
    spoil, field, why = BROKEN[how]
    arrive(1, 2)
    file = place / parcel_name(CENTRE, 1)
    file.write_bytes(spoil(json.loads(file.read_bytes())))
    done = receive()
    assert (done.taken, [(r.file, r.field, r.why) for r in done.refused]) == (
        {},
        [(file.name, field, why)],
    )
    line = words.refusal(done.refused[0], "vi")
    assert file.name in line
    assert "; " in line
    assert ack.read(place, CENTRE).seq == 0
    arrive(1)
    assert receive().taken == {CENTRE: (1, 2)}


def test_a_changed_parcel_in_the_middle_is_found_by_the_next_ones_chain(arrive, receive, place):
    """What changes all its sums alike is found as soon as the next one comes."""
    arrive(1, 2)
    file = place / parcel_name(CENTRE, 1)
    file.write_bytes(file.read_bytes().replace(b'"19732"', b'"19733"'))
    done = receive()
    assert (done.taken, done.refused[0].why) == ({CENTRE: (1,)}, "chain")


def test_what_is_no_file_of_ours_is_named_or_left_alone(arrive, receive, place):
    arrive(1)
    os.mkfifo(place / parcel_name(CENTRE, 2))
    (place / "motcua-H99.08-3.json").write_text("{}")
    (place / "notes.txt").write_text("mine")
    done = receive()
    assert done.taken == {CENTRE: (1,)}
    assert {(one.file, one.why) for one in done.refused} == {
        ("motcua-H99.08-3.json", "name"),
        (parcel_name(CENTRE, 2), "no_file"),
    }


def test_a_name_that_steers_a_terminal_is_told_with_marks(receive, place):
    (place / os.fsdecode(b"motcua-\x1b[2J\xff.json")).write_text("{}")
    told = words.received(receive(), "en")
    assert told == ["motcua-?[2J?.json: file has no name of a parcel; delete it"]


@pytest.mark.parametrize("how", ["nothing in it", "half of it", "in UTF-16", "in UTF-32"])
def test_one_centres_trouble_holds_back_no_other(how, arrive, receive, place, sent):
    arrive(1)
    other = json.loads((sent / parcel_name(CENTRE, 1)).read_bytes())
    (place / parcel_name("H10.01", 1)).write_bytes(
        json.dumps({**other, "centre": "H10.01"}).encode()
    )
    mine = place / parcel_name(CENTRE, 1)
    mine.write_bytes(BROKEN[how][0](json.loads(mine.read_bytes())))
    done = receive()
    assert done.taken == {"H10.01": (1,)}
    assert dict(done.up_to) == {CENTRE: 0, "H10.01": 1}


def test_a_folder_that_is_away_is_said(receive, place):
    place.rmdir()
    with pytest.raises(Unavailable, match="rollup_folder_gone"):
        receive()


def scramble(chance, arrive, place, receive) -> None:
    """Some rounds in which parcels come, come twice, are lost and garbled, in any order."""
    for _ in range(8):
        numbers = chance.choices(range(1, 6), k=chance.randrange(1, 6))
        arrive(*numbers)
        for file in sorted(place.glob("*-000*.json")):
            fate = chance.random()
            if fate < 0.2:
                file.unlink()
            elif fate < 0.35:
                content = bytearray(file.read_bytes())
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(7)
                file.write_bytes(bytes(content))
        receive()


def rows(province) -> list:
    with province.read() as work:
        query = "SELECT seq FROM received ORDER BY seq"
        return [row[0] for row in work.connection.exec_driver_sql(query).all()]


@pytest.mark.parametrize("seed", range(3))
def test_random_order_repetition_and_loss_lose_and_double_nothing(  # noqa: PLR0917
    seed, arrive, receive, place, province, store, sent
):
    """Behaviour 49: the property behind it; the sender lays what is not acknowledged."""
    before = {file.name: file.read_bytes() for file in sent.iterdir()}
    scramble(random.Random(seed), arrive, place, receive)  # noqa: S311 - a rig, no secret
    assert rows(province) == list(range(1, len(rows(province)) + 1))
    for name, content in before.items():
        folder.lay(place / name, content)
    receive()
    assert rows(province) == [1, 2, 3, 4, 5]
    assert report(province, MONTH).total == store.figures.report(MONTH).total


def test_the_rig_sees_a_receiver_that_takes_what_it_gets(
    arrive, receive, place, province, store, monkeypatch
):
    """The negative control: without the chain a changed parcel would be counted."""
    monkeypatch.setattr(
        module, "_checked", lambda content, _sender, _seq, _previous: parcel.read(content)
    )
    arrive(1, 2)
    file = place / parcel_name(CENTRE, 1)
    forged = json.loads((place / parcel_name(CENTRE, 2)).read_bytes())
    file.write_bytes(json.dumps({**forged, "seq": 1}).encode())
    receive()
    assert report(province, MONTH).total != store.figures.report(MONTH).total


KILLED = """
import os, signal, sys
from pathlib import Path
from centre.settings import load
from db import open_store
from db.clock import clock_of
from db.rollup import {where} as module
from db.rollup.receiving import Receiver
from db.rollup.sending import Sender
left = int(sys.argv[3])
inner = module.{name}
def counted(*args, **more):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return inner(*args, **more)
module.{name} = counted
settings = load(Path(sys.argv[1]))
store = open_store(settings, clock_of(settings), "motcua-db")
{act}
"""
ACTS = {
    "send": "Sender(store, Path(sys.argv[2]), '19732').send()",
    "receive": "Receiver(store, Path(sys.argv[2])).receive()",
}
POINTS = [
    ("send", "sending", "append"),
    ("send", "folder", "_keep_names"),
    ("receive", "receiving", "append"),
    ("receive", "folder", "_keep_names"),
]


def killed(act, where, name, settings, place, left) -> int:
    code = KILLED.format(where=where, name=name, act=ACTS[act])
    done = subprocess.run(
        [sys.executable, "-c", code, str(settings.folder), str(place), str(left)],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr.decode()
    return done.returncode


def check_kill(point, left, parts) -> int:
    """Kill at a point, then run both to their ends: totals are right and the chain is whole."""
    settings, province_settings, store, province, place, send, receive = parts
    act, where, name = point
    if act == "receive":
        send()
    code = killed(act, where, name, settings if act == "send" else province_settings, place, left)
    send()
    receive()
    assert not list(place.glob(".*.part"))
    assert report(province, MONTH).total == store.figures.report(MONTH).total
    return code


@pytest.fixture
def parts(settings, province_settings, store, province, place, send, receive):  # noqa: PLR0917
    return settings, province_settings, store, province, place, send, receive


@pytest.fixture
def past_days(clock, a_day):
    """Three days that are over by the real clock, which the killed processes have."""
    for tickets in (3, 4, 2):
        a_day(tickets)
    return clock


@pytest.mark.usefixtures("past_days")
@pytest.mark.parametrize("point", [POINTS[1], POINTS[2]], ids="-".join)
def test_a_killed_run_leaves_nothing_half_and_the_next_one_goes_on(point, parts):
    assert check_kill(point, 0, parts) == -signal.SIGKILL


@pytest.mark.prove
@pytest.mark.usefixtures("past_days")
@pytest.mark.parametrize("left", range(4))
@pytest.mark.parametrize("point", POINTS, ids="-".join)
def test_a_run_killed_at_any_point_loses_and_doubles_nothing(point, left, parts):
    check_kill(point, left, parts)
