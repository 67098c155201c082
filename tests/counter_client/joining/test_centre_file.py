"""centre.toml: written and checked where there is none, never edited where there is one."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from centre.rules.enrolling import Kind
from centre.settings import load
from counter_client.joining import centre_file
from counter_client.joining.centre_file import settle


def test_a_machine_without_settings_gets_what_its_program_reads(folder, bundle):
    outcome = settle(folder, replace(bundle, counter="3"))
    assert (outcome.written, outcome.why, outcome.lines) == (True, "", ())
    settings = load(folder)
    assert settings.centre.code == "H99.08"
    assert settings.database.address == "postgresql://192.168.1.10/motcua"
    assert settings.counter["c4"].counter == "3"
    assert [file.name for file in folder.iterdir()] == ["centre.toml"]


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        (Kind.KIOSK, "kiosk"),
        (Kind.DISPLAY, "display"),
        (Kind.COUNTER, "counter"),
        (Kind.SUPERVISOR, "counter"),
    ],
)
def test_every_kind_has_the_section_of_its_program(folder, bundle, kind, section):
    settle(folder, replace(bundle, kind=kind, name="x1"))
    assert list(getattr(load(folder), section)) == ["x1"]
    assert "counter =" not in (folder / "centre.toml").read_text("utf-8")


@pytest.mark.parametrize("kind", [Kind.COUNTER, Kind.SUPERVISOR])
@pytest.mark.parametrize("counter", ["3", "Hộ tịch 1", 'a"b\\c'])
def test_a_counter_is_written_as_the_bundle_says_it(folder, bundle, kind, counter):
    assert settle(folder, replace(bundle, kind=kind, counter=counter)).written
    assert load(folder).counter["c4"].counter == counter


def test_a_rating_screen_is_a_kiosk_at_its_counter(folder, rating):
    settle(folder, rating)
    kiosk = load(folder).kiosk["r1"]
    assert (kiosk.mode, kiosk.counter) == ("rating", "3")


def test_the_port_is_named_where_it_is_another_and_ipv6_has_brackets(bundle):
    assert centre_file.address(replace(bundle, port=6543)) == (
        "postgresql://192.168.1.10:6543/motcua"
    )
    assert centre_file.address(replace(bundle, host="fd00::10")) == "postgresql://[fd00::10]/motcua"


def test_a_file_that_is_there_is_not_touched_and_its_lines_are_told(folder, bundle):
    file = folder / "centre.toml"
    text = '# ours\n[centre]\ncode = "H99.08"\n\n[counter.c4]\n'
    file.write_text(text, encoding="utf-8")
    outcome = settle(folder, replace(bundle, counter="3"))
    assert file.read_text("utf-8") == text
    assert (outcome.written, outcome.why) == (False, "differs")
    assert outcome.lines == (
        "[database]",
        'address = "postgresql://192.168.1.10/motcua"',
        "[counter.c4]",
        'counter = "3"',
    )


def test_a_file_that_says_all_already_needs_no_line(folder, bundle):
    settle(folder, bundle)
    again = settle(folder, bundle)
    assert (again.written, again.why, again.lines) == (False, "", ())


def test_a_broken_file_is_told_all_lines(folder, bundle):
    (folder / "centre.toml").write_text("[centre\n", encoding="utf-8")
    assert settle(folder, bundle).lines[0] == "[centre]"


@pytest.mark.parametrize(
    ("code", "why"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "folder_refused")]
)
def test_a_folder_that_takes_nothing_keeps_nothing_and_tells_the_lines(
    folder, bundle, monkeypatch, code, why
):
    def refuse(_file: Path, _text: str) -> None:
        raise OSError(code, "refused")

    monkeypatch.setattr(centre_file, "_fill", refuse)
    outcome = settle(folder, bundle)
    assert (outcome.written, outcome.why) == (False, why)
    assert 'code = "H99.08"' in outcome.lines
    assert list(folder.iterdir()) == []


def test_settings_that_no_program_would_take_are_not_written(folder, bundle):
    outcome = settle(folder, replace(bundle, name="Quầy 3"))
    assert (outcome.written, outcome.why) == (False, "settings_refused")
    assert list(folder.iterdir()) == []


def test_identities_lie_where_the_settings_say(folder, bundle):
    assert centre_file.identities(folder, bundle) == folder / "identity"
    text = '[centre]\ncode = "H99.08"\n[database]\nidentity = "keys"\n'
    (folder / "centre.toml").write_text(text, encoding="utf-8")
    assert centre_file.identities(folder, bundle) == folder / "keys"
