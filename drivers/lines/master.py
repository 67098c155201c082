"""The master of a line: who is spoken to when, what is heard, and how each device is.

    ask → echo taken out → answer within reply_ms, or a miss → 5 ms of quiet → the next one

Urgent asks (a call for a sign, an acknowledgement) go between two polls, so that a call waits for
one answer at most, however many keypads hang on the line. Three misses make a device silent; then
it is asked every 5 s only. All figures are of the hardware note, section 8. One link at a time; the
clock and the link alone know of time, so that tests run without waiting.
"""

import math
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from drivers.frames.framed import GAP_SECONDS, Decoder, encode
from drivers.health import DeviceKey, DeviceStatus
from drivers.lines.echo import Echo
from drivers.lines.stations import Answer, Ask, Heard, Station
from drivers.lines.watch import Watch
from drivers.ports import Event, Pressed
from drivers.transports import Link, LinkBroken

MISSES: Final = 3
RETRY_SECONDS: Final = 0.1
"""After one miss; most noise is over by then."""
PROBE_SECONDS: Final = 5.0
TURN_SECONDS: Final = 0.005
IDLE_SECONDS: Final = 0.02
SEND_SECONDS: Final = 0.5
FAREWELL_SECONDS: Final = 0.4
"""All farewells together; the thread has to end within a second of close()."""
_LONGEST_ANSWER: Final = 64
_STALE_READS: Final = 64
CANNOT_ANSWER: Final = DeviceStatus(DeviceKey.OK, "cannot answer: taken for well")

Judge = Callable[[str, str, DeviceStatus], None]
"""Takes kind, name and status; passes on what is new."""


@dataclass(frozen=True, slots=True)
class Wire:
    """The times of a line: how long an answer may take, and how long a byte is on its way."""

    reply_seconds: float = 0.05
    byte_seconds: float = 0.0

    def listens(self, asked: bytes) -> float:
        """Return how long after handing over these bytes an answer may begin."""
        return self.reply_seconds + self.byte_seconds * len(asked)


@dataclass
class _Post:
    """A station as the master sees it."""

    station: Station
    misses: int = 0
    again_at: float = 0.0
    order: int = -1

    @property
    def silent(self) -> bool:
        return self.misses >= MISSES

    def due(self, now: float) -> float:
        """Return when to ask next: soon after a miss, silent ones at their next probe."""
        due = self.station.due(now)
        if self.silent:
            return self.again_at
        return min(due, self.again_at) if self.misses else due

    def urgent(self, now: float) -> bool:
        return not self.silent and self.station.urgent(now)


class Master:
    """Speaks with the stations of one line while it is open; all on the line's thread."""

    def __init__(
        self,
        name: str,
        stations: Sequence[Station],
        wire: Wire,
        hear: Callable[[Event], None],
        judge: Judge,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Pass presses to hear and states to judge; name is the line's."""
        self._name = name
        self._posts = [_Post(station) for station in stations]
        self._wire = wire
        self._hear = hear
        self._judge = judge
        self._clock = clock
        self._spoken: set[str] = set()
        self._turns = 0

    def serve(self, link: Link, ending: threading.Event) -> None:
        """Speak until ending is set, then say farewell; raise LinkBroken when the line goes."""
        self._open(link)
        try:
            while not ending.is_set():
                self._turn(ending)
            self._farewell()
        finally:
            for post in self._posts:
                post.station.lost()

    def _open(self, link: Link) -> None:
        for _ in range(_STALE_READS):  # nobody knows how old that is
            if not link.pull():
                break
        now = self._clock()
        self._link = link
        self._echo, self._watch, self._decoder = Echo(), Watch(), Decoder()
        self._spoken.clear()
        for post in self._posts:
            post.misses = 0
            post.station.opened(now)
            if post.station.due(now) == math.inf:  # only listened to: being open is all it can be
                self._well(post, CANNOT_ANSWER)

    def _turn(self, ending: threading.Event) -> None:
        """Speak with the next station, or listen for a moment; then judge the line."""
        now = self._clock()
        post = self._next(now)
        ask = post.station.ask(now) if post else None
        if post and ask:
            self._turns += 1
            post.order = self._turns
            self._exchange(post, ask, ending)
        self._listen(max(TURN_SECONDS, ask.quiet_seconds) if ask else IDLE_SECONDS)
        self._judge_line()

    def _next(self, now: float) -> _Post | None:
        """Return who is next: urgent ones first, then who has waited longest.

        Nobody goes first twice in a row, or a babbling device would keep the others waiting.
        """
        ready = [post for post in self._posts if post.due(now) <= now]
        urgent = [post for post in ready if post.urgent(now) and post.order != self._turns]
        return min(urgent or ready, key=lambda post: post.order, default=None)

    def _exchange(self, post: _Post, ask: Ask, ending: threading.Event) -> None:
        """Ask one station and wait for its answer; a miss too many makes it silent."""
        self._send(ask.data)
        if not ask.answers:
            self._well(post, CANNOT_ANSWER)
        elif self._answered(post, ask, ending):
            self._echo.answered()
        elif not ending.is_set():
            self._missed(post)

    def _send(self, data: bytes, within: float = SEND_SECONDS) -> None:
        """Hand the bytes over; raise LinkBroken where they are not taken in time."""
        deadline = self._clock() + within
        self._echo.sent(data)
        rest = data
        while rest:
            taken = self._link.push(rest)
            rest = rest[taken:]
            if not taken:
                if self._clock() >= deadline:
                    raise LinkBroken("the line takes no bytes", len(data) - len(rest))
                self._link.wait(IDLE_SECONDS, to_write=True)

    def _answered(self, post: _Post, ask: Ask, ending: threading.Event) -> bool:
        """Listen until the station spoke; an answer that has begun may come to its end."""
        begun = self._clock()
        limit = begun + self._wire.listens(ask.data)
        last = limit + self._wire.byte_seconds * _LONGEST_ANSWER
        while (now := self._clock()) < min(limit, last) and not ending.is_set():
            self._link.wait(min(limit - now, IDLE_SECONDS), to_write=False)
            data = self._echo.strip(self._link.pull())
            if post in self._take(data):
                return True
            if data:
                limit = max(limit, self._clock() + GAP_SECONDS)
        return post in self._take(self._echo.give_up())

    def _listen(self, seconds: float) -> None:
        """Take what comes for so long; an answer that is late is heard here, too."""
        until = self._clock() + seconds
        while True:
            self._take(self._echo.strip(self._link.pull()))
            left = until - self._clock()
            if left <= 0:
                return
            self._link.wait(left, to_write=False)

    def _take(self, data: bytes) -> list[_Post]:
        """Let every station hear what came, and return those that spoke."""
        now = self._clock()
        before = self._noises()
        heard = Heard(data, tuple(self._decoder.feed(data, now)), now)
        spoke = [post for post in self._posts if self._spoke(post, heard)]
        noise = min((new - old for new, old in zip(self._noises(), before, strict=True)), default=0)
        foreign = tuple(frame for frame in heard.frames if not self._echo.is_own(encode(frame)))
        self._watch.hear(foreign, len(data), noise, now)
        return spoke

    def _noises(self) -> list[int]:
        """Return for each way of reading this line how many bytes made no sense in it.

        Bytes are noise if they are so in every way; nobody knows where one looks at its own only.
        """
        stations = [post.station for post in self._posts]
        counts = [station.noise for station in stations if station.address is None]
        known = [count for count in counts if count is not None]
        if len(known) < len(counts):
            return []
        return [*known, self._decoder.noise] if len(counts) < len(stations) else known

    def _spoke(self, post: _Post, heard: Heard) -> bool:
        """Let one station hear, and pass on what it made of it."""
        answer = post.station.hear(heard)
        if answer is None:
            return False
        self._well(post, _status_of(answer))
        for key in answer.keys:
            self._hear(Pressed(post.station.name, key))
        return True

    def _well(self, post: _Post, status: DeviceStatus) -> None:
        """Note that a device showed life, and with it the line."""
        post.misses = 0
        self._spoken.add(post.station.name)
        self._judge(post.station.kind, post.station.name, status)

    def _missed(self, post: _Post) -> None:
        """Note that a device did not answer."""
        now = self._clock()
        post.misses = min(post.misses + 1, MISSES)
        post.again_at = now + (PROBE_SECONDS if post.silent else RETRY_SECONDS)
        if not post.silent:
            return
        self._spoken.discard(post.station.name)
        post.station.lost()
        status = DeviceStatus(DeviceKey.SILENT, f"no answer to {MISSES} questions")
        self._judge(post.station.kind, post.station.name, status)

    def _judge_line(self) -> None:
        """Tell how the line is: in trouble, well, or as silent as all that hangs on it."""
        status = self._watch.trouble(self._clock())
        if status is None and self._spoken:
            status = DeviceStatus(DeviceKey.OK)
        if status is None and all(post.silent for post in self._posts):
            status = DeviceStatus(DeviceKey.SILENT, "nobody on the line answers")
        if status is not None:
            self._judge("line", self._name, status)

    def _farewell(self) -> None:
        """Say the last words of each station, as far as time goes; answers are not needed."""
        until = self._clock() + FAREWELL_SECONDS
        for post in self._posts:
            words = b"" if post.silent else post.station.farewell()
            if words and self._clock() < until:
                self._send(words, until - self._clock())
                pause = self._wire.listens(words) if post.station.answers else TURN_SECONDS
                self._rest(post, min(pause, until - self._clock()))

    def _rest(self, post: _Post, seconds: float) -> None:
        """Wait for a last answer, so that the next words do not run into it."""
        until = self._clock() + seconds
        while (left := until - self._clock()) > 0:
            self._link.wait(min(left, IDLE_SECONDS), to_write=False)
            if post in self._take(self._echo.strip(self._link.pull())):
                return


def _status_of(answer: Answer) -> DeviceStatus:
    """Return what an answer says of its device."""
    if answer.fault:
        return DeviceStatus(DeviceKey.DEVICE_ERROR, answer.fault)
    return DeviceStatus(DeviceKey.OK)
