"""Desks together: whose touch does what, and in which order they close."""

from kiosk.errands import Errands


class Desk:
    """A desk that says what happens to it."""

    def __init__(self, name, log):
        self.name, self.log = name, log

    def acts(self):
        return {self.name: self.log.append}

    def close(self):
        self.log.append(f"{self.name} closed")


def test_each_touch_goes_to_the_desk_that_takes_it():
    log = []
    acts = Errands([Desk("search", log), Desk("track", log)]).acts()
    acts["track"]("a code")
    assert log == ["a code"]


def test_the_last_desk_closes_first():
    log = []
    Errands([Desk("search", log), Desk("track", log)]).close()
    assert log == ["track closed", "search closed"]


class Listener(Desk):
    """A desk that takes one code."""

    def scanned(self, reading):
        self.log.append(f"{self.name} heard")
        return reading == self.name


def test_a_code_goes_to_the_first_desk_that_takes_it():
    log = []
    desks = Errands([Desk("search", log), *(Listener(name, log) for name in ("own", "track", "x"))])
    assert desks.scanned("track")
    assert log == ["own heard", "track heard"]
    assert not desks.scanned("nobody's")
