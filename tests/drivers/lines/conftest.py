"""A line in virtual time: waiting on its link moves the clock, so that hours pass in no time."""

import random

import pytest

from drivers.lines.master import Master, Wire
from drivers.transports import GONE, LinkBroken


class VirtualLine:
    """A link and a clock; drop, double, noise and hurt are chances for each frame or answer."""

    def __init__(self, *twins, seed=0, echoes=False, delay=0.004, tail=0.0, **chances):
        self.twins = list(twins)
        self.chance = random.Random(seed)  # noqa: S311 - the same storm each time
        self.drop, self.double, self.noise, self.hurt = (
            chances.pop(name, 0.0) for name in ("drop", "double", "noise", "hurt")
        )
        assert not chances
        self.echoes, self.delay, self.tail = echoes, delay, tail
        self.now = 1000.0
        self.coming = []
        self.sent = []
        self.plans = []
        self.broken = False

    def clock(self):
        return self.now

    def plan(self, seconds, action):
        """Do action when so many seconds have passed from now on."""
        self.plans.append((self.now + seconds, action))

    def say(self, data):
        """Put bytes on the line that nobody asked for."""
        self.coming.append((self.now, data))

    def push(self, data):
        self._plugged()
        self.sent.append((self.now, data))
        if self.echoes:
            before = b"\x55" if self.chance.random() < self.noise else b""
            self.coming.append((self.now + 0.001, before + data))
        heard = b"" if self.chance.random() < self.drop else data
        for twin in self.twins:
            self._answer(twin.receive(heard, self.now))
        return len(data)

    def _answer(self, answer):
        if answer and self.chance.random() < self.drop:
            return
        if answer and self.chance.random() < self.hurt:
            place = self.chance.randrange(len(answer))
            answer = answer[:place] + self.chance.randbytes(1) + answer[place + 1 :]
        if self.chance.random() < self.noise:
            answer = self.chance.randbytes(3) + answer
        if answer and self.chance.random() < self.double:
            answer = answer * 2
        half = len(answer) // 2 if self.tail else len(answer)
        for at, part in ((self.delay, answer[:half]), (self.delay + self.tail, answer[half:])):
            if part:
                self.coming.append((self.now + at, part))

    def pull(self):
        self._plugged()
        ready = b"".join(data for at, data in self.coming if at <= self.now)
        self.coming = [(at, data) for at, data in self.coming if at > self.now]
        return ready

    def wait(self, seconds, *, to_write):
        self._plugged()
        arrival = min((at for at, _ in self.coming), default=self.now + seconds)
        self.now = max(self.now + 1e-4, min(arrival, self.now + max(seconds, 0)))
        due = [action for at, action in self.plans if at <= self.now]
        self.plans = [(at, action) for at, action in self.plans if at > self.now]
        for action in due:
            action()

    def close(self):
        return

    def _plugged(self):
        if self.broken:
            raise LinkBroken(GONE)


class Until:
    """An ending that is set when the line's clock has come so far."""

    def __init__(self, line, seconds):
        self.line, self.at = line, line.now + seconds

    def is_set(self):
        return self.line.now >= self.at


class Run:
    """A master on a virtual line, and what it told."""

    def __init__(self, line, *stations, wire=None):
        self.line = line
        self.events = []
        self.told = []
        wire = wire or Wire()
        self.master = Master("l1", stations, wire, self.events.append, self.judge, line.clock)

    def judge(self, kind, name, status):
        last = next((told for told in reversed(self.told) if told[:2] == (kind, name)), None)
        if last != (kind, name, status.key.value):
            self.told.append((kind, name, status.key.value))

    def go(self, seconds):
        self.master.serve(self.line, Until(self.line, seconds))

    def heard(self):
        return [event.key.value for event in self.events]

    def of(self, name):
        return [key for _, device, key in self.told if device == name]


@pytest.fixture(scope="session")
def virtual_line():
    return VirtualLine


@pytest.fixture(scope="session")
def run():
    return Run
