"""list and try against the virtual printer of shared/tools, which shares no code with us."""

import pytest


@pytest.fixture(params=["tcp", "serial"])
def bench(request, tools, lonely, tmp_path):
    """Yield (virtual printer, centre whose printer p1 it is)."""
    link = str(tmp_path / "printer0") if request.param == "serial" else None
    with tools.VirtualPrinter(out=tmp_path / "out", pty=link) as far:
        address = f"serial:{link}" if link else f"tcp:{far.host}:{far.port}"
        wiring = f'transport = "{address}"\nbaud = 115200\ndeadline_seconds = 1.5'
        yield far, lonely(f"[printer.p1]\n{wiring}\n")
        far.clear()


def test_trial_prints_a_slip_without_an_error(bench):
    far, town = bench
    assert town.rows("try", "p1")[0] == 0
    ticket = far.wait_ticket(1)
    assert (ticket.errors, ticket.cut) == ([], "partial")


FAULTS = [
    ("paper-out", 9, 9, "No paper"),
    ("cover-open", 10, 10, "cover is open"),
    ("mute", 11, 5, "does not answer"),
    ("cutter-error", 7, 7, "cutter is stuck"),
]


# One command each: while offline, the virtual printer lets nobody else in after the first link.
@pytest.mark.parametrize(("fault", "listed", "_tried", "words"), FAULTS)
def test_each_fault_is_listed_in_its_own_way(bench, tools, fault, listed, _tried, words):
    far, town = bench
    far.start_fault(tools.Fault(fault))
    status, document = town.rows("list")
    row = document["configured"][0]
    assert (status, row["exit"]) == (listed, listed)
    assert words in row["sentence"]


@pytest.mark.parametrize(("fault", "_listed", "tried", "words"), FAULTS)
def test_each_fault_ends_a_trial_in_its_own_way(bench, tools, fault, _listed, tried, words):
    far, town = bench
    far.start_fault(tools.Fault(fault))
    status, row = town.rows("try", "p1")
    assert (status, row["exit"]) == (tried, tried)
    assert words in row["sentence"]


def test_printer_that_is_away_cannot_be_reached(lonely, tmp_path):
    town = lonely(f'[printer.p1]\ntransport = "serial:{tmp_path}/none"\n')
    assert town.rows("list")[0] == 6
    status, row = town.rows("try", "p1")
    assert (status, row["key"]) == (6, "printer_offline")
