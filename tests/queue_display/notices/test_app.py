"""A whole notice board on a real store: pages, news, another glass, thousands of procedures."""

from uuid import uuid4

import pytest

from centre.settings import load
from queue_display.app import build
from queue_display.notices.app import NoticesApp

TOML = """
[centre]
code = "H99.08"

[display.posted]
layout = "notices"
languages = ["vi", "en"]

[display.far]
layout = "notices"
farthest_seat_metres = 20.0
"""


@pytest.fixture
def open_board(settings, clock, qapp, qtbot):
    """Open notice boards and wait for their first page; closed after the test."""
    (settings.folder / "centre.toml").write_text(TOML, encoding="utf-8")
    opened = []

    def make(name="posted"):
        app = build(load(settings.folder), name, clock=clock, windowed=True)
        opened.append(app)
        app.show()
        qtbot.waitUntil(lambda: app.flow.view().leaf is not None)
        app.render()
        return app

    yield make
    for app in opened:
        app.close()


@pytest.fixture
def stocked(stock, procedure):
    stock(
        procedure("1.000001", "Khai sinh", field="A"),
        procedure("1.000002", "Kết hôn", field="A"),
        procedure("1.000003", "Cấp sổ", field="B"),
    )


@pytest.fixture
def turn(clock, qtbot):
    """Turn a board's page, and let what follows be made."""

    def act(app, pages=1):
        for _ in range(pages):
            clock.move(seconds=61)
            app.loss.reached()
            app.render()
            qtbot.waitUntil(lambda: app.flow.lacking == ())

    return act


def test_the_catalogue_is_paged_field_by_field(open_board, stocked, turn, qtbot):
    app = open_board()
    assert isinstance(app, NoticesApp)
    qtbot.waitUntil(lambda: app.flow.lacking == ())
    assert "2 thủ tục" in app.face.body.spoken()
    turn(app)
    assert "Kết hôn" in app.face.body.spoken()
    assert app.face.band.spoken().startswith("A · 1.000002 · Trang ")
    seen = set()
    for _ in range(20):
        turn(app)
        leaf = app.flow.view().leaf
        seen.add((leaf.field, leaf.code))
    assert ("B", "1.000003") in seen
    assert ("A", "1.000001") in seen


def test_news_of_the_catalogue_keep_the_place(open_board, stocked, turn, stock, procedure, qtbot):
    app = open_board()
    qtbot.waitUntil(lambda: app.flow.lacking == ())
    turn(app)
    assert app.flow.view().leaf.code == "1.000002"
    edition = app.flow.edition
    stock(procedure("1.000000", "Giám hộ", field="A"))
    qtbot.waitUntil(lambda: app.flow.edition > edition and app.flow.lacking == ())
    assert app.flow.view().leaf.code == "1.000002"
    assert "3 thủ tục" in " ".join(row.text for row in app.flow._chapter.leaves[0].rows)


def test_a_standing_screen_has_pages_of_its_own(open_board, stocked, qtbot):
    app = open_board()
    qtbot.waitUntil(lambda: app.flow.lacking == ())
    edition = app.flow.edition
    app.window.resize(540, 960)
    qtbot.waitUntil(lambda: app.flow.edition > edition and app.flow.lacking == ())
    assert app.face.plan.surface.portrait
    leaf = app.flow.view().leaf
    high = sum(map(app.face.press.height, leaf.rows))
    assert high <= app.face.plan.text_height(has_code=bool(leaf.address))


def test_without_a_catalogue_the_centre_s_own_procedures_are_posted(open_board, store, turn):
    app = open_board()
    while not app.flow.view().leaf.code:
        turn(app)
    assert app.flow.view().leaf.code in store.centre().procedures


def test_a_hundred_procedures_are_there_with_the_first_page_at_once(
    open_board, stock, procedure, qtbot
):
    """2,935 of 183 fields take the same way: a field is read when its turn comes."""
    stock(*(procedure(f"1.{n:06}", f"Thủ tục {n}", field=f"F{n // 5:02}") for n in range(100)))
    app = open_board()
    qtbot.waitUntil(lambda: app.flow.lacking == ())
    assert len(app.flow._reading.fields) == 20
    assert set(app._look._made) == {"F00", "F01"}, "only what is shown and what comes next"


def test_a_glass_that_is_too_small_for_its_seat_is_told(open_board, store, qtbot):
    open_board("far")
    qtbot.waitUntil(lambda: any(d.key == "board_too_small" for d in store.devices.all()))


def test_a_reading_of_something_else_is_a_defect(open_board):
    with pytest.raises(TypeError, match="Reading"):
        open_board().take("nonsense")


def test_calls_of_numbers_are_no_news_here(open_board, stocked, store, qtbot):
    app = open_board()
    qtbot.waitUntil(lambda: app.flow.lacking == ())
    edition, leaf = app.flow.edition, app.flow.view().leaf
    with qtbot.waitSignal(app.link.seen):
        store.day.take(uuid4(), "ho-tich", "k1")
    assert (app.flow.edition, app.flow.view().leaf) == (edition, leaf)


def test_procedures_without_a_field_have_their_turn_like_the_others(
    open_board, stock, procedure, turn, qtbot
):
    stock(
        procedure("1.000001", "Khai sinh", field="A"),
        procedure("1.000002", "Kết hôn", field=""),
    )
    app = open_board()
    qtbot.waitUntil(lambda: app.flow.lacking == ())
    seen = []
    for _ in range(6):
        turn(app)
        leaf = app.flow.view().leaf
        seen.append((leaf.field, leaf.code))
    assert ("Lĩnh vực khác", "1.000002") in seen
    assert seen.count(("A", "1.000001")) == 2, "and after them the first field again"
