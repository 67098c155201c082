"""Dates as exports write them."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.hours import ZONE
from db.dossiers.moments import NoMomentError, read

AT = datetime(2026, 11, 3, 16, 30, tzinfo=ZONE)
NOON = time(12)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-03 16:30", "2026-11-03T16:30:00", "2026-11-03T16:30:00.000", "2026/11/3 16:30"),
        *("20261103163000", "202611031630", "03/11/2026 16:30", "3/11/2026 16:30:00"),
        *("03-11-2026 16:30", "03.11.2026 16h30", "16:30 03/11/2026", "16 giờ 30 ngày 03/11/2026"),
        *("2026-11-03T09:30:00Z", "2026-11-03T09:30:00+00:00", "2026-11-03T16:30+0700"),
        "2026-11-03 05:00-04:30",
    ],
)
def test_one_moment_in_all_its_forms(text):
    assert read(text, NOON) == AT
    assert read(f" {text} ", NOON).tzinfo is not None


@pytest.mark.parametrize("text", ["2026-11-03", "20261103", "03/11/2026", "3-11-2026"])
def test_a_date_alone_is_taken_at_the_hour_that_is_given(text):
    assert read(text, NOON) == AT.replace(hour=12, minute=0)


@pytest.mark.parametrize("text", ["", "  ", "-", "null", "NULL", "0"])
def test_an_empty_cell_is_no_moment(text):
    assert read(text, NOON) is None


@pytest.mark.parametrize(
    "text",
    [
        *("hôm qua", "31/02/2026", "2026-13-01", "03/11/26", "2026-11-03 25:00", "20261303000000"),
        *(
            "1899-12-30",
            "9999-01-01",
            "46000",
            "03/11/2026" * 9,
            "\u0662\u0660\u0662\u0666-11-03",
            "2026-11-03 16",
        ),
    ],
)
def test_everything_else_is_refused(text):
    with pytest.raises(NoMomentError):
        read(text, NOON)


@given(st.text(max_size=60) | st.from_regex(r"[0-9:/\-. TZ+]{0,30}", fullmatch=True))
def test_any_text_is_a_moment_or_a_refusal(text):
    try:
        found = read(text, NOON)
    except NoMomentError:
        return
    assert found is None or found.tzinfo is not None
