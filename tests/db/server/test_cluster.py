"""A cluster in a folder of its own: made, started, killed, taken away."""

from pathlib import Path
from tempfile import mkdtemp

import pytest

from centre.rules.errors import Unavailable
from db.server import cluster
from db.server.cluster import Cluster


def test_a_killed_cluster_starts_again_and_a_removed_one_leaves_nothing(pristine):
    made = Cluster(Path(mkdtemp(prefix="motcua-"))).make({"fsync": "off"})
    try:
        made.start()
        with made.connect() as connection:
            connection.execute("CREATE TABLE kept (n int)")
        first = made.pid
        made.kill()
        assert not made.is_up()
        made.start()
        assert made.pid != first
        with made.connect() as connection:
            assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    finally:
        made.remove()
    assert not made.folder.exists()


def test_a_cluster_that_cannot_start_shows_its_log(tmp_path):
    with pytest.raises(Unavailable, match="server_silent"):
        assert Cluster(tmp_path).pid
    with pytest.raises(Unavailable, match="server_program"):
        cluster.run("initdb", "--no-such-option")


def test_a_machine_without_a_server_is_told(monkeypatch):
    monkeypatch.setattr(cluster, "_servers", lambda: [Path("/usr/lib/postgresql/14/bin/postgres")])
    with pytest.raises(Unavailable, match="server_missing"):
        cluster.programs()
