"""Which keys are heard, and what is a bounce."""

import pytest

from centre.settings import SettingsError
from drivers.keypads.presses import BOUNCE_SECONDS, Sieve, keys_of
from drivers.place import Place
from drivers.ports import RATING_KEYS, Key

USUAL = {"1": Key.RATING_1, "N": Key.NEXT}


def test_a_second_press_within_a_bounce_is_no_second_press():
    sieve = Sieve("rating")
    assert sieve.take(Key.RATING_1, 1.0) == (Key.RATING_1,)
    assert sieve.take(Key.RATING_1, 1.0 + BOUNCE_SECONDS - 0.01) == ()
    assert sieve.take(Key.RATING_2, 1.2) == (Key.RATING_2,)
    assert sieve.take(Key.RATING_1, 2.0) == (Key.RATING_1,)


def test_a_bounce_of_next_calls_nobody_else():
    sieve = Sieve("call")
    assert sieve.take(Key.NEXT, 1.0) == (Key.NEXT,)
    assert sieve.take(Key.NEXT, 1.1) == ()


@pytest.mark.parametrize("key", Key)
def test_a_keypad_hears_the_keys_of_its_use_only(key):
    is_rating = key in RATING_KEYS
    assert bool(Sieve("rating").take(key, 1.0)) is is_rating
    assert bool(Sieve("call").take(key, 1.0)) is not is_rating


def test_no_key_is_no_press():
    assert Sieve("call").take(None, 1.0) == ()


def test_keys_can_be_given_other_meanings_or_none():
    options = {"keys": {"1": "rating_5", "N": "", "B": "start"}}
    assert keys_of(Place("k1", None), options, USUAL) == {"1": Key.RATING_5, "B": Key.START}
    assert keys_of(Place("k1", None), {}, USUAL) == USUAL


@pytest.mark.parametrize(
    "options",
    [{"kees": {}}, {"keys": 3}, {"keys": {"1": "rating_9"}}, {"keys": {"1": 1}}],
)
def test_options_that_mean_nothing_are_refused(options):
    with pytest.raises(SettingsError, match=r"keypad\.k1\.options"):
        keys_of(Place("k1", None), options, USUAL)
