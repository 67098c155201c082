"""Trying printers and loudspeakers: a test slip, a test sound, and the result in plain words."""

import math
from array import array
from datetime import datetime
from typing import Final
from uuid import uuid4

from centre.rules.errors import Unavailable
from drivers.commands.answers import Exit, Result, told
from drivers.health import CAN_PRINT, DeviceState, PrinterKey, PrinterStatus, SpeakerKey
from drivers.health import SpeakerStatus as Proof
from drivers.ports import Confirmed, Doubtful, Loudspeaker, NotSent, Outcome, SlipPrinter
from drivers.slip import Align, Big, Code, Line, Rule, Slip
from drivers.sound import RATE, tone

_CONFIRMED: Final = {"gs_h": "by process id", "eot": "by a clean status"}
_DOUBTS: Final = {
    "cannot_confirm": "This printer cannot confirm: look whether it came out.",
    "no_confirmation": (
        "The printer does not answer, so nobody knows whether it came out. If it did, and this "
        "happens each time, set has_gs_h = false."
    ),
    "timeout": "The printer stopped taking it and does not answer: look what came out.",
    "link_broken": "The cable or the network broke on the way: look what came out.",
}


def trial_slip(name: str, now: datetime) -> Slip:
    """Return a slip that shows every kind of part and every Vietnamese mark."""
    return Slip(
        (
            Line("PHIẾU THỬ MÁY IN", 3.0, bold=True),
            Line("Phiếu này không phải số thứ tự", 2.2),
            Rule(),
            Big("T000"),
            Line("ẾỀỂỄỆ ỐỒỔỖỘ ẮẰẲẴẶ ẤẦẨẪẬ", 2.5, bold=True),
            Line("ứừửữự ớờởỡợ ýỳỷỹỵ đĐ", 2.5),
            Line(f"Máy: {name}", 2.2, align=Align.LEFT),
            Line(f"{now:%H:%M %d/%m/%Y}", 2.2, align=Align.RIGHT),
            Code("MC1:THU"),
            Rule(),
        )
    )


def try_printer(device: SlipPrinter, name: str, now: datetime) -> Result:
    """Print a test slip and tell how it went."""
    try:
        outcome = device.print(trial_slip(name, now), uuid4(), marked=False)
    except Unavailable as error:
        remedy = str(error.facts.get("remedy", ""))
        words = f"This computer cannot print: {remedy}."
        return Result(Exit.COMPUTER, error.key, words, str(error), DeviceState.ERROR)
    return _outcome_told(outcome)


def _outcome_told(outcome: Outcome) -> Result:
    """Return an outcome in plain words."""
    if isinstance(outcome, Confirmed):
        words = f"The test slip is out; the printer confirmed it {_CONFIRMED[outcome.by]}."
        return Result(Exit.GOOD, "ok", words)
    if isinstance(outcome, NotSent):
        return told(outcome.status)
    return _doubt_told(outcome)


def _doubt_told(doubt: Doubtful) -> Result:
    """Return a doubt in plain words; a fault that the printer named keeps its exit status."""
    detail = doubt.status.detail if doubt.status else ""
    sent = "The test slip was sent."
    if doubt.why in set(PrinterKey) - CAN_PRINT:
        fault = told(PrinterStatus(PrinterKey(doubt.why), detail))
        words = f"{sent} Before it was out, this happened: {fault.sentence}"
        return Result(fault.exit, doubt.why, words, detail, fault.state)
    words = _DOUBTS.get(doubt.why, "Nobody knows whether it came out.")
    return Result(Exit.DOUBTFUL, doubt.why, f"{sent} {words}", detail, DeviceState.WARNING)


def try_speaker(device: Loudspeaker) -> Result:
    """Prove the loudspeaker, play two tones, and tell how it went."""
    status = device.prove()
    if status.key is not SpeakerKey.OK:
        return told(status)
    try:
        device.play(_two_tones(), units=("test",))
    except Unavailable as error:
        return told(Proof(SpeakerKey(error.key), str(error.facts.get("detail", ""))))
    return told(status)


def _two_tones() -> bytes:
    """Return a short rising sound: 660 and 880 Hz."""
    samples = array("h")
    for hertz in (660, 880):
        steps = range(RATE // 3)
        samples.extend(int(9000 * math.sin(2 * math.pi * hertz * n / RATE)) for n in steps)
    return tone(samples)
