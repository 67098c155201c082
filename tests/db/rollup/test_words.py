"""Every reason has a sentence with a remedy in both languages."""

import re
from datetime import date
from pathlib import Path

from db.rollup import words
from db.rollup.receiving import Gap, Received, Refusal

PACKAGE = Path(words.__file__).parent


def test_every_reason_that_is_raised_has_words():
    text = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.glob("*.py"))
    raised = set(re.findall(r'BadParcelError\([^()]*?"(\w+)"\)', text))
    raised |= set(re.findall(r'_refuse\([^()]*?"(\w+)"\)', text))
    assert {"no_json", "chain", "differs"} <= raised
    assert raised <= set(words._WHY)


def test_lines_name_file_field_and_gap():
    gaps = (Gap("H1", 12, 14), Gap("H1", 16, 16))
    done = Received(up_to={"H1": 11}, gaps=gaps, refused=(Refusal("f", "seq", "other_name"),))
    told = words.received(done, "vi")
    assert "thiếu gói 12-14 của H1" in told
    assert "thiếu gói 16 của H1" in told
    assert told[-1].startswith("f: seq khác")
    assert "parcels 12-14 of H1 are missing" in words.received(done, "en")
    assert words.received(Received(), "vi") == ["Không có gói nào trong thư mục."]


def test_days_are_said_as_people_write_them():
    assert words.day_span(date(2026, 11, 1), date(2026, 11, 1)) == "01/11/2026"
    assert words.day_span(date(2026, 11, 1), date(2026, 11, 3)) == "01/11/2026-03/11/2026"


def test_what_a_system_says_stays_as_it_is():
    assert words.refusal(Refusal("f", "file", "Input/output error"), "vi") == (
        "f: file Input/output error"
    )
