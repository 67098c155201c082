"""The command line of motcua-join."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from counter_client.joining.__main__ import _parse


def test_the_help_says_what_it_does(capsys):
    with pytest.raises(SystemExit) as ended:
        _parse(["--help"])
    assert ended.value.code == 0
    assert "mcjoin" in capsys.readouterr().out


def test_a_folder_a_file_and_a_size_are_taken():
    found = _parse(["--config", "/etc/motcua/centre.toml", "--size", "1280x800", "/media/x.mcjoin"])
    assert (found.config, found.bundle) == (Path("/etc/motcua"), Path("/media/x.mcjoin"))
    assert found.size == QSize(1280, 800)
    assert _parse([]).config == Path("/etc/motcua")


@pytest.mark.parametrize("size", ["large", "1280", "1x2x3"])
def test_a_size_that_is_none_is_refused(size, capsys):
    with pytest.raises(SystemExit) as ended:
        _parse(["--size", size])
    assert ended.value.code == 2
    assert "--size" in capsys.readouterr().err
