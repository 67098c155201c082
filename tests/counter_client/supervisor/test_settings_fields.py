"""Fields that editors are made of."""

from PySide6.QtWidgets import QLineEdit

from counter_client.supervisor.settings_fields import Choice, Lines, line, put_text, text_of


def test_a_hidden_line_shows_dots_and_is_no_longer_than_it_may_be(qtbot) -> None:
    made = line(4, hidden=True)
    qtbot.addWidget(made)
    made.setText("24680")
    assert (made.text(), "2" in made.displayText()) == ("2468", False)


def test_a_text_that_stands_already_keeps_the_cursor(qtbot) -> None:
    one, many = QLineEdit(), Lines(2)
    for made in (one, many):
        qtbot.addWidget(made)
        heard = []
        made.textChanged.connect(lambda *_, heard=heard: heard.append(1))
        put_text(made, " abc ")
        assert (text_of(made), heard) == ("abc", [])
    one.setCursorPosition(2)
    put_text(one, " abc ")
    assert one.cursorPosition() == 2


def test_what_is_chosen_stays_when_words_change(qtbot) -> None:
    made = Choice()
    qtbot.addWidget(made)
    made.offer([(1, "một"), (2, "hai")])
    made.put(2)
    made.offer([(1, "one"), (2, "two"), (3, "three")])
    assert (made.value(), made.currentText()) == (2, "two")
