"""What a status means for printing and for staff."""

import pytest

from drivers.health import (
    CAN_PRINT,
    NEEDS_STAFF,
    DeviceState,
    PrinterKey,
    PrinterStatus,
    SpeakerKey,
    SpeakerStatus,
)


def test_silence_is_never_ok_but_does_not_stop_a_slip():
    unknown = PrinterStatus(PrinterKey.STATUS_UNKNOWN)
    assert unknown.state is DeviceState.WARNING
    assert unknown.can_print
    assert not unknown.needs_staff


@pytest.mark.parametrize("key", PrinterKey)
def test_what_cannot_print_needs_a_person(key):
    assert key in CAN_PRINT or key in NEEDS_STAFF
    assert (PrinterStatus(key).state is DeviceState.OK) == (key is PrinterKey.OK)


def test_printer_out_of_reach_is_offline_and_a_sick_one_an_error():
    assert PrinterStatus(PrinterKey.PRINTER_OFFLINE).state is DeviceState.OFFLINE
    assert PrinterStatus(PrinterKey.PAPER_OUT).state is DeviceState.ERROR


def test_loudspeaker_works_or_is_an_error():
    assert SpeakerStatus(SpeakerKey.OK).state is DeviceState.OK
    assert SpeakerStatus(SpeakerKey.NO_PLAYER).state is DeviceState.ERROR
