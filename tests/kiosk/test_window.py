"""Every page at every size, in both languages, letters and heights: the acceptance checks.

The numbers are those of the screens note, section 13.
"""

import re
from itertools import combinations, product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from centre.shell.pieces import FitLabel, Header, Target
from centre.shell.theme import COLOURS, CONTRAST_COLOURS, SMALLEST_CAP_MM, contrast, font_of
from kiosk.screens.ticket import Number
from kiosk.visit import Look

SIZES = ("1080x1920", "1920x1080", "768x1366", "1280x800")
LOOKS = tuple(product(("vi", "en"), ("", "large"), ("", "lowered")))
LONG = pytest.mark.prove
EVERY = [
    pytest.param(
        size,
        look,
        id=f"{size}-{look[0]}-{look[1] or 'normal'}-{look[2] or 'up'}",
        marks=() if place in (first, len(LOOKS) - 1 - first) else LONG,
    )
    for first, size in enumerate(SIZES)
    for place, look in enumerate(LOOKS)
]
"""All of it is 32 walks through every page. The ordinary suite has each look once, each size with
two looks that differ in everything, and so every pair of a size with a language, letters, height;
the smallest screen has the largest Vietnamese letters, lowered."""
PANEL_BOTTOM_MM = 850
VIETNAMESE = re.compile("[À-ỹĐđ]")


def look_of(words, language, large="", lowered=""):
    words.switch(language)
    return Look(language, large=bool(large), lowered=bool(lowered))


def shown(window, kind):
    return [w for w in window.findChildren(kind) if w.isVisibleTo(window)]


def box(window, widget):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def told(window):
    """Every word on the screen."""
    named = [w.accessibleName() for w in shown(window, QWidget) if w.accessibleName()]
    return [*named, *(h.day() for h in shown(window, Header))]


@pytest.mark.parametrize(("size", "chosen"), EVERY)
def test_every_page_can_be_touched_and_read(window, words, scene, size, chosen):
    """Checks 1, 2, 4, 5 and 7 on all pages of one size and look."""
    made = window(size)
    look = look_of(words, *chosen)
    for case in scene.cases:
        made.show_scene(scene(case, look))
        faults = [
            *reach_faults(made, look),
            *size_faults(made),
            *word_faults(made),
            *access_faults(made),
        ]
        assert faults == [], f"{case}: {faults}"


def size_faults(window):
    """Check 1: targets of 20 mm, 3 mm apart, inside the window."""
    theme = window.ground.theme
    boxes = {t.key: box(window, t) for t in shown(window, Target)}
    for key, found in boxes.items():
        if min(found.width(), found.height()) < 20 * theme.px_per_mm - 0.01:
            yield f"{key} is small: {found}"
        if not window.rect().contains(found):
            yield f"{key} is outside: {found}"
    gap = theme.px(3) // 2
    for (one, a), (two, b) in combinations(boxes.items(), 2):
        if a.adjusted(-gap, -gap, gap, gap).intersects(b.adjusted(-gap, -gap, gap, gap)):
            yield f"{one} is too near to {two}: {a} {b}"


def word_faults(window):
    """Checks 2 and 4: all words whole, no capital under 4.8 mm; no words upon other words."""
    for widget in shown(window, QWidget):
        if hasattr(widget, "fits") and not widget.fits():
            yield f"clipped: {widget.accessibleName()} {widget.size()}"
        if isinstance(widget, Number) and widget.cap_mm() < 20:
            yield f"number of {widget.cap_mm():.0f} mm"
    labels = [w for w in shown(window, FitLabel) if w.text()]
    boxes = [(w, box(window, w)) for w in (*labels, *shown(window, Target))]
    for (one, a), (two, b) in combinations(boxes, 2):
        if a.intersects(b):
            yield f"{one.accessibleName()} lies on {two.accessibleName()}"
    for label in labels:
        least = window.ground.theme.font_px(SMALLEST_CAP_MM)
        if label.fitted().font_px < least:
            yield f"letters of {label.fitted().font_px} px: {label.text()}"


def reach_faults(window, look):
    """Check 5: no centre above 1220 mm, lowered not above 1100 mm nor the lowest 250 mm."""
    theme = window.ground.theme
    highest = min(250, 1100 - PANEL_BOTTOM_MM) if look.lowered else 1220 - PANEL_BOTTOM_MM
    for target in shown(window, Target):
        above_edge = (window.height() - box(window, target).center().y()) / theme.px_per_mm
        if above_edge > highest:
            yield f"{target.key} is {above_edge:.0f} mm above the lower edge"


def access_faults(window):
    """Check 7: a name for each target, and each is reached by Tab."""
    for target in shown(window, Target):
        if not target.accessibleName():
            yield f"{target.key} has no name"
        if not target.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield f"{target.key} is not reached by Tab"


def test_checks_can_fail(window, words, scene):
    """The rig's own control: a small, stray, unnamed target with too many words is found."""
    made = window()
    made.show_scene(scene("home", Look()))
    stray = Target(made.ground.theme, "stray", made.ground)
    stray.setGeometry(0, 0, 10, 10)
    stray.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    label = FitLabel(made.ground.theme, "Xây dựng – Quản lý đô thị")
    label.setParent(made.ground)
    label.setGeometry(0, 0, 30, 10)
    assert list(size_faults(made))
    assert list(reach_faults(made, Look()))
    assert len(list(access_faults(made))) == 2
    assert any("clipped" in fault for fault in word_faults(made))


@pytest.mark.parametrize(
    "size", [SIZES[0], *(pytest.param(s, marks=LONG) for s in SIZES[1:-1]), SIZES[-1]]
)
def test_high_contrast_changes_no_place_for_the_worse(window, words, scene, size):
    made = window(size)
    for case in scene.cases:
        made.show_scene(scene(case, Look(contrast=True)))
        assert [*size_faults(made), *word_faults(made)] == [], case


def test_stacked_marks_are_whole_in_every_font_size(window, words, scene):
    """Check 3: Ế, Ỗ and Ẵ do not rise above the line that their label gives them."""
    made = window()
    made.show_scene(scene("failed", Look()))
    for label in shown(made, FitLabel):
        metrics = QFontMetricsF(label.fitted().font())
        assert -metrics.tightBoundingRect("ẾỖẴ").top() <= metrics.ascent() + 1
    assert font_of(28).family() == "Noto Sans"


def test_colours_keep_their_contrast_in_both_modes():
    """Check 4: 7 for main text, 4.5 for text, 3 for the border of a target."""
    for table in (COLOURS, CONTRAST_COLOURS):
        for ground in ("bg", "surface"):
            assert contrast(table["ink"], table[ground]) >= 7
            for text in ("ink2", "ok", "warn", "err", "primary"):
                assert contrast(table[text], table[ground]) >= 4.5
            assert contrast(table["border"], table[ground]) >= 3
        assert contrast(table["on_primary"], table["primary"]) >= 7


def test_switching_language_leaves_no_old_text(window, words, scene):
    """Check 16: after Vietnamese, not one Vietnamese letter but the way back."""
    made = window()
    left = {}
    for case in scene.cases:
        words.switch("vi")
        made.show_scene(scene(case, Look()))
        words.switch("en")
        made.show_scene(scene(case, Look("en")))
        assert told(made), case
        old = [text for text in told(made) if VIETNAMESE.search(text) and text != "Tiếng Việt"]
        left |= {case: old} if old else {}
    assert left == {}


def test_negative_control_a_page_that_kept_its_language_is_found(window, words, scene):
    made = window()
    words.switch("vi")
    made.show_scene(scene("home", Look()))
    assert any(VIETNAMESE.search(text) for text in told(made))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_personal_number_is_ever_on_the_screen(window, words, scene, language):
    """Check 17: nothing like a 12-digit card number on any page."""
    made = window()
    look = look_of(words, language)
    for case in scene.cases:
        made.show_scene(scene(case, look))
        assert not [text for text in told(made) if re.search(r"\d{9,}", text)]


def test_turning_sheets_shows_every_field_once(window, words, scene):
    made = window("1280x800")
    seen = []
    for sheet in range(20):
        made.show_scene(scene("home of 14", Look(), sheet=sheet))
        page = made.page()
        seen += [t.key for t in shown(made, Target) if t.key.startswith("field:")]
        if sheet + 1 == page.sheets:
            break
    assert len(seen) == len(set(seen)) == 14


def test_lowered_screen_pages_by_four(window, words, scene):
    made = window()
    made.show_scene(scene("home", Look(lowered=True)))
    assert len([t for t in shown(made, Target) if t.key.startswith("field:")]) == 4


def test_number_has_46_mm_on_a_21_inch_screen(window, words, scene):
    made = window()
    made.show_scene(scene("printed", Look()))
    assert shown(made, Number)[0].cap_mm() >= 46


def test_question_covers_what_was_there_before(window, words, scene):
    made = window()
    made.show_scene(scene("home", Look()))
    made.show_scene(scene("still there", Look()))
    assert [t.key for t in shown(made, Target)] == ["home", "stay"]


def test_touch_on_a_tile_is_passed_on(window, words, scene, qtbot):
    made = window()
    made.show_scene(scene("home", Look()))
    made.show()
    tile = next(t for t in shown(made, Target) if t.key == "field:business")
    with qtbot.waitSignal(made.touched) as told_of:
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert told_of.args[0].key == "field:business"


def test_tab_reaches_every_target_with_a_ring(window, words, scene, qtbot):
    """Check 7: by keyboard alone, in reading order."""
    made = window()
    made.show_scene(scene("home", Look()))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    wanted = [t.key for t in shown(made, Target)]
    reached = []
    for _ in wanted:
        QTest.keyPress(made.focusWidget() or made, Qt.Key.Key_Tab)
        focused = made.focusWidget()
        QTest.keyRelease(focused, Qt.Key.Key_Tab)
        assert focused.shows_ring()
        reached.append(focused.key)
    assert reached == [
        *(t.key for t in made.page().reading_order()),
        *(b.key for b in made.bar.buttons()),
    ]
    assert sorted(reached) == sorted(wanted)
    QTest.keyPress(made.focusWidget(), Qt.Key.Key_Backtab)
    assert made.focusWidget().key == reached[-2]


@pytest.mark.parametrize("size", SIZES)
def test_the_header_tells_which_of_its_ends_was_touched(window, words, scene, size):
    made = window(size)
    made.show_scene(scene("home", Look()))
    made.show()
    heard = []
    made.touched.connect(lambda touched: heard.append(touched.key))
    header = made.header
    for x in (3, header.width() // 2, header.width() - 3):
        QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2))
    assert heard == ["header:left", "header:", "header:right"]


@pytest.mark.parametrize("case", ["services", "printed", "search", "still there", "pin"])
def test_on_somebodys_page_the_header_hears_nothing(window, words, scene, case):
    made = window()
    made.show_scene(scene(case, Look()))
    made.show()
    heard = []
    made.touched.connect(lambda touched: heard.append(touched.key))
    QTest.mouseClick(made.header, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert heard == []
