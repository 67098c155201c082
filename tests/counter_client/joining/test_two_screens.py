"""Two machines, two windows, one server over TLS: the same six digits, one press, connected."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize

from centre.rules.enrolling import Kind
from centre.settings import load
from centre.shell.lane import Lane
from counter_client.joining import app as module
from counter_client.joining import drives
from counter_client.joining.app import JoinApp
from counter_client.joining.flow import Stage
from counter_client.supervisor import attending as attending_module
from counter_client.supervisor.attending import Attending
from counter_client.supervisor.enrolling import Stage as Desk
from counter_client.window import TallWindow
from db.enrolment.identity import Identity


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    for place, name in ((module, "ASK_MS"), (attending_module, "POLL_MS")):
        monkeypatch.setattr(place, name, 30)
    monkeypatch.setattr(drives, "bundles", lambda: ())


@pytest.fixture
def join(qtbot, folder, words, town):
    """The new machine's window; the clock is the town's: OpenSSL goes by the real time."""
    made = JoinApp(folder, words, town.clock, QSize(1366, 768))
    made.show(windowed=True)
    yield made
    made.close()


def at(qtbot, join, stage):
    qtbot.waitUntil(lambda: join.joining.stage is stage, timeout=10_000)


class Supervised:
    """A supervisor's PC that is enrolled, its window and its way to the server."""

    def __init__(self, town, role_shown) -> None:
        device = town.enrolled("s1", Kind.SUPERVISOR)
        self.store = town.enter(device)
        self.lane = Lane("supervisor")
        self.window = TallWindow()
        ground = SimpleNamespace(
            clock=town.clock, settings=SimpleNamespace(database=SimpleNamespace(server=object()))
        )
        self.attending = Attending(self.window.devices, self, ground)
        self.window.show()
        self.window.show_desk(role_shown)
        self.window.open_devices()

    def do(self, job, done, missed) -> None:
        self.lane.run(lambda: job(self.store), done, missed)

    def close(self) -> None:
        self.attending.close()
        self.lane.close()
        self.window.close()
        self.window.deleteLater()


@pytest.fixture
def supervised(town, moment, qtbot):
    made = Supervised(town, moment(role="supervisor", program="counter:s1"))
    qtbot.waitUntil(lambda: made.attending.flow.known is not None, timeout=10_000)
    yield made
    made.close()


def offer(supervised, qtbot):
    """Add c1 from the supervisor's window; return what the QR code says."""
    page = supervised.window.devices
    page.submit()
    page.submit()
    flow = supervised.attending.flow
    qtbot.waitUntil(lambda: flow.stage is Desk.BUNDLE, timeout=10_000)
    return flow.ours.text


def test_same_digits_one_press_connected(town, supervised, join, qtbot, folder):
    join.take(offer(supervised, qtbot))
    join.window.chosen.emit("begin")
    at(qtbot, join, Stage.WAITING)
    flow, page = supervised.attending.flow, supervised.window.devices
    qtbot.waitUntil(lambda: flow.stage is Desk.COMPARE, timeout=10_000)
    ours, theirs = page.compare.digits.text(), join.window.digits.digits.text()
    assert ours.split() == theirs.split()
    assert len(ours.replace("\u2002", "")) == 6
    page.compare.same.click()
    qtbot.waitUntil(lambda: flow.stage is Desk.ISSUING, timeout=10_000)
    town.attendant.round()
    at(qtbot, join, Stage.DONE)
    qtbot.waitUntil(lambda: flow.stage is Desk.DONE, timeout=10_000)
    settings = load(folder)
    assert list(settings.counter) == ["c1"]
    held = Identity(settings.identity_folder() / "counter-c1").read()
    assert held.login == "mc_h99_08_c1"
    # What was written and kept is enough for the program itself.
    assert town.open(settings, "counter:c1").centre().code == "H99.08"


@pytest.mark.parametrize(("kind", "section"), [(Kind.RATING, "kiosk"), (Kind.COUNTER, "counter")])
def test_a_counter_that_was_chosen_at_the_desk_is_in_the_new_settings(
    town, join, qtbot, folder, kind, section
):
    device, one = town.offer("x1", kind, counter="3")
    join.take(device.bundle.text())
    assert join.window.confirm.lines[3].text() == "Quầy 3"
    join.window.chosen.emit("begin")
    at(qtbot, join, Stage.WAITING)
    town.enrolments.accept(one, "hoa")
    town.attendant.round()
    at(qtbot, join, Stage.DONE)
    settings = load(folder)
    assert getattr(settings, section)["x1"].counter == "3"
    (row,) = town.enrolments.devices()
    assert row.place.counter == "3"


def test_digits_that_differ_let_nobody_in(town, supervised, join, qtbot, folder):
    join.take(offer(supervised, qtbot))
    join.window.chosen.emit("begin")
    flow = supervised.attending.flow
    qtbot.waitUntil(lambda: flow.stage is Desk.COMPARE, timeout=10_000)
    supervised.window.devices.compare.different.click()
    at(qtbot, join, Stage.FAILED)
    town.attendant.round()
    assert join.joining.trouble.key == "there_refused"
    assert not (folder / "centre.toml").exists()
    assert not (folder / "identity" / "counter-c1").exists()


def test_a_removed_device_is_gone_from_the_list(town, supervised, qtbot):
    town.enrolled("c3", Kind.COUNTER, counter="1")
    rows = supervised.window.devices.list.rows
    qtbot.waitUntil(lambda: "mc_h99_08_c3" in rows, timeout=10_000)
    rows["mc_h99_08_c3"].press.click()
    supervised.window.devices.submit()
    qtbot.waitUntil(lambda: "mc_h99_08_c3" not in rows, timeout=10_000)
    town.attendant.round()
    assert [row.login for row in town.enrolments.devices()] == ["mc_h99_08_s1"]
