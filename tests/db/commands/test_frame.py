"""The frame of motcua-db's commands: their options, their request, a store that is closed again."""

import argparse
import json
from uuid import UUID

import pytest

from centre.rules.errors import NotAllowed
from db.commands.frame import ITSELF, Context, Result, adder, plain

REQUEST = "01987654-0000-7000-8000-000000000001"


@pytest.fixture
def parsed():
    """Parse words with one command, `greet`, added by the frame."""
    parser = argparse.ArgumentParser(prog="motcua-db")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(actor=ITSELF)
    new = adder(parser.add_subparsers(required=True))
    new("greet", greet, "say a word").add_argument("word")
    return lambda *words: parser.parse_args([*words])


def greet(context):
    return Result([context.arguments.word], {"word": context.arguments.word})


@pytest.fixture
def context(settings, clock, parsed):
    """A command's context as the words make it."""
    return lambda *words: Context(settings, clock, parsed(*words))


def test_a_command_is_found_by_its_name_and_does_its_act(context):
    made = context("greet", "xin chào")
    result = made.arguments.act(made)
    assert (result.lines, result.data, result.is_well) == (
        ["xin chào"],
        {"word": "xin chào"},
        True,
    )


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("greet", "x"), False),
        (("--json", "greet", "x"), True),
        (("greet", "x", "--json"), True),
        (("greet", "--json", "x"), True),
    ],
)
def test_json_may_stand_before_or_after_the_command(parsed, words, wanted):
    assert parsed(*words).json is wanted


def test_a_request_is_the_one_that_was_given_or_a_new_one_each_time(context):
    assert context("greet", "x", "--request", REQUEST).request() == UUID(REQUEST)
    made = context("greet", "x")
    assert made.request() != made.request()
    assert made.request().version == 7


@pytest.mark.parametrize("word", ["", "1", "no-uuid", f"{REQUEST}0", "'; --"])
def test_a_request_that_is_no_id_is_a_wrong_call(parsed, word, capsys):
    with pytest.raises(SystemExit) as ended:
        parsed("greet", "x", "--request", word)
    assert ended.value.code == 2
    assert "--request" in capsys.readouterr().err


def test_help_says_what_the_command_does(parsed, capsys):
    with pytest.raises(SystemExit) as ended:
        parsed("greet", "--help")
    assert ended.value.code == 0
    assert "say a word." in capsys.readouterr().out


def test_a_command_works_on_an_opened_store_as_the_program_it_names(context):
    seen = []

    def act(store):
        seen.append(store)
        store.day.take(UUID(REQUEST), "ho-tich", "k1")
        return Result([event.actor for event in store.day.events("A001")], None)

    assert context("greet", "x").with_store(act).lines == [ITSELF]
    assert seen[0].news.fileno() is None, "closed again"


def test_the_store_is_closed_when_a_command_is_refused_too(context):
    seen = []

    def act(store):
        seen.append(store)
        raise NotAllowed("counter_unknown", counter="9")

    with pytest.raises(NotAllowed):
        context("greet", "x").with_store(act)
    assert seen[0].news.fileno() is None


def test_what_the_store_answers_becomes_plain_data(store, take):
    taken = plain(take(priority="mang-thai"))
    assert taken["ticket"]["label"] == "A001"
    assert taken["ticket"]["state"] == "waiting"
    assert UUID(taken["job"])
    assert json.loads(json.dumps(taken)) == taken, "JSON can say it"
