"""What a sign answers to a frame, if it answers at all.

none         it never answers
modbus-fc16  a Modbus-RTU slave: address, 10, first register, number of registers, CRC (low byte
             first); anything else, as its exception response (function 90), is no acceptance
a template   hex bytes, {addr:FORM}, {data} as it was sent, {check} of all that is before it
"""

from collections.abc import Callable, Sequence
from typing import Final

from drivers.frames.checks import CHECKS
from drivers.frames.faults import Fault, blamed_on
from drivers.frames.templates import Template, Values

NONE: Final = "none"
MODBUS: Final = "modbus-fc16"
MOST_STRAY: Final = 3
"""Stray bytes before an answer that are forgiven: lines give some when the direction changes."""
REPLY_NAMES: Final = frozenset({"addr", "data", "check"})
_WRITE_REGISTERS: Final = 0x10
_LEAST_WRITE: Final = 9
"""Bytes of a Modbus write beside its data: address, function, four, count, two of CRC."""

Reply = Callable[[bytes], bytes | None]
"""Returns the answer to a frame that was sent; None for a frame that is none of the sign's."""


def accepts(expected: bytes, sent: bytes, received: bytes) -> bool | None:
    """Tell whether received is the expected answer; None: more bytes may make it one.

    What an adapter hears of its own sending is passed over, and MOST_STRAY bytes. Total on any
    bytes, and never None once as many have come as sending, stray bytes and answer have together.
    """
    # An answer may begin as the frame did, so it is looked for with and without an echo before it.
    heard = {received, received.removeprefix(sent)}
    tails = [one[start:] for one in heard for start in range(MOST_STRAY + 1)]
    if any(tail.startswith(expected) for tail in tails):
        return True
    begins = len(received) < len(sent) and sent.startswith(received)
    return None if begins or any(expected.startswith(tail) for tail in tails) else False


def reply_of(written: str, check: str, templates: Sequence[Template]) -> Reply | None:
    """Return the reply that a description names, to frames of these templates; raise Fault.

    None: the sign never answers. check is that of the description; its range is of the frame, so
    the check of an answer is of everything before it.
    """
    if written == NONE:
        return None
    with blamed_on("reply"):
        if written == MODBUS:
            _refuse_no_writes(templates)
            return _modbus
        return _templated(written, check.partition(":")[0], templates)


def _modbus(sent: bytes) -> bytes:
    """Return the first six bytes again, with their CRC."""
    return sent[:6] + CHECKS["crc16-modbus-le"](sent[:6])


def _refuse_no_writes(templates: Sequence[Template]) -> None:
    """Refuse frames that are no Modbus writes."""
    for template in templates:
        frame = template.filled(Values())
        if len(frame) < _LEAST_WRITE or frame[1] != _WRITE_REGISTERS:
            what = "not every frame is a Modbus write (function 10)"
            raise Fault(what, 'Write reply = "none" or a template')


def _templated(written: str, check: str, templates: Sequence[Template]) -> Reply:
    """Return the reply that a template describes; raise Fault."""
    used = check if "{check" in written else NONE
    try:
        pairs = [
            (template, Template.parse(written, used, "", REPLY_NAMES, template.data_size))
            for template in templates
        ]
    except Fault as fault:  # its key is of a frame, and here it is one text
        raise Fault(fault.what, fault.remedy) from None
    return lambda sent: _answer(pairs, sent)


def _answer(pairs: Sequence[tuple[Template, Template]], sent: bytes) -> bytes | None:
    """Return the answer with address and data as they were sent."""
    for template, reply in pairs:
        values = template.read(sent)
        if values is not None:
            return _filled(reply, values)
    return None


def _filled(reply: Template, values: Values) -> bytes | None:
    """Return the reply; None for an address that it cannot hold."""
    try:
        return reply.filled(values)
    except ValueError:
        return None
