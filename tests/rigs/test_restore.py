"""Copies and the way back, cut off at every step, under full load, and measured at a real size."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from db import open_store
from db.clock import SystemClock
from db.copies import often, restoring, seal, shelf
from db.copies.restoring import Wish
from db.history import verify
from db.ids import uuid7

ROOT = Path(__file__).parents[2]


@pytest.fixture
def cut(tmp_path, settings):
    """Cut an act off at each of its steps; return the states that were left."""

    def run(act: str, plant: str = "") -> list[str]:
        words = [sys.executable, str(Path(__file__).with_name("cut_process.py"))]
        done = subprocess.run(
            [*words, str(settings.folder), act, plant],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture
def settings(tmp_path, founded):
    """A founded centre in a folder of its own, beside which there is room to work."""
    from centre.settings import load  # noqa: PLC0415

    folder = tmp_path / "centre"
    folder.mkdir()
    for file in founded.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    return load(folder)


@pytest.fixture
def newer(settings, clock):
    """A centre with a copy of one number, and one number more."""
    with closing(open_store(settings, clock, "kiosk:k1")) as store:
        store.day.take(uuid4(), "ho-tich", "k1")
        often.copy_often(settings, clock)
        clock.move(minutes=1)
        store.day.take(uuid4(), "ho-tich", "k1")


def test_a_copy_that_is_cut_off_anywhere_leaves_no_half_that_looks_whole(cut, newer, tell):
    states = cut("copy")
    assert set(states[:-1]) == {"sound"}
    assert len(states) > 8
    tell(steps=len(states) - 1)


def test_control_a_copy_written_in_place_is_found_half(cut, newer):
    assert "half" in cut("copy", "in_place")


def test_a_restore_that_is_cut_off_anywhere_leaves_the_old_or_the_new(cut, newer, tell):
    states = cut("restore")
    assert set(states[:-1]) <= {"old", "new"}
    assert {"old", "new"} <= set(states)
    first = states.index("new")
    assert "old" not in states[first:], "it never goes back"
    tell(steps=len(states) - 1, old=states.count("old"), new=states.count("new"))


def test_control_a_restore_that_takes_the_old_away_first_is_found_between(cut, newer):
    assert "between" in cut("restore", "away_first")


WRITERS = 4


@pytest.fixture
def writing(settings, clock):
    """Let four programs take numbers as fast as they can; stop them to go on."""
    ends = threading.Event()

    def write() -> None:
        with closing(open_store(settings, clock, "kiosk:k1")) as store:
            while not ends.is_set():
                try:
                    store.day.take(uuid7(), "ho-tich", "k1")
                except NotAllowed:
                    return

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()

    def stop() -> None:
        ends.set()
        for thread in threads:
            thread.join(60)

    yield stop
    stop()


def test_copies_made_while_four_write_at_full_speed_are_each_of_one_moment(
    settings, clock, writing, tell
):
    until = time.monotonic() + 30
    made = [often.make(settings, clock)]
    while len(made) < 3 or seal.read(made[-1].file).counts["ticket"] < 8:
        assert time.monotonic() < until, "nobody writes"
        made.append(often.make(settings, clock))
    writing()
    counts = [seal.read(each.file).counts for each in made]
    assert [each["ticket"] for each in counts] == sorted(each["ticket"] for each in counts)
    assert all(each["ticket"] == each["print_job"] for each in counts)
    tell(tickets=[each["ticket"] for each in counts])


MANY = 100_000
RPO_SECONDS, RTO_SECONDS = 300, 900
"""Issue 8, part 4."""


@pytest.mark.prove
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_hundred_thousand_tickets_are_copied_proven_and_put_back_in_time(
    request, kind, tell, many_days
):
    settings = request.getfixturevalue("settings" if kind == "sqlite" else "at_a_site")
    clock = SystemClock()
    with closing(open_store(settings, clock, "motcua-db")) as store:
        many_days.fill(store, MANY)
    spent = {}
    for name, act in (
        ("copy", lambda: often.copy_often(settings, clock)),
        ("prove", lambda: often.prove(settings, clock)),
        ("restore", lambda: restoring.restore(settings, clock, Wish("auto"))),
    ):
        began = time.monotonic()
        act()
        spent[name] = round(time.monotonic() - began, 1)
    with closing(open_store(settings, clock, "motcua-db")) as store, store.read() as work:
        assert verify(work)[1] == ()
    size = shelf.newest(shelf.folder_of(settings)).file.stat().st_size >> 20
    tell(engine=kind, tickets=MANY, copy_mb=size, **spent)
    assert spent["copy"] < RPO_SECONDS
    assert spent["restore"] < RTO_SECONDS


@pytest.fixture
def at_a_site(server_site):
    """A founded centre at a server that syncs."""
    base = server_site.database()
    yield base.settings(None)
    base.drop()


@pytest.fixture
def server_site(bench, request):
    """A server of the rig's own, gone after the test."""
    import importlib.util  # noqa: PLC0415

    file = Path(__file__).parent / "server" / "ground.py"
    spec = importlib.util.spec_from_file_location("restore_ground", file)
    ground = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(ground)
    site = ground.Site(bench)
    yield site
    site.cluster.remove()


@pytest.fixture
def many_days():
    """The writer of past days."""
    import importlib.util  # noqa: PLC0415

    spec = importlib.util.spec_from_file_location(
        "many_days", Path(__file__).with_name("many_days.py")
    )
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made
