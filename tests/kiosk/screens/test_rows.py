"""A list on a page: whole entries, ▲▼, the finger, where one is."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from centre.shell.theme import Theme
from kiosk.screens.entry import Chip, Item
from kiosk.screens.rows import Rows, Spelt
from kiosk.screens.screen import Screen

THEME = Theme(4.03)
BOX = QRect(36, 40, 1000, 900)
LONG = "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất " * 10


class Listing(Screen):
    """A page with nothing but a list, which does what its ▲▼ say."""

    def __init__(self, theme, monotonic):
        super().__init__(theme, monotonic)
        self.rows = Rows(self)
        self.items, self.top, self.box = (), 0, BOX
        self.told = []
        self.touched.connect(self.hear)

    def hear(self, touched):
        self.told.append(touched.key)
        kind, _, top = touched.key.partition(":")
        if kind.startswith("rows"):
            self.top = int(top)
            self.draw()

    def draw(self):
        self.rows.show(self.items, self.top)
        self.rows.place(self.box)
        for piece in (*self.rows.entries, self.rows.up, self.rows.down, self.rows.where):
            piece.setVisible(piece.width() > 0 and piece.height() > 0)


def items_of(*titles):
    chips = (Chip("residence", "Xã"),)
    return tuple(Item(f"open:{n}", title, "Hộ tịch", chips) for n, title in enumerate(titles))


@pytest.fixture
def page(graveyard, drawn, clock):
    made = Listing(THEME, clock.monotonic)
    made.clock = clock
    made.resize(1080, 1000)
    made.show()
    yield made
    made.deleteLater()


def seen(page):
    return [int(item.key.removeprefix("open:")) for item in page.rows.shown()]


def fill(page, count=20, title="Đăng ký việc {}", box=BOX):
    page.items, page.box, page.top = items_of(*(title.format(n) for n in range(count))), box, 0
    page.draw()


def touch(page, target):
    page.clock.push(1)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def test_list_that_fits_has_no_buttons(page):
    fill(page, 3)
    assert seen(page) == [0, 1, 2]
    assert page.rows.up.isHidden()
    assert page.rows.down.isHidden()
    assert page.rows.where.isHidden()


def test_empty_list_shows_nothing(page):
    fill(page, 3)
    fill(page, 0)
    assert seen(page) == []


def test_every_entry_is_whole_and_inside_the_box(page):
    fill(page)
    shown = [entry for entry in page.rows.entries if entry.isVisible()]
    assert 1 < len(shown) < 20
    assert all(BOX.contains(entry.geometry()) and entry.fits() for entry in shown)
    for above, below in pairwise(shown):
        assert below.y() - above.geometry().bottom() > THEME.at_least_px(3)


def test_down_begins_after_the_last_entry_and_the_end_is_reached_with_every_entry_seen(page):
    fill(page)
    found, last = set(seen(page)), seen(page)[-1]
    touch(page, page.rows.down)
    assert seen(page)[0] == last + 1
    for _ in range(10):
        found |= set(seen(page))
        touch(page, page.rows.down)
    assert found == set(range(20))
    assert seen(page)[-1] == 19
    assert page.rows.down.is_closed()


def test_up_comes_back_to_the_beginning(page):
    fill(page)
    assert page.rows.up.is_closed()
    for _ in range(3):
        touch(page, page.rows.down)
    assert not page.rows.up.is_closed()
    for _ in range(10):
        touch(page, page.rows.up)
    assert seen(page)[0] == 0


def test_place_in_the_list_is_said(page):
    fill(page)
    first, last = seen(page)[0] + 1, seen(page)[-1] + 1
    assert page.rows.where.accessibleName() == f"{first}–{last} / 20"


def test_number_beyond_the_end_shows_the_last_page(page):
    fill(page)
    page.top = 999
    page.draw()
    assert seen(page)[-1] == 19


@pytest.mark.parametrize("width", [440, 1000, 1800])
@pytest.mark.parametrize("height", [110, 200, 400, 900])
@pytest.mark.parametrize("large", [False, True])
def test_any_room_shows_whole_entries_and_whole_buttons(page, width, height, large):
    page.theme = Theme(4.03, large)
    page.rows.up.wear(page.theme)
    page.rows.down.wear(page.theme)
    page.rows.where.wear(page.theme)
    box = QRect(10, 10, width, height + (200 if width == 440 else 0))
    fill(page, 30, LONG + "{}", box)
    for entry in page.rows.entries:
        entry.wear(page.theme)
    shown = [entry for entry in page.rows.entries if entry.isVisible()]
    assert shown
    assert all(entry.fits() and box.contains(entry.geometry()) for entry in shown)
    assert page.rows.up.fits()
    assert page.rows.down.fits()
    assert min(page.rows.up.height(), page.rows.down.height()) >= THEME.at_least_px(20)


def drag(page, entry, by, steps=10):
    """Draw a finger over an entry by so many pixels."""
    start = entry.rect().center()
    page.clock.push(1)
    QTest.mousePress(entry, Qt.MouseButton.LeftButton, pos=start)
    begin = entry.mapTo(page, start)
    for step in range(1, steps + 1):
        at = begin + QPoint(0, by * step // steps)
        QTest.mouseMove(entry, entry.mapFrom(page, at))
    QTest.mouseRelease(entry, Qt.MouseButton.LeftButton, pos=entry.mapFrom(page, at))


def test_finger_draws_the_list_and_touches_no_entry(page):
    fill(page)
    entry = page.rows.entries[2]
    pitch = page.rows.entries[1].y() - page.rows.entries[0].y()
    drag(page, entry, -2 * pitch)
    assert seen(page)[0] == 2
    assert not [key for key in page.told if key.startswith("open:")]
    drag(page, entry, pitch)
    assert seen(page)[0] == 1
    assert not entry.isDown()


def test_finger_stops_at_both_ends(page):
    fill(page)
    drag(page, page.rows.entries[0], 600)
    assert seen(page)[0] == 0
    for _ in range(6):
        drag(page, page.rows.entries[0], -800)
    assert seen(page)[-1] == 19


def test_trembling_finger_still_touches_the_entry(page):
    fill(page)
    drag(page, page.rows.entries[1], 8)
    assert page.told == ["open:1"]


def test_touch_tells_the_entrys_key_and_a_double_touch_once(page):
    fill(page)
    touch(page, page.rows.entries[3])
    page.clock.push(0.3)
    QTest.mouseClick(page.rows.entries[3], Qt.MouseButton.LeftButton)
    assert page.told == ["open:3"]


def test_clear_takes_everything_away(page):
    fill(page)
    page.rows.clear()
    assert seen(page) == []
    assert page.rows.up.size().isEmpty()


def test_upper_edge_of_the_next_entry_shows_that_the_list_goes_on(page):
    fill(page)
    page.rows.peek.show()
    last = page.rows.entries[len(seen(page)) - 1].geometry()
    peek = page.rows.peek.geometry()
    assert peek.y() > last.bottom() + THEME.at_least_px(3)
    assert THEME.px(6) <= peek.height() <= THEME.px(12)
    assert BOX.contains(peek)
    picture = page.rows.peek.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, 400, 3) for y in range(0, 20, 2)}) > 2


def test_end_of_the_list_shows_no_edge_of_anything(page):
    fill(page)
    page.top = 999
    page.draw()
    assert page.rows.peek.size().isEmpty()
    fill(page, 2)
    assert page.rows.peek.size().isEmpty()


@pytest.mark.parametrize("height", [180, 200, 240, 300, 400])
@pytest.mark.parametrize("large", [False, True])
def test_low_list_shows_two_entries_that_say_less(page, height, large):
    page.theme = Theme(4.03, large)
    for piece in (page.rows.up, page.rows.down, page.rows.where):
        piece.wear(page.theme)
    fill(page, 30, LONG + "{}", QRect(10, 10, 700, height))
    for entry in page.rows.entries:
        entry.wear(page.theme)
    shown = [entry for entry in page.rows.entries if entry.isVisible()]
    assert len(shown) == 2
    assert all(entry.fits() and page.box.contains(entry.geometry()) for entry in shown)


def test_signs_become_words_in_one_line_before_they_are_given_up(drawn):
    chips = (Chip("residence", "Xã"), Chip("centre", "Tỉnh"))
    seen = Spelt(2).of(Item("open:1", "Tên", "Hộ tịch", chips))
    assert (seen.quiet, seen.chips) == ("Xã, Tỉnh", ())
