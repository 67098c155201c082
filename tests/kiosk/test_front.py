"""The front of a kiosk: nobody there, somebody there, a code that no errand takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.codes import Opaque, ProcedureCode, Refused
from centre.settings import load
from kiosk.front import FOUND_SECONDS, Calling, Front
from kiosk.notices import PAGE_SECONDS
from kiosk.visit import FoundKind, Leaf, Look, Page


@pytest.fixture
def front(clock):
    return Front(clock, lambda: None)


@pytest.fixture
def page_of(front, scene):
    """Return the page that lies on top while the visit shows the page of a case."""

    def page(case="home"):
        return front.over(scene(case).view).page

    return page


def test_without_a_camera_the_first_page_stays(page_of):
    assert page_of() is Page.HOME


def test_nobody_there_brings_the_attract_page_and_somebody_the_first_page(front, page_of):
    front.presence(someone=False)
    assert page_of() is Page.ATTRACT
    front.presence(someone=True)
    assert page_of() is Page.HOME


def test_a_touch_is_believed_more_than_the_camera(front, page_of):
    front.presence(someone=False)
    front.touched()
    assert page_of() is Page.HOME


@pytest.mark.parametrize("case", ["services", "priority", "printing", "trouble", "starting"])
def test_a_visit_under_way_is_not_interrupted(front, page_of, case):
    before = page_of(case)
    front.presence(someone=False)
    front.scanned(Opaque(12), before)
    assert page_of(case) is before


def test_what_a_code_said_goes_away_by_itself(front, page_of, clock):
    front.scanned(Opaque(12), Page.HOME)
    assert page_of() is Page.FOUND
    assert front.wake_at() == clock.seconds + FOUND_SECONDS
    clock.push(FOUND_SECONDS - 0.1)
    front.tick()
    assert page_of() is Page.FOUND
    clock.push(0.2)
    front.tick()
    assert page_of() is Page.HOME
    assert front.wake_at() is None


def test_who_walks_away_takes_the_answer_along(front, page_of):
    front.scanned(Opaque(12), Page.HOME)
    front.presence(someone=False)
    assert page_of() is Page.ATTRACT
    front.presence(someone=True)
    assert page_of() is Page.HOME


@pytest.mark.parametrize(
    ("reading", "kind"),
    [
        (ProcedureCode("1.001193", "1.001193"), FoundKind.PROCEDURE),
        (Opaque(30), FoundKind.OTHER),
        (Refused("too_long"), FoundKind.OTHER),
    ],
)
def test_each_kind_of_code_has_its_answer(front, scene, reading, kind):
    front.scanned(reading, Page.HOME)
    assert front.over(scene("home").view).finding.kind is kind


@given(
    st.lists(
        st.sampled_from(["come", "go", "touch", "scan", "other", "time", "home"]),
        max_size=30,
    )
)
def test_whatever_happens_the_front_lies_over_the_first_page_only(names):
    from types import SimpleNamespace  # noqa: PLC0415 - hypothesis wants no fixtures here

    clock = SimpleNamespace(at=0.0, now=None)
    clock.monotonic = lambda: clock.at
    front = Front(clock, lambda: None)
    for name in names:
        {
            "come": lambda: front.presence(someone=True),
            "go": lambda: front.presence(someone=False),
            "touch": front.touched,
            "scan": lambda: front.scanned(Refused("not_text"), Page.HOME),
            "other": lambda: front.scanned(Opaque(9), Page.HOME),
            "time": lambda: (setattr(clock, "at", clock.at + 7), front.tick()),
            "home": front.forget,
        }[name]()
        assert (front.wake_at() is not None) == (front._finding is not None)


def home(scene, **look):
    return scene("home", Look(**look)).view


def calling_front(clock, after=300.0):
    return Front(clock, lambda: None, Calling(after))


def test_a_page_that_nobody_touches_for_long_makes_way_for_the_invitation(clock, scene):
    front = calling_front(clock)
    assert front.over(home(scene)).page is Page.HOME
    assert front.wake_at() == clock.seconds + 300
    clock.push(299.9)
    assert front.over(home(scene)).page is Page.HOME
    clock.push(0.2)
    shown = front.over(home(scene))
    assert (shown.page, shown.leaf) == (Page.ATTRACT, Leaf(0))
    front.touched()
    assert front.over(home(scene)).page is Page.HOME
    assert front.wake_at() == clock.seconds + 300, "a touch begins it anew"


def test_the_invitation_turns_its_pages_and_wakes_for_each(clock, scene):
    front = calling_front(clock, 0.0)
    assert front.over(home(scene)).leaf.number == 0
    for number in range(1, 4):
        clock.push(PAGE_SECONDS)
        assert front.over(home(scene)).leaf.number == number
        assert front.wake_at() == clock.seconds + PAGE_SECONDS


def test_a_visit_or_a_chosen_look_is_no_silence(clock, scene):
    front = calling_front(clock)
    for view in (scene("services").view, home(scene, language="en"), scene("trouble").view):
        front.over(home(scene))
        clock.push(299)
        assert front.over(view).page is view.page
        assert front.wake_at() is None
        clock.push(299)
        assert front.over(home(scene)).page is Page.HOME, "counted from the end of the visit"


def test_where_the_settings_say_never_the_first_page_stays(clock, scene):
    front = calling_front(clock, None)
    front.over(home(scene))
    clock.push(100_000)
    assert front.over(home(scene)).page is Page.HOME
    assert front.wake_at() is None


@pytest.mark.parametrize(
    ("camera", "minutes", "after"),
    [("", 5, 300.0), ("", 0, None), ("people", 5, None), ("codes", 5, 300.0)],
)
def test_a_camera_that_notices_people_decides_instead_of_time(tmp_path, camera, minutes, after):
    given = f'camera = "{camera}"\n' if camera else ""
    text = (
        f'[centre]\ncode = "MC-DEMO"\n[kiosk.k1]\nattract_minutes = {minutes}\n{given}'
        '[camera.people]\ndevice = "simulated"\n'
        '[camera.codes]\ndevice = "simulated"\nnotices_people = false\n'
    )
    (tmp_path / "centre.toml").write_text(text, encoding="utf-8")
    settings = load(tmp_path)
    assert Calling.of(settings, settings.kiosk["k1"]) == Calling(after, bool(camera))


def test_people_are_told_of_a_camera_only_where_one_is(clock, scene):
    for has_camera in (True, False):
        front = Front(clock, lambda: None, Calling(None, has_camera))
        front.presence(someone=False)
        assert front.over(home(scene)).leaf.has_camera is has_camera
