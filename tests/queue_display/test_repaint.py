"""Only what changed is painted: exact counts of painted rectangles, on a board of a real store.

A box of the lobby has the power of a telephone; a board that paints everything for each pulse heats
it for years, and a film beside it would stutter.
"""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from queue_display.flow import PULSE_SECONDS
from queue_display.pages import PAGE_SECONDS


class Brush(QObject):
    """Notes which widget is painted, and how much of it."""

    def __init__(self, window, qapp):
        super().__init__()
        self._qapp, self._window = qapp, window
        self._strokes = []
        for widget in (window, *window.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            self._strokes.append((type(watched).__name__, event.rect().getRect()))
        return False

    def area(self):
        """Return how many pixels were painted since the last question."""
        self._paint()
        done, self._strokes = self._strokes, []
        return sum(width * height for _, (_, _, width, height) in done)

    def strokes(self):
        """Return how often which kind of widget was painted since the last question."""
        self._paint()
        done, self._strokes = Counter(kind for kind, _ in self._strokes), []
        return dict(done)

    def _paint(self):
        """Paint what is due now, not when the screen is ready for its next picture."""
        self._qapp.processEvents()
        self._qapp.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))


@pytest.fixture
def seen(open_board, calls, clock, qapp, qtbot):
    """A board with three calls that nobody looks at any more, and a brush that counts."""
    app = open_board("lobby")
    for counter in ("1", "2", "3"):
        call(app, calls, qtbot, counter)
        later(app, clock, seconds=31)
    app._tick()
    for timer in (app._minute, app._beat, app._pulse_of_link, app.link._watch._timer):
        timer.stop()
    app.face.ticker._timer.stop()
    app.render()
    qapp.processEvents()
    brush = Brush(app.window, qapp)
    brush.strokes()
    return app, brush


def call(app, calls, qtbot, counter="4"):
    label = calls(counter)
    qtbot.waitUntil(lambda: label in app.face.rows[0].spoken())


def later(app, clock, **step):
    """Let time pass in which the store answers."""
    clock.move(**step)
    app.loss.reached()


def test_nothing_that_changed_is_nothing_painted(seen):
    app, brush = seen
    app.render()
    app._feel()
    app.face.show_time(app.clock.now())
    assert brush.strokes() == {}


def test_an_idle_minute_paints_the_clock_once_and_each_page_once(seen, clock):
    app, brush = seen
    painted = Counter()
    for _ in range(round(60 / PAGE_SECONDS)):
        app.face.ticker.turn()
        painted += Counter(brush.strokes())
    later(app, clock, minutes=1)
    app._tick()
    painted += Counter(brush.strokes())
    assert painted == {"Ticker": round(60 / PAGE_SECONDS), "Header": 1}


def test_a_reading_that_changes_nothing_paints_nothing(seen, qtbot):
    app, brush = seen
    for _ in range(3):
        with qtbot.waitSignal(app.link.seen):
            app.link.read()
    assert brush.strokes() == {}


def test_a_pulse_paints_no_pixel_outside_the_panel(seen, calls, clock, qtbot):
    app, brush = seen
    call(app, calls, qtbot)
    panel, rows = app.face.panel, app.face.rows[:4]
    size = panel.width() * panel.height()
    assert brush.area() <= size + sum(row.width() * row.height() for row in rows)
    later(app, clock, seconds=PULSE_SECONDS / 2)
    app.render()
    assert 0 < brush.area() <= size


def test_calls_that_pour_in_make_the_panel_change_six_times_a_second_at_most(
    seen, calls, clock, qtbot
):
    """Three flashes are six changes: bright and dark."""
    app, brush = seen
    for counter in ("1", "2", "4", "5"):
        call(app, calls, qtbot, counter)
    brush.strokes()
    seconds = []
    for _ in range(3 * len("1245") + 1):
        painted = 0
        for _ in range(20):
            later(app, clock, seconds=0.05)
            app.render()
            painted += brush.strokes().get("CallPanel", 0)
        seconds.append(painted)
    assert 2 <= max(seconds) <= 6


def test_a_page_turn_paints_the_band_once(seen):
    app, brush = seen
    app.face.ticker.turn()
    assert brush.strokes() == {"Ticker": 1}


def test_a_new_call_paints_the_panel_and_the_rows_that_moved(seen, calls, qtbot):
    app, brush = seen
    call(app, calls, qtbot)
    assert brush.strokes() == {"CallPanel": 1, "CallRow": 4}


def test_a_pulse_paints_the_panel_alone(seen, calls, clock, qtbot):
    app, brush = seen
    call(app, calls, qtbot)
    brush.strokes()
    later(app, clock, seconds=PULSE_SECONDS / 2)
    app.render()
    assert brush.strokes() == {"CallPanel": 1}
    later(app, clock, seconds=PULSE_SECONDS / 2)
    app.render()
    assert brush.strokes() == {"CallPanel": 1}


def test_the_end_of_the_highlight_paints_panel_and_row(seen, calls, clock, qtbot):
    app, brush = seen
    call(app, calls, qtbot)
    later(app, clock, seconds=10)
    app.render()
    brush.strokes()
    later(app, clock, seconds=25)
    app.render()
    assert brush.strokes() == {"CallPanel": 1, "CallRow": 1}


def test_a_lost_link_paints_the_strip_once_a_minute(seen, clock, qapp):
    app, brush = seen
    clock.move(seconds=6)
    app.render()
    assert app.face.strip.isVisible()
    first = brush.strokes()
    assert first.pop("LostStrip") == 1
    assert set(first) <= {"Coming"}
    for _ in range(50):
        clock.move(seconds=1)
        app.render()
        assert brush.strokes() == {}
    clock.move(seconds=5)
    app.render()
    assert brush.strokes() == {"LostStrip": 1}


def test_a_step_of_the_picture_paints_everything_once(seen, clock):
    app, brush = seen
    later(app, clock, minutes=10)
    app.window.tick(clock.now())
    painted = brush.strokes()
    assert painted["CallPanel"] == painted["Header"] == painted["Ticker"] == 1
    assert painted["CallRow"] == len(app.face.rows)


def test_a_board_that_paints_more_than_it_must_would_be_noticed(seen, clock, monkeypatch):
    """The control of the tests before."""
    app, brush = seen
    monkeypatch.setattr(
        type(app.face.panel), "show_content", lambda self, _: self.parent().update()
    )
    app.render()
    assert brush.strokes() == {"BoardFace": 1, "Glass": 1}
