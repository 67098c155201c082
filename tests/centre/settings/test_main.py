"""`python -m centre.settings`: the example on the terminal, and a file checked."""

import pytest

from centre.settings.__main__ import main
from centre.settings.example import example


def test_the_example_is_printed(capsys):
    assert main(["--example"]) == 0
    assert capsys.readouterr().out == example()


def test_a_good_file_is_told_good(capsys, tmp_path):
    file = tmp_path / "centre.toml"
    file.write_text(example(), encoding="utf-8")
    assert main(["--check", str(file)]) == 0
    assert "can be used" in capsys.readouterr().out


def test_the_units_of_a_file_are_named_one_a_line(capsys, tmp_path):
    (tmp_path / "centre.toml").write_text('[centre]\ncode = "H99.08"\n[display.tv]\n', "utf-8")
    assert main(["--units", str(tmp_path)]) == 0
    assert "motcua-display@tv.service\n" in capsys.readouterr().out


def test_a_bad_file_names_no_unit(capsys, tmp_path):
    (tmp_path / "centre.toml").write_text("[kiosks]\n", "utf-8")
    assert main(["--units", str(tmp_path)]) == 1
    assert capsys.readouterr().out == ""


def test_a_bad_file_is_told_with_the_reason_and_no_traceback(capsys, tmp_path):
    assert main(["--check", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "the folder has no centre.toml" in told.err


def test_without_a_wish_the_command_explains_itself(capsys):
    with pytest.raises(SystemExit):
        main([])
    assert "--example" in capsys.readouterr().err
