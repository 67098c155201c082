"""Scanners that type: their keys turned back into the characters of a code.

The keyboard is grabbed (drivers.evdev), so no keymap and no input method is between, and nothing
falls into a window. The keys are those of a US keyboard, which is what such scanners play unless
they are set otherwise. Letters that a US keyboard lacks are the trap: a scanner plays Alt-codes or
Ctrl+Shift+U for them, or leaves them out. So a code that needs them is refused, not guessed.
"""

from collections.abc import Iterable
from typing import Final

from centre.rules.codes import Card, Reading, Refused, read
from drivers.evdev import DOWN, UP, EventDevice, KeyEvent, parse_events
from drivers.transports import Link

LOST: Final = b"\x1a"
"""Stands for a character that did not come through: SUB, the control character made for it."""
TYPING_SILENCE_MS: Final = 500
"""Silence that ends a code without Enter; scanners may be set to pause up to 100 ms after a key
(unconfirmed), and play several keys for one letter."""

# linux/input-event-codes.h, the rows of a US keyboard: first code, plain, with shift.
_ROWS: Final = (
    (2, b"1234567890-=", b"!@#$%^&*()_+"),
    (15, b"\tqwertyuiop[]\r", b"\tQWERTYUIOP{}\r"),
    (30, b"asdfghjkl;'`", b'ASDFGHJKL:"~'),
    (43, b"\\zxcvbnm,./", b"|ZXCVBNM<>?"),
    (55, b"*", b"*"),
    (57, b" ", b" "),
    (71, b"789-456+1230.", b"789-456+1230."),
    (96, b"\r", b"\r"),
    (98, b"/", b"/"),
)
_PLAIN: Final = {first + n: row[n : n + 1] for first, row, _ in _ROWS for n in range(len(row))}
_SHIFTED: Final = {first + n: row[n : n + 1] for first, _, row in _ROWS for n in range(len(row))}
_SHIFTS: Final = frozenset({42, 54})
_CONTROLS: Final = frozenset({29, 97})
_ALTS: Final = frozenset({56, 100, 125, 126})
_MODIFIERS: Final = _SHIFTS | _CONTROLS | _ALTS
_CAPS_LOCK: Final = 58
_NUM_LOCK: Final = 69
_SPELLS: Final = b"u"
_SPELT: Final = b"0123456789abcdef"
_SPELT_END: Final = b" \r"


class Keystrokes:
    """Turns the key events of one keyboard into bytes; Enter is CR, what is lost is LOST."""

    def __init__(self) -> None:
        """Begin with no key down."""
        self._down: set[int] = set()
        self._caps = False
        self._spelling = False

    def typed(self, events: Iterable[KeyEvent]) -> bytes:
        """Return what the events type; a key that is held and repeated types once."""
        return b"".join(map(self._one, events))

    def _one(self, event: KeyEvent) -> bytes:
        """Return what one event types; most type nothing."""
        if event.code in _MODIFIERS:
            (self._down.discard if event.value == UP else self._down.add)(event.code)
            return b""
        if event.value != DOWN or event.code == _NUM_LOCK:
            return b""
        if event.code == _CAPS_LOCK:
            self._caps = not self._caps
            return b""
        return self._key(event.code)

    def _key(self, code: int) -> bytes:
        """Return what a key types with the modifiers that are down."""
        plain = _PLAIN.get(code, LOST)
        if self._down & _CONTROLS and plain == _SPELLS:
            self._spelling = True
            return LOST
        if self._spelling:
            self._spelling = plain in _SPELT
            if plain in _SPELT + _SPELT_END:
                return b""
        if self._down & (_CONTROLS | _ALTS):
            return LOST
        shifted = bool(self._down & _SHIFTS) != (self._caps and plain.isalpha())
        return _SHIFTED.get(code, LOST) if shifted else plain


class Typing:
    """The way to a scanner that types; a Transport whose links hand out what was typed."""

    def __init__(self, keyboard: EventDevice) -> None:
        """Keep the keyboard; nothing is opened."""
        self._keyboard = keyboard

    def open(self, deadline: float) -> Link:
        """Open and grab the keyboard; raise LinkBroken, "not_grabbed" if others would hear it."""
        return _TypedLink(self._keyboard.open(deadline))


class _TypedLink:
    """An open keyboard; what is down is forgotten with it."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._keystrokes = Keystrokes()

    def push(self, data: bytes) -> int:
        return self._link.push(data)

    def pull(self) -> bytes:
        return self._keystrokes.typed(parse_events(self._link.pull()))

    def wait(self, seconds: float, *, to_write: bool) -> None:
        self._link.wait(seconds, to_write=to_write)

    def close(self) -> None:
        self._link.close()


def read_typed(data: bytes) -> Reading:
    """Return what a typed code says; refuse what cannot have come through whole.

    That is a code with a lost character, and every citizen card: all of them have letters that a
    US keyboard lacks, so one that seems whole has lost some.
    """
    reading = Refused("wedge_letters") if LOST in data else read(data)
    return Refused("wedge_letters") if isinstance(reading, Card) else reading
