"""The strip's own question: keys that never take the focus, closed by an answer."""

import pytest
from PySide6.QtCore import Qt

from counter_client.acts import Action
from counter_client.choices import Option
from counter_client.strip_question import StripQuestion

THREE = tuple(Option(f"o{n}", f"Kết quả {n}") for n in range(3))


@pytest.fixture
def question(qtbot):
    made = StripQuestion()
    qtbot.addWidget(made)
    made.set_options(THREE)
    return made


def test_an_answer_ends_the_act_that_asked(question, qtbot):
    question.ask(Action.DONE)
    with qtbot.waitSignal(question.asked) as heard:
        question.keys[1].click()
    assert heard.args[0].action is Action.DONE
    assert heard.args[0].facts == {"outcome": "o1"}
    assert question.action is None
    assert question.room() == 0


def test_the_same_key_again_takes_the_question_away(question):
    question.ask(Action.DONE)
    assert question.room() > 0
    question.ask(Action.DONE)
    assert question.isHidden()


def test_no_key_of_it_takes_the_focus(question):
    assert all(key.focusPolicy() is Qt.FocusPolicy.NoFocus for key in question.keys)


def test_where_nothing_is_asked_any_more_it_closes(question):
    question.ask(Action.NEXT)
    question.set_options(())
    assert question.action is None
    assert question.keys == []
