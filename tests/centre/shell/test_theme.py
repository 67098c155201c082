"""Tokens: contrast recomputed, sizes of letters, room for stacked marks, fonts from file."""

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF

from centre.rules.errors import Unavailable
from centre.shell import theme as tokens
from centre.shell.theme import (
    CAP_HEIGHT,
    COLOURS,
    CONTRAST_COLOURS,
    FACES,
    SMALLEST_CAP_MM,
    Theme,
    contrast,
    font_file,
    font_of,
    load_fonts,
    px_per_mm,
)

TEXT = 4.5
MAIN_TEXT = 7.0
EDGE = 3.0
PAIRS = (
    [("ink", ground, MAIN_TEXT) for ground in ("bg", "surface", "pale")]
    + [("ink2", ground, TEXT) for ground in ("bg", "surface")]
    + [("primary", ground, TEXT) for ground in ("bg", "surface", "pale")]
    + [("on_primary", "primary", MAIN_TEXT), ("on_primary", "pressed", MAIN_TEXT)]
    + [("header2", "primary", TEXT), ("header2", "pressed", TEXT), ("header2", "header", TEXT)]
    + [("on_primary", "header", MAIN_TEXT), ("gold", "header", TEXT)]
    + [("border", ground, EDGE) for ground in ("bg", "surface")]
    + [(kind, f"{kind}_pale", TEXT) for kind in ("ok", "warn", "err")]
    + [(kind, "surface", TEXT) for kind in ("ok", "warn", "err")]
    + [("focus", "ink", EDGE)]
    + [("tv_ink", "tv_bg", MAIN_TEXT), ("tv_ink2", "tv_row", MAIN_TEXT)]
    + [("tv_number", "tv_call", TEXT), ("tv_number", "tv_row", MAIN_TEXT)]
    + [("tv_on_newest", "tv_newest", MAIN_TEXT)]
)
SCREENS = [(21.5, 1080, 1920), (21.5, 1920, 1080), (18.5, 768, 1366), (10.1, 1280, 800)]


@pytest.mark.parametrize("colours", [COLOURS, CONTRAST_COLOURS], ids=["usual", "high contrast"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_every_pair_of_colours_has_its_contrast(colours, front, ground, least):
    assert contrast(colours[front], colours[ground]) >= least


def test_contrast_is_that_of_the_tables_of_screens():
    assert round(contrast(COLOURS["ink"], COLOURS["bg"]), 1) == 15.1
    assert round(contrast(COLOURS["primary"], "#FFFFFF"), 1) == 8.4
    assert contrast("#7F7F7F", "#FFFFFF") < TEXT  # the check can fail


@pytest.mark.parametrize("face", FACES)
def test_white_mouth_is_seen_on_every_face(face):
    assert contrast("#FFFFFF", face) >= TEXT


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("large", [False, True])
def test_capitals_are_never_lower_than_asked_for(qapp, screen, large):
    load_fonts()
    theme = Theme(px_per_mm(*screen), large)
    for cap_mm in (SMALLEST_CAP_MM, 5.8, 9.6, 46.0):
        height_px = QFontMetricsF(theme.font(cap_mm)).capHeight()
        wanted = cap_mm * (1.3 if large else 1.0) * theme.px_per_mm
        assert height_px >= wanted - 0.2


def test_letter_sizes_are_those_of_the_table():
    usual, large = Theme(4.03), Theme(4.03, large=True)
    assert [usual.font_px(mm) for mm in (4.8, 5.8, 9.6, 46)] == [28, 33, 55, 260]
    assert large.font_px(4.8) == 36


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("pixels", [16, 28, 54, 260])
def test_stacked_capitals_stay_below_the_ascent(theme, bold, pixels):
    metrics = QFontMetricsF(font_of(pixels, bold=bold))
    assert -metrics.tightBoundingRect("ẾỖẴ").top() <= metrics.ascent() + 1
    assert metrics.tightBoundingRect("ựỵg").bottom() <= metrics.descent() + 1


def test_letters_are_noto_sans_in_both_weights(theme):
    assert QFontInfo(theme.font(5.8)).family() == "Noto Sans"
    assert QFontInfo(theme.font(5.8, bold=True)).bold()
    assert abs(QFontMetricsF(font_of(1000)).capHeight() / 1000 - CAP_HEIGHT) < 0.002


def test_missing_font_is_told_with_its_package(monkeypatch, tmp_path):
    monkeypatch.setattr(tokens, "FONT_FOLDERS", (tmp_path,))
    with pytest.raises(Unavailable) as refused:
        font_file("NotoSans-Regular.ttf")
    assert (refused.value.key, refused.value.facts["package"]) == (
        "font_missing",
        "fonts-noto-core",
    )


def test_broken_font_is_told_as_missing(qapp, monkeypatch, tmp_path):
    for name in tokens.FONT_FILES:
        (tmp_path / name).write_bytes(b"no font")
    monkeypatch.setattr(tokens, "FONT_FOLDERS", (tmp_path,))
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda _path: -1)
    with pytest.raises(Unavailable, match="font_missing"):
        load_fonts.__wrapped__()


def test_high_contrast_has_wide_borders_and_no_pale_fills():
    theme = Theme(4.0, contrast=True)
    assert theme.border_px() == 8
    assert {theme.colour(name).name() for name in ("pale", "ok_pale", "err_pale")} == {"#ffffff"}
    assert theme.with_contrast(contrast=False).with_large(large=True) == Theme(4.0, large=True)


def test_lengths_become_pixels():
    theme = Theme(px_per_mm(21.5, 1080, 1920))
    assert round(theme.px_per_mm, 2) == 4.03
    assert (theme.px(20), theme.at_least_px(20), theme.px(0), theme.px(0.01)) == (81, 81, 0, 1)
