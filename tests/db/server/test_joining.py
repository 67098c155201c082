"""Joining refuses what it would spoil; the whole way is told in test_standby."""

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db.enrolment.authority import Authority
from db.server import joining, kit, known
from db.server.cluster import free_port
from db.server.joining import Folders
from db.server.kit import Kit


@pytest.fixture
def carried(tmp_path, clock):
    """A kit for a server that nobody reaches."""
    authority = Authority.found(tmp_path / "authority", clock.now())
    terms = Kit("127.0.0.1", free_port(), "motcua", ("samenet",), "127.0.0.1")
    kit.write(tmp_path / "kit", terms, authority, "a-password-of-some-length", clock.now())
    return tmp_path / "kit"


def test_a_folder_with_data_is_left_alone(empty_site, carried, clock):
    site = empty_site()
    (site.cluster.data).mkdir()
    (site.cluster.data / "PG_VERSION").write_text("15")
    place = Folders(site.cluster.data, site.cluster.data)
    with pytest.raises(NotAllowed, match="data_not_empty"):
        joining.join(site.settings, site.local, carried, place, clock.now())
    assert [path.name for path in site.cluster.data.iterdir()] == ["PG_VERSION"]


def test_a_server_that_is_not_reached_leaves_no_keys_and_no_half_copy(empty_site, carried, clock):
    site = empty_site()
    place = Folders(site.cluster.data, site.cluster.data)
    with pytest.raises(Unavailable, match="server_program") as caught:
        joining.join(site.settings, site.local, carried, place, clock.now())
    assert "a-password-of-some-length" not in str(caught.value)
    assert not list(site.cluster.data.iterdir())
    assert not list(site.cluster.folder.glob("*.motcua-kit"))
    assert known.load(site.settings) is None


def test_something_that_is_no_kit_is_refused_first(empty_site, tmp_path, clock):
    site = empty_site()
    place = Folders(site.cluster.data, site.cluster.data)
    with pytest.raises(NotAllowed, match="kit_bad"):
        joining.join(site.settings, site.local, tmp_path, place, clock.now())
    assert not site.cluster.data.exists()
