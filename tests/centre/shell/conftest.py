"""Fixtures of the shell's tests: fonts from file and a theme of the usual kiosk."""

from pathlib import Path

import pytest

from centre.shell.pieces import Target
from centre.shell.theme import Theme, load_fonts, px_per_mm

HERE = Path(__file__).parent
# Platform offscreen: a window with a smallest size is told so, and says that it cannot pass it on
# to a window manager, which it does not have.
NO_MANAGER = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect the one line of the offscreen platform in the tests of this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(NO_MANAGER, extend=True))


@pytest.fixture
def theme(qapp) -> Theme:
    """21.5 inches, Full HD, portrait; nothing has been touched yet."""
    load_fonts()
    Target._touch_came_last = False
    return Theme(px_per_mm(21.5, 1080, 1920))
