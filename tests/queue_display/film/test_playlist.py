"""What a folder holds while people copy, replace and take away files."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from queue_display.film import playlist
from queue_display.film.playlist import (
    MOST_ITEMS,
    Kind,
    Problem,
    Shelf,
    Trouble,
    letters,
    name_order,
    printable,
)


@pytest.fixture
def look(folder, clock):
    """Look at the folder; the same shelf again."""
    shelf = Shelf(folder)
    return lambda: shelf.look(clock.now(), clock.monotonic())


def test_films_pictures_and_texts_come_in_the_order_of_their_names(look, put, film, folder):
    for name in ("10-phim.mp4", "2-anh.PNG", "1-loi.txt", "3-anh.jpeg", "B.jpg", "a.jpg"):
        put(name, film() if name.endswith("mp4") else "Nghỉ lễ")
    put(".hidden.mp4", film())
    put("~temp.png", b"x")
    put("notes.docx", b"x")
    (folder / "old.mp4").mkdir()
    (folder / "sub").mkdir()
    (folder / "sub" / "inside.mp4").write_bytes(film())
    seen = look()
    names = ["1-loi.txt", "2-anh.PNG", "3-anh.jpeg", "10-phim.mp4", "a.jpg", "B.jpg"]
    assert [item.name for item in seen.items] == names
    assert [item.kind for item in seen.items[:4]] == [
        Kind.TEXT,
        Kind.PICTURE,
        Kind.PICTURE,
        Kind.FILM,
    ]
    assert seen.problems == ()


def test_a_text_has_dates_a_head_and_paragraphs(look, put):
    put("a.txt", "\ufefftừ: 2026-12-01\r\nđến: 2026-12-31\r\n\r\nNghỉ  lễ\r\n\r\nMột\r\nHai\t3\r\n")
    (item,) = look().items
    assert (item.head, item.body) == ("Nghỉ lễ", ("Một", "Hai 3"))
    assert (item.span.starts, item.span.ends) == (date(2026, 12, 1), date(2026, 12, 31))


def test_the_dates_of_a_name_hold_for_films_pictures_and_texts(look, put, film):
    put("2026-12-01_2026-12-31_ten-phim.mp4", film())
    put("2026-12-01_anh.png", QColor("teal"))
    put("2026-12-01_2026-12-05_loi.txt", "đến: 2026-12-09\nLời")
    ends = [item.span.ends for item in look().items]
    assert ends == [date(2026, 12, 9), date(2026, 12, 31), None]


def test_what_is_broken_is_named_and_does_not_stop_the_rest(look, put, film):
    put("1-good.mp4", film())
    put("2-zero.mp4", b"")
    put("3-cut.mp4", film()[:-100])
    put("4-text.mp4", "xin chào")
    put("2026-02-30_5.png", QColor("teal"))
    put("6.txt", "từ: mai\nLời")
    put("7.txt", b"\xff\xfeN\xd8")
    put("8.txt", "   \n\n")
    put("9.txt", "a" * 20_000)
    seen = look()
    assert [item.name for item in seen.items] == ["1-good.mp4"]
    assert list(seen.problems) == [
        Problem("2-zero.mp4", Trouble.EMPTY),
        Problem("3-cut.mp4", Trouble.NOT_WHOLE),
        Problem("4-text.mp4", Trouble.NOT_WHOLE),
        Problem("6.txt", Trouble.DATES),
        Problem("7.txt", Trouble.LETTERS),
        Problem("8.txt", Trouble.EMPTY),
        Problem("9.txt", Trouble.TOO_LARGE),
        Problem("2026-02-30_5.png", Trouble.DATES),
    ]


def test_a_file_that_is_being_copied_is_played_only_when_it_has_come_to_rest(
    look, put, film, clock
):
    whole = film(frames=4)
    for length in (1000, 9000):
        put("a.mp4", whole[:length], ago=0)
        assert look() == playlist.Playlist()
        clock.move(seconds=2)
    put("a.mp4", whole, ago=0)
    assert look().items == ()
    clock.move(seconds=5)
    assert [item.name for item in look().items] == ["a.mp4"]


def test_a_time_in_the_future_does_not_keep_a_file_out(look, put, film, clock):
    put("a.mp4", film(), ago=-86_400)
    assert look().items == ()
    clock.move(seconds=5)
    assert len(look().items) == 1


def test_a_file_is_opened_again_only_when_it_changed(look, put, film, clock, monkeypatch):
    put("a.mp4", film())
    assert len(look().items) == 1
    monkeypatch.setattr(playlist, "_examined", lambda *_: pytest.fail("opened again"))
    assert len(look().items) == 1
    monkeypatch.undo()
    clock.move(seconds=60)
    put("a.mp4", film()[:-9])
    assert look().problems == (Problem("a.mp4", Trouble.NOT_WHOLE),)
    put("a.mp4", film(), ago=20)
    assert len(look().items) == 1


def test_a_removed_file_and_a_removed_folder_are_no_error(look, put, folder):
    path = put("a.png", QColor("teal"))
    assert len(look().items) == 1
    path.unlink()
    assert look().items == ()
    folder.rmdir()
    assert not look().is_there


def test_a_file_without_rights_is_named(look, put, film, monkeypatch):
    put("a.mp4", film())

    def refused(path: Path) -> bool:
        raise PermissionError(path)

    monkeypatch.setattr(playlist.mp4, "is_whole", refused)
    assert look().problems == (Problem("a.mp4", Trouble.UNREADABLE),)


def test_a_name_of_strange_bytes_is_named_and_never_stored_as_it_is(look, folder):
    (folder / os.fsdecode(b"phim\xff.txt")).write_bytes(b"x")
    (folder / "xin\nchao.txt").write_bytes(b"x")
    then = 1_000_000
    for path in folder.iterdir():
        os.utime(path, (then, then))
    assert {problem.name for problem in look().problems} == {"phim?.txt", "xin?chao.txt"}
    assert {problem.why for problem in look().problems} == {Trouble.NAME}


def test_a_loop_of_links_and_a_link_to_nowhere_are_left_out(look, folder, put):
    put("a.txt", "Lời")
    (folder / "b.txt").symlink_to(folder / "b.txt")
    (folder / "c.txt").symlink_to(folder / "none")
    (folder / "d.txt").symlink_to(folder / "a.txt")
    assert [item.name for item in look().items] == ["a.txt", "d.txt"]


def test_what_is_no_file_is_left_out_and_never_opened(look, folder, put):
    """A pipe would never answer whoever opens it."""
    put("a.txt", "Lời")
    os.mkfifo(folder / "b.txt")
    os.mkfifo(folder / "c.mp4")
    (folder / "d.png").symlink_to("/dev/zero")
    assert [item.name for item in look().items] == ["a.txt"]
    assert look().problems == ()
    with pytest.raises(FileNotFoundError):
        playlist.mark_of(folder / "c.mp4")


def test_a_pipe_in_the_place_of_a_file_is_not_opened(look, folder, put, monkeypatch):
    """Between the list of names and the look at each."""
    monkeypatch.setattr(playlist, "_counts", lambda _: True)
    os.mkfifo(folder / "b.txt")
    assert look() == playlist.Playlist()


def test_a_film_among_very_many_other_files_is_found(look, folder, put, film):
    for index in range(5000):
        (folder / f"{index}.docx").touch()
    put("a.mp4", film())
    assert [item.name for item in look().items] == ["a.mp4"]


def test_a_word_without_an_end_is_parted(look, put):
    put("a.txt", "Lời\n" + "a" * 500)
    (item,) = look().items
    assert max(len(word) for word in item.body[0].split()) == 60
    assert item.body[0].replace(" ", "") == "a" * 500


def test_a_folder_with_too_many_files_is_played_in_part_and_says_so(look, folder, monkeypatch):
    monkeypatch.setattr(playlist, "MOST_ITEMS", 3)
    for index in range(5):
        path = folder / f"{index}.txt"
        path.write_text("Lời", "utf-8")
        os.utime(path, (1, 1))
    seen = look()
    assert (len(seen.items), seen.left_out) == (3, 2)
    assert MOST_ITEMS == 1000


def test_a_text_of_notepad_is_read(clock):
    assert letters("Nghỉ lễ".encode("utf-16")) == "Nghỉ lễ"
    assert letters("Nghi\u0309".encode()) == "Nghỉ"


@given(st.lists(st.text(min_size=1, max_size=30), unique=True, max_size=20))
def test_names_always_have_one_order(names):
    keys = [name_order(name) for name in names]
    assert len(set(keys)) == len(names)
    backwards = [name_order(name) for name in reversed(names)]
    assert sorted(keys) == sorted(backwards)


@given(st.text(max_size=300))
def test_a_shown_name_can_be_stored_and_is_one_line(name):
    shown = printable(name)
    assert shown.encode("utf-8").decode() == shown
    assert len(shown) <= 120
    assert shown.isprintable()


def test_a_day_later_nothing_is_forgotten(look, put, film, clock):
    put("a.mp4", film())
    first = look()
    clock.move(days=1)
    assert look() == first
