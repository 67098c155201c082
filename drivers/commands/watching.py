"""motcua-devices watch: every event and every change of state, one line each, until Ctrl+C."""

import argparse
import queue
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from centre.rules.hours import ZONE
from centre.settings import load
from drivers.commands.answers import Exit, Result, told
from drivers.commands.asking import ASKED, Asked
from drivers.commands.hearing import Hearing, kind_of
from drivers.commands.shown import Row, say, sentence, unknown
from drivers.commands.wired import wired
from drivers.ports import Event, Pressed, Scanned, Told

# A look at a printer costs a connection; a proof of a loudspeaker half a second of its output.
_EVERY_SECONDS: Final = {"printer": 5.0, "speaker": 30.0}
_TURN_SECONDS: Final = 0.2
_CAMERA_SECONDS: Final = 60.0


def run(given: argparse.Namespace) -> Exit:
    """Watch the devices of the given names, or all."""
    settings = load(given.config)
    devices = [one for one in wired(settings) if not given.names or one.name in given.names]
    for name in given.names:
        if name not in {one.name for one in devices}:
            return unknown(name, [one.name for one in wired(settings)])
    silent = [one for one in devices if one.kind in ASKED]
    listened = [one for one in devices if one.kind not in ASKED]
    ending = threading.Event()
    rows: queue.SimpleQueue[Row] = queue.SimpleQueue()
    lookers = [_looker(Asked(settings, one), rows, ending) for one in silent]
    with _ended_by_signals(ending), Hearing(settings, listened) as hearing:
        for looker in lookers:
            looker.start()
        _watch(given, hearing, rows, ending)
    ending.set()
    return Exit.GOOD


def _watch(
    given: argparse.Namespace,
    hearing: Hearing,
    rows: "queue.SimpleQueue[Row]",
    ending: threading.Event,
) -> None:
    """Write what comes until a signal or the end of the time given."""
    end = time.monotonic() + given.seconds if given.seconds is not None else float("inf")
    kept_awake = float("-inf")
    kinds = {one.name: one.kind for one in hearing.devices}
    while not ending.is_set() and time.monotonic() < end:
        if time.monotonic() - kept_awake > _CAMERA_SECONDS:
            kept_awake = time.monotonic()
            for name in hearing.cameras:
                hearing.wake(name)
        for event in hearing.heard(min(_TURN_SECONDS, max(0.0, end - time.monotonic()))):
            _write(given, _event_row(event, kinds))
        while not rows.empty():
            _write(given, rows.get())


def _write(given: argparse.Namespace, row: Row) -> None:
    """Write one row, with the time before it."""
    now = datetime.now(ZONE)
    words = f"{now:%H:%M:%S}  {row['kind']:<8}  {row['name']:<12}  {row['sentence']}"
    say(given, {"at": now.isoformat(timespec="milliseconds")} | row, words)


def _event_row(event: Event, kinds: dict[str, str]) -> Row:
    """Return an event as plain values; of a code only its kind."""
    if isinstance(event, Told):
        return _state_row(event.kind, event.device, told(event.status, event.kind))
    if isinstance(event, Pressed):
        key = event.key.value
        return _happened("keypad", event.device, "pressed", key, f"key {key} was pressed")
    if isinstance(event, Scanned):
        key, words = kind_of(event.reading)
        return _happened(
            kinds.get(event.device, "reader"), event.device, "scanned", key, f"read {words}"
        )
    key, words = ("someone", "somebody came") if event.someone else ("nobody", "nobody is there")
    return _happened("camera", event.device, "presence", key, words)


def _state_row(kind: str, name: str, result: Result) -> Row:
    """Return a change of state as plain values."""
    state = result.state.value
    row = _happened(kind, name, "state", result.key, f"{state}: {sentence(result)}")
    return row | {"state": state}


def _happened(kind: str, name: str, event: str, key: str, words: str) -> Row:
    """Return what happened as plain values."""
    return {"kind": kind, "name": name, "event": event, "key": key, "sentence": words}


def _looker(
    asked: Asked, rows: "queue.SimpleQueue[Row]", ending: threading.Event
) -> threading.Thread:
    """Return a thread that looks at a printer or loudspeaker now and then, and tells changes."""
    kind, name = asked.device.kind, asked.device.name

    def look() -> None:
        last = None
        while not ending.is_set():
            result = asked.result()
            if result.key != last:
                rows.put(_state_row(kind, name, result))
            last = result.key
            ending.wait(_EVERY_SECONDS[kind])
        asked.close()

    # daemon: a question that hangs until its deadline does not hold the person at the terminal.
    return threading.Thread(target=look, name=f"watch {name}", daemon=True)


@contextmanager
def _ended_by_signals(ending: threading.Event) -> Iterator[None]:
    """Let Ctrl+C and SIGTERM end the block in order; only the main thread may do that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: ending.set()) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
