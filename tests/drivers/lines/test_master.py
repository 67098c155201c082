"""The master of a line, in virtual time."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centre.settings import Keypad, Sign
from drivers import registry
from drivers.frames.framed import Frame, encode
from drivers.keypads.framed import LETTERS, FramedKeypad
from drivers.keypads.presses import Sieve
from drivers.lines.master import PROBE_SECONDS, Wire
from drivers.place import Place
from drivers.ports import Key
from drivers.signs.face import Face
from drivers.signs.framed import FramedSign
from drivers.simulated.inbox import look, press
from drivers.simulated.keypad import FramedKeypadTwin
from drivers.simulated.switches import Switches
from drivers.transports import LinkBroken

CODES = {key.value: letter for letter, key in LETTERS.items()}


def keypad(tmp_path, name="k1", address=0x11, use="rating"):
    station = FramedKeypad(name, address, Sieve(use), LETTERS)
    return station, station.twin(tmp_path / name)


def sign(tmp_path, name="s1", address=3, blink=8.0):
    station = FramedSign(name, address, Face(7, blink))
    return station, station.twin(tmp_path / name)


def sent_frames(line, start):
    return [(at, data) for at, data in line.sent if data.startswith(start)]


def test_a_press_is_heard_once_and_acknowledged(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path)
    line = virtual_line(twin)
    master = run(line, station)
    line.plan(0.5, lambda: press(tmp_path / "k1", Key.RATING_5))
    master.go(2)
    assert master.heard() == ["rating_5"]
    assert master.events[0].device == "k1"
    assert sent_frames(line, b"\x0211P01")
    assert master.told == [("keypad", "k1", "ok"), ("line", "l1", "ok")]


def test_a_device_that_is_silent_is_told_once_and_comes_back_by_itself(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path)
    line = virtual_line(twin)
    master = run(line, station)
    switches = Switches(tmp_path / "k1")
    line.plan(1, lambda: switches.set(stalled=True))
    line.plan(31, switches.clear)
    master.go(40)
    assert master.of("k1") == ["ok", "device_silent", "ok"]
    assert master.of("l1") == ["ok", "device_silent", "ok"]


def test_a_sign_that_was_silent_is_told_again_though_it_does_not_say_that_it_began_anew(
    tmp_path, virtual_line, run
):
    lit, lamp = sign(tmp_path)
    line = virtual_line(lamp)
    master = run(line, lit)
    switches = Switches(tmp_path / "s1")
    seen = []
    lit.show("A001", blink=False)
    line.plan(3, lambda: switches.set(stalled=True))
    line.plan(6, lamp._lamps.dark)
    line.plan(7, switches.clear)
    line.plan(14, lambda: seen.append(look(tmp_path / "s1").text))
    master.go(15)
    assert master.of("s1") == ["ok", "device_silent", "ok"]
    assert seen == ["A001"]


def test_a_silent_device_is_asked_every_five_seconds_only(tmp_path, virtual_line, run):
    line = virtual_line()
    master = run(line, sign(tmp_path)[0])
    master.go(61)
    times = [at for at, _ in line.sent]
    later = times[3:]
    assert all(after - before >= PROBE_SECONDS for before, after in pairwise(later))
    assert len(times) == pytest.approx(3 + 60 / 5, abs=1)
    assert master.of("s1") == ["device_silent"]


def test_a_line_on_which_nobody_answers_is_not_well(tmp_path, virtual_line, run):
    line = virtual_line()
    master = run(line, keypad(tmp_path)[0], sign(tmp_path)[0])
    master.go(10)
    assert ("line", "l1", "device_silent") in master.told
    assert not any(key == "ok" for _, _, key in master.told)


def test_a_call_goes_between_two_polls_of_ten_keypads(tmp_path, virtual_line, run):
    pads = [keypad(tmp_path, f"k{n}", 0x10 + n) for n in range(10)]
    lit, lamp = sign(tmp_path)
    line = virtual_line(lamp, *(twin for _, twin in pads), delay=0.02)
    master = run(line, lit, *(station for station, _ in pads))
    line.plan(3.0, lambda: lit.show("A001", blink=True))
    called = line.now + 3.0
    master.go(4)
    first = next(at for at, data in line.sent if b"BA001" in data)
    assert first - called < 0.1
    assert look(tmp_path / "s1").text == ""  # farewell has cleared it
    polled = {data[1:3] for at, data in line.sent if at > 1003 and data[3:4] == b"P"}
    assert polled >= {b"%02X" % (0x10 + n) for n in range(10)}


def test_a_dead_keypad_does_not_hold_up_the_others(tmp_path, virtual_line, run):
    alive, twin = keypad(tmp_path, "k1", 0x11)
    dead = [keypad(tmp_path, f"d{n}", 0x20 + n)[0] for n in range(9)]
    line = virtual_line(twin)
    master = run(line, alive, *dead)
    master.go(30)
    polls = sent_frames(line, b"\x0211P")
    late = [after[0] - before[0] for before, after in pairwise(polls) if before[0] > 1005]
    assert max(late) < 0.7
    assert master.of("k1") == ["ok"]


def test_a_keypad_that_babbles_does_not_keep_others_waiting(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path, "k1", 0x11)
    line = virtual_line(twin)
    other = FramedKeypad("k2", 0x12, Sieve("rating"), LETTERS)

    class Babbler:
        count = 0

        def receive(self, data, at):
            if not data.startswith(b"\x0212P"):
                return b""
            self.count = self.count % 0xFF + 1
            return encode(Frame(0x12, "K", f"{self.count:02X}1"))

    line.twins.append(Babbler())
    master = run(line, station, other)
    line.plan(1, lambda: press(tmp_path / "k1", "rating_3"))
    master.go(3)
    assert [event.key for event in master.events if event.device == "k1"] == [Key.RATING_3]


def test_an_adapter_that_hears_itself_is_no_second_master(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path)
    line = virtual_line(twin, echoes=True)
    master = run(line, station)
    line.plan(1, lambda: press(tmp_path / "k1", "rating_1"))
    master.go(5)
    assert master.of("l1") == ["ok"]
    assert master.heard() == ["rating_1"]


def test_an_echo_behind_noise_is_no_second_master(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path)
    line = virtual_line(twin, echoes=True, noise=0.5, seed=4)
    master = run(line, station)
    master.go(20)
    assert "other_master" not in master.of("l1")
    assert master.of("k1") == ["ok"]


def test_frames_of_another_master_are_told_and_forgotten(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path)
    line = virtual_line(twin)
    master = run(line, station)
    foreign = encode(Frame(0x11, "P", "00"))  # the same words as ours
    for n in range(10):
        line.plan(2.013 + n / 7, lambda: line.say(foreign))
    master.go(60)
    assert master.of("l1") == ["ok", "other_master", "ok"]


def test_one_stray_frame_is_no_other_master(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path)
    line = virtual_line(twin)
    master = run(line, station)
    line.plan(2, lambda: line.say(encode(Frame(0x44, "P", "00"))))
    master.go(5)
    assert master.of("l1") == ["ok"]


def test_noise_is_told_and_never_a_press(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path)
    line = virtual_line(twin)
    master = run(line, station)
    for n in range(200):
        line.plan(1 + n / 20, lambda: line.say(line.chance.randbytes(9)))
    master.go(40)
    assert master.of("l1") == ["ok", "line_noise", "ok"]
    assert master.heard() == []


def test_an_answer_that_is_late_is_not_taken_for_the_next_ones(tmp_path, virtual_line, run):
    slow, lamp = sign(tmp_path)
    absent = keypad(tmp_path, "k2", 0x12)[0]
    line = virtual_line(lamp, delay=0.055)
    master = run(line, slow, absent)
    master.go(10)
    assert master.of("k2") == ["device_silent"]


def test_nobody_is_asked_while_an_answer_is_still_coming(tmp_path, virtual_line, run):
    one, other = keypad(tmp_path), keypad(tmp_path, "k2", 0x12)
    line = virtual_line(one[1], other[1], delay=0.055, tail=0.03)
    master = run(line, one[0], other[0], wire=Wire(0.05, 0.001))
    master.go(5)
    assert min(after - before for (before, _), (after, _) in pairwise(line.sent)) >= 0.085
    assert master.of("k1") == master.of("k2") == ["ok"]


def test_what_lay_in_the_adapter_before_opening_is_not_heard(tmp_path, virtual_line, run):
    station, twin = keypad(tmp_path)
    line = virtual_line(twin)
    line.say(encode(Frame(0x11, "A", "00")) + encode(Frame(0x11, "K", "071")))
    master = run(line, station)
    master.go(1)
    assert master.heard() == []


def test_a_line_that_takes_no_bytes_is_given_up(tmp_path, virtual_line, run):
    line = virtual_line()
    line.push = lambda data: 0
    with pytest.raises(LinkBroken, match="takes no bytes"):
        run(line, keypad(tmp_path)[0]).go(10)


def test_the_last_words_have_an_end_though_nobody_answers_any_more(tmp_path, virtual_line, run):
    signs = [sign(tmp_path, f"s{n}", n) for n in range(1, 33)]
    line = virtual_line(*(twin for _, twin in signs))
    master = run(line, *(station for station, _ in signs))
    line.plan(1.98, line.twins.clear)
    master.go(2)
    assert line.now - 1002 < 0.6


def test_the_last_words_clear_signs_and_have_an_end(tmp_path, virtual_line, run):
    signs = [sign(tmp_path, f"s{n}", n) for n in range(1, 33)]
    line = virtual_line(*(twin for _, twin in signs))
    master = run(line, *(station for station, _ in signs))
    for station, _ in signs:
        station.show("A001", blink=False)
    master.go(2)
    assert [look(tmp_path / f"s{n}").text for n in range(1, 33)] == [""] * 32
    ended = line.sent[-1][0] - 1002
    assert ended < 0.5


def test_a_keypad_of_another_maker_on_a_bad_line_is_told_as_noise(tmp_path, virtual_line, run):
    wiring = Keypad(driver="described", line="l1", description="simple")
    station = registry.maker("keypad", "described")(wiring, Place("k1", tmp_path / "k1"))
    line = virtual_line()
    master = run(line, station)
    line.plan(1, lambda: line.say(b"3\r"))
    line.plan(2, lambda: line.say(b"\xf0\x0f\x80\x01" * 20 + b"\r"))
    master.go(30)
    assert master.heard() == ["rating_3"]
    assert master.of("k1") == ["ok"]
    assert master.of("l1") == ["ok", "line_noise", "ok"]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=20))
def test_nothing_that_a_line_says_stops_its_master(tmp_path_factory, virtual_line, run, noises):
    tmp_path = tmp_path_factory.mktemp("line")
    pad, twin = keypad(tmp_path)
    lit, lamp = sign(tmp_path)
    wiring = Sign(driver="described", line="l1", counter="1", description="modbus-led4")
    other = registry.maker("sign", "described")(wiring, Place("s2", tmp_path / "s2"))
    line = virtual_line(twin, lamp, other.twin(tmp_path / "s2"))
    master = run(line, pad, lit, other)
    for n, noise in enumerate(noises):
        line.plan(0.3 + n / 30, lambda noise=noise: line.say(noise))
    master.go(2)
    assert master.heard() == []


class Careless(FramedKeypad):
    """The negative control: a master that ignores sequence numbers."""

    def _pressed(self, data, at):
        self._accepted = 0
        return super()._pressed(data, at)


def storm(tmp_path, line_of, run, seed, kind):
    """Press 200 keys while the wire drops, doubles and hurts, and while the line goes and comes.

    Two presses a second: a keypad holds 16, and is silent for five seconds at times.
    """
    station = kind("k1", 0x11, Sieve("rating", bounce_seconds=0), LETTERS)
    twin = FramedKeypadTwin(tmp_path / f"{seed}", 0x11, CODES)
    line = line_of(twin, seed=seed, drop=0.04, double=0.05, noise=0.1, hurt=0.04)
    master = run(line, station)
    pressed = [f"rating_{line.chance.randrange(1, 6)}" for _ in range(200)]
    for n, key in enumerate(pressed):
        line.plan(1 + n * 0.5, lambda key=key: press(tmp_path / f"{seed}", key))
    for n in range(12):
        line.plan(5 + n * 8, lambda: setattr(line, "broken", True))
    for _ in range(12):
        with pytest.raises(LinkBroken):
            master.go(100)
        line.broken = False
        line.now += line.chance.random() * 3  # nobody waits on a line that is gone
    master.go(40)
    return pressed, master


@pytest.mark.parametrize("seed", range(2))
def test_in_a_storm_of_200_presses_each_is_heard_exactly_once(tmp_path, virtual_line, run, seed):
    pressed, master = storm(tmp_path, virtual_line, run, seed, FramedKeypad)
    assert master.heard() == pressed


def test_a_master_that_ignores_sequences_doubles_presses(tmp_path, virtual_line, run):
    pressed, master = storm(tmp_path, virtual_line, run, 1, Careless)
    assert len(master.heard()) > len(pressed)


@pytest.mark.prove
@pytest.mark.parametrize("block", range(10))
def test_no_storm_doubles_a_press(tmp_path, virtual_line, run, block):
    """Where the line was bad for more than ten seconds a press may be left out, but never added."""
    for seed in range(block * 10, block * 10 + 10):
        pressed, master = storm(tmp_path, virtual_line, run, seed, FramedKeypad)
        rest = iter(pressed)
        assert all(key in rest for key in master.heard()), seed
        assert len(master.heard()) >= 160, seed
