"""One parser under random bytes, led by which of its lines they reach (atheris, libFuzzer).

    fuzz_process.py TARGET RUNS

Works in memory from seeds that are made here; only the seeds themselves, and an input that breaks
the parser, lie in a folder of its own that goes with the process. What libFuzzer says goes to
stderr; the exit status is 0 only if so many runs ended, each within SLOWEST_SECONDS, without an
exception that the parser does not name. Two copies of the parser take turns: one whose lines are
watched leads the search, and the plain one, ten times as fast, takes the rest of the inputs.

A new parser is one more entry of TARGETS.
"""

# ruff: noqa: PLC0415 - parsers are imported in their turn, plain and watched

import contextlib
import itertools
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

SLOWEST_SECONDS: Final = 5
MOST_MEGABYTES: Final = 1024
SEED: Final = 3
WATCHED_EVERY: Final = 32
WATCHED_FIRST: Final = 64

Parse = Callable[[bytes], Any]


@dataclass(frozen=True, slots=True)
class Target:
    """A parser: open imports it and returns what takes one input; seeds are inputs to begin with.

    modules are those whose lines lead the search, words what inputs are often made of. Whatever
    parse raises is a finding.
    """

    open: Callable[[], Parse]
    modules: tuple[str, ...]
    seeds: tuple[bytes, ...]
    longest: int = 64
    words: tuple[bytes, ...] = ()


def _framed() -> Parse:
    from drivers.frames.framed import Decoder, encode

    def parse(data: bytes) -> None:
        decoder, frames, cut = Decoder(), [], len(data) // 2
        for at, piece in enumerate((data[:cut], data[cut:], b"\x02")):
            frames += decoder.feed(piece, at / 100)
        told = sum(len(encode(frame)) for frame in frames) + decoder.noise
        assert told == len(data), "each byte is part of a frame or noise"

    return parse


def _filling() -> Parse:
    from drivers.descriptions import names, sign

    signs = [sign(name) for name in names("signs")]

    def parse(data: bytes) -> None:
        described = signs[data[0] % len(signs)] if data else signs[0]
        text, address = data[2:].decode("latin-1"), 1 + (data[1] if data[1:] else 0) % 99
        if address % 2:
            made = described.number_frame(address, text)
        else:
            made = described.brightness_frame(address, len(text))
        shown = described.read(made if made is not None else data)
        assert made is None or shown is not None, "what is filled in can be read back"

    return parse


def _written() -> Parse:
    from drivers.frames.faults import Fault
    from drivers.frames.templates import Template

    def parse(data: bytes) -> None:
        frame, check, inner, *_ = (*data.decode("latin-1").split("\n"), "", "", "")
        try:
            template = Template.parse(frame, check, inner)
        except Fault:
            return
        assert len(template.fill(addr=1, number=frame, level=1)) == template.size

    return parse


def _replies() -> Parse:
    from drivers.descriptions import names, sign

    signs = [sign(name) for name in names("signs")]
    frames = [described.number_frame(3, "A001") for described in signs]

    def parse(data: bytes) -> None:
        described = signs[data[0] % len(signs)] if data else signs[0]
        sent = (
            frames[data[0] % len(signs)] if data[0:] and data[0] < 128 else data[1 : len(data) // 2]
        )
        accepted = described.accepts_reply(sent, data[1:])
        assert accepted is not None or len(data) < 64, "waiting always ends"

    return parse


def _keypad_lines() -> Parse:
    from drivers.descriptions import keypad, names

    keypads = [keypad(name) for name in names("keypads")]

    def parse(data: bytes) -> None:
        hearing = keypads[data[0] % len(keypads)].hearing() if data else keypads[0].hearing()
        cut = len(data) // 2
        pressed = [*hearing.feed(data[1:cut], 0.0), *hearing.feed(data[cut:], 0.04)]
        pressed += hearing.idle(9.0)
        assert len(pressed) <= len(data)

    return parse


def _key_patterns() -> Parse:
    from drivers.frames.faults import Fault
    from drivers.frames.keys import KeyPattern

    def parse(data: bytes) -> None:
        with contextlib.suppress(Fault):
            KeyPattern.parse(data.decode("latin-1")).read(data)

    return parse


def _printer_replies() -> Parse:
    from drivers.printers.status import Replies, asb_meaning, meaning

    def parse(data: bytes) -> None:
        replies, cut = Replies(), len(data) // 2
        replies.feed(data[:cut], 0.0)
        replies.feed(data[cut:], 0.3)
        while (byte := replies.answer(0.3)) is not None:
            meaning(byte, byte, byte)
        if replies.asb is not None:
            asb_meaning(replies.asb)

    return parse


def _printer_commands() -> Parse:
    from drivers.simulated.commands import next_command

    def parse(data: bytes) -> None:
        rest = data
        while (command := next_command(rest)) is not None:
            assert 1 <= command.size <= len(rest), "a command is of bytes that are there"
            rest = rest[command.size :]

    return parse


def _slips() -> Parse:
    from drivers.slip import Slip

    def parse(data: bytes) -> None:
        try:
            slip = Slip.from_json(data.decode("utf-8", "replace"))
        except ValueError:
            return
        assert Slip.from_json(slip.to_json()) == slip

    return parse


def _codes() -> Parse:
    from centre.rules.codes import Reading, read

    def parse(data: bytes) -> None:
        assert isinstance(read(data), Reading)

    return parse


def _scans() -> Parse:
    from drivers.readers.framing import Framing

    def parse(data: bytes) -> None:
        framing, cut = Framing(80), len(data) // 2
        codes = [*framing.feed(data[:cut], 0.0), *framing.feed(data[cut:], 0.05)]
        codes += framing.idle(9.0)
        assert sum(map(len, codes)) <= len(data)
        if data[:1] < b"\x10":
            framing.feed(data * 32, 10.0)  # more than a code may have

    return parse


def _key_events() -> Parse:
    from drivers.evdev import EVENT, pack_event, parse_events
    from drivers.readers.keystrokes import Keystrokes, read_typed

    def parse(data: bytes) -> None:
        assert len(parse_events(data)) <= len(data) // EVENT.size
        pairs = zip(data[::2], data[1::2], strict=False)
        events = b"".join(pack_event(code, value % 3) for code, value in pairs)
        read_typed(Keystrokes().typed(parse_events(events)))

    return parse


def _planted() -> Parse:
    """Return a parser with the mistake that people make: it trusts a length in the data."""

    def parse(data: bytes) -> None:
        if data[:1] == b"\x02" and data[1:2] == b"K" and data[2:3].isdigit():
            data[2 + int(data[2:3])]

    return parse


def _stuck() -> Parse:
    """Return a parser that never comes back from one kind of input."""

    def parse(data: bytes) -> None:
        while data[:1] == b"\x02":
            pass

    return parse


_SLIP: Final = b'{"slip":1,"parts":[{"part":"line","text":"A"},{"part":"space","mm":2.0}]}'
_SLIP_WORDS: Final = (
    b'"part":"big"',
    b'"part":"code"',
    b'"part":"rule"',
    b'"text":"',
    b'"mm":',
    b'"align":"left"',
    b'"bold":true',
    b"null",
    b"-1",
    b"1e999",
    b"[{",
    b"},{",
    b"NaN",
)
_TEMPLATE_WORDS: Final = (
    b"{number:7seg:4:left:0}",
    b"{number:bcd:4}",
    b"{level:dec1}",
    b"{len:u16:addr..data}",
    b"{check:hex}",
    b"{check}",
    b"{regs:u8}",
    b"xor8:addr..data",
    b"crc16-ccitt",
    b"lrc",
    b"none",
    b"\n",
    b" FE ",
)
_CARD: Final = b"001099000001|012345678|Nguyen Van A|01011990|Nam|Ha Noi|01012021"


def _sound() -> Parse:
    from drivers.soundcards import Card, Outlet, shut, unplugged
    from drivers.speakers.sinks import from_pactl, from_pw_dump

    outlet = Outlet(Card(0, "PCH", "HDA"), 0, "Analog")

    def parse(data: bytes) -> None:
        text = data.decode("latin-1")
        from_pw_dump(text)
        assert from_pactl(f"Default Sink: s\n{text}", f"Sink #1\n\tName: s\n{text}") is not None
        assert isinstance(shut(text) + unplugged(text, outlet, text), str)

    return parse


TARGETS: Final = {
    "sound": Target(
        _sound,
        ("drivers.soundcards", "drivers.speakers.sinks"),
        (
            b"\tMute: yes\n\tVolume: 0 / 0%\n\tActive Port: p\n\t\tp: (not available)\n",
            b"Simple mixer control 'Master',0\n  Mono: Playback 0 [0%] [off]\n",
            b"iface=CARD,name='Headphone Jack'\n  ;\n  : values=off\n",
            b'[{"info":{"props":{"media.class":"Audio/Sink"},"params":{"Props":[{}]}}}]',
        ),
        160,
    ),
    "framed": Target(
        _framed,
        ("drivers.frames",),
        (b"\x0211K0A5529E\x03", b"\x0203D0B0A001088B\x03", b"\x0211P003D43\x03"),
    ),
    "template-filling": Target(_filling, ("drivers.frames",), (b"\x00\x03A001", b"\x02\x04K8"), 24),
    "template-writing": Target(
        _written,
        ("drivers.frames",),
        (
            b"FE FF {len} {addr:u8} {data} {check} AE\nsum8:len..data\n{number:ascii:4}",
            b"{addr:dec2} {regs} {bytes} {data} {check:hex}\ncrc16-modbus-le\n{number:bcd:8}",
        ),
        256,
        _TEMPLATE_WORDS,
    ),
    "sign-replies": Target(
        _replies,
        ("drivers.frames", "drivers.descriptions"),
        (b"\x02\x03\x10\x00\x00\x00\x02\x40\x2a", b"\x03\x5a\x03\x06\x5f\xa5"),
    ),
    "keypad-lines": Target(
        _keypad_lines,
        ("drivers.frames", "drivers.descriptions"),
        (b"\x001\r2\r\n", b"\x01\x0204N\x03\x0212S\x03"),
        80,
    ),
    "key-patterns": Target(
        _key_patterns,
        ("drivers.frames.keys",),
        (rb"^(?P<key>[1-5])\r?$", rb"\x02(?P<address>\d\d)(?P<key>N|R)"),
        words=(b"(?P<key>", b"(?:", b"[^a-z]", b"{2,3}", rb"\d", b".*"),
    ),
    "printer-replies": Target(
        _printer_replies,
        ("drivers.printers.status",),
        (b"\x12\x12\x12", b"\x37\x22K!x9\x00", b"\x18\x00\x0f\x00\x13\x11"),
        32,
    ),
    "printer-commands": Target(
        _printer_commands,
        ("drivers.simulated.commands",),
        (b"\x1b@\x1c.\x1dV\x42\x00", b"\x1dv0\x00\x01\x00\x02\x00\xff\xff", b"\x10\x04\x01"),
        32,
    ),
    "slips": Target(_slips, ("drivers.slip",), (_SLIP,), 256, _SLIP_WORDS),
    "codes": Target(
        _codes,
        ("centre.rules.codes",),
        (_CARD, b"MC1:", b"1.000123", b"MC1:0123456789ABCDEF0123456789ABCDEF"),
        192,
    ),
    "scans": Target(_scans, ("drivers.readers.framing",), (b"MC1:x\r\n", b"abc\n")),
    "key-events": Target(
        _key_events,
        ("drivers.evdev", "drivers.readers.keystrokes"),
        (bytes(16) + b"\1\0\2\0\1\0\0\0", b"\x2a\1\x1e\1\x1e\0\x2a\0\x1c\1"),
        32,
    ),
    "planted": Target(_planted, (), (b"\x00",)),
    "stuck": Target(_stuck, (), (b"\x00",)),
}
CONTROLS: Final = ("planted", "stuck")


def _flags(runs: str, target: Target, folder: Path) -> list[str]:
    """Return libFuzzer's own arguments; seeds and words are written down for it."""
    seeds = [folder / f"seed-{place}" for place in range(len(target.seeds))]
    for file, seed in zip(seeds, target.seeds, strict=True):
        file.write_bytes(seed)
    words = folder / "words"
    words.write_text("".join(map(_quoted, target.words)), "ascii")
    return [
        f"-runs={runs}",
        f"-max_len={target.longest}",
        f"-seed={SEED}",
        f"-timeout={SLOWEST_SECONDS}",
        f"-rss_limit_mb={MOST_MEGABYTES}",
        f"-seed_inputs={','.join(map(str, seeds))}",
        *([f"-dict={words}"] if target.words else []),
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
    ]


def _quoted(word: bytes) -> str:
    """Return a word as a line of libFuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n'


def _fuzz(target: Target, runs: str, folder: Path) -> None:
    """Give the parser its runs; libFuzzer ends the process."""
    import atheris

    plain = target.open()
    for name in [name for name in sys.modules if name.startswith(("drivers", "centre"))]:
        del sys.modules[name]
    with atheris.instrument_imports(include=list(target.modules)):
        watched = target.open()
    if not target.modules:
        watched = atheris.instrument_func(watched)
    first = itertools.repeat(watched, WATCHED_FIRST)  # the seeds are among them
    turns = itertools.chain(first, itertools.cycle([watched, *[plain] * (WATCHED_EVERY - 1)]))

    def parse(data: bytes) -> None:
        next(turns)(data)

    atheris.Setup([sys.argv[0], *_flags(runs, target, folder)], parse)
    atheris.Fuzz()


def main(arguments: Sequence[str]) -> int:
    """Fuzz in a child, so that the folder goes whatever becomes of it; return its exit status."""
    name, runs = arguments
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        child = os.fork()
        if not child:
            _fuzz(TARGETS[name], runs, Path(folder))
            os._exit(1)  # libFuzzer does not come back
        _, status, spent = os.wait4(child, 0)
    sys.stderr.write(f"cpu {spent.ru_utime + spent.ru_stime:.0f} seconds\n")
    return abs(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
