"""The ways to the loudspeaker of one computer, and what can be told of each before it is used.

A way is a player program with its arguments. Whether sound can come out at its end is asked of the
sound server or of the kernel and its mixer; what they cannot tell is unknown, and is said.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from drivers import soundcards
from drivers.soundcards import Outlet
from drivers.speakers import sinks
from drivers.speakers.process import run
from drivers.speakers.sinks import Sink

SERVER_PLAYERS: Final = ("pw-play", "paplay")
ALSA_PLAYER: Final = "aplay"
PLAYERS: Final = (*SERVER_PLAYERS, ALSA_PLAYER)
# Answers of pactl, pw-dump and amixer take milliseconds; one that hangs is not waited for.
_QUESTION_SECONDS: Final = 2.0
_MOST_OUTLETS: Final = 8


class Through(Enum):
    """What a way leads through: the sound server, ALSA, or a program that is not known."""

    SERVER = auto()
    ALSA = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Way:
    """A player program with its arguments; output is the ALSA name that a person or we chose."""

    program: str
    through: Through
    output: str | None = None
    chosen: bool = False

    @property
    def words(self) -> str:
        """Return its name for people: the program and the output."""
        name = Path(self.program).name
        return f"{name} -D {self.output}" if self.output else name

    def command(self, file: str) -> list[str]:
        """Return the command that plays a file."""
        return [self.program, *(("-D", self.output) if self.output else ()), file]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of a way before it is used.

    dead: why nothing can come out ("" if nothing says so); another way may work all the same,
    unless final: the output is the right one and a person has shut it. unknown: what nobody could
    be asked.
    """

    dead: str = ""
    final: bool = False
    unknown: str = ""


class Computer:
    """The sound of this computer: its programs, its server, its cards."""

    def __init__(self, command: str | None, output: str | None, root: Path = Path("/")) -> None:
        """Keep the player and the ALSA output of the settings; root is that of the file system."""
        self._command = command
        self._output = output
        self._root = root

    @property
    def wanted(self) -> str:
        """Return which programs are looked for."""
        return self._command or ", ".join(PLAYERS)

    def ways(self) -> list[Way]:
        """Return the ways there are, the best first; empty where no player is installed."""
        found = list(self._ways())
        return list(dict.fromkeys(found))

    def finding(self, way: Way) -> Finding:
        """Return what can be told of a way now; asks programs, each for 2 s at most."""
        if way.through is Through.SERVER:
            return self._of_server()
        if way.through is Through.ALSA:
            return self._of_alsa(way)
        return Finding(unknown=f"what {way.words} plays to")

    def no_server_output(self) -> bool:
        """Tell whether the sound server has only a dummy output.

        ALSA's default may lead to that server; only outputs of a card are real then.
        """
        sink = _sink()
        return sink is not None and sink.dummy

    def _ways(self) -> Iterator[Way]:
        """Yield the ways, the best first, some twice."""
        for name in (self._command,) if self._command else SERVER_PLAYERS:
            path = shutil.which(name)
            if path:
                yield Way(path, _through(path), self._own(path), chosen=bool(self._command))
        alsa = shutil.which(ALSA_PLAYER)
        if alsa is None or (self._command and not self._output):
            return
        yield Way(alsa, Through.ALSA, self._output, chosen=bool(self._output))
        for outlet in () if self._output else soundcards.outlets(self._root)[:_MOST_OUTLETS]:
            yield Way(alsa, Through.ALSA, outlet.output)

    def _own(self, path: str) -> str | None:
        """Return the output that belongs to a command of the settings: aplay's alone."""
        return self._output if _through(path) is Through.ALSA else None

    def _of_server(self) -> Finding:
        """Return what the sound server says of its output."""
        sink = _sink()
        if sink is None:
            return Finding(unknown="where the sound server plays to (no answer of pactl, pw-dump)")
        if sink.dummy:
            return Finding(f"the sound server has only a dummy output ({sink.name})")
        return Finding(sink.closed, final=bool(sink.closed))

    def _of_alsa(self, way: Way) -> Finding:
        """Return what kernel and mixer say of a card's output."""
        there = soundcards.cards(self._root)
        if not any(card.is_real for card in there) and not way.chosen:
            names = ", ".join(card.id for card in there)
            return Finding(f"only a card that leads nowhere ({names})" if there else NO_CARD)
        outlet = soundcards.outlet_of(self._root, way.output)
        if outlet is None:
            return Finding(unknown=f"which card {way.output or 'the default output'} is")
        return self._of_outlet(outlet)

    def _of_outlet(self, outlet: Outlet) -> Finding:
        """Return what kernel and mixer say of one output."""
        if outlet.is_hdmi and soundcards.no_screen_listens(self._root, outlet.card):
            return Finding(f"no screen with sound is plugged into HDMI ({outlet.output})")
        scontents = _answer("amixer", "-c", str(outlet.card.number), "scontents")
        if scontents is None:
            return Finding(unknown="whether it is muted or plugged in (no answer of amixer)")
        shut = soundcards.shut(scontents)
        if shut:
            return Finding(f"the sound card is shut: {shut} ({outlet.card.id})", final=True)
        contents = _answer("amixer", "-c", str(outlet.card.number), "contents") or ""
        empty = soundcards.unplugged(contents, outlet, scontents)
        return Finding(f"nothing is plugged in: {empty} ({outlet.output})" if empty else "")


NO_CARD: Final = "no sound card"


def _through(path: str) -> Through:
    """Return what a program plays through, by its name."""
    name = Path(path).name
    if name == ALSA_PLAYER:
        return Through.ALSA
    return Through.SERVER if name in SERVER_PLAYERS else Through.UNKNOWN


def _sink() -> Sink | None:
    """Return the output that the sound server plays to; None where nobody can tell."""
    info = _answer("pactl", "info")
    if info is not None:
        return sinks.from_pactl(info, _answer("pactl", "list", "sinks") or "")
    dump = _answer("pw-dump")
    return sinks.from_pw_dump(dump) if dump is not None else None


def _answer(program: str, *arguments: str) -> str | None:
    """Return what a program says; None if it is not there, fails or hangs."""
    path = shutil.which(program, path=os.environ.get("PATH"))
    if path is None:
        return None
    ended = run([path, *arguments], _QUESTION_SECONDS)
    return ended.said if ended.status == 0 else None
