"""One entry of a list: whole words in few lines, and nothing lost to who listens."""

import json
from pathlib import Path

import pytest

from centre.shell.theme import Theme
from kiosk.screens.entry import CUTS, MOST_LINES, Chip, Cut, Entry, Item, planned, shortened

THEME = Theme(4.03)
LONG = "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất " * 15
CHIPS = (Chip("residence", "Xã"), Chip("centre", "Tỉnh"))
SHARED = Path(__file__).parents[4] / "shared" / "data" / "procedures.jsonl"


@pytest.fixture
def entry(graveyard, drawn):
    made = Entry(THEME)
    yield made
    made.deleteLater()


def show(entry, item, width, cut=CUTS[0], theme=THEME):
    entry.wear(theme)
    entry.show_item(item, cut)
    entry.resize(width, planned(theme, cut.of(item), width, cut.lines).height)


def test_short_title_is_left_alone(drawn):
    assert shortened(THEME, "Đăng ký khai sinh", 800, 4).lines == ("Đăng ký khai sinh",)


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_long_title_ends_with_dots_after_a_whole_word(drawn, lines):
    fitted = shortened(THEME, LONG, 700, lines)
    assert len(fitted.lines) == lines
    said = " ".join(fitted.lines).replace("\u00a0", " ")
    assert said.endswith(" …")
    begun = said.removesuffix(" …")
    assert LONG.startswith(begun)
    assert not LONG[len(begun)].isalpha(), "no word is cut"


def test_as_many_words_as_fit_are_shown(drawn):
    one, four = (len("".join(shortened(THEME, LONG, 700, n).lines)) for n in (1, 4))
    assert four > 3 * one


def test_reader_hears_all_of_it_however_much_is_seen(entry):
    item = Item("open:1", LONG, "Đất đai", CHIPS)
    show(entry, item, 600, CUTS[-1])
    assert entry.accessibleName() == f"{LONG}, Xã, Tỉnh, Đất đai"
    assert entry.item() == item
    assert entry.key == "open:1"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("width", [420, 700, 1000, 1800])
def test_every_cut_fits_its_own_height_and_no_less(entry, width, large, contrast):
    theme = Theme(4.03, large, contrast)
    item = Item("open:1", LONG, "Lao động, Tiền lương, Quan hệ lao động", CHIPS)
    for cut in CUTS:
        show(entry, item, width, cut, theme)
        assert entry.fits()
        assert entry.height() >= theme.at_least_px(20)
        entry.resize(width, entry.height() - 1)
        assert not entry.fits()


def test_each_cut_is_lower_than_the_one_before_or_gives_up_something_else(drawn):
    item = Item("open:1", LONG, "Đất đai", CHIPS)
    heights = [planned(THEME, cut.of(item), 700, cut.lines).height for cut in CUTS]
    assert heights[-1] == min(heights)
    assert heights[0] == max(heights)
    assert Cut().lines == MOST_LINES


def test_long_quiet_words_go_below_the_chips(drawn):
    item = Item("open:1", "Tên", "Lao động, Tiền lương, Quan hệ lao động, An toàn", CHIPS)
    narrow, wide = (planned(THEME, item, width, 4) for width in (420, 1400))
    assert wide.quiet_at[0] > wide.chips[-1].right()
    assert narrow.quiet_at[0] == 0
    assert narrow.quiet_at[1] > narrow.chips[-1].bottom()


def test_longest_real_names_fit_in_four_lines(entry):
    """The 1,094 characters and the next 19 (data note)."""
    if not SHARED.exists():
        pytest.skip("needs ../shared/data")
    with SHARED.open(encoding="utf-8") as lines:
        names = sorted((json.loads(line)["name"] for line in lines), key=len)[-20:]
    assert len(names[-1]) == 1094
    for name in names:
        for width in (440, 900, 1700):
            show(entry, Item("open:1", name, "Đất đai", CHIPS), width)
            assert entry.fits()
            assert len(entry.plan().title.lines) <= MOST_LINES


def test_entry_is_painted_in_every_state(entry):
    show(entry, Item("open:1", LONG, "Đất đai", CHIPS), 800)
    plain = entry.grab().toImage()
    entry.setDown(True)
    assert entry.grab().toImage() != plain
