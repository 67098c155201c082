"""A list is recognised by what is in it; what is none is refused with what to do."""

import pytest

from centre.rules.errors import NotAllowed
from db.listfile import Form, form_of

MOST = 1 << 20


@pytest.mark.parametrize(
    ("begins", "form"),
    [
        (b"PK\x03\x04...", Form.WORKBOOK),
        (bytes.fromhex("d0cf11e0a1b11ae1"), Form.WORKBOOK),
        (b'\xef\xbb\xbf\n {"code": 1}', Form.OBJECTS),
        (b" [{}]", Form.ARRAY),
        ("Mã số;Tên".encode(), Form.TEXT),
    ],
)
def test_the_name_of_a_file_says_nothing_of_its_form(tmp_path, begins, form):
    path = tmp_path / "list.pdf"
    path.write_bytes(begins)
    assert form_of(path, MOST, "split it") is form


@pytest.mark.parametrize(
    ("holds", "why"),
    [
        (b" \n", "empty"),
        (b"PK\x05\x06", "empty archive"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b", "unpack"),
        (b"Rar!", "unpack"),
        (b"7z\xbc\xaf", "unpack"),
        (b"<html>", "web page"),
        (b"x" * (MOST + 1), "larger than 1 MB; split it"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(tmp_path, holds, why):
    path = tmp_path / "list.csv"
    path.write_bytes(holds)
    with pytest.raises(NotAllowed, match="import_unreadable") as refused:
        form_of(path, MOST, "split it")
    assert why in refused.value.facts["why"]


def test_a_folder_is_no_file_and_a_missing_one_is_the_systems_word(tmp_path):
    with pytest.raises(NotAllowed) as refused:
        form_of(tmp_path, MOST, "")
    assert refused.value.facts["why"] == "it is no file"
    with pytest.raises(FileNotFoundError):
        form_of(tmp_path / "none", MOST, "")
