"""Lines of keys: found in headers, dotted keys, quotes, and around what is missing."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from centre.settings.lines import line_of, lines_of

TEXT = """\
# a comment = 1
[centre]
code = "MC"

[kiosk.k1]
mode = "dispenser"
screen.inches = 5
[kiosk . "k2"]
  'mode' = "rating"
[[odd]]
x = 1
"""


def test_keys_are_found_where_they_stand():
    lines = lines_of(TEXT)
    assert line_of(("centre", "code"), lines) == 3
    assert line_of(("kiosk", "k1", "mode"), lines) == 6
    assert line_of(("kiosk", "k1", "screen", "inches"), lines) == 7
    assert line_of(("kiosk", "k2", "mode"), lines) == 9
    assert line_of(("odd", "x"), lines) == 11


def test_what_is_missing_is_told_by_its_table():
    lines = lines_of(TEXT)
    assert line_of(("kiosk", "k2", "counter"), lines) == 8
    assert line_of(("kiosk", "k1", "screen", "width"), lines) == 7
    assert line_of(("kiosk", "k1", "languages", 0), lines) == 5
    assert line_of(("printer", "p1"), lines) is None


def test_a_comment_is_no_key():
    assert ("# a comment",) not in lines_of(TEXT)


@given(st.text())
def test_any_text_is_read_without_failing(text):
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(text).values())


names = st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True)


@settings(max_examples=40)
@given(st.dictionaries(names, st.dictionaries(names, st.integers(), min_size=1), max_size=6))
def test_every_key_of_a_plain_file_has_its_own_line(document):
    text = "".join(
        f"[{table}]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items())
        for table, keys in document.items()
    )
    assert tomllib.loads(text) == document
    lines, written = lines_of(text), text.split("\n")
    for table, keys in document.items():
        for key, value in keys.items():
            line = line_of((table, key), lines)
            assert line is not None
            assert written[line - 1] == f"{key} = {value}"
