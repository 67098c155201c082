"""The parts that every screen is made of; all of them are asked for from here.

Read: FitLabel, Card, Page, Header. Touched: Tile, BarButton, PrimaryButton, Face, Keyboard
with its TypedField. Each is drawn from a Theme and changed in place by wear(root, theme).
"""

from centre.shell.pieces.buttons import BarButton, PrimaryButton
from centre.shell.pieces.faces import Face
from centre.shell.pieces.fitting import Fitted, Letters, bind, fit, paint
from centre.shell.pieces.header import Header, HeaderStyle, board_style
from centre.shell.pieces.keyboard import Keyboard
from centre.shell.pieces.labels import Card, FitLabel, Page, Piece, Sign, wear
from centre.shell.pieces.targets import Target, Touched
from centre.shell.pieces.tiles import Tile, align
from centre.shell.pieces.typed import TypedField

__all__ = [
    "BarButton",
    "Card",
    "Face",
    "FitLabel",
    "Fitted",
    "Header",
    "HeaderStyle",
    "Keyboard",
    "Letters",
    "Page",
    "Piece",
    "PrimaryButton",
    "Sign",
    "Target",
    "Tile",
    "Touched",
    "TypedField",
    "align",
    "bind",
    "board_style",
    "fit",
    "paint",
    "wear",
]
