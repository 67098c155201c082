"""Room for a bad day: where it lies, that it is real, and that a full server comes back with it."""

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db import sample
from db.facts import Health
from db.server import ballast, database, logins
from db.server.cluster import Cluster, give
from db.server.local import Local
from db.server.steps import carry_out

TAKER = Path(__file__).with_name("taker.py")
ROOT = TAKER.parents[3]
_LIBC = ctypes.CDLL(None, use_errno=True)
MIB = 1 << 20
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - our own in it
SAID = {"disk_full", "database_gone", "database_busy"}
"""What a kiosk may hear of a full disk; never a number."""


def test_the_ballast_takes_real_room_and_gives_it_back(tmp_path):
    file = tmp_path / ballast.FILE_NAME
    assert ballast.make(file, 8) == 8 * MIB
    assert ballast.size(file) == 8 * MIB
    assert file.stat().st_mode & 0o077 == 0
    assert ballast.make(file, 4) == 8 * MIB
    assert ballast.make(file, 12) == 12 * MIB
    assert ballast.drop(file) == 12 * MIB
    assert ballast.drop(file) == 0
    assert not file.exists()


def test_a_file_that_takes_no_room_is_no_ballast(tmp_path):
    file = tmp_path / ballast.FILE_NAME
    with file.open("wb") as sparse:
        sparse.truncate(8 * MIB)
    assert ballast.size(file) == 0
    ballast.make(file, 8)
    assert ballast.size(file) == 8 * MIB


@pytest.mark.parametrize("size", [0, -1, 1 << 21])
def test_an_absurd_size_is_refused(tmp_path, size):
    with pytest.raises(NotAllowed, match="ballast_size"):
        ballast.make(tmp_path / "b", size)
    assert not list(tmp_path.iterdir())


def test_a_ballast_that_would_fill_the_disk_itself_is_refused(tmp_path, monkeypatch):
    class Room:
        f_frsize, f_blocks, f_bavail = MIB, 100, 30

    monkeypatch.setattr(os, "statvfs", lambda _: Room)
    with pytest.raises(NotAllowed, match="ballast_too_large"):
        ballast.make(tmp_path / "b", 21)
    assert ballast.make(tmp_path / "b", 20) == 20 * MIB


def test_a_ballast_that_cannot_be_had_whole_does_not_stay(tmp_path, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(Unavailable, match="ballast_failed"):
        ballast.make(tmp_path / "b", 1)
    assert not list(tmp_path.iterdir())


def test_it_lies_on_the_volume_of_the_log_and_outside_of_the_data(tmp_path):
    (tmp_path / "main" / "pg_wal").mkdir(parents=True)
    assert ballast.place(tmp_path / "main") == tmp_path / ballast.FILE_NAME
    other = tmp_path / "volume" / "wal"
    other.mkdir(parents=True)
    (tmp_path / "main" / "pg_wal").rmdir()
    (tmp_path / "main" / "pg_wal").symlink_to(other)
    assert ballast.place(tmp_path / "main") == tmp_path / "volume" / ballast.FILE_NAME


@pytest.mark.parametrize(
    ("free", "state", "key"), [(0.5, "ok", ""), (0.10, "ok", ""), (0.099, "error", "disk_low")]
)
def test_the_fuller_volume_says_how_the_disk_is(monkeypatch, free, state, key):
    shares = {"data": 0.9, "log": free}
    monkeypatch.setattr(ballast, "free_share", lambda path: shares[path.name])
    found = ballast.health_of((Path("data"), Path("log")))
    assert found == Health("server", "server", state, key, {"free_percent": int(free * 100)})
    assert ballast.is_low(Path("log")) == bool(key)


def test_a_volume_that_is_gone_is_told(tmp_path):
    with pytest.raises(Unavailable, match="disk_error"):
        ballast.free_share(tmp_path / "gone")


def test_the_free_share_is_what_others_than_root_have(tmp_path):
    assert 0.0 <= ballast.free_share(tmp_path) <= 1.0


@contextmanager
def volume(size_mib: int):
    """Give a volume of a fixed size; skip where none can be mounted."""
    place = Path(tempfile.mkdtemp(prefix="motcua-full-"))
    options = f"size={size_mib}m,mode=0755".encode()
    if _LIBC.mount(b"tmpfs", str(place).encode(), b"tmpfs", 0, options) != 0:
        place.rmdir()
        pytest.skip(f"no mount here: {os.strerror(ctypes.get_errno())}")
    try:
        yield place
    finally:
        assert _LIBC.umount2(str(place).encode(), 2) == 0
        place.rmdir()


@contextmanager
def taking(home: Path, seed: int):
    """Run a program that takes numbers until it is told to end."""
    with (home / "acknowledged").open("ab") as told, (home / "refused").open("ab") as refused:
        process = subprocess.Popen(
            [sys.executable, str(TAKER), str(home), str(seed)],
            stdin=subprocess.PIPE,
            stdout=told,
            stderr=refused,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    try:
        yield process
    finally:
        process.stdin.close()
        process.wait(60)


def lines(file: Path) -> list[list[str]]:
    """Return what a program has written, without a line that was cut."""
    return [
        line.split() for line in file.read_text("utf-8").splitlines(keepends=True) if "\n" in line
    ]


def until(true, seconds: float = 60.0) -> None:
    """Wait until something is true."""
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends
        time.sleep(0.02)


@contextmanager
def explained(home: Path, cluster: Cluster):
    """Add to a failure what the program and the server have said last."""
    try:
        yield
    except BaseException as error:
        for file in (home / "acknowledged", home / "refused", cluster.log):
            with suppress(OSError):
                said = file.read_text("utf-8", errors="replace").splitlines()
                error.add_note("\n".join([f"--- {file.name}, {len(said)} lines:", *said[-15:]]))
        raise


def fill(place: Path) -> None:
    """Fill a volume to the last byte."""
    with (place / "filler").open("wb", buffering=0) as file:
        size = MIB
        while size:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2


def use_up(cluster: Cluster) -> None:
    """Write to the log beside the program until there is no room for the log's next file.

    A slow taker alone would not get there: it had used its numbers up before.
    """
    write = "SELECT pg_logical_emit_message(true, 'filler', repeat('x', 3000))"
    with suppress(psycopg.OperationalError), closing(cluster.connect("motcua")) as connection:
        for _ in range(1 << 15):  # 96 MiB, more than the volume has
            connection.execute(write)


def given(cluster: Cluster, name: str) -> dict[UUID, str]:
    """Return every number that the database holds, by the request that it was given for."""
    with closing(cluster.connect(name)) as connection:
        query = "SELECT r.id, t.letter, t.number FROM request r JOIN ticket t"
        query += " ON t.id::text = r.answer::jsonb -> 'ticket' ->> 'id'"
        return {row[0]: f"{row[1]}{row[2]:03d}" for row in connection.execute(query)}


def missing(told: list[list[str]], held: dict[UUID, str]) -> list[str]:
    """Return the requests that were acknowledged with another number than is held, or with none."""
    return [request for request, label in told if held.get(UUID(request)) != label]


def founded(cluster: Cluster, home: Path) -> None:
    """Make the centre's database and its settings."""
    local = Local(cluster.sockets, cluster.port)
    first, pins = home / "first.toml", home / database.PINS
    whole = sample.BUILT_IN.read_text("utf-8")
    first.write_text(whole.replace('letter = "', 'last = 9999\nletter = "'), "utf-8")
    carry_out(logins.missing_roles(local))
    begins = database.First(first)
    carry_out(database.missing(local, "motcua", "H99.08", begins, pins))
    address = cluster.address("motcua", "postgres")
    text = f'[centre]\ncode = "H99.08"\n[database]\naddress = "{address}"\n'
    (home / "centre.toml").write_text(text, encoding="utf-8")


def has_ended(cluster: Cluster) -> bool:
    """Tell whether the server has given up: it cannot even recover while the disk is full."""
    return cluster._process.poll() is not None


def made(place: Path, *, log_apart: bool) -> Cluster:
    """Make a cluster on a volume, or one with its log alone there; log files are of 1 MiB.

    Where the log is alone no checkpoint comes by itself: each would make old files of the log new
    ones, so that a server that writes little never needs the room that it has not.
    """
    home = Path(tempfile.mkdtemp(prefix="motcua-d-", dir=MEMORY)) if log_apart else place / "server"
    most = (
        {"max_wal_size": "1GB", "checkpoint_timeout": "1d"}
        if log_apart
        else {"max_wal_size": "2MB"}
    )
    cluster = Cluster(home).make({"min_wal_size": "2MB", **most})
    cluster.run("pg_resetwal", "--wal-segsize=1", "-D", str(cluster.data))
    if log_apart:
        log = place / "server" / "wal"
        shutil.move(cluster.data / "pg_wal", log)
        (cluster.data / "pg_wal").symlink_to(log)
        for one in (log.parent, log, *log.rglob("*")):
            give(one)
    return cluster


def go_through_a_full_disk(home: Path, seed: int, *, log_apart: bool) -> str:
    """Fill the server's disk under a taking program; return what the server's log says of it."""
    with volume(48 if log_apart else 128) as place:
        (place / "server").mkdir()
        cluster = made(place, log_apart=log_apart)
        try:
            cluster.start()
            founded(cluster, home)
            file = ballast.place(cluster.data)
            assert file == place / "server" / ballast.FILE_NAME
            ballast.make(file, 16)
            with explained(home, cluster), taking(home, seed) as program:
                live_through_it(cluster, home, place, program, log_apart=log_apart)
            return cluster.log.read_text("utf-8")
        finally:
            cluster.remove()


def live_through_it(cluster: Cluster, home: Path, place: Path, program, *, log_apart: bool) -> None:
    """Take, fill, be refused, free the room, come back, go on; nothing acknowledged is missing."""
    told, refused = home / "acknowledged", home / "refused"
    until(lambda: len(lines(told)) > 20 or program.poll() is not None)
    fill(place)
    assert ballast.is_low(place)
    if log_apart:
        use_up(cluster)
    until(lambda: has_ended(cluster) or len(lines(refused)) > 20)
    assert {line[0] for line in lines(refused)} <= SAID
    if has_ended(cluster):
        with pytest.raises(Unavailable, match="server_silent"):
            cluster.start()
    cluster.stop("immediate")
    acknowledged = len(lines(told))
    assert ballast.drop(ballast.place(cluster.data)) > 0
    cluster.start()
    until(lambda: len(lines(told)) > acknowledged + 20 or program.poll() is not None)
    assert len(lines(told)) > acknowledged + 20
    program.stdin.close()
    program.wait(60)
    held = given(cluster, "motcua")
    assert missing(lines(told), held) == []
    assert len({label for _, label in lines(told)}) == len(lines(told))
    numbers = sorted(int(label[1:]) for label in held.values())
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert {line[0] for line in lines(refused)} <= SAID


def test_a_server_with_a_full_disk_comes_back_with_all_it_has_acknowledged(tmp_path):
    """The volume of its log is full: it stops for good, and cannot start before there is room."""
    assert "PANIC" in go_through_a_full_disk(tmp_path, 1, log_apart=True)


@pytest.mark.prove
@pytest.mark.parametrize("log_apart", [False, True])
@pytest.mark.parametrize("seed", range(2, 7))
def test_a_full_disk_at_any_moment(tmp_path, seed, log_apart):
    """Ten disks, filled at moments of their own: 0 acknowledged numbers lost."""
    assert "No space left" in go_through_a_full_disk(tmp_path, seed, log_apart=log_apart)


def test_the_comparison_sees_a_lost_and_a_changed_number():
    """The control: an acknowledged number that is not held, or is another, is found."""
    one, two = UUID(int=1), UUID(int=2)
    told = [[str(one), "A001"], [str(two), "A002"]]
    assert missing(told, {one: "A001", two: "A002"}) == []
    assert missing(told, {one: "A001"}) == [str(two)]
    assert missing(told, {one: "A001", two: "A003"}) == [str(two)]
