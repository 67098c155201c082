"""The kiosk in a headless cage session, as on a box: a picture of the output, and keys through it.

cage hands a full-screen client's buffer to the output as it is (direct scan-out), and cage 0.1.4
damages nothing when it composes again for a picture: grim then gets the very first frame on black.
`-r -r` turns the output by 180 degrees, which a client's buffer does not fit, so that every frame
is composed; grim turns the picture back.
"""

import os
import shutil
import subprocess

import numpy as np
import pytest
from PySide6.QtGui import QImage

PLAIN_VARIABLE = "QT_WAYLAND_DISABLE_WINDOWDECORATION"
COMPOSED = ("-r", "-r")
HEADLESS = {"WLR_BACKENDS": "headless"}
GRIM = shutil.which("grim") or ""
TITLE_BAR = 20
"""Qt's own title bar is higher than so many rows."""


@pytest.fixture(autouse=True)
def _tools(stages):
    lacking = stages.missing("cage", "grim")
    if lacking:
        pytest.skip(f"a picture of the compositor needs {', '.join(lacking)}")


def pixels(file):
    """Return a picture as numbers: rows, columns, colours."""
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGBX8888)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[..., :3].astype(np.int16)


def environment(**more):
    """Return this process's environment for a program of a seat."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", PLAIN_VARIABLE)}
    return kept | {"QT_QPA_PLATFORM": "wayland"} | more


def shows(stages, box, options, variable):
    """Return what the output has, what the window draws itself, and the window's size."""
    env = environment(**HEADLESS, **({PLAIN_VARIABLE: "1"} if variable else {}))
    with (
        stages.cage(box, *options, *COMPOSED, env=env) as seat,
        stages.probe(box, "kiosk", env=seat, device="k1") as kiosk,
    ):
        stages.until(lambda: kiosk.ask("state")["page"] == "home", "no first page")
        taken, drawn = box / "taken.png", box / "drawn.png"

        def still():
            """Take both; a minute may end, or a number change, between the two."""
            subprocess.run([GRIM, str(taken)], env=seat, check=True, timeout=20)
            kiosk.ask("grab", str(drawn))
            return is_same(pixels(taken), pixels(drawn)) or is_framed(pixels(taken))

        stages.until(still, "the output never shows what the window draws")
        return pixels(taken), kiosk.ask("state")["size"]


def is_same(taken, drawn):
    """Tell whether the output is the window and nothing else, dot by dot."""
    return taken.shape == drawn.shape and not np.abs(taken - drawn).any()


def is_framed(taken):
    """Tell whether Qt's title bar is there: rows of one grey above the window's own colours."""
    bar = taken[4:TITLE_BAR, 4:200].reshape(-1, 3)
    return len(np.unique(bar, axis=0)) == 1 and int(np.ptp(bar[0])) == 0 and int(bar[0][0]) > 200


def test_the_output_of_a_box_is_the_kiosk_s_page_dot_by_dot_without_a_title_bar(stages, box, tell):
    taken, size = shows(stages, box, ["-d"], variable=True)
    tell(output=taken.shape, window=size)
    assert taken.shape == (720, 1280, 3)
    assert (size, is_framed(taken)) == ([1280, 720], False)


@pytest.mark.prove
@pytest.mark.parametrize(("options", "variable"), [(["-d"], False), ([], True)])
def test_each_of_the_two_guards_is_enough_alone(stages, box, tell, options, variable):
    taken, size = shows(stages, box, options, variable=variable)
    tell(options=options, variable=variable, window=size, framed=is_framed(taken))
    assert (size, is_framed(taken)) == ([1280, 720], False)


def test_negative_control_without_both_a_title_bar_is_found(stages, box, tell):
    taken, size = shows(stages, box, [], variable=False)
    tell(output=taken.shape, window=size)
    assert is_framed(taken)
    assert size[1] < 720 - TITLE_BAR


KEYS = ("alt+Escape", "alt+F4", "ctrl+alt+F1", "ctrl+alt+F2", "ctrl+alt+BackSpace", "super+d")
KEYS += (
    "ctrl+q",
    "ctrl+w",
    "Menu",
    "F11",
    "Print",
    "ctrl+alt+Delete",
    "alt+Tab",
    "XF86Switch_VT_1",
)


def test_keys_through_the_compositor_end_neither_it_nor_the_kiosk(stages, box):
    """The compositor itself plays on an X server here, so that its keyboard can be pressed."""
    if lacking := stages.missing("Xvfb", "xdotool"):
        pytest.skip(f"keys of a compositor need {', '.join(lacking)}")
    with stages.x_screen() as screen:
        env = environment(WLR_BACKENDS="x11", DISPLAY=screen.env["DISPLAY"])
        env |= {PLAIN_VARIABLE: "1"}
        with (
            stages.cage(box, "-d", env=env) as seat,
            stages.probe(box, "kiosk", env=seat, device="k1") as kiosk,
        ):
            stages.until(lambda: kiosk.ask("state")["page"] == "home", "no first page")
            window = screen.windows()[-1]
            screen.do("windowfocus", "--sync", window)
            screen.do("mousemove", "640", "360")
            stages.until(lambda: kiosk.ask("state")["active"], "no focus")
            before = kiosk.ask("state")
            for key in KEYS:
                screen.do("key", key)
                assert kiosk.ask("state") == before, key
            reaches(stages, screen, kiosk)


def reaches(stages, screen, kiosk):
    """The control: the same way, a key that is for the page does arrive."""

    def walked():
        screen.do("key", "Tab", "Return")
        return kiosk.ask("state")["page"] != "home"

    stages.until(walked, "no key arrives through the compositor")
