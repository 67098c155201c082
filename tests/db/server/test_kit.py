"""The kit of a second machine: whole, private, and read with suspicion."""

import json

import pytest

from centre.rules.errors import NotAllowed
from db.enrolment.authority import Authority
from db.server import kit
from db.server.kit import Kit

TERMS = Kit("10.0.0.5", 5432, "motcua", ("samenet",), "10.0.0.6")


@pytest.fixture
def written(tmp_path, clock):
    """A kit that an authority has just made."""
    authority = Authority.found(tmp_path / "authority", clock.now())
    kit.write(tmp_path / "kit", TERMS, authority, "a-password-of-some-length", clock.now())
    return tmp_path / "kit"


def test_a_kit_is_whole_and_for_its_owner_alone(written):
    assert kit.read(written) == TERMS
    assert {path.name for path in written.iterdir()} == {*kit.FILES, kit.TERMS}
    assert all(path.stat().st_mode & 0o077 == 0 for path in (written, *written.iterdir()))
    assert not [path for path in written.parent.iterdir() if path.name.endswith(".making")]


@pytest.mark.parametrize(
    "change",
    [
        {"primary": "x passfile=/etc/shadow"},
        {"address": "two"},
        {"clients": ["all trust"]},
        {"port": 0},
        {"port": "5432"},
        {"database": 'motcua" trust\n'},
        {"database": ""},
    ],
)
def test_terms_that_could_carry_something_else_are_refused(written, change):
    terms = json.loads((written / kit.TERMS).read_text())
    (written / kit.TERMS).write_text(json.dumps({**terms, **change}))
    with pytest.raises(NotAllowed, match="kit_bad"):
        kit.read(written)


def test_a_folder_that_is_no_kit_or_half_of_one_is_refused(written, tmp_path):
    with pytest.raises(NotAllowed, match="kit_bad"):
        kit.read(tmp_path)
    (written / kit.KEY).unlink()
    with pytest.raises(NotAllowed, match="kit_bad"):
        kit.read(written)


@pytest.mark.parametrize("text", ["", "localhost", "10.0.0.0/8", "10.0.0.1 trust"])
def test_a_standby_is_named_by_its_ip_address(text):
    with pytest.raises(NotAllowed, match="standby_address"):
        kit.address_of(text)
    assert kit.address_of("10.0.0.6") == "10.0.0.6"
