"""The ticket's card: a pale stub behind a perforation, below the number or beside it."""

import pytest
from PySide6.QtCore import QRect

from centre.shell.theme import Theme
from kiosk.screens.stub import TicketCard
from kiosk.visit import Look

THEME = Theme(4.03)


@pytest.fixture
def card(graveyard, drawn):
    made = TicketCard(THEME)
    made.resize(600, 800)
    yield made
    made.deleteLater()


@pytest.mark.parametrize(
    ("stub", "number", "inside"),
    [
        (QRect(0, 500, 600, 300), (300, 250), (300, 650)),
        (QRect(350, 0, 250, 800), (170, 400), (480, 400)),
    ],
)
def test_stub_is_pale_and_the_rest_white(card, stub, number, inside):
    card.set_stub(stub)
    picture = card.grab().toImage()
    assert picture.pixelColor(*number) == THEME.surface
    assert picture.pixelColor(*inside) == THEME.colour("pale")
    assert card.stub() == stub


def test_perforation_has_a_notch_at_each_end(card):
    before = card.grab().toImage()
    card.set_stub(QRect(0, 500, 600, 300))
    after = card.grab().toImage()
    for x in (8, 591):
        assert before.pixelColor(x, 500) == THEME.surface
        assert after.pixelColor(x, 500) != THEME.surface


def test_high_contrast_keeps_the_perforation_and_no_pale_ground(card):
    card.wear(Theme(4.03, contrast=True))
    card.set_stub(QRect(0, 500, 600, 300))
    picture = card.grab().toImage()
    assert picture.pixelColor(300, 700) == THEME.surface
    row = {picture.pixelColor(x, 500).name() for x in range(60, 540)}
    assert {"#000000", "#ffffff"} <= row


@pytest.mark.parametrize("size", ["1080x1920", "1920x1080", "768x1366", "1280x800"])
def test_facts_and_code_lie_on_the_stub_and_the_number_does_not(window, scene, size):
    made = window(size)
    made.show_scene(scene("printed", Look()))
    page = made.page()
    stub = page.card.stub().translated(page.card.pos())
    for piece in (page.ahead, page.wait, page.places, page.qr):
        assert stub.contains(piece.geometry())
    assert not stub.intersects(page.number.geometry())
    assert not stub.intersects(page.service.geometry())
