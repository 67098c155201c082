"""A report's rows: named, in the centre's order, clerks under the minimum as one row."""

import json
from datetime import date
from uuid import uuid4

from centre.rules.figures import merged, plain
from db.figures.as_json import as_json
from db.figures.files import FORMS, made
from db.figures.gathering import Span
from db.figures.report import HIDDEN
from db.figures.sheets import document

DAY = Span(date(2026, 11, 23), date(2026, 11, 23))


def served(store, take, counter="1", times=1):
    for _ in range(times):
        take()
        store.day.call_next(uuid4(), counter)
        store.day.finish(uuid4(), counter)


def test_clerks_under_the_minimum_are_one_row_and_the_totals_add_up(store, take):
    """Behaviour 46: the ranking is hidden under a minimum number."""
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    served(store, take, times=2)
    report = store.figures.report(DAY)
    assert report.least == 30
    (row,) = report.tables["clerk"]
    assert (row.key, row.figures.arrived) == (HIDDEN, 2)
    assert row.name["vi"] == "Không nêu tên (tối thiểu 30 lượt)"
    assert "hoa" not in str([one.key for one in report.tables["clerk"]])


def test_a_clerk_with_enough_services_is_named(store, take, least):
    least(5)
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    served(store, take, times=5)
    first, rest = store.figures.report(DAY).tables["clerk"]
    assert (first.key, first.name["vi"], first.figures.arrived) == ("hoa", "Nguyễn Thị Hoa", 5)
    assert (rest.key, rest.figures.arrived) == (HIDDEN, 0), "ratings alone: nobody has answered"


def test_one_clerk_alone_under_the_minimum_is_not_what_the_total_leaves(store, take, least):
    """Behaviour 46: the next smallest goes with him, in the report and in all made of it."""
    least(5)
    for clerk, counter, times in (("hoa", "1", 8), ("lan", "2", 6), ("binh", "1", 1)):
        store.staff.sign_in(uuid4(), clerk, "2468", counter)
        served(store, take, counter, times)
    report = store.figures.report(DAY)
    assert [(row.key, row.figures.arrived) for row in report.tables["clerk"]] == [
        ("hoa", 8),
        (HIDDEN, 7),
    ]
    told = json.dumps(as_json(report)["by"]["clerk"])
    assert '"(hidden)"' in told
    assert "lan" not in told
    for form in FORMS:
        content = made(report, form, "vi").content
        assert "Trần Văn Bình".encode() not in content
    sheet = next(one for one in document(report, "vi").sheets if one.key == "clerk")
    assert [row[0] for row in sheet.rows][1:] == ["Không nêu tên (tối thiểu 5 lượt)", "Tất cả"]


def test_every_table_comes_to_the_same(store, take):
    served(store, take, times=2)
    take("chung-thuc")
    take("dat-dai", "nguoi-cao-tuoi")
    report = store.figures.report(DAY)
    for rows in report.tables.values():
        assert plain(merged(row.figures for row in rows)) == plain(report.total)
    assert [row.key for row in report.tables["service"]] == ["ho-tich", "chung-thuc", "dat-dai"]
    assert [row.key for row in report.tables["priority"]] == ["", "nguoi-cao-tuoi"]
    assert report.tables["counter"][-1].name["vi"] == "Chưa đến quầy nào"


def test_a_service_that_is_no_more_keeps_its_code(store, take, strike):
    take()
    strike("UPDATE ticket SET service = 'cu-roi'")
    assert store.figures.report(DAY).tables["service"][0].name["vi"] == "cu-roi"


def test_an_empty_day_is_a_report_of_nothing(store):
    report = store.figures.report(DAY)
    assert (report.total.arrived, report.tables["service"], report.instruments) == (0, (), {})
