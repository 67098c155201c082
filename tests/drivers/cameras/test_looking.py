"""One session's pictures become scans, presences and darkness."""

from types import SimpleNamespace

import pytest

from centre.rules import codes
from centre.rules.codes import Opaque
from drivers.cameras import looking
from drivers.cameras.looking import Looking
from drivers.ports import Presence, Scanned


@pytest.fixture(autouse=True)
def read(monkeypatch):
    """Every text is opaque: what texts mean is tested with the rules."""
    monkeypatch.setattr(
        looking, "codes", SimpleNamespace(read=lambda data: Opaque(len(data.decode())))
    )


def seen(looks: Looking, pictures, *, reads: bool, notices: bool, begin: float = 0.0):
    """Return the events of pictures, five in a second."""
    events = []
    for index, picture in enumerate(pictures):
        events += looks.events(picture, begin + index / 5, reads=reads, notices=notices)
    return events


def test_code_is_heard_once(code_picture):
    looks = Looking("c1")
    said = seen(looks, [code_picture("abc")] * 5, reads=True, notices=False)
    assert said == [Scanned("c1", Opaque(3))]


def test_what_reads_codes_is_known_before_the_first():
    assert Looking("c1").reads_with == "zxing-cpp"


def test_camera_that_may_not_read_codes_reads_none(code_picture):
    looks = Looking("c1", able=False)
    assert seen(looks, [code_picture("abc")] * 2, reads=True, notices=False) == []
    assert looks.reads_with == ""


def test_code_is_not_heard_when_nobody_asked(code_picture):
    looks = Looking("c1")
    assert seen(looks, [code_picture("abc")] * 5, reads=False, notices=True) == []


def test_next_citizen_with_the_same_code_is_heard(code_picture):
    looks = Looking("c1")
    picture = code_picture("abc")
    for _ in range(2):
        assert len(seen(looks, [picture], reads=True, notices=False)) == 1
        assert seen(looks, [picture], reads=False, notices=True) == []


def arrive(looks: Looking, lobby) -> list:
    """Learn the lobby, and let a person come and stand."""
    empty = (lobby.picture() for _ in range(20))
    assert seen(looks, empty, reads=False, notices=True) == []
    lobby.people = [(120, 200, 170)]
    return seen(looks, (lobby.picture() for _ in range(6)), reads=False, notices=True, begin=4)


def test_person_is_heard_coming_and_going(lobby):
    looks = Looking("c1")
    assert arrive(looks, lobby) == [Presence("c1", someone=True)]
    lobby.people = []
    gone = (lobby.picture() for _ in range(20))
    said = seen(looks, gone, reads=False, notices=True, begin=6)
    assert said == [Presence("c1", someone=False)]
    assert looks.left() == []


def test_camera_that_is_lost_ends_a_presence(lobby):
    looks = Looking("c1")
    assert looks.left() == []
    arrive(looks, lobby)
    assert looks.left() == [Presence("c1", someone=False)]


def test_person_is_not_looked_for_when_nobody_asked(lobby):
    looks = Looking("c1")
    lobby.people = []
    seen(looks, (lobby.picture() for _ in range(20)), reads=True, notices=False)
    lobby.people = [(120, 200, 170)]
    assert seen(looks, (lobby.picture() for _ in range(6)), reads=True, notices=False) == []
    assert looks.left() == []


def test_dark_picture_is_noticed_whatever_is_looked_for(lobby):
    looks = Looking("c1")
    lobby.covered = True
    seen(looks, (lobby.picture() for _ in range(40)), reads=True, notices=False)
    assert looks.dark


def test_real_parser_is_asked(monkeypatch, code_picture):
    asked = []
    monkeypatch.setattr(looking, "codes", codes)
    monkeypatch.setattr(codes, "read", lambda data: asked.append(data) or Opaque(1), raising=False)
    seen(Looking("c1"), [code_picture("abc")], reads=True, notices=False)
    assert asked == [b"abc"]
