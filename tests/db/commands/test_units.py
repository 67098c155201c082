"""motcua-db units: brought in, shown as of a day, given out, and the past kept."""

import json

import pytest

from db.__main__ import main

TREE = """Mã;Tên;Loại;Mã cấp trên;Từ ngày;Đến ngày;Thay bởi
46;Huế;tỉnh;;01/01/2020;;
100;Xã Một;xã;46;01/01/2020;30/06/2025;300
300;Xã Ba;xã;46;01/07/2025;;
"""


@pytest.fixture
def run(settings, capsys):
    def act(*words):
        code = main(["--config", str(settings.folder), *map(str, words)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return act


@pytest.fixture
def tree(tmp_path):
    file = tmp_path / "tree.csv"
    file.write_text(TREE, encoding="utf-8")
    return file


def test_a_tree_is_tried_imported_shown_and_exported(run, tree, tmp_path):
    assert "3 new" in run("units", "import", tree, "--dry-run")[1]
    assert "There is no unit" in run("units", "show")[1]
    assert "no tree of agencies" in run("units", "export", tmp_path / "out.csv")[1]
    assert run("units", "import", tree)[0] == 0
    before = run("units", "show", "--on", "2025-06-30")[1]
    assert "  100 Xã Một (xã) until 30/06/2025, then 300" in before
    codes = json.loads(run("units", "show", "--on", "2025-07-01", "--json")[1])
    assert [one["code"] for one in codes] == ["46", "300"]
    assert run("units", "export", tmp_path / "out.csv")[0] == 0
    assert "0 new, 0 gone, 3 as before" in run("units", "import", tmp_path / "out.csv")[1]


def test_the_past_is_kept_unless_it_is_corrected(run, tree):
    run("units", "import", tree)
    tree.write_text(TREE.replace("Xã Một", "Xã Khác"), encoding="utf-8")
    code, told = run("units", "import", tree)
    assert (code, "--correct" in told) == (1, True)
    assert "Xã Một" in run("units", "show", "--on", "2025-06-30")[1]
    assert run("units", "import", tree, "--correct")[0] == 0
    assert "Xã Khác" in run("units", "show", "--on", "2025-06-30")[1]


def test_a_wrong_list_changes_nothing_and_says_where(run, tree):
    tree.write_text(TREE + "400;Xã;xã;99;01/01/2020;;\n", encoding="utf-8")
    code, told = run("units", "import", tree)
    assert code == 1
    assert "unit 400" in told
