"""A trial tells each kind of trouble in words and with an exit status of its own."""

from datetime import UTC, datetime

import pytest

from centre.rules.errors import Unavailable
from drivers.commands.answers import Exit
from drivers.commands.trials import trial_slip, try_printer, try_speaker
from drivers.health import PrinterKey, PrinterStatus, SpeakerKey, SpeakerStatus
from drivers.ports import Confirmed, Doubtful, NotSent
from drivers.printers.render import render

NOW = datetime(2026, 11, 22, 7, 42, tzinfo=UTC)


class Printing:
    """A printer with one outcome."""

    def __init__(self, outcome):
        self.outcome = outcome

    def print(self, slip, job_id, *, marked):
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.mark.parametrize(
    ("outcome", "exit_status", "words"),
    [
        (Confirmed("gs_h"), Exit.GOOD, "process id"),
        (Confirmed("eot"), Exit.GOOD, "clean status"),
        (Doubtful("cannot_confirm"), Exit.DOUBTFUL, "cannot confirm"),
        (Doubtful("no_confirmation"), Exit.DOUBTFUL, "has_gs_h = false"),
        (Doubtful("timeout"), Exit.DOUBTFUL, "stopped taking it"),
        (Doubtful("link_broken"), Exit.DOUBTFUL, "broke on the way"),
        (Doubtful("something new"), Exit.DOUBTFUL, "Nobody knows"),
        (Doubtful("paper_out", PrinterStatus(PrinterKey.PAPER_OUT)), Exit.NO_PAPER, "No paper"),
        (Doubtful("cover_open"), Exit.COVER_OPEN, "cover is open"),
        (NotSent(PrinterStatus(PrinterKey.PAPER_OUT)), Exit.NO_PAPER, "No paper"),
        (NotSent(PrinterStatus(PrinterKey.COVER_OPEN)), Exit.COVER_OPEN, "cover is open"),
        (NotSent(PrinterStatus(PrinterKey.PRINTER_OFFLINE)), Exit.GONE, "cannot be reached"),
        (
            Unavailable("font_missing", part="printer", remedy="install fonts-noto-core"),
            Exit.COMPUTER,
            "install fonts-noto-core",
        ),
    ],
)
def test_every_outcome_has_its_words_and_exit_status(outcome, exit_status, words):
    result = try_printer(Printing(outcome), "p1", NOW)
    assert result.exit == exit_status
    assert words in result.sentence


class Speaking:
    """A loudspeaker that is proved with a key and fails with another while playing."""

    def __init__(self, proved, fails=None):
        self.proved, self.fails, self.played = proved, fails, []

    def prove(self):
        return SpeakerStatus(self.proved)

    def play(self, wav, volume=100, units=()):
        if self.fails:
            raise Unavailable(self.fails, part="speaker")
        self.played.append(wav)


def test_loudspeaker_that_works_is_heard():
    loud = Speaking(SpeakerKey.OK)
    assert try_speaker(loud).exit == Exit.GOOD
    assert len(loud.played) == 1


def test_dead_loudspeaker_and_missing_program_are_told_apart():
    assert try_speaker(Speaking(SpeakerKey.SPEAKER_DEAD)).exit == Exit.NO_SOUND
    assert try_speaker(Speaking(SpeakerKey.NO_PLAYER)).exit == Exit.COMPUTER
    assert try_speaker(Speaking(SpeakerKey.OK, "speaker_dead")).exit == Exit.NO_SOUND


def test_trial_slip_fits_every_paper():
    for width in (576, 512, 384):
        assert render(trial_slip("máy in sảnh tầng 1", NOW), width, marked=False).codes
