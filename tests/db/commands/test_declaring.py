"""motcua-db settings: shown, changed, ended, taken out and in, told."""

import pytest

from centre.rules.errors import NotAllowed
from db.__main__ import _parser
from db.commands.frame import Context


@pytest.fixture
def ask(settings, clock):
    """Run `settings` with these words; return its Result."""

    def run(*words):
        arguments = _parser().parse_args(["settings", *words])
        return arguments.act(Context(settings, clock, arguments))

    return run


def test_one_item_is_shown_and_a_field_of_it_is_changed(ask) -> None:
    assert "service.ho-tich.last = 999" in ask("show", "service", "ho-tich").lines
    assert set(ask().data) >= {"service", "clerk", "policy"}
    done = ask("set", "service", "ho-tich", "last=500", 'name={"vi": "Hộ tịch"}')
    assert done.data["changed"]
    assert "    last: 999 -> 500" in done.lines
    assert ask("show", "service", "ho-tich").data["service"]["ho-tich"]["last"] == 500
    (newest, *_) = ask("history", "service").data
    assert (newest["by"], newest["key"]) == ("motcua-db", "ho-tich")
    with pytest.raises(NotAllowed, match="setting_unknown"):
        ask("show", "service", "none")


def test_a_dry_run_changes_nothing_and_refuses_what_is_wrong(ask) -> None:
    done = ask("end", "pause", "hop", "--dry-run")
    assert (done.lines[0], done.data["changed"]) == ("- pause.hop", False)
    assert ask("show", "pause", "hop").data["pause"]["hop"]["active"] is True
    with pytest.raises(NotAllowed, match="setting_range"):
        ask("set", "service", "ho-tich", "last=0", "--dry-run")
    with pytest.raises(NotAllowed, match="role_missing"):
        ask("end", "pause", "hop", "--by", "hoa")
    assert ask("end", "pause", "hop", "--by", "giam-doc").data["changed"]


def test_a_pin_is_made_here_and_never_given_on_the_line(ask, capsys) -> None:
    done = ask("set", "clerk", "hoa", "--new-pin")
    (pin,) = done.data["pins"].values()
    assert f"PIN of hoa: {pin}" in done.lines
    assert pin not in str(ask("history").data)
    for wrong in (["set", "clerk", "hoa", "pin=1234"], ["set", "clerk", "hoa"], ["end", "clerk"]):
        with pytest.raises(SystemExit):
            ask(*wrong)
    capsys.readouterr()


def test_all_is_taken_out_and_in_again_after_a_look(ask, tmp_path) -> None:
    path = tmp_path / "all.toml"
    ask("export", str(path))
    assert ask("import", str(path)).lines == ["Nothing would be different."]
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("bypass_limit = 3", "bypass_limit = 2")
        + '\n[[clerk]]\ncode = "moi"\nname = "Mới"\n',
        encoding="utf-8",
    )
    seen = ask("import", str(path), "--dry-run")
    assert (seen.lines[0], seen.data["changed"]) == ("~ policy.policy", False)
    with pytest.raises(NotAllowed, match="import_unasked"):
        ask("import", str(path))
    done = ask("import", str(path), "--yes")
    assert done.data["changed"]
    assert list(done.data["pins"]) == ["moi"]
    assert ask("show", "policy").data["policy"]["policy"]["bypass_limit"] == 2
    assert any("bypass_limit = 2" in line for line in ask("export", "-").lines)
