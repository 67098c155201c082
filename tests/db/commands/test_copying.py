"""motcua-db backup, prove, copies, restore: what they say, and that a refusal has a remedy."""

import json

import pytest

from db.__main__ import main


@pytest.fixture
def engine_kind() -> str:
    """The commands know no engine."""
    return "sqlite"


@pytest.fixture
def call(settings, capsys):
    """Run a command; return its status and what it said."""

    def run(*words: str) -> tuple[int, str]:
        status = main(["--config", str(settings.folder), *words])
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def test_a_copy_is_made_proven_told_and_put_back(call, settings, store):
    store.close()
    assert call("copies") == (1, "There is no copy.\nNone was ever proven.\n")
    assert call("backup", "--often")[0] == 0
    assert call("backup", "--often") == (0, "Nothing was written since the last copy.\n")
    assert "all checked" in call("prove")[1]
    status, said = call("copies", "--json")
    assert (status, json.loads(said)["proof"]["second"]) == (0, "")
    status, said = call("restore", "auto", "--printed", "A050")
    assert status == 0
    assert "its seal holds; all of it was checked" in said
    assert "a night proved it" in said


def test_a_second_place_that_is_gone_is_told_and_the_copy_stands(call, settings, store, take):
    place = settings.folder / "centre.toml"
    place.write_text(place.read_text() + '\n[backup]\nsecond = "gone"\n')
    take()
    status, said = call("backup", "--often")
    assert status == 0
    assert "Second place: folder_refused" in said


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (("restore", "auto"), "motcua-db restore FOLDER"),
        (("restore", "none.db"), "no sound copy"),
        (("restore", "auto", "--printed", "x"), "A137"),
    ],
)
def test_what_is_refused_says_what_to_do(call, store, words, remedy):
    store.close()
    status, said = call(*words)
    assert status == 1
    assert remedy in said
