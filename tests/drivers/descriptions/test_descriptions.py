"""Descriptions by name or path; whatever is wrong in one is told with file, line, key, remedy."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from centre.settings import SettingsError
from drivers.descriptions import KINDS, file_of, keypad, load, names, sign
from drivers.descriptions.models import KeypadText, SignText

SIGN = """
family = "Test sign"
frame = "02 {addr:dec2} {data} 03"
data = "{number:ascii:4}"

[vector.a001]
address = 3
number = "A001"
bytes = "02 30 33 41 30 30 31 03"
"""
KEYPAD = """
family = "Test keypad"
match = "(?P<key>[12])"
ends = ["0D"]

[keys]
1 = "next"
2 = "again"

[vector.next]
bytes = "31 0D"
key = "next"

[vector.again]
bytes = "32 0D"
key = "again"
"""
READERS = {"signs": (sign, SIGN), "keypads": (keypad, KEYPAD)}


@pytest.fixture
def refusal(tmp_path):
    """What a description says that is SIGN or KEYPAD with something replaced."""

    def refused(kind: str, old: str, new: str) -> str:
        read, text = READERS[kind]
        assert old in text
        file = tmp_path / "own.toml"
        file.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(SettingsError) as caught:
            read(str(file))
        assert str(caught.value).startswith(f"{file}: ")
        return str(caught.value).removeprefix(f"{file}: ")

    return refused


@pytest.mark.parametrize("name", names("signs"))
def test_every_sign_that_comes_with_the_program_is_proved_by_its_vectors(name):
    assert sign(name).family


@pytest.mark.parametrize("name", names("keypads"))
def test_every_keypad_that_comes_with_the_program_is_proved_by_its_vectors(name):
    assert keypad(name).family


def test_promised_descriptions_are_there():
    assert {"ugreat", "edi", "modbus-led4"} < set(names("signs"))
    assert {"simple", "stx-etx"} <= set(names("keypads"))


@pytest.mark.parametrize("kind", sorted(READERS))
def test_own_file_is_given_by_its_path(tmp_path, kind):
    read, text = READERS[kind]
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    assert read(str(file)).family.startswith("Test")


def test_files_are_looked_for_by_name_and_by_path():
    assert file_of("signs", "edi").parts[-2:] == ("signs", "edi.toml")
    assert file_of("signs", "/etc/motcua/own.toml") == Path("/etc/motcua/own.toml")
    assert load("signs", "edi", SignText).family.startswith("EDI")
    assert load("keypads", "simple", KeypadText).bounce_ms == 300


@pytest.mark.parametrize(
    "given", ["modbus-led", "../signs/edi", "edi.toml", "", "/etc/passwd", "\0"]
)
def test_unknown_name_is_refused_with_those_there_are(given):
    with pytest.raises(SettingsError) as refused:
        sign(given)
    told = str(refused.value)
    assert "descriptions/signs: " in told
    assert "edi, modbus-led4, segments-4, ugreat" in told


def test_nearest_name_is_offered():
    with pytest.raises(SettingsError, match="Did you mean modbus-led4"):
        load("signs", "modbus-led", BaseModel)


def test_missing_file_is_told(tmp_path):
    copy = r"there is no such file\. Copy one.*motcua-devices profiles"
    with pytest.raises(SettingsError, match=copy):
        keypad(str(tmp_path / "gone.toml"))


def test_other_kinds_are_a_mistake_of_the_program():
    assert KINDS == ("printers", "keypads", "signs")
    with pytest.raises(ValueError, match="no kind of device"):
        names("speakers")


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        ("signs", "30 31 03", "30 32 03", "line 9: vector.a001.bytes: the frame is 02 30 33 41 30"),
        ("signs", "address = 3", "address = 100", "line 7: vector.a001.address: addr 100 is not"),
        ("signs", "[vector.a001]", "[vector.A001]", "vector.A001: is no name"),
        ("signs", "{addr:dec2}", "{addr:dec9}", "line 3: frame: {addr} has no form dec9"),
        ("signs", "{number:ascii:4}", "{number:utf8:4}", "line 4: data: {number} has no form"),
        ("signs", "\ndata", "\ncheck = 'sum8'\ndata", "line 3: frame: has no {check}"),
        ("signs", "\ndata", "\nreply = '06 {len}'\ndata", "line 4: reply: there is no {len} here"),
        ("signs", "\ndata", "\nreply = '06'\ndata", "vector: there is no vector of an answer"),
        ("signs", "\ndata", "\nspeed = 9\ndata", "line 4: speed: there is no such key"),
        ("signs", "\nframe", "\n#", "frame: is missing"),
        ("keypads", '"31 0D"', '"33 0D"', "line 11: vector.next.bytes: 33 0D is heard as nothing"),
        ("keypads", '"31 0D"', '"32 0D"', "32 0D is heard as again and not as next"),
        ("keypads", '"next"', '"nxt"', 'line 7: keys.1: there is no key "nxt". Did you mean next?'),
        ("keypads", '2 = "again"', '2 = "done"', "is heard as done and not as again"),
        ("keypads", "[vector.again]", "[x]", "there is no such key"),
        ("keypads", "[12])", "[12])+", "line 3: match: repeats more than one sign"),
        ("keypads", '["0D"]', '["D"]', "ends"),
    ],
)
def test_wrong_description_is_told_by_line_key_and_remedy(refusal, kind, old, new, told):
    assert told in refusal(kind, old, new)


def test_wrong_vector_names_both_byte_strings(refusal):
    told = refusal("signs", "30 31 03", "30 32 03")
    assert "02 30 33 41 30 30 31 03 and not 02 30 33 41 30 30 32 03" in told


@pytest.mark.parametrize(("kind", "told"), [("signs", "number frame"), ("keypads", "key next")])
def test_description_without_vectors_is_refused(tmp_path, kind, told):
    read, text = READERS[kind]
    file = tmp_path / "own.toml"
    file.write_text(text.partition("[vector")[0], encoding="utf-8")
    with pytest.raises(SettingsError, match=f"vector: there is no vector of the {told}"):
        read(str(file))
