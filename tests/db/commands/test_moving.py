"""motcua-db move on the command line."""

import json

import pytest

from db.__main__ import main


@pytest.fixture
def engine_kind() -> str:
    """The centre that moves is a file."""
    return "sqlite"


def test_move_says_what_went_over_and_what_to_write(settings, at_server, capsys):
    folder = str(settings.folder)
    assert main(["--config", folder, "move", "--to", at_server]) == 0
    out = capsys.readouterr().out
    assert "every chain holds there" in out
    assert f'address = "{at_server}"' in out


def test_move_answers_scripts_with_counts(settings, at_server, capsys):
    assert main(["--config", str(settings.folder), "move", "--to", at_server, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["events"], told["rows"]["service"] > 0) == (0, True)


@pytest.mark.parametrize(
    ("address", "key"),
    [("postgresql://a:secret@b/c", "address_bad"), ("sqlite:other.db", "move_needs_server")],
)
def test_a_wrong_address_is_refused_without_repeating_a_password(settings, capsys, address, key):
    assert main(["--config", str(settings.folder), "move", "--to", address, "--json"]) == 1
    said = capsys.readouterr().out
    assert json.loads(said)["error"] == key
    assert "secret" not in said
    assert settings.database_path().exists()
