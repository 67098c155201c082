"""Two kiosks at one instant, in two processes: own letters or a shared one, nothing twice."""

from collections import Counter
from uuid import uuid4

import pytest

from db.history import verify
from db.letters import Wish, declare

COUNTS = [25, pytest.param(200, marks=pytest.mark.prove)]
KIOSKS = ("k1", "k2")


@pytest.fixture
def press(rival):
    """Let both kiosks give so many numbers at one instant; return what each of them gave."""

    def run(each, *order):
        processes = [rival(f"kiosk:{kiosk}") for kiosk in KIOSKS]
        assert [process.answer() for process in processes] == ["ready"] * len(KIOSKS)
        for _ in range(each):
            for process, kiosk in zip(processes, KIOSKS, strict=True):
                process.tell(*order, *([kiosk] if order[0] == "take" else []))
        return [[process.answer() for _ in range(each)] for process in processes]

    return run


def repeats(given):
    """Return how many answers gave a number that another had already."""
    return sum(times - 1 for times in Counter(label for one in given for label in one).values())


def labels(letter, count):
    return [f"{letter}{number:03d}" for number in range(1, count + 1)]


def check_books(store):
    with store.read() as work:
        _, faults = verify(work)
        series = work.connection.exec_driver_sql("SELECT letter, last FROM series").all()
    assert faults == ()
    return {row.letter: row.last for row in series}


@pytest.mark.parametrize("each", COUNTS)
def test_kiosks_with_letters_of_their_own_repeat_and_skip_nothing(store, press, each):
    declare(store, uuid4(), Wish("k2", "ho-tich", "L", "giam-doc"))
    first, second = press(each, "take", "ho-tich")
    assert first == labels("A", each)
    assert second == labels("L", each)
    assert check_books(store) == {"A": each, "L": each}


@pytest.mark.parametrize("each", COUNTS)
def test_kiosks_that_share_a_letter_repeat_and_skip_nothing(store, press, each):
    first, second = press(each, "take", "ho-tich")
    assert repeats([first, second]) == 0
    assert sorted(first + second) == labels("A", 2 * each)
    assert (first, second) == (sorted(first), sorted(second)), "each kiosk's numbers rise"
    assert check_books(store) == {"A": 2 * each}


def test_the_rig_sees_kiosks_that_number_by_max_plus_one(store, press):
    """Negative control: look first, write later, with nothing that refuses a repeat."""
    with store.write() as work:
        work.connection.exec_driver_sql("CREATE TABLE wrong (number INTEGER)")
    assert repeats(press(100, "take_by_max")) > 0
