"""The command: its help, its own switch, its exit status."""

import pytest

from counter_client.__main__ import main


def test_help_tells_a_technician_of_the_strip(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "--strip" in capsys.readouterr().out


def test_check_reads_the_settings_with_the_strip_switch_too(counters, capsys):
    call = ["--config", str(counters.folder), "--device", "c1", "--strip", "--check"]
    assert main(call) == 0
    assert "[counter.c1]" in capsys.readouterr().out


def test_a_device_that_is_not_in_the_file_is_refused(counters, capsys):
    assert main(["--config", str(counters.folder), "--device", "c9", "--check"]) == 2
    assert "c9" in capsys.readouterr().err
