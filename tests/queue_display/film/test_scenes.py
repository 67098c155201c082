"""Scenes in words."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from queue_display.film.playlist import Item, Kind
from queue_display.film.scenes import Moving, Nothing, Still, Written, said

MARK = (1, 1, 1)


@pytest.mark.parametrize("name", ["phim.mp4", "anh Tết.png"])
def test_a_film_or_picture_is_told_by_its_name(name):
    item = Item(Path("films") / name, Kind.FILM, MARK)
    assert said(Moving(item, QImage())) == said(Still(item, QImage())) == name


def test_a_text_is_told_by_its_own_words_on_each_of_its_pages():
    item = Item(Path("a.txt"), Kind.TEXT, MARK, head="Nghỉ lễ", body=("Một", "Hai"))
    assert said(Written(item)) == said(Written(item, 3)) == "Nghỉ lễ Một Hai"


def test_nothing_is_told_by_no_words():
    assert said(Nothing()) == ""
