"""The words of the command line."""

from pathlib import Path

import pytest

from drivers.commands.options import DEFAULT_CONFIG, parser


def parsed(*words):
    return parser().parse_args(words)


def test_settings_file_may_stand_before_or_behind_the_command():
    assert parsed("list").config == DEFAULT_CONFIG
    assert parsed("--config", "a", "list").config == Path("a")
    assert parsed("list", "--config", "b").config == Path("b")


def test_link_of_a_pseudo_terminal_is_absolute():
    assert parsed("simulate-line", "--pty", "line0", "l1").pty.is_absolute()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("lsit",),
        ("try",),
        ("try", "p1", "--seconds", "nan"),
        ("try", "p1", "--seconds", "0"),
        ("try", "p1", "--kind", "toaster"),
        ("simulate-line", "l1"),
        ("simulate-printer", "--listen", "somewhere"),
        ("simulate-printer", "--listen", "h:99999"),
        ("simulate-printer", "--listen", "h:1", "--pty", "x"),
    ],
)
def test_wrong_words_are_refused_with_status_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        parsed(*words)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["list", "try", "watch"])
def test_help_of_a_command_documents_its_json(command, capsys):
    with pytest.raises(SystemExit):
        parsed(command, "--help")
    assert "With --json" in capsys.readouterr().out
