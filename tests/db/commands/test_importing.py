"""motcua-db import: told before it is done, bad rows named and the rest let in."""

import json
from contextlib import closing

import pytest

from centre.settings import load
from db import open_store
from db.__main__ import main

GOOD = {"code": "1.001193", "name": "Đăng ký khai sinh", "field": "Hộ tịch"}
OTHER = {"code": "1.000894", "name": "Đăng ký kết hôn", "field": "Hộ tịch"}
WRONG = {"code": "1.000656", "name": "Đăng ký khai tử", "as_of": "hôm qua"}


@pytest.fixture
def write(tmp_path):
    """Write rows as JSON Lines; return the file."""

    def make(*rows, name="list.jsonl"):
        file = tmp_path / name
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return str(file)

    return make


@pytest.fixture
def bring(settings, clock, capsys, monkeypatch):
    """Run `import` with these words; return the exit code and the answer."""
    monkeypatch.setattr("db.__main__.clock_of", lambda _: clock)

    def run(*words):
        status = main(["--config", str(settings.folder), "import", *words, "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


def test_a_good_list_goes_in_and_again_changes_nothing(bring, write, store):
    file = write(GOOD, OTHER)
    status, told = bring("procedures", file, "--by", "giam-doc")
    assert (status, told["added"], told["version"]) == (0, ["1.001193", "1.000894"], 1)
    assert told["changed_anything"]
    status, told = bring("procedures", file)
    assert (status, told["added"], told["unchanged"], told["version"]) == (0, [], 2, 1)
    assert not told["changed_anything"]
    (facts,) = (e.facts for e in store.day.events() if e.kind == "catalogue_changed")
    assert (facts["by"], facts["source"], facts["added"]) == ("giam-doc", "list.jsonl", 2)


def test_a_dry_run_tells_the_same_and_writes_nothing(bring, write, everything):
    before = everything()
    status, told = bring("procedures", write(GOOD, OTHER), "--dry-run")
    assert (status, told["added"], told["version"]) == (0, ["1.001193", "1.000894"], 0)
    assert everything() == before


def test_a_bad_row_is_named_by_line_and_column_and_the_rest_goes_in(bring, write, store):
    status, told = bring("procedures", write(GOOD, WRONG, OTHER))
    (problem,) = told["problems"]
    assert (status, problem["line"], problem["column"]) == (1, 2, "as_of")
    assert problem["value_shown"] == "hôm qua"
    assert [one.code for one in store.catalogue.shown().listed] == ["1.000894", "1.001193"]


def test_all_or_nothing_leaves_everything_as_it_was(bring, write, everything):
    before = everything()
    status, told = bring("procedures", write(GOOD, WRONG), "--all-or-nothing")
    assert (status, told["version"], told["changed_anything"]) == (1, 0, False)
    assert everything() == before
    assert bring("procedures", write(GOOD), "--all-or-nothing")[0] == 0, "the control"


def test_what_a_full_list_leaves_out_ends_and_comes_back(bring, write, store):
    bring("procedures", write(GOOD, OTHER))
    status, told = bring("procedures", write(GOOD), "--ends-missing")
    assert (status, told["ended"]) == (0, ["1.000894"])
    assert [one.code for one in store.catalogue.shown().listed] == ["1.001193"]
    _, told = bring("procedures", write(GOOD, OTHER))
    assert [one["code"] for one in told["revived"]] == ["1.000894"]


def test_the_fields_of_a_change_are_told(bring, write, settings, capsys):
    bring("procedures", write(GOOD))
    renamed = write({**GOOD, "name": "Thủ tục đăng ký khai sinh"})
    assert bring("procedures", renamed, "--dry-run")[1]["changed"] == [
        {"code": "1.001193", "fields": ["name"]}
    ]
    main(["--config", str(settings.folder), "import", "procedures", renamed])
    said = capsys.readouterr().out
    assert "name: Đăng ký khai sinh -> Thủ tục đăng ký khai sinh" in said
    assert said.endswith("The catalogue is at version 2.\n")


def test_one_request_id_imports_once(bring, write, store):
    words = ("--request", "018f0000-0000-7000-8000-000000000001")
    for rows in ((GOOD,), (GOOD, OTHER)):
        assert bring("procedures", write(*rows), *words)[1]["version"] == 1
    assert [one.code for one in store.catalogue.shown().listed] == ["1.001193"]


def test_a_date_of_the_data_may_be_given(bring, write, store):
    bring("procedures", write(GOOD), "--as-of", "2026-10-01")
    assert store.catalogue.procedure("1.001193").as_of.isoformat() == "2026-10-01"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\0\1\2", b"[]", b"{"])
def test_a_file_that_is_no_list_is_refused_with_a_sentence(bring, tmp_path, everything, content):
    before = everything()
    file = tmp_path / "list.xlsx"
    file.write_bytes(content)
    status, told = bring("procedures", str(file))
    assert status == 1
    assert told.get("error") == "import_unreadable" or told["problems"]
    assert everything() == before


def test_the_starter_catalogue_comes_with_the_program(bring, store):
    status, told = bring("starter")
    assert (status, told["problems"], told["source"]) == (0, [], "starter.jsonl")
    assert len(store.catalogue.shown().listed) == len(told["added"]) > 100


@pytest.mark.parametrize(("words", "version"), [((), 1), (("--no-catalogue",), 0)])
def test_a_new_centre_begins_with_it_unless_told_otherwise(tmp_path, clock, capsys, words, version):
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "centre.toml").write_text('[centre]\ncode = "H99.08"\n', encoding="utf-8")
    assert main(["--config", str(folder), "init", *words, "--json"]) == 0
    capsys.readouterr()
    with closing(open_store(load(folder), clock, "kiosk:k1")) as store:
        shown = store.catalogue.shown()
    assert shown.version == version
    assert bool(shown.listed) is bool(version)
