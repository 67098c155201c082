"""A conversation keeps to its deadline and never takes a late answer for the next one."""

import time
from collections import deque

import pytest

from drivers.health import PrinterKey
from drivers.printers.dialogue import Dialogue
from drivers.transports import LinkBroken


class Partner:
    """A link that answers from a list; None is silence."""

    def __init__(self, *answers, room=1 << 20, fails_after=1 << 20):
        self.answers, self.waiting, self.heard = deque(answers), b"", b""
        self.room, self.fails_after = room, fails_after

    def push(self, data):
        if len(self.heard) >= self.fails_after:
            raise LinkBroken("pulled out")
        taken = data[: min(self.room, 100)]
        self.heard += taken
        if taken[:2] == b"\x10\x04" and self.answers:
            self.waiting += self.answers.popleft() or b""
        return len(taken)

    def pull(self):
        said, self.waiting = self.waiting, b""
        return said

    def wait(self, seconds, *, to_write):
        time.sleep(max(0, min(seconds, 0.005)))

    def close(self):
        """Nothing to give back."""


def talk(partner, seconds=1.0) -> Dialogue:
    return Dialogue(partner, time.monotonic() + seconds)


def test_clean_answers_are_ok():
    assert talk(Partner(b"\x12", b"\x12", b"\x12")).status().key is PrinterKey.OK


def test_error_is_asked_for_its_cause():
    partner = Partner(b"\x1a", b"\x52", b"\x12", b"\x1a")
    assert talk(partner).status().key is PrinterKey.CUTTER
    assert partner.heard.endswith(b"\x10\x04\x03")


def test_after_one_silence_nothing_more_is_asked():
    partner = Partner(None, b"\x12", b"\x12", b"\x12")
    dialogue = talk(partner)
    assert dialogue.status().key is PrinterKey.STATUS_UNKNOWN
    assert dialogue.status().key is PrinterKey.STATUS_UNKNOWN
    assert partner.heard == b"\x10\x04\x01"


def test_status_told_without_being_asked_is_no_answer():
    dialogue = talk(Partner(b"\x18\x00\x0f\x00"))
    assert dialogue.answered
    dialogue.status()
    assert not dialogue.answered


def test_automatic_status_speaks_for_a_printer_that_does_not_answer():
    assert talk(Partner(b"\x18\x00\x0f\x00")).status().key is PrinterKey.PAPER_OUT


def test_answer_from_before_the_question_is_not_taken():
    partner = Partner(b"\x1a", b"\x32", b"\x7e")
    partner.waiting = b"\x12\x12\x12"
    assert talk(partner).status().key is PrinterKey.PAPER_OUT


def test_deadline_ends_a_partner_that_takes_nothing():
    with pytest.raises(LinkBroken, match="timeout") as broken:
        talk(Partner(room=0), 0.05).send(b"slip")
    assert broken.value.sent == 0


def test_broken_link_tells_how_much_had_left():
    with pytest.raises(LinkBroken, match="pulled out") as broken:
        talk(Partner(fails_after=200)).send(bytes(1000))
    assert broken.value.sent == 200


def test_pause_of_the_printer_is_kept():
    partner = Partner()
    partner.waiting = b"\x13"
    with pytest.raises(LinkBroken, match="timeout"):
        talk(partner, 0.05).send(b"slip")
    assert partner.heard == b""


def test_id_of_another_job_confirms_nothing():
    partner = Partner()
    partner.waiting = b"\x37\x22AAAA\x00"
    status = talk(partner, 0.05).await_id(b"BBBB")
    assert status is not None
    assert status.key is PrinterKey.STATUS_UNKNOWN


def test_waiting_for_the_id_ends_at_its_own_time_though_the_job_has_more():
    status = talk(Partner(None), 3600).await_id(b"BBBB", time.monotonic() + 0.05)
    assert status is not None
    assert status.detail == "no process id came back"


def test_line_is_handed_no_more_than_it_carries():
    """A port that takes all at once would hide every question behind what it has taken."""
    partner, handed = Partner(), []
    push = partner.push
    partner.push = lambda data: handed.append((time.monotonic(), push(data))) or handed[-1][1]
    began = time.monotonic()
    talk(partner, 5).send(bytes(100))
    talk_paced(partner, 2000).send(bytes(1000))
    paced = handed[1:]
    sent = 0
    for at, taken in paced:
        sent += taken
        assert sent <= 2000 * 0.25 + 2000 * (at - began) + 1
    assert sent == 1000


def test_unpaced_way_is_handed_all_at_once():
    """The negative control of the test above."""
    partner = Partner()
    talk(partner, 0.2).send(bytes(30_000))
    assert len(partner.heard) == 30_000


def test_line_is_not_hurried_beyond_a_small_buffer():
    partner = Partner()
    most = []
    partner.wait = lambda seconds, to_write: most.append(len(partner.heard)) or time.sleep(0.002)
    Dialogue(partner, time.monotonic() + 5, pace=2000, buffer=40).send(bytes(200))
    assert most
    assert most[0] <= 44


def talk_paced(partner, pace):
    return Dialogue(partner, time.monotonic() + 10, pace)


def test_printer_that_stops_is_told_before_the_deadline():
    partner = Partner(b"\x1a", b"\x32", b"\x7e")
    status = talk(partner, 3600).await_id(b"BBBB")
    assert status is not None
    assert status.key is PrinterKey.PAPER_OUT
