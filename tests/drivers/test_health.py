"""What a status means for printing and for staff."""

import logging

import pytest

from drivers.health import (
    CAN_PRINT,
    NEEDS_STAFF,
    DeviceKey,
    DeviceState,
    DeviceStatus,
    Diary,
    PrinterKey,
    PrinterStatus,
    SpeakerKey,
    SpeakerStatus,
)


def test_silence_is_never_ok_but_does_not_stop_a_slip():
    unknown = PrinterStatus(PrinterKey.STATUS_UNKNOWN)
    assert unknown.state is DeviceState.WARNING
    assert unknown.can_print
    assert unknown.key not in NEEDS_STAFF


@pytest.mark.parametrize("key", PrinterKey)
def test_what_cannot_print_needs_a_person(key):
    assert key in CAN_PRINT or key in NEEDS_STAFF
    well = key in (PrinterKey.OK, PrinterKey.NO_STATUS)
    assert (PrinterStatus(key).state is DeviceState.OK) == well


def test_printer_out_of_reach_is_offline_and_a_sick_one_an_error():
    assert PrinterStatus(PrinterKey.PRINTER_OFFLINE).state is DeviceState.OFFLINE
    assert PrinterStatus(PrinterKey.PAPER_OUT).state is DeviceState.ERROR


def test_loudspeaker_works_or_is_an_error():
    assert SpeakerStatus(SpeakerKey.OK).state is DeviceState.OK
    assert SpeakerStatus(SpeakerKey.NO_PLAYER).state is DeviceState.ERROR


def test_every_key_of_a_device_has_a_state_and_only_well_ones_are_ok():
    well = {key for key in DeviceKey if DeviceStatus(key).state is DeviceState.OK}
    assert well == {DeviceKey.OK, DeviceKey.STARTING}
    assert DeviceStatus(DeviceKey.SILENT).state is DeviceState.OFFLINE
    assert DeviceStatus(DeviceKey.OTHER_MASTER).state is DeviceState.ERROR
    assert DeviceStatus(DeviceKey.LINE_NOISE).state is DeviceState.WARNING


def told(caplog, *keys) -> list[str]:
    diary = Diary(logging.getLogger("drivers.diary"), "reader r1")
    with caplog.at_level(logging.INFO):
        for key in keys:
            diary.note(DeviceStatus(key, "why"))
    return [f"{record.levelname} {record.message}" for record in caplog.records]


GONE = "WARNING reader r1 is not well key=port_gone detail=why"
BACK = "INFO reader r1 is back detail=why"


def test_a_device_is_told_once_when_it_goes_and_once_when_it_is_back(caplog):
    gone, ok = DeviceKey.PORT_GONE, DeviceKey.OK
    assert told(caplog, ok, ok, gone, gone, gone, ok, ok) == [GONE, BACK]


def test_a_device_that_is_well_from_the_start_is_no_news(caplog):
    assert told(caplog, DeviceKey.STARTING, DeviceKey.OK) == []


def test_a_device_that_is_gone_at_the_start_is_told(caplog):
    assert told(caplog, DeviceKey.PORT_GONE, DeviceKey.OK) == [GONE, BACK]


def test_another_reason_is_another_line_and_a_warning_says_so(caplog):
    lines = told(caplog, DeviceKey.PORT_GONE, DeviceKey.PORT_BUSY, DeviceKey.LINE_NOISE)
    assert [line.split(" detail")[0] for line in lines] == [
        "WARNING reader r1 is not well key=port_gone",
        "WARNING reader r1 is not well key=port_busy",
        "WARNING reader r1 warns key=line_noise",
    ]


def test_a_new_key_is_told_to_the_caller_once():
    diary = Diary(logging.getLogger("drivers.diary"), "reader r1")
    said = [diary.note(DeviceStatus(key)) for key in (DeviceKey.OK, DeviceKey.OK, DeviceKey.SILENT)]
    assert said == [True, False, True]
