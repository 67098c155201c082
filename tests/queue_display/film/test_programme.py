"""The round: order, what is left out, what staff are told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queue_display.film.dates import Span
from queue_display.film.playlist import Item, Kind, Playlist, Problem, Trouble
from queue_display.film.programme import MOST_STRIKES, FilmReport, Programme

TODAY = date(2026, 12, 1)
KINDS = {"mp4": Kind.FILM, "png": Kind.PICTURE, "txt": Kind.TEXT}


def item(name, mark=1, **given):
    return Item(Path("films") / name, KINDS[name[-3:]], (mark, mark, mark), **given)


def listed(*names, **given):
    return Playlist(tuple(item(name) for name in names), **given)


@pytest.fixture
def programme():
    return Programme()


def round_of(programme, count):
    return [found.name if (found := programme.next(TODAY)) else None for _ in range(count)]


def test_it_goes_round_and_round(programme):
    programme.take(listed("1.mp4", "2.png", "10.txt"))
    assert round_of(programme, 5) == ["1.mp4", "2.png", "10.txt", "1.mp4", "2.png"]


def test_a_new_file_comes_at_its_place_and_a_removed_one_does_not_stop_the_round(programme):
    programme.take(listed("1.mp4", "3.png", "4.png"))
    assert round_of(programme, 1) == ["1.mp4"]
    programme.take(listed("2.png", "4.png"))
    assert round_of(programme, 3) == ["2.png", "4.png", "2.png"]


def test_only_what_is_on_today_is_played(programme):
    past, future = Span(ends=date(2026, 11, 30)), Span(starts=date(2026, 12, 2))
    programme.take(Playlist((item("1.mp4", span=past), item("2.png"), item("3.png", span=future))))
    assert round_of(programme, 2) == ["2.png", "2.png"]
    assert programme.next(date(2026, 12, 2)).name == "3.png"
    assert programme.told() == FilmReport()


def test_a_broken_file_is_left_out_until_it_changes(programme):
    programme.take(listed("1.mp4", "2.png"))
    programme.failed(programme.next(TODAY), Trouble.UNREADABLE)
    assert round_of(programme, 2) == ["2.png", "2.png"]
    programme.take(listed("1.mp4", "2.png"))
    assert round_of(programme, 1) == ["2.png"]
    programme.take(Playlist((item("1.mp4", mark=2), item("2.png"))))
    assert round_of(programme, 1) == ["1.mp4"]
    assert programme.told() == FilmReport()


def test_with_nothing_left_there_is_nothing(programme):
    assert round_of(programme, 1) == [None]
    programme.take(listed("1.mp4"))
    programme.failed(item("1.mp4"), Trouble.UNREADABLE)
    assert round_of(programme, 2) == [None, None]


def test_a_film_that_stood_still_is_tried_again_but_not_for_ever(programme):
    programme.take(listed("1.mp4"))
    film = item("1.mp4")
    for _ in range(MOST_STRIKES - 1):
        programme.stood_still(film)
    programme.played(film)
    for _ in range(MOST_STRIKES - 1):
        programme.stood_still(film)
    assert round_of(programme, 1) == ["1.mp4"]
    programme.stood_still(film)
    assert round_of(programme, 1) == [None]
    assert programme.problems == (Problem("1.mp4", Trouble.NO_FRAMES),)


def test_without_a_codec_pictures_and_texts_go_on(programme):
    programme.take(listed("1.mp4", "2.png", "3.txt"))
    programme.films_off = True
    assert round_of(programme, 3) == ["2.png", "3.txt", "2.png"]
    assert programme.told() == FilmReport("film_no_codec")
    programme.take(listed("2.png"))
    assert programme.told() == FilmReport()


def test_staff_are_told_the_worst_and_the_files_names(programme):
    assert programme.told().key == "films_missing"
    programme.take(Playlist(is_there=False))
    assert programme.told().key == "films_missing"
    dates, broken = Problem("b.png", Trouble.DATES), Problem("c.mp4", Trouble.NOT_WHOLE)
    codec = Problem("d.mp4", Trouble.CODEC)
    programme.take(replace(listed("a.mp4"), problems=(dates, codec, broken)))
    said = programme.told()
    assert (said.key, said.facts["file"]) == ("film_unreadable", "c.mp4")
    programme.take(replace(listed("a.mp4"), problems=(dates, codec)))
    assert programme.told().key == "film_codec"
    programme.take(replace(listed("a.mp4"), problems=(dates,)))
    assert programme.told().key == "film_dates"
    programme.take(replace(listed("a.mp4"), left_out=7))
    assert programme.told() == FilmReport("films_too_many", {"count": 7})


def test_many_broken_files_are_told_by_the_first(programme):
    many = tuple(Problem(f"{n}.mp4", Trouble.EMPTY) for n in range(9))
    programme.take(Playlist(problems=many))
    facts = programme.told().facts
    assert (facts["file"], facts["count"]) == ("0.mp4, 1.mp4, 2.mp4, …", 9)


@settings(max_examples=40)
@given(
    st.sets(st.integers(0, 40), min_size=1, max_size=15),
    st.sets(st.integers(0, 40), max_size=10),
)
def test_every_playable_file_comes_once_in_a_round(numbers, broken):
    programme = Programme()
    names = [f"{n}.png" for n in sorted(numbers)]
    programme.take(listed(*names))
    for n in broken & numbers:
        programme.failed(item(f"{n}.png"), Trouble.UNREADABLE)
    good = [f"{n}.png" for n in sorted(numbers - broken)]
    assert round_of(programme, 2 * len(good)) == good * 2
