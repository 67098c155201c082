"""A scanner without a scanner: it sends what others append to scans.jsonl (see inbox.scan).

It is the far end of the real driver, so all that comes after the bytes is the real thing. Faults
(see switches): unplugged; stalled: it reads nothing; noise: stray bytes between the codes;
half_frames: a code ends in the middle, without a line end; wrong_baud: every byte is another;
garbled: single bytes are others.
"""

import time
from pathlib import Path
from typing import Any, Final

from drivers.simulated.inbox import SCANS, Inbox
from drivers.simulated.switches import Faults, Switches
from drivers.transports import GONE, Link, LinkBroken

LINE_END: Final = b"\r\n"
_LOOK_SECONDS: Final = 0.02
_NOISE: Final = b"\x00\xfe\x8e\x01\x8f\xf8"
_NOISE_SECONDS: Final = 0.2
_GARBLED_EVERY: Final = 7


class SimulatedScanner:
    """The way to a simulated scanner.

    What is scanned after it was unplugged and before it is opened again is lost, as in real life.
    """

    def __init__(self, folder: Path) -> None:
        """Listen to folder, from now on; it need not exist."""
        self._switches = Switches(folder)
        self._inbox = Inbox(folder / SCANS)
        self._was_gone = False

    def open(self, deadline: float) -> Link:
        """Plug in; raise LinkBroken("gone") when it is unplugged. deadline is not needed here."""
        del deadline
        self.faults()
        if self._was_gone:
            self.taken()
        self._was_gone = False
        return _ScannerLink(self)

    def faults(self) -> Faults:
        """Return what is wrong now; raise LinkBroken("gone") when it is unplugged."""
        faults = self._switches.read()
        if faults.unplugged:
            self._was_gone = True
            raise LinkBroken(GONE)
        return faults

    def taken(self) -> list[dict[str, Any]]:
        """Return the scans since the last call."""
        return self._inbox.take()


class _ScannerLink:
    """An open link to a simulated scanner."""

    def __init__(self, scanner: SimulatedScanner) -> None:
        self._scanner = scanner
        self._waiting = b""
        self._quiet_until = 0.0

    def push(self, data: bytes) -> int:
        self._scanner.faults()
        return len(data)

    def pull(self) -> bytes:
        faults = self._scanner.faults()
        if faults.stalled:
            return b""
        if not self._waiting:
            self._waiting = b"".join(_sent(line, faults) for line in self._scanner.taken())
        data, self._waiting = self._waiting[:512], self._waiting[512:]
        return data or self._noise(faults)

    def wait(self, seconds: float, *, to_write: bool) -> None:
        if not to_write and not self._waiting:
            time.sleep(max(0.0, min(seconds, _LOOK_SECONDS)))

    def close(self) -> None:
        self._waiting = b""

    def _noise(self, faults: Faults) -> bytes:
        """Return stray bytes now and then, where the line is noisy."""
        if not faults.noise or time.monotonic() < self._quiet_until:
            return b""
        self._quiet_until = time.monotonic() + _NOISE_SECONDS
        return _NOISE


def _sent(line: dict[str, Any], faults: Faults) -> bytes:
    """Return the bytes that a scan sends; none for a line that is no scan."""
    code = _code(line)
    if not code:
        return b""
    if faults.half_frames:
        return code[: len(code) // 2 + 1]
    data = code + LINE_END
    if faults.wrong_baud:
        return bytes(byte & 0x0F | 0x80 for byte in data)
    if faults.garbled:
        return (
            bytes(
                byte ^ 0x15 if n % _GARBLED_EVERY == _GARBLED_EVERY - 1 else byte
                for n, byte in enumerate(code)
            )
            + LINE_END
        )
    return data


def _code(line: dict[str, Any]) -> bytes:
    """Return the code of a line of scans.jsonl: {"text": …} or {"hex": …}."""
    text, digits = line.get("text"), line.get("hex")
    if isinstance(text, str):
        return text.encode("utf-8", "replace")
    try:
        return bytes.fromhex(digits) if isinstance(digits, str) else b""
    except ValueError:
        return b""
