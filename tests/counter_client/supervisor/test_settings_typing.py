"""What is typed for hours, days, numbers and letters, and what is shown of it."""

import pytest

from counter_client.supervisor.settings_typing import (
    day_of,
    day_said,
    letters_of,
    letters_said,
    number_of,
    spans_of,
    spans_said,
)

HOURS = ["07:00–11:30, 13:30–17:00", "7h-11h30;13.30 - 17", "7:00 đến 11:30,13:30–17h00"]


@pytest.mark.parametrize("text", HOURS)
def test_hours_are_read_as_people_write_them(text) -> None:
    assert spans_of(text) == [["07:00", "11:30"], ["13:30", "17:00"]]


def test_what_is_no_interval_stays_as_it_was_typed() -> None:
    assert spans_of("sáng") == ["sáng"]
    assert spans_of(" ") == []
    assert spans_said([["07:00", "11:30"], "sáng"]) == "07:00–11:30, sáng"
    assert spans_said(None) == ""


def test_days_numbers_and_letters() -> None:
    assert (day_of("1/2/2027"), day_of(""), day_of("mai")) == ("2027-02-01", None, "mai")
    assert (day_said("2027-02-01"), day_said(None), day_said("mai")) == ("01/02/2027", "", "mai")
    assert [number_of(t) for t in ("7", "7,5", "", "x", "-1")] == [7, 7.5, None, "x", -1]
    assert letters_of("k2=l; k3 = M") == {"k2": "L", "k3": "M"}
    assert letters_said({"k2": "L", "k3": "M"}) == "k2 = L, k3 = M"
