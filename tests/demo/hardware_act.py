"""One act of the scripted morning: keypads, a counter sign, a scanner, a cable that is cut."""

from typing import TYPE_CHECKING

from drivers.ports import Key
from drivers.registry import device_folder, switches
from drivers.simulated import inbox
from kiosk.own import OwnView
from kiosk.visit import Page

if TYPE_CHECKING:
    from journey import Journey


def play(journey: "Journey") -> None:
    """Call, finish and rate by keys alone; scan a slip; cut the line and mend it."""
    label = _call_by_key(journey)
    _rate_by_key(journey, label)
    _scan(journey)
    _cut_and_mend(journey)


def _call_by_key(journey: "Journey") -> str:
    """The clerk of counter 1 presses the call keypad; the sign above the counter blinks."""
    stage = journey.stage
    stage.clock.skip(seconds=3)
    _press(journey, "goi", Key.NEXT)
    stage.until("a call by the keypad", lambda: stage.at("1") != "–")
    label = stage.at("1")
    stage.until("the number on the sign", lambda: _sign(journey).text == label)
    blinks = "blinking" if _sign(journey).blink else "steady"
    journey.say(f"counter 1: keypad, {label} is called; its sign shows {label}, {blinks}")
    return label


def _rate_by_key(journey: "Journey", label: str) -> None:
    """The service is finished by key; only then the citizen's keypad counts."""
    stage = journey.stage
    stage.clock.skip(minutes=4)
    _press(journey, "hai-long", Key.RATING_3)
    _press(journey, "goi", Key.DONE)
    stage.until("the rating", lambda: stage.store.answers.open_at("1") is not None)
    # The store knows it first; the keypad counts once the desk has read it, too.
    stage.until("the desk knows of the rating", stage.desks["1"].is_quiet)
    stage.clock.skip(seconds=2)
    _press(journey, "hai-long", Key.RATING_2)
    stage.until("the answer", lambda: stage.store.answers.open_at("1") is None)
    stage.until("the sign is dark", lambda: not _sign(journey).text)
    journey.say(f"counter 1: {label} is served and rated by key; a key before that did not count")


def _scan(journey: "Journey") -> None:
    """A citizen holds the slip before the kiosk's scanner."""
    stage = journey.stage
    waiting = stage.store.day.at_counter("2").waiting[-1]
    inbox.scan(_folder(journey, "quet"), f"MC1:{waiting.id.hex}")
    stage.until("the position", lambda: stage.kiosk.view().page is Page.OWN)
    stage.until("the people before it", lambda: _ahead(journey) is not None)
    stage.shoot("scanned-slip", "kiosk")
    journey.say(f"the kiosk's scanner reads {waiting.label}: {_ahead(journey)} people before it")
    stage.touch("kiosk", "home")


def _ahead(journey: "Journey") -> int | None:
    """Return the people before the scanned number, None while the kiosk asks."""
    shown = journey.stage.kiosk.view().errand
    return shown.own.position.ahead if isinstance(shown, OwnView) and shown.own else None


def _cut_and_mend(journey: "Journey") -> None:
    """Somebody trips over the cable of the line; staff read it, and it mends by itself."""
    stage = journey.stage
    line = switches(_folder(journey, "day"))
    line.set(unplugged=True)
    stage.until("word of the line", lambda: _state(journey, "line", "day") == "offline")
    stage.settle()
    stage.shoot("line-cut", "counter-1")
    line.clear()
    stage.until("the line is back", lambda: _state(journey, "line", "day") == "ok")
    journey.say("the line of keypads and sign is cut: staff are told; plugged in, it is back")


def _press(journey: "Journey", keypad: str, key: Key) -> None:
    """Press a key and let it come through."""
    inbox.press(_folder(journey, keypad), key)
    journey.stage.settle()


def _sign(journey: "Journey") -> inbox.Shown:
    return inbox.look(_folder(journey, "so"))


def _state(journey: "Journey", kind: str, name: str) -> str:
    """Return what the store says of a device."""
    found = journey.stage.store.devices.all()
    return next((d.state for d in found if (d.kind, d.name) == (kind, name)), "")


def _folder(journey: "Journey", name: str):
    return device_folder(journey.stage.settings, name)
