"""Every section of the wide window at a real store: whole at both sizes, in both languages."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import QTimer

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.handover import Step
from counter_client.supervisor.office import HEIGHT, LEAST, WIDTH, Office
from counter_client.supervisor.sections import SECTIONS
from db.dossiers import storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier
from db.facts import Health

KEYS = tuple(kind.key for kind, _ in SECTIONS)


class Link:
    """Does jobs on a real store one turn of the loop later; it counts what is under way."""

    def __init__(self, store) -> None:
        self.store = store
        self.under_way = 0

    def do(self, job, done, missed) -> None:
        def act() -> None:
            try:
                value = job(self.store)
            except (NotAllowed, Unavailable) as error:
                missed(error)
            else:
                done(value)
            self.under_way -= 1

        self.under_way += 1
        QTimer.singleShot(0, act)


@pytest.fixture
def link(store):
    return Link(store)


@pytest.fixture
def office(qtbot, link, clock, settings, role_moment, tell):
    made = Office(link, SimpleNamespace(clock=clock, settings=settings))
    qtbot.addWidget(made)
    made.boss = lambda language: role_moment(
        view=tell.view(clerk="giam-doc"), language=language, centre=link.store.centre()
    )
    made.show_desk(made.boss("vi"))
    yield made
    made.end()


@pytest.fixture
def busy(store, clock):
    """A morning: served, absent, parked and waiting people, dossiers, alarms."""
    due = clock.at + timedelta(hours=1)
    with store.write() as work:
        until = work.day + timedelta(days=90)
        told = [Dossier(f"H99.08-261120-{n:04d}", due_at=due, state=4) for n in range(1, 13)]
        storing.put(work, [Kept(each, until) for each in told])
    for code, counter in (("hoa", "1"), ("lan", "2")):
        store.staff.sign_in(uuid4(), code, "2468", counter)
    services = sorted({s for c in ("1", "2") for s in store.centre().counters[c].serves})
    for turn in range(12):
        for service in services:
            store.day.take(uuid4(), service, "k1")
        counter = "12"[turn % 2]
        store.day.call_next(uuid4(), counter)
        store.day.start(uuid4(), counter)
        clock.move(minutes=3)
        store.day.finish(uuid4(), counter)
    store.handovers.scan(uuid4(), "1", "H99.08-261120-0001", "hoa", step=Step.RETURNED)
    store.devices.report(Health("p1", "printer", "error", "paper_out", {}))
    clock.move(minutes=40)


def stands(office, qtbot, link, key, tell):
    """Let a section stand with what it has read."""
    office.stand(key)
    qtbot.waitUntil(lambda: link.under_way == 0, timeout=20_000)
    tell.settle()
    qtbot.waitUntil(lambda: link.under_way == 0, timeout=20_000)


@pytest.fixture
def drawn(office, qtbot, link, tell, both_languages, shot):
    """Draw a section at both sizes and in both languages; nothing is clipped."""

    def draw(key, kind):
        office.enter()
        stands(office, qtbot, link, key, tell)
        for language in ("vi", "en"):
            both_languages.switch(language)
            office.show_desk(office.boss(language))
            for size in ((WIDTH, HEIGHT), LEAST):
                office.resize(*size)
                stands(office, qtbot, link, key, tell)
                shot(office, f"office-{key}-{kind}-{size[0]}x{size[1]}-{language}")
                assert tell.clipped(office) == [], (key, kind, language, size)

    return draw


@pytest.mark.shots
@pytest.mark.parametrize("key", KEYS)
def test_every_section_of_a_centre_that_has_just_opened(drawn, key):
    drawn(key, "empty")


@pytest.mark.shots
@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("key", KEYS)
def test_every_section_of_a_busy_morning(drawn, key):
    drawn(key, "busy")
