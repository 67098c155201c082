"""CSV: whatever it was saved with, the same rows come out, or it is said what is wrong."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from db.catalogue.csvfile import decoded, read

Write = Callable[[bytes | str], Path]
LIST = (
    "Mã số,Tên,Lĩnh vực\n"
    '1.000894,"Đăng ký kết hôn, lại",Hộ tịch\n'
    "2.000635,Cấp bản sao trích lục,Hộ tịch\n"
)


def for_windows(text: str) -> bytes:
    """Return text as Windows in Vietnam saves it: in cp1258 a tone is a sign of its own."""
    return "".join(map(_tone_apart, unicodedata.normalize("NFC", text))).encode("cp1258")


def _tone_apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
    others = "".join(mark for mark in marks if mark not in tones)
    return unicodedata.normalize("NFC", others) + tones


@pytest.mark.parametrize(
    "saved",
    [
        LIST.encode(),
        b"\xef\xbb\xbf" + LIST.encode(),
        LIST.encode("utf-16"),
        b"\xfe\xff" + LIST.encode("utf-16-be"),
        for_windows(LIST),
        unicodedata.normalize("NFD", LIST).encode(),
        LIST.replace("\n", "\r\n").encode(),
    ],
)
def test_every_usual_encoding_gives_the_same_rows(written: Write, saved: bytes) -> None:
    source = read(written(saved))
    assert source.problems == ()
    assert [(r.line, r.procedure.name, r.procedure.field) for r in source.rows] == [
        (2, "Đăng ký kết hôn, lại", "Hộ tịch"),
        (3, "Cấp bản sao trích lục", "Hộ tịch"),
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_every_usual_separator_is_seen(written: Write, mark: str) -> None:
    text = f"sep={mark}\nMã số{mark}Tên{mark}Phí\n1.000894{mark}Kết hôn, lại{mark}Miễn phí\n"
    [row] = read(written(text)).rows
    assert row.line == 3
    assert row.procedure.channels[0].fee_reliable


def test_a_cell_of_two_lines_keeps_the_lines_of_later_rows_right(written: Write) -> None:
    source = read(written('Mã số,Tên\n1.000894,"Kết\nhôn"\n2.0006,Rút\n'))
    assert source.rows[0].procedure.name == "Kết hôn"
    assert [(one.line, one.key) for one in source.problems] == [(4, "code_rounded")]


def test_quotation_marks_that_stay_open_are_a_problem_where_they_begin(written: Write) -> None:
    source = read(
        written('Mã số,Tên\n1.000894,Kết hôn\n2.000635,"Cấp bản sao\n1.001193,Khai sinh\n')
    )
    assert [row.procedure.code for row in source.rows] == ["1.000894"]
    assert [(one.line, one.key) for one in source.problems] == [(3, "quotes_open")]
    assert source.lost


def test_a_cell_without_end_is_a_problem(written: Write) -> None:
    source = read(written("Mã số,Tên\n1.000894,Kết hôn\n2.000635," + "x" * (1 << 21) + "\n"))
    assert [(one.line, one.key) for one in source.problems] == [(3, "quotes_open")]


def test_utf8_with_lost_letters_is_not_taken_for_windows_text(written: Write) -> None:
    broken = LIST.encode().replace("Cấp".encode(), b"C\xff\xffp")
    source = read(written(broken))
    assert [row.procedure.code for row in source.rows] == ["1.000894"]
    assert [(one.line, one.column, one.key) for one in source.problems] == [
        (3, "B (Tên)", "text_broken")
    ]


@pytest.mark.parametrize(
    ("saved", "why"),
    [
        (LIST.encode() + b"a\0b", "line 4 has a NUL byte"),
        (LIST.encode("utf-16-le"), "NUL byte"),
        (bytes(range(1, 32)) * 50, "it is no text"),
        (b"M\x8a,T\x90\n", "line 1 is in an unknown encoding"),
        ("Mã số;Lĩnh vực\n", "no row has the column names"),
        ("Mã số;Tên\n", "there is no procedure"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_what_to_do(
    written: Write, saved: bytes | str, why: str
) -> None:
    with pytest.raises(NotAllowed, match=why):
        read(written(saved))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", LIST.encode()]))
def test_garbage_gives_rows_or_a_refusal(written: Write, garbage: bytes, before: bytes) -> None:
    file = written(before + garbage)
    try:
        assert read(file).rows or read(file).problems
    except NotAllowed as error:
        told = error.facts["why"]
        assert told
    else:
        decoded(file).encode()
