"""What the kernel and its mixer say of the sound cards: which there are, muted, plugged in or not.

Files are /proc/asound (cards, pcm, cardN/eld#…); the mixer is asked by `amixer`. Both parsers are
total: a line that is not understood is left out, and nothing known is nothing said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Cards of the kernel that no loudspeaker hangs on (sound/drivers: dummy.c, aloop.c).
_NOWHERE: Final = frozenset({"Dummy", "Loopback"})
_LARGEST: Final = 65_536


@dataclass(frozen=True, slots=True)
class Card:
    """A sound card: its number may change at each start, its id ("PCH") hardly ever does."""

    number: int
    id: str
    title: str

    @property
    def is_real(self) -> bool:
        """Tell whether a loudspeaker can hang on it."""
        return not self.id.startswith(tuple(_NOWHERE))


@dataclass(frozen=True, slots=True)
class Outlet:
    """One playback device of a card."""

    card: Card
    device: int
    title: str

    @property
    def output(self) -> str:
        """Return its ALSA name; plughw converts rate and channels, hw would refuse ours."""
        return f"plughw:CARD={self.card.id},DEV={self.device}"

    @property
    def is_hdmi(self) -> bool:
        """Tell whether its sound leaves by the cable of a screen."""
        return "hdmi" in self.title.lower() or "displayport" in self.title.lower()


def cards(root: Path) -> tuple[Card, ...]:
    """Return the sound cards that /proc/asound/cards below root names."""
    rows = re.findall(
        r"^ *(\d+) \[(\S+) *\]: (.*)$", _text(root / "proc/asound/cards"), re.MULTILINE
    )
    return tuple(Card(int(number), name, title) for number, name, title in rows)


def outlets(root: Path) -> tuple[Outlet, ...]:
    """Return the playback devices of real cards, in the kernel's order (/proc/asound/pcm)."""
    known = {card.number: card for card in cards(root) if card.is_real}
    rows = re.findall(
        r"^(\d+)-(\d+): ([^:]*):.*playback \d", _text(root / "proc/asound/pcm"), re.MULTILINE
    )
    return tuple(
        Outlet(known[int(card)], int(device), title.strip())
        for card, device, title in sorted(rows)
        if int(card) in known
    )


def outlet_of(root: Path, output: str | None) -> Outlet | None:
    """Return the playback device that an ALSA name means; without a name the first one.

    None for names that say nothing of a card ("default", "hdmi:…", a name of an asoundrc).
    """
    there = outlets(root)
    if output is None:
        return there[0] if there else None
    named = re.match(
        r"^(?:plug)?(?:hw|dmix|front|default|sysdefault):(?:CARD=)?(\w+)(?:,(?:DEV=)?(\d+))?",
        output,
    )
    if named is None:
        return None
    card, device = named[1], int(named[2] or 0)
    fits = (one for one in there if card in (one.card.id, str(one.card.number)))
    return next((one for one in fits if one.device == device), None)


def no_screen_listens(root: Path, card: Card) -> bool:
    """Tell whether all HDMI sockets of a card say that no screen is there (their ELD)."""
    found = (root / f"proc/asound/card{card.number}").glob("eld#*")
    told = [re.search(r"^monitor_present\s+(\d)", _text(path), re.MULTILINE) for path in found]
    return bool(told) and all(one is not None and one[1] == "0" for one in told)


def shut(scontents: str) -> str:
    """Return which mixer control lets no sound through, from `amixer scontents`; "" for none.

    Master and PCM are in every way, so one of them is enough; of the others (Speaker, Headphone,
    HDMI, …) nobody knows which one leads to the loudspeaker, so all of them must be shut.
    """
    states = dict(_controls(scontents))
    for name in ("Master", "PCM"):
        if states.get(name):
            return f"{name} is {states[name]}"
    ends = {name: why for name, why in states.items() if name in _ENDS}
    if ends and all(ends.values()):
        return ", ".join(f"{name} is {why}" for name, why in ends.items())
    return ""


_ENDS: Final = ("Speaker", "Headphone", "Line Out", "Front", "HDMI", "Digital", "IEC958")


def _controls(scontents: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each playback control and why it is shut ("" when it is open)."""
    for block in scontents.split("Simple mixer control ")[1:]:
        name = re.match(r"'([^']*)',0", block)
        rows = re.findall(r"^  [^:\n]+: (.*\[.*)$", block, re.MULTILINE)
        rows = [row for row in (each.split("Capture")[0] for each in rows) if "[" in row]
        if name and rows:
            yield name[1], _why_shut(rows)


def _why_shut(rows: Sequence[str]) -> str:
    """Return why no channel of a control lets sound through."""
    if all("[off]" in row for row in rows):
        return "muted"
    return "at volume 0" if all("[0%]" in row for row in rows) else ""


def unplugged(contents: str, outlet: Outlet, scontents: str) -> str:
    """Return which empty socket the sound goes to, from `amixer contents`; "" where none is known.

    A card with a Speaker control, or with a socket that cannot tell (Phantom), may have a
    loudspeaker built in; of such a card nothing is said.
    """
    jacks = dict(_jacks(contents))
    if outlet.is_hdmi:
        name = f"HDMI/DP,pcm={outlet.device} Jack"
        return name if jacks.get(name) is False else ""
    ours = _analog(jacks)
    if "'Speaker'" in scontents or any("Phantom" in name for name in jacks):
        return ""
    return ", ".join(ours) if ours and not any(ours.values()) else ""


def _analog(jacks: Mapping[str, bool]) -> dict[str, bool]:
    """Return the sockets that analog sound can leave by."""
    words = ("Headphone", "Line Out", "Speaker")
    return {name: plugged for name, plugged in jacks.items() if any(w in name for w in words)}


def _jacks(contents: str) -> Iterable[tuple[str, bool]]:
    """Yield each socket that tells whether something is plugged in."""
    rows = re.findall(r"name='([^']* Jack)'[^\n]*\n[^\n]*\n  : values=(on|off)", contents)
    return ((name, value == "on") for name, value in rows)


def _text(path: Path) -> str:
    """Return a small file of the kernel; "" if it is not there."""
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            return stream.read(_LARGEST)
    except OSError:
        return ""
