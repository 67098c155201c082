"""Parts of the live board: rows and cards that stay the same widgets, lists that come and go."""

from functools import partial

import pytest

from counter_client.supervisor import live_said
from counter_client.supervisor.live_drawn import CARD
from counter_client.supervisor.live_parts import CounterGrid, Listed, ServiceTable


@pytest.fixture
def shown(qtbot):
    def show(widget, width=740):
        qtbot.addWidget(widget)
        widget.resize(width, 600)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def test_rows_stay_and_follow_the_order_of_the_services(shown, live_board, tell):
    table, board = shown(ServiceTable()), live_board(3)

    def show(services):
        say = partial(live_said.service, board=board, language="vi")
        table.show_services(live_said.heads(30), {one.code: say(one) for one in services})
        tell.settle()

    show(board.services)
    rows = dict(table.rows)
    assert [rows[f"s{n}"].y() for n in range(3)] == sorted(row.y() for row in rows.values())
    show(board.services[1:])
    assert table.rows == {code: rows[code] for code in ("s1", "s2")}
    show(board.services)
    assert table.rows["s0"].y() < table.rows["s1"].y()


@pytest.mark.parametrize(("width", "beside"), [(740, 3), (887, 3), (888, 4), (240, 1)])
def test_cards_stand_beside_each_other_as_there_is_room(shown, live_board, tell, width, beside):
    grid, board = shown(CounterGrid(), width), live_board(1, 8)
    say = partial(live_said.counter, board=board, language="vi")
    grid.show_counters({one.code: say(one) for one in board.counters})
    tell.settle()
    first = grid.cards["1"].y()
    assert sum(card.y() == first for card in grid.cards.values()) == beside
    assert all(card.width() >= CARD.width() for card in grid.cards.values())
    grid.show_counters({one.code: say(one) for one in board.counters[:2]})
    assert list(grid.cards) == ["1", "2"]


def test_a_list_without_lines_is_not_there(shown, tell):
    listed = shown(Listed("warning", "warn"))
    listed.show_lines("Thiết bị", ["Máy in p1 hết giấy."])
    assert [line.text() for line in listed.lines] == ["Máy in p1 hết giấy."]
    lines = listed.lines
    listed.show_lines("Thiết bị", ["Máy in p1 hết giấy."])
    assert listed.lines is lines
    listed.show_lines("Thiết bị", [])
    assert not listed.isVisible()
