"""Someone stands here: walking in, standing, leaving, and all that only looks like it."""

import math

import numpy as np
import pytest

from drivers.cameras import presence
from drivers.cameras.presence import Darkness, Doorstep, small

PERIOD = 0.2
NEAR = (120, 200, 170)
"""A person at about 1.2 m: from the left edge, with the feet below the picture."""


class Watch:
    """A doorstep with a clock, and what it said."""

    def __init__(self, lobby, **guard: float) -> None:
        self.lobby = lobby
        self.doorstep = Doorstep(**guard)
        self.at = 100.0
        self.changes: list[tuple[float, bool]] = []

    def run(self, seconds: float, each=lambda _passed: None) -> list[bool]:
        """Look for so long, after each(seconds passed); return what was said meanwhile."""
        said, began = len(self.changes), self.at
        for _ in range(round(seconds / PERIOD)):
            each(self.at - began)
            before = self.doorstep.someone
            self.doorstep.look(small(self.lobby.picture()), self.at)
            self.at += PERIOD
            if self.doorstep.someone != before:
                self.changes.append((self.at - began, self.doorstep.someone))
        return [someone for _, someone in self.changes[said:]]

    def walk(self, begin: int, end: int, seconds: float = 1.5, height: int = 170) -> list[bool]:
        """Let a person walk from one left edge to another."""

        def step(passed: float) -> None:
            left = begin + (end - begin) * min(1.0, (passed + PERIOD) / seconds)
            self.lobby.people = [(round(left), 200, height)]

        return self.run(seconds, step)


@pytest.fixture
def watch(lobby) -> Watch:
    """A watch that has learnt the empty lobby."""
    made = Watch(lobby)
    assert made.run(10) == []
    return made


def test_person_walks_in_stands_still_for_a_minute_and_leaves(watch):
    assert watch.walk(-70, 120) == [True]
    assert watch.run(presence.STILL_SECONDS - 5) == []
    assert watch.doorstep.someone
    assert watch.walk(120, 330) == []
    assert watch.run(presence.ABSENT_SECONDS - 1) == []
    assert watch.run(3) == [False]


def test_person_is_noticed_within_two_seconds(watch):
    watch.walk(-70, 120)
    assert watch.doorstep.someone


def test_person_who_moves_a_little_stays_as_long_as_he_likes(watch):
    watch.walk(-70, 120)

    def sway(passed: float) -> None:
        watch.lobby.people = [(120 + round(12 * math.sin(passed / 3)), 200, 170)]

    assert watch.run(2 * presence.STILL_SECONDS, sway) == []
    assert watch.doorstep.someone


def test_chair_that_was_left_is_part_of_the_place_after_a_while(watch):
    watch.lobby.people = [(200, 180, 100)]
    assert watch.run(2) == [True]
    assert watch.run(presence.STILL_SECONDS + presence.ABSENT_SECONDS + 2) == [False]
    assert watch.walk(-70, 60) == [True]


def test_person_who_was_there_from_the_beginning_is_noticed_when_moving(lobby):
    lobby.people = [NEAR]
    watch = Watch(lobby)
    assert watch.run(10) == []
    assert watch.walk(120, 200) == [True]


def test_person_very_near_is_noticed(watch):
    assert watch.walk(-160, 60, seconds=1.2, height=420) == [True]


def test_person_far_off_is_none_who_stands_here(watch):
    assert watch.walk(-20, 320, seconds=6, height=40) == []


def test_person_is_counted_once_and_two_are_still_someone(watch):
    watch.lobby.people = [NEAR]
    watch.run(3)
    watch.lobby.people = [NEAR, (220, 200, 160)]
    assert watch.run(5) == []
    assert watch.doorstep.someone


@pytest.mark.parametrize("strength", [0.5, 1.0, 1.5])
def test_light_switched_on_and_off_is_nobody(watch, lamp, strength):
    watch.lobby.light = lamp(strength)
    assert watch.run(8) == []
    watch.lobby.light = 1.0
    assert watch.run(8) == []


@pytest.mark.parametrize("strength", [0.5, 1.0, 1.5])
def test_control_without_the_guard_the_light_switch_is_someone(lobby, lamp, strength):
    watch = Watch(lobby, at_once=2, in_all=2)
    watch.run(10)
    lobby.light = lamp(strength)
    assert watch.run(8) == [True]


def test_light_from_darkness_is_nobody(watch, lamp):
    watch.lobby.light = 0.05
    assert watch.run(30) == []
    watch.lobby.light = lamp(1.0)
    assert watch.run(10) == []


def test_camera_that_follows_a_new_light_slowly_sees_nobody(watch, lamp):
    def expose(passed: float) -> None:
        watch.lobby.light = lamp(2.5) * (0.5 + 0.5 * math.exp(-passed / 0.7))

    assert watch.run(10, expose) == []


@pytest.mark.parametrize("every", [1, 2, 5, 12])
def test_flickering_lamp_is_nobody(watch, lamp, every):
    def flicker(passed: float) -> None:
        on = round(passed / PERIOD) // every % 2
        watch.lobby.light = lamp(1.0) if on else 1.0

    assert watch.run(12, flicker) == []


def test_bands_of_a_lamp_on_the_mains_are_nobody(watch):
    rows = np.arange(180, dtype=np.float32)[:, None]

    def bands(passed: float) -> None:
        watch.lobby.light = 1 + 0.06 * np.sin(rows / 20 + passed * 7)

    assert watch.run(12, bands) == []


@pytest.mark.parametrize(("begin", "end"), [(0.3, 1.5), (1.5, 0.3)])
def test_slow_dawn_and_dusk_are_nobody(watch, lamp, begin, end):
    watch.lobby.light = begin * lamp(0.3)
    watch.run(10)

    def dawn(passed: float) -> None:
        watch.lobby.light = (begin + (end - begin) * passed / 120) * lamp(0.3)

    assert watch.run(120, dawn) == []


def test_cloud_before_the_sun_is_nobody(watch):
    def cloud(passed: float) -> None:
        watch.lobby.light = 1 - 0.45 * min(1.0, passed / 3)

    assert watch.run(10, cloud) == []


@pytest.mark.parametrize("noise", [0, 8, 20])
def test_noise_is_nobody(lobby, noise):
    lobby.noise = noise
    assert Watch(lobby).run(20) == []


def test_person_is_noticed_through_noise(lobby):
    lobby.noise = 20
    watch = Watch(lobby)
    watch.run(10)
    assert watch.walk(-70, 120) == [True]


@pytest.mark.parametrize("pixels", [0.5, 1.5, 3, 5])
def test_shaking_camera_is_nobody(watch, pixels):
    rng = np.random.default_rng(3)

    def shake(_passed: float) -> None:
        watch.lobby.shift = tuple(rng.uniform(-pixels, pixels, 2))

    assert watch.run(12, shake) == []


def test_shaking_camera_before_blinds_sees_nobody(lobby):
    lobby.blinds()
    watch = Watch(lobby)
    watch.run(10)
    rng = np.random.default_rng(3)

    def shake(_passed: float) -> None:
        lobby.shift = (rng.uniform(-4, 4), 0.0)

    assert watch.run(12, shake) == []


def test_tubes_that_come_on_one_after_the_other_are_nobody(watch):
    tubes = np.ones((1, 320), np.float32)

    def begin(passed: float) -> None:
        tubes[0, 120:] = 1.6
        tubes[0, :120] = 1.6 if passed > 1 else 1.0
        watch.lobby.light = tubes

    assert watch.run(10, begin) == []


def test_light_that_changes_while_someone_stands_there_sends_nobody_away_at_once(watch, lamp):
    watch.walk(-70, 120)
    watch.lobby.light = lamp(1.0)
    assert watch.run(9) == []
    assert watch.doorstep.someone
    assert watch.run(5) == [False]  # he did not move at all since


def test_camera_that_is_turned_away_sees_nobody(watch):
    watch.lobby.turn()
    assert watch.run(10) == []


def test_what_was_put_there_in_the_dark_is_part_of_the_place(watch):
    def fade(begin: float, end: float):
        def step(passed: float) -> None:
            watch.lobby.light = begin + (end - begin) * passed / 30

        return step

    assert watch.run(30, fade(1.0, 0.02)) == []
    watch.lobby.people = [(200, 180, 100)]
    assert watch.run(30, fade(0.02, 1.0)) == []


def test_covered_lens_is_nobody_and_uncovering_it_as_well(watch):
    watch.lobby.covered = True
    assert watch.run(20) == []
    watch.lobby.covered = False
    assert watch.run(10) == []


def test_picture_of_another_size_is_learnt_anew(watch):
    other = np.full((60, 80), 130, np.float32)
    other[::2] = 60
    watch.doorstep.look(other, watch.at)
    watch.doorstep.look(other, watch.at + 3)
    assert not watch.doorstep.someone


def darkness_after(lobby, seconds: float, darkness: Darkness) -> bool:
    for index in range(round(seconds / PERIOD)):
        darkness.look(small(lobby.picture()), 100 + index * PERIOD)
    return darkness.dark


@pytest.mark.parametrize(
    ("change", "dark"),
    [({}, False), ({"light": 0.05}, True), ({"covered": True}, True), ({"light": 0.4}, False)],
)
def test_dark_room_and_covered_lens_are_told_after_a_while(lobby, change, dark):
    darkness = Darkness()
    for name, value in change.items():
        setattr(lobby, name, value)
    assert not darkness_after(lobby, presence.DARK_SECONDS - 1, darkness)
    assert darkness_after(lobby, presence.DARK_SECONDS + 1, darkness) is dark


def test_light_after_darkness_is_told_soon(lobby):
    darkness = Darkness(dark=True)
    assert not darkness_after(lobby, presence.LIGHT_SECONDS + 1, darkness)


def test_one_hand_before_the_lens_is_no_darkness(lobby):
    darkness = Darkness()
    for index in range(200):
        lobby.covered = index % 10 < 8
        darkness.look(small(lobby.picture()), index * PERIOD)
    assert not darkness.dark


@pytest.mark.parametrize("shape", [(720, 1280, 3), (480, 640), (1, 1, 3), (2160, 3840, 3)])
def test_small_picture_has_eighty_columns(shape):
    picture = small(np.full(shape, 77, np.uint8))
    assert (picture.shape[1], round(float(picture.mean()))) == (presence.COLUMNS, 77)
