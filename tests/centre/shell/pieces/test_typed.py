"""The field: text with its end in view, placeholder, dots for a secret, what readers are told."""

import pytest

from centre.shell.pieces.typed import BLINK_MS, TypedField

HINT = "Gõ không dấu cũng được, ví dụ: khai sinh"


@pytest.fixture
def field(qtbot, theme):
    """A field of 120 mm with the placeholder of the search."""
    made = TypedField(theme, "Tìm thủ tục", "search")
    made.set_hint(HINT)
    made.resize(theme.px(120), made.heightForWidth(theme.px(120)))
    qtbot.addWidget(made)
    return made


def test_placeholder_is_whole_on_every_screen_in_both_sizes(qtbot, any_theme):
    for theme in (any_theme, any_theme.with_large(large=True)):
        field = TypedField(theme, "Tìm", "search")
        qtbot.addWidget(field)
        field.set_hint(HINT)
        width = theme.px(200)
        field.resize(width, field.heightForWidth(width))
        assert field.fits()
        assert field.height() >= theme.at_least_px(20)


def test_placeholder_goes_when_something_is_typed(field):
    empty = field.grab().toImage()
    field.set_text("k")
    assert field.text() == "k"
    assert field.grab().toImage() != empty


def test_end_of_a_long_text_is_always_seen(field):
    field.set_text("đăng ký khai sinh")
    assert field.shown() == "đăng ký khai sinh"
    field.set_text("đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới kết thúc")
    assert field.shown().endswith("kết thúc")
    assert 10 < len(field.shown()) < len(field.text())
    field.resize(field.theme.px(250), field.height())
    wider = len(field.shown())
    field.resize(field.theme.px(90), field.height())
    assert len(field.shown()) < wider


def test_text_is_never_longer_than_the_field_takes(qtbot, theme):
    field = TypedField(theme, "PIN", length=6)
    qtbot.addWidget(field)
    field.set_text("12345678")
    assert field.text() == "123456"


def test_reader_is_told_name_and_value(field):
    assert field.accessibleName() == "Tìm thủ tục"
    assert field.accessibleDescription() == HINT
    field.set_text("khai sinh")
    assert field.accessibleDescription() == "khai sinh"


def test_secret_is_dots_and_told_to_nobody(field):
    field.set_secret(secret=True)
    field.set_text("2468")
    first = field.grab().toImage()
    assert field.is_secret()
    assert field.accessibleDescription() == ""
    assert "2468" not in repr(field)
    field.set_text("1357")
    assert field.grab().toImage() == first
    field.set_text("13579")
    assert field.grab().toImage() != first


def test_very_many_dots_stay_inside(field):
    field.set_secret(secret=True)
    field.set_text("1" * 150)
    many = field.grab().toImage()
    field.set_text("1" * 160)
    assert field.grab().toImage() == many


def test_caret_blinks_slowly_and_only_while_it_is_seen(field, qtbot):
    assert 1000 / (2 * BLINK_MS) <= 3
    assert not field._blink.isActive()
    field.show()
    assert field._blink.isActive()
    on = field.grab().toImage()
    field._turn()
    assert field.grab().toImage() != on
    field.set_text("")
    assert field.grab().toImage() == on
    field.hide()
    assert not field._blink.isActive()


def test_stacked_capitals_are_not_clipped(field):
    metrics = field._metrics()
    assert -metrics.tightBoundingRect("ẾỖẴ").top() <= metrics.ascent() + field.theme.px(2.5)


def test_high_contrast_and_icon_are_drawn(field, theme):
    plain = field.grab().toImage()
    field.wear(theme.with_contrast(contrast=True))
    strong = field.grab().toImage()
    assert strong != plain
    field.set_icon("track")
    assert field.grab().toImage() != strong
