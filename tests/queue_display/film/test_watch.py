"""When a film stands still."""

from queue_display.film.watch import LONGEST_SECONDS, Watch


def test_a_film_without_a_first_frame_stands_still_after_5_s():
    watch = Watch(100.0)
    watch.position(0, 101.0)
    watch.position(2000, 104.0)
    assert not watch.has_shown
    assert not watch.is_stuck(104.9)
    assert watch.is_stuck(105.0)


def test_a_film_that_makes_neither_frame_nor_way_stands_still():
    watch = Watch(0.0)
    watch.frame(1.0)
    assert watch.has_shown
    watch.position(900, 1.0)
    watch.position(900, 5.9)
    assert not watch.is_stuck(5.9)
    assert watch.is_stuck(6.0)


def test_recorded_slides_have_a_frame_every_few_seconds_and_go_on():
    watch = Watch(0.0)
    for second in range(0, 100, 20):
        watch.frame(second)
        for tick in range(20):
            watch.position(1000 * (second + tick), second + tick)
            assert not watch.is_stuck(second + tick)


def test_a_film_that_goes_on_without_a_picture_is_ended_in_the_end():
    watch = Watch(0.0)
    watch.frame(0.5)
    for second in range(30):
        watch.position(1000 * second, second)
        assert not watch.is_stuck(second)
    watch.position(31_000, 30.5)
    assert watch.is_stuck(30.5)


def test_a_night_does_not_count():
    watch = Watch(0.0)
    watch.frame(1.0)
    watch.position(1, 1.0)
    watch.paused(40_000.0)
    assert not watch.is_stuck(40_003.0)
    assert not watch.is_over(40_003.0)


def test_no_film_takes_longer_than_any_film_may():
    watch = Watch(0.0)
    assert not watch.is_over(LONGEST_SECONDS - 1)
    assert watch.is_over(LONGEST_SECONDS)
