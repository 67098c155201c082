"""The calm page: whole sentences, small staff print, nothing to touch, the language followed."""

import pytest

from centre.shell.pieces import FitLabel, Target
from centre.shell.trouble import StartTrouble, Trouble, TroublePage
from centre.shell.words import Words

REASON = "/etc/motcua/centre.toml: line 4: kiosk.k1.modus: there is no such key. Did you mean mode?"


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (768, 1366), (1280, 800)])
def test_page_is_whole_at_every_size(qtbot, theme, size):
    page = StartTrouble(theme, code="settings", reason="\n".join([REASON] * 3))
    qtbot.addWidget(page)
    page.resize(*size)
    page.layout().activate()
    assert all(label.fits() for label in page.findChildren(FitLabel))
    assert page.findChildren(Target) == []
    page.grab()


def test_page_says_what_to_do_without_exclamation_or_traceback(qtbot, theme):
    page = StartTrouble(theme, code="settings", reason=REASON)
    qtbot.addWidget(page)
    shown = [label.text() for label in page.findChildren(FitLabel)]
    assert shown == ["Máy đang tạm dừng.", "Mời Ông/Bà đến quầy hướng dẫn.", REASON, "settings"]
    assert "!" not in page.accessibleName()


def test_page_follows_the_language(qtbot, qapp, theme):
    page, words = StartTrouble(theme, code="defect", restarts=True), Words()
    qtbot.addWidget(page)
    words.switch("en")
    qapp.processEvents()
    words.close()
    assert page.accessibleName() == "Restarting, please wait a minute. Please go to the help desk."


def test_words_can_change(qtbot, theme):
    page = TroublePage(theme, Trouble("Một", "Hai"))
    qtbot.addWidget(page)
    page.show_trouble(Trouble("Ba", "Bốn", "store_gone"))
    assert page.accessibleName() == "Ba Bốn"
