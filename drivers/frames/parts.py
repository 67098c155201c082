"""The words of a template, read and proved one by one; templates.py says what they mean."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from drivers.frames.checks import CHECKS
from drivers.frames.faults import Fault
from drivers.frames.numbers import MOST_SIGNS, TEXTS, WHOLES, Text, Whole

MOST_BYTES: Final = 64
"""Longest frame: a sign's fits many times over, and a wrong description cannot hold a line."""
MOST_LETTERS: Final = 400
"""Longest template, in letters."""

_WORD: Final = re.compile(r"([0-9A-Fa-f]{2})|\{([a-z]{1,10})((?::[a-z0-9.]{1,20}){0,4})\}")
_COUNTS: Final = ("len", "bytes", "regs")
FRAME_NAMES: Final = frozenset({"addr", "number", "level", "data", "check", *_COUNTS})
DATA_NAMES: Final = frozenset({"addr", "number", "level"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a frame: name "" for a fixed byte. options are as written."""

    name: str
    size: int
    fixed: bytes = b""
    whole: Whole | None = None
    text: Text | None = None
    options: tuple[str, ...] = ()


def check_called(name: str) -> Callable[[bytes], bytes]:
    """Return the check of a name; raise Fault."""
    if name not in CHECKS:
        allowed = ", ".join(CHECKS)
        raise Fault(f'there is no check "{name:.40}"', f"Write one of {allowed}")
    return CHECKS[name]


def parts_of(template: str, names: frozenset[str], sizes: Mapping[str, int]) -> tuple[Part, ...]:
    """Return the parts of a template; sizes are those of data and check. Raises Fault."""
    if len(template) > MOST_LETTERS:
        raise Fault(f"has {len(template)} letters", f"A template has at most {MOST_LETTERS}")
    parts = [_part(word, names, sizes) for word in template.split()]
    seen: set[str] = set()
    for name in filter(None, (part.name for part in parts)):
        if name in seen:
            raise Fault(f"has {{{name}}} twice", "Write each placeholder once")
        seen.add(name)
    size = sum(part.size for part in parts)
    if size > MOST_BYTES:
        raise Fault(f"makes {size} bytes", f"A frame has at most {MOST_BYTES}; make it shorter")
    return tuple(parts)


def _part(word: str, names: frozenset[str], sizes: Mapping[str, int]) -> Part:
    """Return the part that a word of a template means; raise Fault."""
    found = _WORD.fullmatch(word)
    if found is None:
        raise Fault(
            f"cannot read {word[:40]!r}", "Write hex bytes as FE and placeholders as {data}"
        )
    if found[1]:
        return Part("", 1, fixed=bytes.fromhex(word))
    name, options = found[2], tuple(found[3].split(":")[1:])
    if name not in names:
        listed = " ".join(f"{{{each}}}" for each in sorted(names)) or "hex bytes only"
        raise Fault(f"there is no {{{name}}} here", f"Allowed: {listed}")
    return _MAKERS[name](name, options, sizes)


def _fixed_size(name: str, options: tuple[str, ...], sizes: Mapping[str, int]) -> Part:
    """Return {data} or {check}; options are kept ({check:hex})."""
    hexed = name == "check" and options == ("hex",)
    if options and not hexed:
        remedy = "Write {check} or {check:hex}" if name == "check" else "Write {data}"
        raise Fault(f"{{{name}}} has no form {':'.join(options)}", remedy)
    return Part(name, sizes[name] * (2 if hexed else 1), options=options)


def _whole(name: str, options: tuple[str, ...], _sizes: Mapping[str, int]) -> Part:
    """Return a placeholder of a whole number."""
    form, *rest = options or ("u16" if name == "regs" else "u8",)
    most = 1 if name == "len" else 0
    if form not in WHOLES or len(rest) > most:
        allowed = ", ".join(WHOLES)
        raise Fault(f"{{{name}}} has no form {':'.join(options)}", f"Write one of {allowed}")
    return Part(name, WHOLES[form].size, whole=WHOLES[form], options=tuple(rest))


def _text(name: str, options: tuple[str, ...], _sizes: Mapping[str, int]) -> Part:
    """Return {number}."""
    form, width, side, fill, *_ = (*options, *("", "", "right", "blank")[len(options) :])
    signs = int(width) if width.isascii() and width.isdigit() else 0
    sound = form in TEXTS and 1 <= signs <= MOST_SIGNS and side in ("right", "left")
    if not sound or fill not in ("blank", "0") or signs % TEXTS[form].per_byte:
        what = f"{{number}} has no form {':'.join(options) or 'at all'}"
        remedy = f"Write {{number:ascii:4}}, with ascii, bcd or 7seg and 1 to {MOST_SIGNS} signs"
        raise Fault(
            what, f"{remedy} (bcd: an even number), then :right or :left, then :blank or :0"
        )
    text = Text(TEXTS[form], signs, left=side == "left", fill="0" if fill == "0" else " ")
    return Part(name, text.size, text=text)


_MAKERS: Final = {
    "data": _fixed_size,
    "check": _fixed_size,
    "number": _text,
    **dict.fromkeys(("addr", "level", *_COUNTS), _whole),
}


def refuse_unsuited(parts: Sequence[Part], check: str, inner: Sequence[Part]) -> None:
    """Refuse a frame whose placeholders do not go with the check and the data template."""
    names = {part.name for part in parts}
    if not parts:
        raise Fault("is empty", "Write hex bytes and placeholders")
    if check == "none" and "check" in names:
        raise Fault(
            "has {check}, but check is none", 'Write check = "sum8" or another, or take it out'
        )
    if check != "none" and "check" not in names:
        raise Fault("has no {check}", 'Put {check} where it stands, or write check = "none"')
    if inner and "data" not in names:
        raise Fault("has no {data}", "Put {data} where it stands, or take the key data out")
    if twice := sorted(names & {part.name for part in inner} - {""}):
        raise Fault(f"has {{{twice[0]}}}, as data has", "Write each placeholder once")
    for part in parts:
        if part.name in ("data", *_COUNTS) and not part.options:
            _refuse_no_data(part.name, parts)


def _refuse_no_data(name: str, parts: Sequence[Part]) -> None:
    """Refuse {data}, and what counts it, where there are no data."""
    if not sum(part.size for part in parts if part.name == "data"):
        raise Fault(f"{{{name}}} has no data", 'Write {data} and data = "{number:ascii:4}"')


def counted(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with what counts bytes filled in for good; raise Fault."""
    return tuple(_count(part, parts) if part.name in _COUNTS else part for part in parts)


def _count(part: Part, parts: Sequence[Part]) -> Part:
    """Return a counting part as the fixed bytes it will always be; its name is kept."""
    if part.options:
        span = _span(parts, part.options[0])
        count = span.stop - span.start
    else:
        count = sum(each.size for each in parts if each.name == "data")
    if part.name == "regs":
        count, odd = divmod(count, 2)
        if odd:
            raise Fault("{regs} counts two bytes each", "Give data an even number of bytes")
    if part.whole is None or count > part.whole.most:
        raise Fault(f"{{{part.name}}} cannot hold {count}", "Write a form with more digits")
    return Part(part.name, part.size, fixed=part.whole.write(count))


def _span(parts: Sequence[Part], written: str) -> slice:
    """Return the bytes from one named part to another, "FIRST..LAST"; raise Fault."""
    first, _, last = written.partition("..")
    names = [part.name for part in parts]
    known = [name for name in names if name and name != "check"]
    if first not in known or last not in known or names.index(first) > names.index(last):
        what = f"{written[:40]!r} is no range of this frame"
        raise Fault(
            what, f"Write FIRST..LAST in this order, out of: {', '.join(known) or 'nothing'}"
        )
    starts = [sum(part.size for part in parts[:place]) for place in range(len(parts) + 1)]
    return slice(starts[names.index(first)], starts[names.index(last) + 1])


def covered_by(parts: Sequence[Part], written: str) -> slice:
    """Return which bytes the check is of; raise Fault."""
    names = [part.name for part in parts]
    if "check" not in names:
        return slice(0)
    place = names.index("check")
    before = sum(part.size for part in parts[:place])
    span = _span(parts, written) if written else slice(0, before)
    if span.start < before + parts[place].size and span.stop > before:
        raise Fault(
            "the check would be of itself", "Give it a range that does not go across {check}"
        )
    if span.start == span.stop:
        raise Fault("the check is of nothing", "Give it a range: sum8:FIRST..LAST")
    return span
