"""motcua-db letters: the list, a letter given and taken, and calls without sense."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from db.__main__ import _parser
from db.commands.frame import Context
from db.telling import told


@pytest.fixture
def ask(settings, clock):
    """Run `letters` with these words; return its Result."""

    def run(*words):
        arguments = _parser().parse_args(["letters", *words])
        return arguments.act(Context(settings, clock, arguments))

    return run


@pytest.fixture
def events(open_as):
    """Return the facts of all changes of letters."""

    def find():
        logged = open_as("reader").day.events()
        return [event.facts for event in logged if event.kind == "kiosk_letter"]

    return find


def test_the_sample_shares_every_letter(ask):
    result = ask()
    assert result.lines[0].split() == ["A", "ho-tich", "shared"]
    assert [one["letter"] for one in result.data["letters"]] == list("ABCEGHKR")
    assert all(one["kiosk"] is None for one in result.data["letters"])


def test_a_letter_is_given_listed_and_taken_away(ask, events):
    given = ask("k2", "ho-tich", "L", "--by", "giam-doc")
    assert given.data["changed"]
    assert given.lines[:2] == ["A  ho-tich          shared", "L  ho-tich          k2"]
    assert {"service": "ho-tich", "kiosk": "k2", "letter": "L"} in ask().data["letters"]
    assert not ask("k2", "ho-tich", "L").data["changed"]
    assert len(ask("k2", "ho-tich", "--shared").lines) == 8
    assert [(facts["from"], facts["to"]) for facts in events()] == [(None, "L"), ("L", None)]
    assert events()[0]["author"] == "giam-doc"


def test_without_a_name_the_account_is_the_author(ask, events, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "quan-tri")
    ask("k2", "ho-tich", "L")

    def nobody():
        raise KeyError("uid 4711 has no name")

    monkeypatch.setattr("getpass.getuser", nobody)
    ask("k2", "ho-tich", "M")
    assert [facts["author"] for facts in events()] == ["quan-tri", "-"]


def test_the_same_request_again_is_answered_with_the_present_list(ask, events):
    words = ("k2", "ho-tich", "L", "--request", "018f0000-0000-7000-8000-000000000001")
    assert [ask(*words).data["changed"] for _ in range(2)] == [True, True]
    assert len(events()) == 1


@pytest.mark.parametrize(
    "words",
    [
        *(("k2",), ("k2", "ho-tich"), ("--shared",), ("k2", "--shared")),
        *(("k2", "ho-tich", "L", "--shared"), ("k2", "ho-tich", "L", "more")),
    ],
)
def test_a_call_without_sense_ends_with_the_usage(ask, events, words, capsys):
    with pytest.raises(SystemExit) as ended:
        ask(*words)
    assert ended.value.code == 2
    assert "usage: motcua-db" in capsys.readouterr().err
    assert events() == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("k2", "ho-tich", "B"), "Letter B is taken"),
        (("k2", "ho-tich", "Q"), "Letter Q sounds or looks like"),
        (("k2", "ho-tich", "{x}"), "{x} is no letter of a series"),
        (("K2", "ho-tich", "L"), "K2 is no name of a kiosk"),
        (("k2", "ho", "L"), "There is no service ho."),
    ],
)
def test_a_refusal_has_a_sentence_with_the_way_out(ask, words, sentence):
    with pytest.raises(NotAllowed) as refused:
        ask(*words)
    assert told(refused.value).startswith(sentence)


def test_a_letter_in_use_says_when_to_change_it(ask, open_as):
    ask("k2", "ho-tich", "L")
    open_as("kiosk:k2").day.take(uuid4(), "ho-tich", "k2")
    with pytest.raises(NotAllowed) as refused:
        ask("k2", "ho-tich", "--shared")
    assert "letter L. Change it tomorrow" in told(refused.value)
