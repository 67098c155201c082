"""The values of a visit: switches of a look, waits from the settings, which pages have the bar."""

from centre.settings import Kiosk
from kiosk.visit import HAS_BAR, INNER, Look, Page, Timing


def test_each_switch_goes_both_ways_and_touches_nothing_else():
    for what in ("large", "contrast", "lowered", "spoken"):
        once = Look("en").toggled(what)
        assert once != Look("en")
        assert once.language == "en"
        assert once.toggled(what) == Look("en")


def test_waits_come_from_the_settings():
    assert Timing.of(Kiosk()) == Timing()
    assert Timing.of(Kiosk(idle_seconds=90)).idle == 90


def test_the_question_has_no_bar():
    assert INNER - {Page.PIN, Page.CARE} < HAS_BAR
    assert Page.STILL_THERE not in HAS_BAR
