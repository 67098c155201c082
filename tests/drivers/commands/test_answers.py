"""Every state has its sentence and an exit status that says what to do."""

import pytest

from drivers.commands.answers import EXITS, IN_USE, Exit, is_in_use, told, worst
from drivers.health import (
    DeviceKey,
    DeviceState,
    DeviceStatus,
    PrinterKey,
    PrinterStatus,
    SpeakerKey,
    SpeakerStatus,
)
from drivers.printers.job import why_not
from drivers.transports import BUSY, DENIED, LinkBroken

ALL = [
    *(PrinterStatus(key) for key in PrinterKey),
    *(SpeakerStatus(key) for key in SpeakerKey),
    *(DeviceStatus(key) for key in DeviceKey),
]


@pytest.mark.parametrize("status", ALL, ids=lambda s: f"{type(s).__name__}-{s.key}")
def test_every_state_has_a_sentence_and_only_good_ones_exit_with_0(status):
    result = told(status)
    assert result.sentence.endswith((".", "?"))
    assert (result.exit is Exit.GOOD) == (status.key.value == "ok")


def test_paper_out_cover_open_no_answer_and_unreachable_differ_in_status_and_sentence():
    keys = ("PAPER_OUT", "COVER_OPEN", "STATUS_UNKNOWN", "PRINTER_OFFLINE", "PAPER_LOW", "CUTTER")
    results = [told(PrinterStatus(PrinterKey[key])) for key in keys]
    assert [int(result.exit) for result in results] == [9, 10, 11, 6, 4, 7]
    assert len({result.sentence for result in results}) == len(keys)


def test_printer_that_is_not_made_to_answer_is_no_fault():
    assert told(PrinterStatus(PrinterKey.NO_STATUS)).exit is Exit.ATTENTION
    assert told(PrinterStatus(PrinterKey.STATUS_UNKNOWN)).exit is Exit.NO_ANSWER


@pytest.mark.parametrize(
    "status",
    [
        PrinterStatus(PrinterKey.STATUS_UNKNOWN, "in use just now: printer.lock"),
        PrinterStatus(PrinterKey.PRINTER_ERROR, "another program uses it: printer.lock"),
        why_not(LinkBroken(BUSY)),
        SpeakerStatus(SpeakerKey.SPEAKER_DEAD, "aplay: audio open error: Device or resource busy"),
        DeviceStatus(DeviceKey.PORT_BUSY, "busy"),
        DeviceStatus(DeviceKey.NOT_GRABBED),
    ],
)
def test_device_that_another_program_has_is_in_use_and_not_faulty(status):
    result = told(status)
    assert is_in_use(status)
    assert (result.exit, result.sentence, result.state) == (Exit.IN_USE, IN_USE, DeviceState.OK)


def test_missing_right_is_told_with_its_remedy():
    status = PrinterStatus(PrinterKey.PRINTER_OFFLINE, "[Errno 13] Permission denied: '/dev/lp0'")
    assert "sudo" in told(status).sentence
    assert "sudo" in told(DeviceStatus(DeviceKey.PORT_DENIED)).sentence
    assert "sudo" not in told(PrinterStatus(PrinterKey.PRINTER_OFFLINE, "timeout")).sentence


@pytest.mark.parametrize("error", [LinkBroken(DENIED), NotADirectoryError(20, "no", "/x/p1")])
def test_printer_that_this_computer_cannot_use_is_not_called_faulty(error):
    result = told(why_not(error))
    assert result.exit is Exit.COMPUTER
    assert result.sentence != told(PrinterStatus(PrinterKey.PRINTER_ERROR)).sentence


def test_remedy_for_a_printer_that_never_answers_names_both_keys_of_its_description():
    """With one of them alone it would be asked on, and every slip would come out twice."""
    sentence = told(PrinterStatus(PrinterKey.STATUS_UNKNOWN)).sentence
    assert "status = false" in sentence
    assert "has_gs_h = false" in sentence


def test_camera_at_rest_is_well_and_a_silent_keypad_is_not():
    status = DeviceStatus(DeviceKey.STARTING)
    assert told(status, "camera").exit is Exit.GOOD
    assert told(status, "keypad").exit is Exit.NO_ANSWER


def test_the_worst_of_several_is_what_needs_a_person_first():
    assert worst([]) is Exit.GOOD
    assert worst([Exit.GOOD, Exit.ATTENTION]) is Exit.ATTENTION
    assert worst([Exit.NO_PAPER, Exit.GONE, Exit.NOTHING_HEARD]) is Exit.GONE
    assert {worst([one]) for one in Exit} == set(Exit)


def test_help_explains_each_status():
    for status in Exit:
        assert f"\n  {int(status):2}  " in EXITS


def test_printer_that_says_it_is_offline_is_not_out_of_reach():
    said = told(PrinterStatus(PrinterKey.PRINTER_OFFLINE, "DLE EOT 1-4: 1A 12 12 12"))
    gone = told(PrinterStatus(PrinterKey.PRINTER_OFFLINE, "Connection refused"))
    assert (said.exit, gone.exit) == (Exit.SICK, Exit.GONE)
    assert said.sentence != gone.sentence
