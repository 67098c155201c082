"""The key matrix: a real kiosk and a real board in a real window, and every key of a desktop.

After each key the program lives, shows the same page in the same single window, and nothing has
been opened, copied, saved or printed. Keys that type are for pages that are typed on.
"""

import pytest

LETTERS = "acefhijlmnopqrstvwxyz"
FUNCTION = tuple(f"F{n}" for n in range(1, 13))
PLAIN = (
    *FUNCTION,
    *("Escape", "Menu", "Print", "Pause", "Scroll_Lock", "Insert", "Delete", "Home", "End"),
    *("Page_Up", "Page_Down", "Super_L", "Super_R", "Help", "Undo", "Find", "Cancel"),
)
HELD = (
    *("alt+F4", "alt+Escape", "alt+Tab", "alt+shift+Tab", "alt+space", "alt+F1", "alt+F2"),
    *("ctrl+alt+Delete", "ctrl+alt+BackSpace", "ctrl+alt+t", "ctrl+alt+l", "ctrl+Escape"),
    *("ctrl+shift+Escape", "ctrl+shift+i", "ctrl+shift+n", "ctrl+shift+q", "ctrl+space"),
    *("shift+F10", "shift+Insert", "ctrl+Insert", "shift+Delete", "alt+Print", "shift+F5"),
    *("super+d", "super+l", "super+r", "super+e", "super+Tab", "super+space", "alt+Left"),
    *("alt+Right", "alt+Home", "ctrl+Tab", "ctrl+F4", "ctrl+plus", "ctrl+minus", "ctrl+0"),
    *("ctrl+Return", "alt+Return", "ctrl+Page_Down", "ctrl+alt+Left", "ctrl+alt+Up"),
    *(f"ctrl+alt+{key}" for key in FUNCTION),
    *(f"ctrl+{letter}" for letter in LETTERS),
)
MEDIA = tuple(
    f"XF86{name}"
    for name in (
        *("AudioRaiseVolume", "AudioLowerVolume", "AudioMute", "AudioPlay", "AudioNext", "WWW"),
        *("Mail", "HomePage", "Search", "Calculator", "Back", "Forward", "Reload", "Explorer"),
        *("PowerOff", "Sleep", "WakeUp", "ScreenSaver", "Eject", "Terminal", "Close", "Copy"),
        *("Paste", "Cut", "Open", "Save", "New", "Switch_VT_1", "Ungrab", "MyComputer"),
    )
)
CODE = "H99.08-261102-0001"
MATRIX = (*PLAIN, *HELD, *MEDIA)
PLANTED = {
    "ctrl+p": "files",
    "ctrl+c": "clipboard",
    "F11": "size",
    "F1": "windows",
    "Menu": "windows",
    "ctrl+q": "gone",
}
"""Keys that the probe plants, and what of the screen they change."""


@pytest.fixture(autouse=True)
def _tools(stages):
    if lacking := stages.missing("Xvfb", "xdotool"):
        pytest.skip(f"keys of a real window need {', '.join(lacking)}")


@pytest.fixture
def screen(stages):
    with stages.x_screen() as made:
        yield made


def seen(stages, screen, probe):
    """Return everything that a key must leave as it is."""
    try:
        state = probe.ask("state")
    except stages.Gone:
        return {"gone": True}
    return state | {"gone": False, "files": probe.files(), "shown": len(screen.windows())}


def changed(before, after):
    """Return which parts are something else now."""
    return {part for part in after if after[part] != before.get(part)}


def press_all(stages, screen, probe, keys):
    """Press each key; return those that changed anything, with what they changed."""
    broke = {}
    before = seen(stages, screen, probe)
    for key in keys:
        screen.do("key", key)
        after = seen(stages, screen, probe)
        if what := changed(before, after):
            broke[key] = sorted(what)
            break
    return broke


def ready(stages, screen, probe, page):
    """Wait for a page with the keys' focus."""
    stages.until(lambda: probe.ask("state")["page"] == page, f"page {page} does not come")
    stages.until(lambda: probe.ask("state")["active"], "the window has no focus")


def touch(stages, screen, probe, key, page):
    """Touch a target with the X server's own pointer, until its page has come."""

    def touched():
        if probe.ask("state")["page"] == page:
            return True
        if place := probe.ask("where", key):
            screen.do("mousemove", *map(str, place), "click", "1")
        return False

    stages.until(touched, f"{key} does not lead to {page}")


def test_no_key_does_anything_to_a_kiosk(stages, screen, box, tell):
    with stages.probe(box, "kiosk", env=screen.env, device="k1") as kiosk:
        ready(stages, screen, kiosk, "home")
        assert press_all(stages, screen, kiosk, MATRIX) == {}
        touch(stages, screen, kiosk, "search", "search")
        assert press_all(stages, screen, kiosk, (*PLAIN, "ctrl+v", "ctrl+a", "shift+Insert")) == {}
        assert closing(stages, screen, kiosk) == set()
        tell(keys=len(MATRIX))


@pytest.mark.prove
@pytest.mark.parametrize("way", ["search", "track", "field:", "events"])
def test_no_key_does_anything_on_pages_behind_the_first(stages, screen, box, tell, way):
    with stages.probe(box, "kiosk", env=screen.env, device="k1") as kiosk:
        ready(stages, screen, kiosk, "home")
        place = kiosk.ask("where", way)
        if place is None:
            pytest.skip(f"this size of the first page has no {way}")
        screen.do("mousemove", *map(str, place), "click", "1")
        stages.until(lambda: kiosk.ask("state")["page"] != "home", f"{way} leads nowhere")
        # The kiosk asks for the visitor after 40 s of silence: swallowed keys are silence.
        assert press_all(stages, screen, kiosk, MATRIX[::3]) == {}
        tell(page=kiosk.ask("state")["page"], keys=len(MATRIX[::3]))


def test_no_key_does_anything_to_a_board(stages, screen, box, tell):
    with stages.probe(box, "queue_display", env=screen.env, device="lobby") as board:
        ready(stages, screen, board, "board")
        assert press_all(stages, screen, board, (*MATRIX, "Return", "Tab", "a", "space")) == {}
        assert closing(stages, screen, board) == set()
        tell(keys=len(MATRIX) + 4)


def closing(stages, screen, probe):
    """Ask the window to close as a window manager does; return what changed."""
    before = seen(stages, screen, probe)
    for window in screen.windows():
        screen.do("windowquit", window)
    for button in ("2", "3", "4", "5", "6", "7", "8", "9"):
        screen.do("mousemove", "640", "20", "click", button)
    return changed(before, seen(stages, screen, probe))


def test_a_keyboard_types_into_the_search_and_a_scanner_types_a_code(stages, screen, box):
    """What a kiosk's keyboard is for still works, Telex and the erasing key included."""
    with stages.probe(box, "kiosk", env=screen.env, device="k1") as kiosk:
        ready(stages, screen, kiosk, "home")
        touch(stages, screen, kiosk, "search", "search")
        screen.do("type", "khai sinhh")
        screen.do("key", "BackSpace")
        stages.until(lambda: kiosk.ask("state")["typed"] == "khai sinh", "nothing was typed")
        touch(stages, screen, kiosk, "home", "home")
        touch(stages, screen, kiosk, "track", "track")
        screen.do("type", CODE)
        stages.until(lambda: kiosk.ask("state")["typed"] == CODE, "the code was not taken")


def test_who_cannot_touch_walks_by_tab_and_return(stages, screen, box):
    with stages.probe(box, "kiosk", env=screen.env, device="k1") as kiosk:
        ready(stages, screen, kiosk, "home")

        def left():
            screen.do("key", "Tab", "Return")
            return kiosk.ask("state")["page"] != "home"

        stages.until(left, "no target was reached by Tab")


def test_what_is_planted_behind_the_fence_hears_no_key(stages, screen, box):
    """A dialog, a menu, an end: were a widget to have them, the fence keeps the keys from it."""
    with stages.probe(box, "kiosk", "fenced", env=screen.env, device="k1") as kiosk:
        ready(stages, screen, kiosk, "home")
        assert press_all(stages, screen, kiosk, PLANTED) == {}


def test_negative_control_each_key_that_does_something_is_found(stages, screen, box):
    with stages.probe(box, "kiosk", "loose", env=screen.env, device="k1") as kiosk:
        ready(stages, screen, kiosk, "home")
        for key, what in PLANTED.items():
            before = seen(stages, screen, kiosk)
            screen.do("key", key)
            # What a key does may come a moment after it; the matrix finds it at a later key.
            stages.until(lambda old=before: changed(old, seen(stages, screen, kiosk)), key)
            assert what in changed(before, seen(stages, screen, kiosk)), key
            if what != "gone":
                kiosk.ask("mend")
                ready(stages, screen, kiosk, "home")
                stages.until(lambda: kiosk.ask("state")["size"] == [1280, 720], "not whole")
