"""Which units a machine needs is read off its settings, and nothing is said twice."""

from pathlib import Path

import pytest

from centre.settings import load
from centre.settings.units import ATTENDANT, COPYING, DESK, RETENTION, SEAT, Unit, units

HEAD = '[centre]\ncode = "H99.08"\n'
BOX = '[kiosk.k1]\nprinter = "p"\n[display.sanh]\n[printer.p]\ntransport = "simulated"\n'
SERVER = '[database]\naddress = "postgresql://10.0.0.5/motcua"\n'
AT_IT = '[database]\naddress = "postgresql://motcua@/motcua"\n'
FAR = '[kiosk.k1]\nprinter = "p"\n[printer.p]\ntransport = "tcp:10.0.0.9:9100"\n'
DESKS = '[counter.c1]\ncounter = "1"\n'


@pytest.fixture
def named(tmp_path):
    """Return a maker of the units of a settings file."""

    def names(text):
        (tmp_path / "centre.toml").write_text(HEAD + text, "utf-8")
        return units(load(tmp_path))

    return names


def test_a_box_with_everything_has_its_seat_first_and_looks_after_its_file(named):
    screens = (Unit("motcua-kiosk@k1.service"), Unit("motcua-display@sanh.service"))
    assert named(BOX) == (Unit(SEAT), *screens, *map(Unit, (*COPYING, RETENTION)))


def test_a_rating_keypad_is_a_kiosk(named):
    found = named('[kiosk.bam]\nmode = "rating"\ncounter = "1"\n' + SERVER)
    assert found == (Unit(SEAT), Unit("motcua-kiosk@bam.service", network=True))


def test_a_screen_of_a_server_needs_the_network_and_keeps_no_file(named):
    assert named("[display.sanh]\n" + SERVER) == (
        Unit(SEAT),
        Unit("motcua-display@sanh.service", network=True),
    )


def test_a_printer_with_an_address_needs_the_network_on_a_box_of_its_own(named):
    assert Unit("motcua-kiosk@k1.service", network=True) in named(FAR)


def test_a_server_has_its_attendant_its_copies_and_no_seat(named):
    assert named(AT_IT) == tuple(map(Unit, (*COPYING, ATTENDANT)))


def test_copies_are_carried_to_a_folder_that_only_they_may_write_to(named):
    found = named('[display.tv]\n[backup]\nsecond = "/mnt/ban-sao"\n')
    place = Path("/mnt/ban-sao")
    assert [one.name for one in found if one.writes == place] == list(COPYING)
    assert str(Unit("a", writes=place)) == "a writes=/mnt/ban-sao"


def test_a_clerk_s_computer_has_its_desk_alone(named):
    assert named(DESKS + SERVER) == (Unit(DESK),)


def test_a_unit_that_needs_the_network_says_so_in_its_line():
    assert (str(Unit("a", network=True)), str(Unit("b"))) == ("a lan", "b")
