"""Screens that cannot be drawn; only test_main.py runs them, to see the target fail."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget


@pytest.fixture
def page(qtbot):
    made = QWidget()
    made.resize(200, 100)
    qtbot.addWidget(made)
    return made


def test_whole(page, shot):
    QLabel("Xin chào", page)
    shot(page, "page-whole-200x100-vi")


def test_empty(page, shot):
    shot(page, "page-empty-200x100-vi")


def test_broken(page, shot):
    shot(page, f"page-broken-{1 / 0}")
