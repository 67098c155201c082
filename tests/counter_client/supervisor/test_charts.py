"""Charts of our own: each bar has its name and its number, also for those who do not see."""

import pytest

from counter_client.supervisor.charts import LEAST_ROW, Bar, Bars, Columns

BARS = [Bar("Hộ tịch", 12, "12"), Bar("Chứng thực", 6, "6"), Bar("Đất đai", None, "–")]


@pytest.fixture(params=[Bars, Columns])
def chart(request, qtbot):
    made = request.param()
    qtbot.addWidget(made)
    made.resize(400, 150)
    return made


def ink(chart, colour) -> int:
    """Return how many pixels of a colour are drawn."""
    image = chart.grab().toImage()
    spots = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(image.pixelColor(x, y).name() == colour for x, y in spots)


def test_names_and_numbers_are_read_out(chart):
    chart.show_bars("Số lượt", BARS)
    assert chart.accessibleName() == "Số lượt"
    assert chart.accessibleDescription() == "Hộ tịch: 12; Chứng thực: 6; Đất đai: –"


def test_twice_the_value_is_twice_the_bar(chart):
    chart.show_bars("", [Bar("a", 10, "10")])
    whole = ink(chart, "#0b4f8a")
    chart.show_bars("", [Bar("", 10, ""), Bar("", 5, "")])
    both = ink(chart, "#0b4f8a")
    chart.show_bars("", [Bar("", 10, ""), Bar("", 10, "")])
    assert 0 < both < ink(chart, "#0b4f8a")
    assert whole > 0


@pytest.mark.parametrize("bars", [[], [Bar("a", 0, "0")], [Bar("a", None, "–")]])
def test_nothing_or_nought_draws_without_a_fault(chart, bars):
    chart.show_bars("", bars)
    assert not chart.grab().isNull()


def test_many_bars_ask_for_room_to_scroll(qtbot):
    made = Bars()
    qtbot.addWidget(made)
    made.show_bars("", [Bar(str(n), n, str(n)) for n in range(40)])
    assert made.minimumSizeHint().height() == 40 * LEAST_ROW
