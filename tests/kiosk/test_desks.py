"""The desks of a kiosk: every target of every page is somebody's."""

from centre.shell.pieces import Keyboard, Target
from kiosk.app import build
from kiosk.visit import Page


def test_two_desks_do_not_take_the_same_touch_and_home_leads_to_both_look_ups(
    graveyard, settings, words, clock
):
    app = build(settings, "k1", words, windowed=True, clock=clock)
    kinds = [kind for desk in app._errands._desks for kind in desk.acts()]
    app.close()
    assert len(kinds) == len(set(kinds))
    assert {"search", "track"} <= set(kinds)


def test_what_stands_on_a_page_from_the_start_has_somebody_who_takes_its_touch(
    graveyard, settings, words, clock
):
    """Targets made with a page; those of lists come with their data and are tried by the crawl."""
    app = build(settings, "k1", words, windowed=True, clock=clock)
    kinds = {
        target.key.partition(":")[0]
        for page in Page
        for target in app.window.pages[page].findChildren(Target)
        if not isinstance(target.parent(), Keyboard)  # which hears its own keys
    }
    unheard = kinds - set(app._acts)
    app.close()
    assert len(kinds) > 20, "the control: there are targets"
    assert unheard == set()
