"""A job knows how much of it left; what broke is told in the right words."""

import time
from uuid import uuid4

import pytest

from drivers.exclusive import Busy, Exclusive
from drivers.health import PrinterKey, PrinterStatus
from drivers.printers.dialogue import Dialogue
from drivers.printers.job import Job, broken_off, doubt, why_not
from drivers.printers.slow import Script
from drivers.transports import LinkBroken, Unsuited

SCRIPT = Script(b"s" * 100, 200)
FREEING = b"\0" * 50


class Cut:
    """A link that breaks after some bytes."""

    def __init__(self, after):
        self.left = after

    def push(self, data):
        if not self.left:
            raise LinkBroken("gone")
        taken = min(self.left, len(data))
        self.left -= taken
        return taken

    def pull(self):
        return b""

    def wait(self, seconds, *, to_write):
        """Return at once."""

    def close(self):
        """Nothing to give back."""


@pytest.fixture
def send(tmp_path):
    """Return a sender over a link that breaks; gives the job, and what broke."""

    def sender(after, *, marked=False):
        with Exclusive(tmp_path / "lock").held(time.monotonic() + 1) as hold:
            job = Job(SCRIPT, uuid4(), hold, marked=marked)
            return job, job.send(Dialogue(Cut(after), time.monotonic() + 1), FREEING)

    return sender


@pytest.mark.parametrize(
    ("after", "marked", "share", "size"),
    [(1000, False, 1.0, 100), (1000, True, 1.0, 150), (25, False, 0.25, 100), (25, True, 0, 150)],
)
def test_share_is_of_the_slip_and_size_is_of_all(send, after, marked, share, size):
    job, broken = send(after, marked=marked)
    assert (job.share, job.size) == (share, size)
    assert (broken is None) is (share == 1)


def test_job_after_one_that_nobody_saw_the_end_of_is_freed_too(send):
    send(25)
    assert send(1000)[0].size == 150


@pytest.mark.parametrize("marked", [False, True])
def test_job_knows_the_one_that_may_have_been_torn_before_it(send, marked):
    first, _ = send(25, marked=marked)
    assert first.torn == (str(first.job_id) if marked else "")
    assert send(1000)[0].torn == str(first.job_id)


def test_nothing_left_is_no_doubt(send):
    with pytest.raises(LinkBroken, match="gone"):
        send(0)


@pytest.mark.parametrize(
    ("error", "key", "words"),
    [
        (Busy("lock"), PrinterKey.PRINTER_ERROR, "another program uses it"),
        (LinkBroken("busy"), PrinterKey.PRINTER_ERROR, "another program uses the port"),
        (LinkBroken("denied"), PrinterKey.PRINTER_ERROR, "may not open"),
        (Unsuited("set rs485 = false"), PrinterKey.PRINTER_ERROR, "rs485"),
        (LinkBroken("gone"), PrinterKey.PRINTER_OFFLINE, "gone"),
        (LinkBroken("timeout"), PrinterKey.PRINTER_OFFLINE, "timeout"),
        (LinkBroken("paper_out"), PrinterKey.PAPER_OUT, "told"),
        (OSError("disk full"), PrinterKey.PRINTER_ERROR, "folder"),
    ],
)
def test_each_reason_has_its_key_and_words(error, key, words):
    status = why_not(error)
    assert status.key is key
    assert words in status.detail


@pytest.mark.parametrize(
    ("why", "told", "key"),
    [
        ("timeout", "timeout", PrinterKey.STATUS_UNKNOWN),
        ("cover_open", "cover_open", PrinterKey.COVER_OPEN),
        ("printer_offline", "printer_offline", PrinterKey.PRINTER_OFFLINE),
        ("gone", "link_broken", PrinterKey.PRINTER_OFFLINE),
        ("busy", "link_broken", PrinterKey.PRINTER_ERROR),
    ],
)
def test_break_after_the_first_byte_is_a_doubt_with_its_reason(why, told, key):
    found = broken_off(LinkBroken(why, 40))
    assert (found.why, found.status.key) == (told, key)


def test_silence_after_the_last_byte_is_no_confirmation():
    assert doubt(PrinterStatus(PrinterKey.STATUS_UNKNOWN)).why == "no_confirmation"
    assert doubt(PrinterStatus(PrinterKey.CUTTER)).why == "cutter"
