"""Both of a supervisor's pages are attended to, and ended, as one thing."""

from PySide6.QtCore import QTimer

from counter_client.shown import Message, Wanted
from counter_client.supervisor.desks import Supervision


class Silent:
    """A link that never answers."""

    def __init__(self) -> None:
        self.jobs = []

    def do(self, job, done, missed) -> None:
        self.jobs.append(job)


def test_both_pages_are_read_when_they_open_and_rest_when_all_ends(
    window, ground, role_moment, qtbot
):
    link = Silent()
    made = Supervision(window, link, ground)
    window.show_desk(role_moment())
    window.open_devices()
    assert len(link.jobs) == 1
    window.open_searches()
    assert len(link.jobs) == 2
    with qtbot.waitSignal(made.asked) as heard:
        made.devices.asked.emit(Message("device_asks", {"name": "c1"}))
    assert heard.args[0].key == "device_asks"
    made.close()
    active = [timer for timer in made.findChildren(QTimer) if timer.isActive()]
    assert active == []


def test_f12_opens_the_wide_window_or_the_devices_for_whoever_sees_none_of_it(
    window, ground, role_moment, monkeypatch
):
    made = Supervision(window, Silent(), ground)
    entered = []
    monkeypatch.setattr(made.office, "enter", lambda: entered.append(1))
    monkeypatch.setattr(made.office, "allowed", lambda: ())
    window.show_desk(role_moment(role="technician"))
    window.wanted.emit(Wanted("office"))
    assert window.pages.currentWidget() is window.devices
    monkeypatch.setattr(made.office, "allowed", lambda: ("reports",))
    window.close_page()
    window.wanted.emit(Wanted("office"))
    assert entered == [1]
    assert window.pages.currentWidget() is window.desk
    made.close()


def test_pages_of_the_tall_window_are_reached_from_the_wide_one(window, ground, role_moment):
    made = Supervision(window, Silent(), ground)
    window.show_desk(role_moment())
    made.office.page_wanted.emit("searches")
    assert window.pages.currentWidget() is window.searches
    made.office.page_wanted.emit("devices")
    assert window.pages.currentWidget() is window.devices
    made.close()
