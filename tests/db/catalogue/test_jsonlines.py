"""JSON Lines: every real line is read; a broken one is named, and the rest goes on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.procedures import fee_shown, time_shown
from db.catalogue import jsonlines
from db.catalogue.jsonlines import read
from db.catalogue.rows import Source

GOOD = '{"code": "1.000894", "name": "Kết hôn"}\n'
Write = Callable[[bytes | str], Path]


def test_every_real_procedure_is_read_without_a_problem(real: Path) -> None:
    source = read(real)
    assert len(source.rows) == 2935
    assert source.problems == ()
    assert source.ignored == ()
    by_code = {row.procedure.code: row.procedure for row in source.rows}
    licence, birth = by_code["3.000348"], by_code["1.001193"]
    assert fee_shown(licence.channels).kind == "note"
    assert "135.000" in fee_shown(licence.channels).text
    assert time_shown(birth.channels).kind == "ask"
    assert max(paper.originals for one in by_code.values() for paper in one.papers) <= 20
    assert len({len(one.name) for one in by_code.values()} & {1094}) == 1


def keys(source: Source) -> list[tuple[int, str, str]]:
    return [(one.line, one.column, one.key) for one in source.problems]


@pytest.mark.parametrize(
    ("line", "column", "key"),
    [
        (b'{"code": "1.0011', "character 17", "not_json"),
        (b'{"code": "1.001193", "name": "a\0b"}', "character 32", "not_json"),
        (b'{"code": "1.001193", "name": "\xff"}', "byte 31", "not_json"),
        (b'{"code": "1.001193", "name": NaN}', "", "not_json"),
        (b"[" * 100_000, "", "not_json"),
        (b'{"code": 1' + b"0" * 5000 + b"}", "", "not_json"),
        (b"[1, 2]", "", "not_an_object"),
        (b'{"name": "x"}', "code", "code_missing"),
        (b'{"code": 1.00119, "name": "x"}', "code", "code_rounded"),
        (b'{"code": {"a": 1}, "name": "x"}', "code", "code_wrong"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(
    written: Write, line: bytes, column: str, key: str
) -> None:
    source = read(written(b"\n" + line + b"\n" + GOOD.encode()))
    assert [row.line for row in source.rows] == [3]
    assert keys(source) == [(2, column, key)]
    assert source.lost
    assert all(len(one.value_shown) <= 60 for one in source.problems)


def test_a_truncated_file_names_its_last_line(written: Write) -> None:
    source = read(written(GOOD + GOOD.replace("000894", "001193")[:30]))
    assert len(source.rows) == 1
    assert keys(source)[0][0] == 2


def test_a_line_without_end_is_passed_over(written: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "_LONGEST_LINE", 100)
    source = read(written('{"code": "' + "1" * 990 + '"}\n' + GOOD))
    assert keys(source) == [(1, "", "line_too_long")]
    assert [row.line for row in source.rows] == [2]


def test_a_mark_in_front_and_windows_lines_do_no_harm(written: Write) -> None:
    source = read(written(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()))
    assert [row.procedure.name for row in source.rows] == ["Kết hôn"]


def test_keys_that_mean_nothing_are_named(written: Write) -> None:
    assert read(written(GOOD.replace("}", ', "nmae": 1, "partly": ["fee"]}'))).ignored == (
        "nmae",
        "partly",
    )


def test_half_a_letter_never_comes_in(written: Write) -> None:
    source = read(written('{"code": "1.000894", "name": "K\\ud800ết"}\n' + GOOD))
    assert keys(source) == [(1, "name", "text_broken")]
    assert [row.line for row in source.rows] == [2]


def test_control_characters_in_a_text_are_taken_out(written: Write) -> None:
    [row] = read(written('{"code": "1.000894", "name": "Kết\\u0000\\n hôn"}')).rows
    assert row.procedure.name == "Kết hôn"


def test_a_file_of_empty_lines_is_refused(written: Write) -> None:
    with pytest.raises(NotAllowed, match="there is no procedure"):
        read(written("\n \n"))


def test_a_whole_line_of_the_readme_is_read(written: Write) -> None:
    text = (Path(jsonlines.__file__).parent / "README.md").read_text(encoding="utf-8")
    shape = json.loads(text.split("```json")[1].split("```")[0])
    [row] = read(written(json.dumps(shape))).rows
    assert row.procedure.also == ("xin tạm trú",)
    assert read(written(json.dumps(shape))).ignored == ()
