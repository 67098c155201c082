"""One act of the scripted morning: a procedure in everyday words, its papers, their list."""

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from kiosk.guide import GuideView
from kiosk.papers import PapersView, Print, Standing
from kiosk.visit import Page

if TYPE_CHECKING:
    from journey import Journey

WORDS = "lam giay khai sinh cho con"
CODE = "1.001193"
"""Đăng ký khai sinh, of the starter catalogue."""


def play(journey: "Journey") -> None:
    """Search, look, tick a paper, print the list."""
    _search(journey)
    _read(journey)
    _print(journey)
    journey.stage.touch("kiosk", "home")


def _search(journey: "Journey") -> None:
    """Somebody types without accents, as people speak."""
    stage = journey.stage
    stage.touch("kiosk", "search")
    stage.until("the keyboard", lambda: stage.kiosk.view().page is Page.SEARCH)
    stage.settle()
    QTest.keyClicks(stage.kiosk.window.focusWidget(), WORDS)
    stage.until("the procedure", lambda: CODE in _found(journey)[:5])
    stage.shoot("search", "kiosk")
    journey.say(f"the kiosk finds {CODE} for “{WORDS}”, typed without accents")


def _found(journey: "Journey") -> tuple[str, ...]:
    """Return the codes on the page, best first."""
    view = journey.stage.kiosk.view().errand
    if not isinstance(view, GuideView) or view.answer is None:
        return ()
    return tuple(row.code for row in view.answer.rows)


def _read(journey: "Journey") -> None:
    stage = journey.stage
    stage.touch("kiosk", f"open:{CODE}")
    stage.until("the cases", lambda: stage.kiosk.view().page is Page.CASES)
    stage.shoot("cases", "kiosk")
    # The last: neither found nor carried for others, and the parents come themselves.
    stage.touch("kiosk", f"case:{len(_view(journey).cases) - 1}")
    stage.until("the papers", lambda: _papers(journey))
    stage.touch("kiosk", "paper:0")
    stage.until("a tick", lambda: bool(_view(journey).ticked))
    stage.shoot("procedure", "kiosk")
    journey.say(f"one paper is there, {_view(journey).missing} are still to be brought")


def _view(journey: "Journey") -> PapersView:
    """Return what the pages of a procedure show."""
    view = journey.stage.kiosk.view().errand
    return view if isinstance(view, PapersView) else PapersView(Standing.OPENING)


def _papers(journey: "Journey") -> bool:
    """Tell whether the papers of a case are shown."""
    return _view(journey).case is not None


def _print(journey: "Journey") -> None:
    stage = journey.stage
    before = len(journey.slips())
    stage.touch("kiosk", "print_list")
    stage.until("the list", lambda: _view(journey).print is Print.PRINTED)
    stage.until("the list on paper", lambda: len(journey.slips()) > before)
    journey.lists += 1
    stage.shoot("list-printed", "kiosk")
    journey.say("the list of papers is printed")
