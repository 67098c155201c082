"""Keys become the characters of a code again, and what was lost is refused and not guessed."""

import errno
import os
import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.codes import Opaque, ProcedureCode, Refused, TicketCode
from drivers.evdev import DOWN, REPEATED, UP, EventDevice, KeyEvent, pack_event
from drivers.readers.keystrokes import LOST, Keystrokes, Typing, read_typed
from drivers.transports import GONE, LinkBroken

# Written from a picture of a US keyboard and linux/input-event-codes.h, not from the driver.
KEYS = {
    **{mark: (2 + n, False) for n, mark in enumerate("1234567890-=")},
    **{mark: (2 + n, True) for n, mark in enumerate("!@#$%^&*()_+")},
    **{mark: (16 + n, False) for n, mark in enumerate("qwertyuiop[]")},
    **{mark: (16 + n, True) for n, mark in enumerate("QWERTYUIOP{}")},
    **{mark: (30 + n, False) for n, mark in enumerate("asdfghjkl;'`")},
    **{mark: (30 + n, True) for n, mark in enumerate('ASDFGHJKL:"~')},
    **{mark: (44 + n, False) for n, mark in enumerate("zxcvbnm,./")},
    **{mark: (44 + n, True) for n, mark in enumerate("ZXCVBNM<>?")},
    "\\": (43, False),
    "|": (43, True),
    " ": (57, False),
    "\r": (28, False),
    "\t": (15, False),
}
SHIFT, RIGHT_SHIFT, CTRL, ALT, META, CAPS, NUM = 42, 54, 29, 56, 125, 58, 69
KEYPAD = dict(zip("7894561230", (71, 72, 73, 75, 76, 77, 79, 80, 81, 82), strict=True))


def press(*codes: int) -> list[KeyEvent]:
    """Press keys like a chord: all down, all up."""
    down = [KeyEvent(code, DOWN, 0.0) for code in codes]
    return down + [KeyEvent(code, UP, 0.0) for code in reversed(codes)]


def strokes(text: str) -> list[KeyEvent]:
    events = []
    for code, shifted in (KEYS[mark] for mark in text):
        events += press(SHIFT, code) if shifted else press(code)
    return events


def typed(*events: KeyEvent) -> bytes:
    return Keystrokes().typed(events)


def test_every_character_of_a_us_keyboard_comes_back():
    assert set(KEYS) >= {chr(mark) for mark in range(0x20, 0x7F)}
    for mark in KEYS:
        assert typed(*strokes(mark)) == mark.encode(), mark


@given(st.text(st.sampled_from("".join(KEYS)), max_size=60))
def test_every_us_text_comes_back(text):
    assert typed(*strokes(text)) == text.encode()


def test_right_shift_shifts_as_well_and_enter_of_the_keypad_is_enter():
    assert typed(*press(RIGHT_SHIFT, 50), *press(96)) == b"M\r"


def test_shift_that_stays_down_shifts_all():
    events = [KeyEvent(SHIFT, DOWN, 0), *press(50), *press(46), KeyEvent(SHIFT, UP, 0), *press(2)]
    assert typed(*events) == b"MC1"


def test_locked_capitals_turn_letters_over_and_leave_digits():
    assert typed(*press(CAPS), *strokes("aB1"), *press(CAPS), *strokes("aB1")) == b"Ab1aB1"


def test_held_key_types_once():
    assert typed(KeyEvent(2, DOWN, 0), KeyEvent(2, REPEATED, 0), KeyEvent(2, UP, 0)) == b"1"


def test_digits_of_the_keypad_are_digits_and_its_lock_is_nothing():
    events = [event for code in KEYPAD.values() for event in press(code)]
    assert typed(*press(NUM), *events) == b"7894561230"


def test_letter_as_an_alt_code_is_lost():
    alt_code = [
        KeyEvent(ALT, DOWN, 0),
        *(event for digit in "7877" for event in press(KEYPAD[digit])),
        KeyEvent(ALT, UP, 0),
    ]
    found = typed(*strokes("Nguy"), *alt_code, *strokes("n"))
    assert found == b"Nguy" + LOST * 4 + b"n"


@pytest.mark.parametrize("end", [" ", "\r"])
def test_letter_spelt_with_ctrl_shift_u_is_lost_and_its_enter_ends_no_code(end):
    spelt = [*press(CTRL, SHIFT, 22), *strokes(f"1ec5{end}")]
    assert typed(*strokes("Nguy"), *spelt, *strokes("n\r")) == b"Nguy" + LOST + b"n\r"


def test_spelling_ends_at_any_other_key():
    assert typed(*press(CTRL, SHIFT, 22), *strokes("1ec5n0")) == LOST + b"n0"


@pytest.mark.parametrize("chord", [(CTRL, 47), (META, 38), (ALT, 15), (100, 30), (59,), (999,)])
def test_shortcut_or_unknown_key_types_nothing_that_could_be_read(chord):
    assert typed(*press(*chord)) == LOST


@given(st.lists(st.tuples(st.integers(0, 0xFFFF), st.integers(-1, 3)), max_size=99))
def test_any_events_type_something_bounded(events):
    found = typed(*(KeyEvent(code, value, 0.0) for code, value in events))
    assert len(found) <= len(events)


@pytest.mark.prove
def test_many_events_type_something_bounded():
    chance, keystrokes, seen = Random(7), Keystrokes(), set()  # noqa: S311 - no secret
    for _ in range(200_000):
        value = chance.choice([-1, REPEATED, DOWN, DOWN, 3, *[UP] * 20])
        event = KeyEvent(chance.randrange(130), value, 0)
        found = keystrokes.typed([event])
        assert len(found) <= 1
        seen.add(found)
    assert seen >= {mark.encode() for mark in KEYS} | {LOST, b""}


def test_typed_codes_are_read():
    assert read_typed(b"1.013949") == ProcedureCode("1.013949", "1.013949")
    assert isinstance(read_typed(b"MC1:" + b"0" * 32), TicketCode)
    assert read_typed(b"hello") == Opaque(5)


@pytest.mark.parametrize(
    "code",
    [
        b"012345678901||Nguy" + LOST + b"n|01011990|Nam|x",
        b"012345678901||Nguyn Vn A|01011990|Nam|H Ni",
        LOST + b"1.013949",
    ],
)
def test_card_or_code_that_lost_letters_is_refused(code):
    assert read_typed(code) == Refused("wedge_letters")


@pytest.fixture
def keyboard(tmp_path):
    """Yield the path of a keyboard and the end that presses its keys."""
    path = tmp_path / "event0"
    os.mkfifo(path)
    number = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    yield path, number
    os.close(number)


def test_grabbed_keyboard_hands_out_what_was_typed(keyboard):
    path, number = keyboard
    link = Typing(EventDevice(path, lambda *_: 0)).open(time.monotonic() + 1)
    assert link.pull() == b""
    os.write(number, b"".join(pack_event(e.code, e.value) for e in strokes("A1\r")))
    link.wait(1, to_write=False)
    assert link.pull() == b"A1\r"
    assert link.push(b"x") == 1
    link.close()
    with pytest.raises(LinkBroken):
        link.pull()


def test_keyboard_that_is_not_there_is_gone(tmp_path):
    with pytest.raises(LinkBroken, match=GONE):
        Typing(EventDevice(tmp_path / "none")).open(time.monotonic() + 1)


def test_keyboard_that_cannot_be_grabbed_is_not_opened(keyboard):
    def held(*_):
        raise OSError(errno.EBUSY, "busy")

    with pytest.raises(LinkBroken, match="not_grabbed"):
        Typing(EventDevice(keyboard[0], held)).open(time.monotonic() + 1)
