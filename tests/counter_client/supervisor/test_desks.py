"""Both of a supervisor's pages are attended to, and ended, as one thing."""

from PySide6.QtCore import QTimer

from counter_client.shown import Message
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
