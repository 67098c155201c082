"""The pages of joining: targets for fingers, Enter and Esc, nothing copied in two lines."""

import pytest
from PySide6.QtGui import QGuiApplication

from centre.shell.theme import Theme
from counter_client.joining.centre_file import Outcome
from counter_client.joining.drives import Found
from counter_client.joining.flow import Joining, Stage, Trouble
from counter_client.joining.pages import (
    USED_UP,
    ConfirmPage,
    EndPage,
    FindPage,
    Look,
    enter_key,
    escape_key,
)

LOOK = Look(Theme(4.03))


@pytest.fixture
def find(qtbot):
    made = FindPage(LOOK)
    qtbot.addWidget(made)
    made.show()
    return made


def test_files_on_sticks_are_buttons(find, qtbot, folder):
    files = [folder / f"motcua-c{n}.mcjoin" for n in range(3)]
    find.show_found([Found(file, "KINGSTON") for file in files], columns=1, most=2)
    assert [button.text() for button in find.files] == [
        "motcua-c0.mcjoin (USB KINGSTON)",
        "motcua-c1.mcjoin (USB KINGSTON)",
    ]
    with qtbot.waitSignal(find.picked) as heard:
        find.files[1].click()
    assert heard.args == [files[1]]
    find.show_found([], columns=1, most=2)
    assert find.files == []
    assert find.none.isVisible()


def test_the_clipboard_is_taken_with_one_touch(find, qtbot):
    QGuiApplication.clipboard().setText(" MOTCUA1:ABC \n")
    with qtbot.waitSignal(find.chosen) as heard:
        find.paste.click()
    assert heard.args == ["go_on"]
    assert find.field.text() == "MOTCUA1:ABC"


def test_enter_and_escape_are_the_buttons_of_the_page(find, qtbot):
    assert (enter_key(find), escape_key(find)) == ("go_on", "")
    confirm = ConfirmPage(LOOK)
    qtbot.addWidget(confirm)
    assert (enter_key(confirm), escape_key(confirm)) == ("begin", "back")


def test_a_counter_is_among_the_facts_where_there_is_one(qtbot, bundle, rating):
    page = ConfirmPage(LOOK)
    qtbot.addWidget(page)
    page.show()
    for found, shown in ((rating, 4), (bundle, 3), (rating, 4)):
        joining = Joining()
        joining.take(found.text())
        page.show_joining(joining)
        assert [line.isVisible() for line in page.lines].count(True) == shown
    assert page.lines[3].text() == "Quầy 3"


@pytest.fixture
def end(qtbot):
    made = EndPage(LOOK)
    qtbot.addWidget(made)
    return made


def test_lines_to_copy_do_not_wrap(end, folder):
    joining = Joining()
    joining.stage = Stage.DONE
    line = 'address = "postgresql://may-chu/motcua"'
    joining.outcome = Outcome(folder / "centre.toml", lines=("[database]", line), why="differs")
    end.show_joining(joining)
    shown = end.lines.text().splitlines()
    assert [each.replace("\u00a0", " ") for each in shown] == ["[database]", line]
    assert all(" " not in each for each in shown)
    assert enter_key(end) == "close"


@pytest.mark.parametrize("key", ["database_gone", *sorted(USED_UP)])
def test_the_same_bundle_is_tried_again_only_where_it_helps(end, key):
    joining = Joining()
    joining.trouble = Trouble(key)
    end.show_joining(joining)
    assert end.again.isHidden() is (key in USED_UP)
    assert end.code.text() == key
    assert escape_key(end) == "back"
