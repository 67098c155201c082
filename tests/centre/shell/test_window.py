"""The public window: keys swallowed, Close refused, its monitor, the desk of a technician."""

import logging

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication

from centre.settings import Screen
from centre.shell.pieces import Page
from centre.shell.window import PublicWindow, fitted_size, monitor


@pytest.fixture
def public(qtbot, theme):
    window = PublicWindow(Screen(), title="kiosk")
    window.present()
    yield window
    window.leave()


KEYS = [
    (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
]


@pytest.mark.parametrize(("key", "modifier"), KEYS)
def test_keys_that_leave_other_programs_do_nothing(qtbot, public, key, modifier):
    qtbot.keyClick(public, key, modifier)
    assert public.isVisible()
    assert public.isFullScreen()


def test_close_is_refused_until_the_program_leaves(public):
    assert public.close() is False
    assert public.isVisible()
    public.leave()
    assert not public.isVisible()


def test_cursor_is_hidden_from_citizens_and_shown_to_technicians(qtbot, public):
    desk = PublicWindow(Screen(), windowed=True)
    qtbot.addWidget(desk)
    assert public.cursor().shape() is Qt.CursorShape.BlankCursor
    assert desk.cursor().shape() is not Qt.CursorShape.BlankCursor
    assert public.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu


def test_windowed_can_be_closed_and_keeps_its_shape_on_a_small_desk(qtbot, theme):
    desk = PublicWindow(Screen(width=1080, height=1920), windowed=True)
    desk.present()
    available = QGuiApplication.primaryScreen().availableGeometry()
    assert desk.height() <= available.height()
    assert abs(desk.width() / desk.height() - 1080 / 1920) < 0.01
    assert desk.theme().px_per_mm < Screen().px_per_mm
    assert desk.theme(large=True, contrast=True).large
    assert desk.close() is True


def test_screen_that_fits_the_desk_keeps_its_size():
    assert fitted_size(QSize(800, 600), QSize(1920, 1080)) == QSize(800, 600)
    assert fitted_size(QSize(1080, 1920), QSize(1920, 1080)).height() <= 972


def test_unknown_monitor_is_told_and_the_first_one_taken(theme, caplog):
    with caplog.at_level(logging.ERROR):
        assert monitor("HDMI-9") is QGuiApplication.primaryScreen()
    assert "HDMI-9" in caplog.text
    caplog.clear()
    first = QGuiApplication.primaryScreen()
    assert monitor(first.name()).name() == first.name()
    assert monitor(None) is first
    assert caplog.text == ""


def test_cover_lies_over_everything_and_can_be_taken_away(public, theme):
    page = Page(theme)
    public.cover(page)
    assert page.geometry() == public.rect()
    public.resize(400, 300)
    assert page.size() == public.size()
    public.uncover()
    assert not page.isVisible()
    public.uncover()
