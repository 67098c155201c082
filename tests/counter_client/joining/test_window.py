"""The window of joining: whole on four screens, in both languages, with fingers and keys."""

from types import MappingProxyType

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from centre.shell.pieces import Target
from centre.shell.theme import TARGET_MM
from counter_client.joining.centre_file import Outcome, sections, text_of
from counter_client.joining.drives import Found
from counter_client.joining.flow import Joining, Stage, Trouble
from counter_client.joining.window import JoinWindow, theme_of
from db.enrolment.asking import Asked

SCREENS = ((1080, 1920), (1920, 1080), (1280, 800), (1366, 768))
ASKED = Asked("048213", "counter:c4", "pem")
TROUBLES = ("server_other", "database_gone", "pairing_refused", "folder_refused", "clock_wrong")


def at(stage, bundle, **facts) -> Joining:
    made = Joining()
    made.stage, made.bundle = stage, bundle
    for name, value in facts.items():
        setattr(made, name, value)
    return made


@pytest.fixture
def moments(longest, bundle, rating, folder):
    """Return every page with the longest words, by name."""
    lines = tuple(text_of(sections(longest)).split("\n"))
    differs = Outcome(folder / "centre.toml", lines=tuple(filter(None, lines)), why="differs")
    bad = Trouble("bundle_bad", MappingProxyType({"why": "damaged"}))
    made = {
        "find": at(Stage.FIND, None),
        "bad": at(Stage.FIND, None, trouble=bad),
        "confirm": at(Stage.CONFIRM, longest),
        "asks its clerk": at(Stage.CONFIRM, bundle),
        "rating": at(Stage.CONFIRM, rating),
        "asking": at(Stage.ASKING, longest),
        "digits": at(Stage.WAITING, longest, asked=ASKED),
        "away": at(Stage.WAITING, longest, asked=ASKED, is_away=True),
        "done": at(Stage.DONE, longest, outcome=Outcome(folder / "centre.toml", written=True)),
        "differs": at(Stage.DONE, longest, outcome=differs),
    }
    facts = MappingProxyType({"file": "/var/lib/motcua/identity/counter-quay-tiep-nhan"})
    for key in TROUBLES:
        made[key] = at(Stage.FAILED, longest, trouble=Trouble(key, facts))
    return made


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_whole_and_every_target_is_for_a_finger(
    qtbot, tell, both_languages, moments, folder, *, screen, shot
):
    found = [Found(folder / f"motcua-c{n}.mcjoin", "KINGSTON") for n in range(3)]
    window = JoinWindow(QSize(*screen))
    qtbot.addWidget(window)
    window.show()
    for language in ("vi", "en"):
        both_languages.switch(language)
        for name, joining in moments.items():
            window.show_found(found if name in ("find", "bad") else ())
            window.show_joining(joining, 540, slow=False)
            tell.settle()
            shot(window, f"joining-{name}-{screen[0]}x{screen[1]}-{language}")
            assert tell.clipped(window) == [], (name, language)
            assert small(window) == [], (name, language)
            assert window.size() == QSize(*screen)


def small(window) -> list[str]:
    """Return the targets that are smaller than a finger or run out of the window."""
    side = int(window.theme.px_per_mm * TARGET_MM)
    shown = [each for each in window.findChildren(Target) if each.isVisibleTo(window)]
    return [
        each.key
        for each in shown
        if min(each.width(), each.height()) < side
        or not window.rect().contains(each.rect().translated(each.mapTo(window, each.pos() * 0)))
    ]


def test_negative_control_a_target_that_is_too_small_is_found(qtbot, tell, moments):
    window = JoinWindow(QSize(1280, 800))
    qtbot.addWidget(window)
    window.show()
    window.show_joining(moments["find"], 540, slow=False)
    tell.settle()
    window.finding.leave.setFixedHeight(40)
    tell.settle()
    assert small(window) == ["close"]


def test_the_digits_are_the_largest_thing_on_every_screen(qtbot, tell, moments):
    for screen in SCREENS:
        window = JoinWindow(QSize(*screen))
        qtbot.addWidget(window)
        window.show()
        window.show_joining(moments["digits"], 540, slow=False)
        tell.settle()
        capital = window.digits.digits.fitted().font_px * 0.714 / window.theme.px_per_mm
        assert capital > 20
        assert window.digits.digits.text().split() == ["048", "213"]


def test_a_scanner_types_into_the_field_and_ends_with_enter(qtbot, moments, bundle):
    window = JoinWindow(QSize(1366, 768))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.show_joining(moments["confirm"], 0, slow=False)
    window.show_joining(moments["find"], 0, slow=False)
    QTest.keyClicks(window.focusWidget(), bundle.text())
    with qtbot.waitSignal(window.chosen) as heard:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert heard.args == ["go_on"]
    assert window.finding.field.text() == bundle.text()


def test_escape_stops_the_waiting_and_closing_is_told(qtbot, moments):
    window = JoinWindow(QSize(1366, 768))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.show_joining(moments["digits"], 540, slow=False)
    with qtbot.waitSignal(window.chosen) as heard:
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert heard.args == ["back"]
    with qtbot.waitSignal(window.closed):
        window.close()


def test_millimetres_follow_the_panels_that_centres_buy():
    assert theme_of(QSize(1080, 1920)).px_per_mm == pytest.approx(4.03, abs=0.01)
    assert theme_of(QSize(1280, 800)).px_per_mm == pytest.approx(5.88, abs=0.01)
    assert theme_of(QSize(1600, 900)).px_per_mm > 2


def test_every_control_has_an_accessible_name(qtbot, moments):
    window = JoinWindow(QSize(1366, 768))
    qtbot.addWidget(window)
    window.show()
    for joining in moments.values():
        window.show_joining(joining, 540, slow=False)
        targets = [each for each in window.findChildren(QWidget) if isinstance(each, Target)]
        shown = [each for each in targets if each.isVisibleTo(window)]
        assert shown
        assert all(each.accessibleName() for each in shown)
