"""New devices are told where the server is, and which authority it is of."""

from dataclasses import replace

from db.enrolment import pairing
from db.enrolment.authority import Authority
from db.server import known, publishing


def test_what_bundles_are_made_from_is_published_by_a_run(prepared):
    found = known.load(prepared.settings)
    folder = known.authority(prepared.settings)
    assert publishing.missing(prepared.local, found, folder) == []
    engine = prepared.local.engine("motcua", "postgres")
    with engine.connect() as connection:
        told = pairing.published(connection)
    engine.dispose()
    assert (told.host, told.port, told.database) == ("127.0.0.1", found.port, "motcua")
    assert told.fingerprint == Authority.load(folder).fingerprint
    assert told.key not in prepared.cluster.log.read_text("utf-8")


def test_a_server_that_has_moved_is_published_anew(prepared, bare, tmp_path):
    found = known.load(prepared.settings)
    folder = known.authority(prepared.settings)
    moved = replace(found, hosts=("10.0.0.7",))
    (change,) = publishing.missing(prepared.local, moved, folder)
    assert "10.0.0.7" in change.told
    (change,) = publishing.missing(bare.local, found, tmp_path / "none")
    assert "127.0.0.1" in change.told
