"""The folder of copies: order by serial, sweeping of halves, one run at a time."""

from datetime import timedelta

import pytest

from centre.rules.errors import NotAllowed
from db.copies import seal, shelf
from db.copies.seal import Seal


@pytest.fixture
def lay(tmp_path, clock):
    """Lay a sealed copy of a time with a serial."""

    def one(serial: int, **ago: float):
        file = shelf.free_name(tmp_path, "sqlite", clock.now() - timedelta(**ago))
        file.write_bytes(b"copy")
        seal.lay(file, Seal("sqlite", "H99.08", "0009", "", serial, 4, seal.digest(file)))
        return file

    return one


def test_the_serial_orders_copies_before_their_times_do(tmp_path, lay):
    later = lay(2, hours=5)
    lay(1, hours=1)
    assert shelf.newest(tmp_path).file == later
    assert shelf.next_serial(tmp_path) == 3


def test_copies_of_an_older_release_come_before_sealed_ones(tmp_path, lay):
    (tmp_path / "motcua-20991231-000000.db").write_bytes(b"old")
    sealed = lay(1, hours=1)
    assert shelf.newest(tmp_path).file == sealed


def test_halves_are_swept_and_what_is_not_ours_stays(tmp_path, lay):
    whole = lay(1)
    halves = ["motcua-20261123-090000.db.part", "motcua-20261123-090000.db.seal"]
    for name in (*halves, "letter.part"):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / ".proof-x").mkdir()
    with shelf.alone(tmp_path):
        left = {file.name for file in tmp_path.iterdir()}
    assert left == {whole.name, f"{whole.name}.seal", "letter.part", ".at-work"}


def test_a_second_run_is_kept_out_until_the_first_has_ended(tmp_path):
    with shelf.alone(tmp_path), pytest.raises(NotAllowed, match="copy_running"):  # noqa: SIM117
        with shelf.alone(tmp_path):
            pass
    with shelf.alone(tmp_path):
        pass


def test_thinning_leaves_the_proven_and_the_newest_by_serial(tmp_path, clock, lay):
    proven = lay(1, days=300)
    newest = lay(99, days=200)
    others = [lay(1 + n, days=40 + n) for n in range(20)]
    assert shelf.thin(tmp_path, clock.now(), frozenset({proven.name})) == 8
    left = {each.file for each in shelf.held(tmp_path)}
    assert left == {proven, newest, *others[:12]}
    assert len(list(tmp_path.iterdir())) == 2 * len(left)
