"""A loudspeaker reached through a player program: one process a sound, watched until its end.

Qt's own player "plays" to the end without any error where there is no sound server (screens note,
section 9), so its word is worth nothing. A program has an exit status, and sound of a known length
must take that long: both are checked, and the server or the sound card is asked besides. The first
way that works is kept until it fails; then the next one is taken.
"""

import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.rules.errors import Unavailable
from drivers.health import SpeakerKey, SpeakerStatus
from drivers.loudness import Now, Step, centre_time, loudness, share_at, steps
from drivers.place import Place
from drivers.sound import Sound, joined, silence
from drivers.speakers.process import Ended, run
from drivers.speakers.ways import Computer, Finding, Through, Way

if TYPE_CHECKING:
    from centre.settings import Speaker

# Opening an output may take a second; a player that hangs is ended this long after the sound.
GRACE_SECONDS: Final = 5.0
_PROOF_SECONDS: Final = 0.4
# A player may return while the last buffer still sounds; a fifth of the time is no playing at all.
_LEAST_SHARE: Final = 0.5
# Shorter sounds fit into one buffer, so that their time says nothing.
_TELLING_SECONDS: Final = 0.3


def make(wiring: "Speaker", place: Place) -> "Player":
    """Return the loudspeaker that wiring describes (entry point speaker.player)."""
    del place
    return Player(Computer(wiring.command, wiring.output), steps(wiring.volume_from))


class Player:
    """The box's own sound; the port Loudspeaker."""

    def __init__(
        self,
        computer: Computer,
        day: Sequence[Step] = (),
        now: Now = centre_time,
        grace: float = GRACE_SECONDS,
        proof: float = _PROOF_SECONDS,
    ) -> None:
        """Keep the computer, its loudness by the hour and the clock; nothing is started.

        grace: seconds that a player may take beyond its sound. proof: seconds of silence that a
        proof plays; on a box so busy that a program takes half as long to start, a shorter one
        could be taken for played.
        """
        self._computer = computer
        self._day = tuple(day)
        self._now = now
        self._grace = grace
        self._proof = proof
        self._works: Way | None = None
        self._failed: list[Way] = []

    def play(
        self,
        wav: bytes | Sequence[Path],
        volume: int = 100,
        units: Sequence[str] = (),
        cut: threading.Event | None = None,
    ) -> None:
        """Play and return at the end (see ports.Loudspeaker); raise Unavailable.

        Returns at once, without a sound, in an hour whose loudness is 0.
        """
        del units
        loud = loudness(volume, share_at(self._day, self._now().time()))
        ending = cut or threading.Event()
        if not loud or ending.is_set():
            return
        status = self._by_some_way(joined(wav, loud), partial(self._played, cut=ending))
        if status.key is not SpeakerKey.OK:
            raise Unavailable(status.key.value, part="speaker", detail=status.detail)

    def prove(self) -> SpeakerStatus:
        """Ask about the output, and play a short silence: it must end well and take its time."""
        return self._by_some_way(silence(self._proof), self._proved)

    def _by_some_way(
        self, sound: Sound, attempt: "Callable[[Way, Sound, float], _Result]"
    ) -> SpeakerStatus:
        """Try the ways in order until one works, until the deadline of the sound."""
        ways = sorted(self._computer.ways(), key=self._rank)
        if not ways:
            detail = f"no program to play sound: {self._computer.wanted}"
            return SpeakerStatus(SpeakerKey.NO_PLAYER, detail)
        deadline = time.monotonic() + sound.seconds + self._grace
        told: list[str] = []
        for way in ways:
            result = attempt(way, sound, deadline)
            self._remember(way, works=not result.why)
            if not result.why:
                return SpeakerStatus(SpeakerKey.OK, result.words)
            told.append(f"{way.words}: {result.why}")
            if result.final or time.monotonic() >= deadline:
                break
        return SpeakerStatus(SpeakerKey.SPEAKER_DEAD, "; ".join(dict.fromkeys(told)))

    def _rank(self, way: Way) -> int:
        """Return the place of a way: what worked last first, what failed last at the end."""
        if way == self._works:
            return -1
        return 1 + self._failed.index(way) if way in self._failed else 0

    def _remember(self, way: Way, *, works: bool) -> None:
        """Keep whether a way works; what works wipes out what failed before it."""
        if works:
            self._works, self._failed = way, []
            return
        self._works = None if self._works == way else self._works
        self._failed = [one for one in self._failed if one != way] + [way]

    def _proved(self, way: Way, sound: Sound, deadline: float) -> "_Result":
        """Ask about a way, then play silence by it."""
        finding = self._computer.finding(way)
        if not finding.dead and self._may_lead_nowhere(way):
            finding = Finding("the default output may be the sound server's dummy output")
        if finding.dead:
            return _Result(why=finding.dead, final=finding.final)
        result = self._played(way, sound, deadline)
        if result.why or not finding.unknown:
            return result
        return _Result(words=f"{result.words}; unknown: {finding.unknown}")

    def _may_lead_nowhere(self, way: Way) -> bool:
        """Tell whether ALSA's default output may be a sound server's that has none itself."""
        open_end = way.through is Through.ALSA and way.output is None
        return open_end and self._computer.no_server_output()

    def _played(
        self, way: Way, sound: Sound, deadline: float, cut: threading.Event | None = None
    ) -> "_Result":
        """Play a sound by a way and tell how it went; one that was cut short went well."""
        try:
            with tempfile.NamedTemporaryFile(suffix=".wav") as file:
                file.write(sound.wav)
                file.flush()
                patience = max(0.0, deadline - time.monotonic())
                ended = run(way.command(file.name), patience, cut)
        except OSError as error:
            return _Result(why=f"no room for the sound: {error.strerror}", final=True)
        was_cut = cut is not None and cut.is_set() and not ended.trouble
        why = "" if was_cut else _why_unheard(ended, sound.seconds)
        return _Result(words=way.words, why=why)


class _Result:
    """How one attempt went: why nobody heard it ("" if it went well), and words for the log."""

    def __init__(self, *, words: str = "", why: str = "", final: bool = False) -> None:
        self.words = words
        self.why = why
        self.final = final


def _why_unheard(ended: Ended, seconds: float) -> str:
    """Return why a player was not heard; "" if it ended well and took its time."""
    if ended.trouble:
        return f"cannot be started: {ended.trouble}"
    if ended.status is None:
        return "did not end"
    if ended.status:
        return f"ended with {ended.status}: {ended.last_words}"
    if seconds >= _TELLING_SECONDS and ended.seconds < seconds * _LEAST_SHARE:
        return f"{seconds:.1f} s of sound took {ended.seconds:.2f} s: nothing plays it"
    return ""
