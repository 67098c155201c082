"""Slips look right: nothing clipped, every letter in its place, the same number on a reprint."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from drivers.printers.fonts import font
from drivers.printers.render import _row, render
from drivers.printers.words import LEAST_CAP_MM, em_of, fit
from drivers.slip import Align, Big, Code, Item, Line, Rule, Slip, Space

WIDTHS = (576, 512, 384)
CAPITALS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LONGEST = (
    "Cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất "
    "cho hộ gia đình, cá nhân, cộng đồng dân cư đang sử dụng đất tại các xã đặc biệt khó khăn, biên"
)


def ink(image: Image.Image) -> Image.Image:
    return ImageOps.invert(image.convert("L"))


def edges_are_clean(image: Image.Image) -> bool:
    black = ink(image)
    edges = (black.crop((x, 0, x + 1, black.height)) for x in (0, black.width - 1))
    return not any(edge.getbbox() for edge in edges)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("marked", [False, True])
def test_ordinary_slip_has_clean_edges(slip, width, marked):
    assert edges_are_clean(render(slip, width, marked=marked).image)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "text",
    [LONGEST, "W" * 300, "Ẵ" * 200, "ỦY BAN NHÂN DÂN " * 20, "a " * 200, LONGEST.upper()],
    ids=["longest", "one word", "stacked", "heading", "letters", "capitals"],
)
def test_longest_names_are_wrapped_whole(width, text):
    for align in Align:
        parts = (Line(text, 4.0, bold=True, align=align), Big("W" * 12))
        image = render(Slip(parts), width, marked=False).image
        assert edges_are_clean(image)
        assert image.width == width


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.floats(1, 12), st.sampled_from(WIDTHS))
def test_any_text_fits(text, cap_mm, width):
    parts = (Line(text, cap_mm), Rule(), Space(1), Big(text[:12] or "A"))
    assert edges_are_clean(render(Slip(parts), width, marked=True).image)


def test_every_letter_of_a_long_name_is_on_paper():
    """As much ink as its lines have one by one: nothing was cut off."""
    image = render(Slip((Line(LONGEST, 2.5),)), 384, marked=False).image
    fitted = fit(LONGEST, em_of(2.5 * 0.9, 8), em_of(LEAST_CAP_MM, 8), 368, bold=False)
    assert " ".join(fitted.lines) == LONGEST
    alone = (_row(line, fitted.em_px, bold=False)[0] for line in fitted.lines)
    assert ink(image).histogram()[255] == sum(row.histogram()[255] for row in alone)


@pytest.mark.parametrize("bold", [False, True])
def test_every_vietnamese_letter_differs_from_every_other(bold):
    letters = [
        unicodedata.normalize("NFC", letter + mark)
        for letter in CAPITALS + CAPITALS.lower()
        for mark in (MARKS if letter.upper() in "AĂÂEÊIOÔƠUƯY" else ("",))
    ]
    assert all(len(letter) == 1 for letter in letters)
    faces = {_row(letter, 28, bold=bold)[0].tobytes(): letter for letter in letters}
    # ("_row" cuts to the ink, so that equal shapes would be equal bytes.)
    assert len(faces) == len(set(letters))
    missing = _row("\uffff", 28, bold=bold)[0].tobytes()
    assert missing not in faces


def test_decomposed_text_is_drawn_as_composed_text():
    composed = "Ế Ỗ Ẵ ứng cử viên"
    images = [
        render(Slip((Line(unicodedata.normalize(form, composed), 3.0),)), 576, marked=False).image
        for form in ("NFC", "NFD")
    ]
    assert ImageChops.difference(*(i.convert("L") for i in images)).getbbox() is None


@pytest.mark.parametrize("cap_mm", [1.8, 2.5, 4.0])
def test_stacked_capitals_do_not_touch_the_line_above(cap_mm):
    """Two lines, the upper all descenders and the lower all stacked capitals."""
    words = "gypqjộặ " * 9 + "ẾỖẴỂẪỐ " * 9
    image = ink(render(Slip((Line(words, cap_mm),)), 384, marked=False).image)
    rows = [image.crop((0, y, 384, y + 1)).getbbox() is not None for y in range(image.height)]
    gaps = "".join("x" if row else "." for row in rows).strip(".").split("x")
    assert sum(bool(gap) for gap in gaps) >= 3  # empty rows between all the lines


def test_control_and_direction_marks_leave_no_trace():
    plain = Slip((Line("Hộ tịch – Chứng thực", 3.0), Big("A012")))
    nasty = Slip(
        (
            Line("\x1b@\u202eHộ\ttịch\n–\u200b \x10\x04\x01Chứng\u2066 thực\x00".replace("@", "")),
            Big("A\x1b01\u202e2"),
        )
    )
    nasty = Slip((Line(nasty.parts[0].text, 3.0), nasty.parts[1]))
    images = [render(slip, 576, marked=False).image.convert("L") for slip in (plain, nasty)]
    assert ImageChops.difference(*images).getbbox() is None


def test_number_is_by_far_the_largest():
    image = ink(render(Slip((Big("A012"),)), 576, marked=False).image)
    left, top, right, bottom = image.getbbox()
    assert bottom - top >= 108  # 13.5 mm and more
    assert right - left >= 350


@pytest.mark.parametrize(("width", "module"), [(576, 6), (512, 6), (384, 4)])
def test_code_has_large_modules_and_a_quiet_zone(width, module):
    parts = (Line("trên", 3), Code("MC1:" + "0" * 32), Line("dưới", 3))
    sheet = render(Slip(parts), width, marked=False)
    (place,) = sheet.codes
    assert place.module == module
    quiet = 4 * module
    around = (place.left - quiet, place.top - quiet, place.left + place.size + quiet)
    box = (*around, place.top + place.size + quiet)
    assert ink(sheet.image).crop(box).getbbox() == (
        quiet,
        quiet,
        quiet + place.size,
        quiet + place.size,
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("marked", [False, True])
def test_code_is_read_from_the_picture(slip, width, marked):
    cv2 = pytest.importorskip("cv2")
    numpy = pytest.importorskip("numpy")
    image = ImageOps.expand(render(slip, width, marked=marked).image.convert("L"), 40, 255)
    text, *_ = cv2.QRCodeDetectorAruco().detectAndDecode(numpy.asarray(image))
    assert text == "MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"


@pytest.mark.parametrize("width", WIDTHS)
def test_longest_code_fits_with_its_quiet_zone(width):
    (place,) = render(Slip((Code("x" * 300),)), width, marked=False).codes
    assert place.left >= 4 * place.module
    assert place.left + place.size <= width - 4 * place.module


def test_reprint_bar_is_inverted_and_nearly_as_wide_as_the_paper(slip):
    image = ink(render(slip, 576, marked=True).image)
    bar = image.crop((0, 0, 576, 8))
    assert bar.getbbox() == (16, 0, 560, 8)
    assert bar.crop((16, 0, 560, 8)).getextrema() == (255, 255)


def test_fonts_are_kept_open():
    assert font(28, bold=True) is font(28, bold=True)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", [LONGEST, "W" * 300, "Ẵ" * 200, "", "a"])
def test_item_is_wrapped_whole_beside_its_box(width, text):
    for ticked in (False, True):
        image = render(Slip((Item(text, 2.4, ticked),)), width, marked=False).image
        assert edges_are_clean(image)
        assert image.width == width


def test_words_of_an_item_never_stand_below_its_box():
    image = ink(render(Slip((Item(LONGEST, 2.4),)), 576, marked=False).image)
    left = image.getbbox()[0]
    box = image.crop((left, 0, left + 24, image.height)).getbbox()
    assert box[3] < image.height / 3


def test_ticked_box_has_more_ink_than_an_empty_one():
    images = [
        render(Slip((Item("Tờ khai", 2.4, ticked),)), 576, marked=False).image
        for ticked in (False, True)
    ]
    empty, ticked = (ink(image).histogram()[255] for image in images)
    assert images[0].size == images[1].size
    assert empty < ticked
