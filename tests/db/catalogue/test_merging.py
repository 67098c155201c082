"""A poorer source takes nothing away: what a row states goes in, the rest stays."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from centre.rules.procedures import Channel, Level, Paper, Procedure
from db.catalogue.merging import Change, merge
from db.catalogue.rows import Row

TODAY = date(2026, 3, 1)


def merged(before: Procedure, *stated: str, **values: Any) -> Change:
    new = Procedure(before.code, before.code, before.name, "", source="mới", as_of=TODAY)
    row = Row(1, replace(new, **values), frozenset({"name", *stated}))
    return merge(before, row, row.procedure)


def test_a_row_of_names_only_changes_nothing(marriage: Procedure) -> None:
    change = merged(marriage)
    assert change.fields == ()
    assert change.after == marriage


def test_what_is_stated_goes_in_and_is_named(marriage: Procedure) -> None:
    change = merged(marriage, "field", "results", field="Hộ tịch mới", results=())
    assert change.fields == ("field", "results")
    assert (change.after.field, change.after.results) == ("Hộ tịch mới", ())
    assert change.after.papers == marriage.papers


def test_what_is_empty_is_filled_though_it_is_only_concluded(marriage: Procedure) -> None:
    province = (Level.PROVINCE,)
    assert merged(marriage, levels=province).after.levels == (Level.COMMUNE,)
    assert merged(replace(marriage, levels=()), levels=province).after.levels == province


def test_levels_move_with_their_words_and_are_never_taken_away(marriage: Procedure) -> None:
    told = merged(marriage, "levels", levels=(Level.PROVINCE,), level_text="Cấp tỉnh").after
    assert (told.levels, told.level_text) == ((Level.PROVINCE,), "Cấp tỉnh")
    district = merged(marriage, "levels", level_text="Cấp huyện").after
    assert district.levels == (Level.COMMUNE,)


def test_a_shouted_name_never_replaces_the_same_name(marriage: Procedure) -> None:
    named = replace(marriage, name="Khai thác từ 5.000 m3/ngày")
    assert merged(named, "shouted", name="Khai thác từ 5.000 M3/ngày").fields == ()
    assert merged(named, "shouted", name="Khai thác nước").fields == ("name",)


def test_agencies_are_compared_without_their_spelling(marriage: Procedure) -> None:
    again = ("UỶ BAN NHÂN DÂN  cấp xã .",)
    assert merged(marriage, "agencies", agencies=again).fields == ()
    other = ("Sở Tư pháp",)
    assert merged(marriage, "agencies", agencies=other).after.agencies == other


def test_a_name_that_only_lost_its_capitals_stays(marriage: Procedure) -> None:
    named = replace(marriage, name="Đăng ký quốc tịch Việt Nam")
    assert merged(named, name="Đăng ký quốc tịch việt nam").fields == ()
    assert merged(named, name="Đăng ký Quốc tịch Việt Nam").fields == ("name",)
    assert merged(named, name="Đăng ký quốc tịch").fields == ("name",)


def test_a_fee_goes_into_every_channel_that_is_known(marriage: Procedure) -> None:
    fee = Channel("in_person", fee="50.000 đồng", fee_reliable=True)
    after = merged(marriage, "fee", channels=(fee,)).after.channels
    assert [(one.channel, one.fee, one.time_value) for one in after] == [
        ("in_person", "50.000 đồng", 5),
        ("online", "50.000 đồng", 3),
    ]


def test_channels_that_are_named_are_the_channels_and_keep_what_is_not_said(
    marriage: Procedure,
) -> None:
    told = (Channel("online"), Channel("post"))
    after = merged(marriage, "channel", channels=told).after.channels
    assert after == (marriage.channels[1], Channel("post"))
    whole = merged(marriage, "channels", channels=told).after.channels
    assert whole == told


def test_a_paper_that_comes_by_name_only_keeps_its_counts(marriage: Procedure) -> None:
    told = (Paper("TỜ KHAI", 0, 0), Paper("Ảnh", 0, 0), Paper("Căn cước", 0, 2))
    after = merged(marriage, "papers", papers=told).after.papers
    assert after == (marriage.papers[0], *told[1:])


def test_translations_are_added_to(marriage: Procedure) -> None:
    after = merged(marriage, "translations", translations={"km": "x"}).after.translations
    assert after == {"en": "Marriage registration", "km": "x"}


@pytest.mark.parametrize(
    ("stated", "moved"), [((), False), (("field",), False), (("papers",), True)]
)
def test_the_date_moves_on_with_details_only(
    marriage: Procedure,
    stated: tuple[str, ...],
    moved: bool,  # noqa: FBT001  # a table's column
) -> None:
    after = merged(marriage, *stated, papers=marriage.papers, field=marriage.field).after
    assert (after.as_of == TODAY, after.source == "mới") == (moved, moved)


def test_where_there_are_no_details_a_list_of_names_is_as_new_as_it_gets(
    marriage: Procedure,
) -> None:
    assert merged(replace(marriage, channels=(), papers=())).after.as_of == TODAY


NOTE = "Lệ phí: 135.000 đồng/lần"


@pytest.mark.parametrize(
    ("old", "row", "kept"),
    [
        (("Miễn phí", NOTE, False), ("Miễn phí", "", True), ("Miễn phí", NOTE, False)),
        (("135.000 đồng", NOTE, True), ("Miễn phí", "", True), ("Miễn phí", NOTE, False)),
        (("Miễn phí", "không", False), ("Miễn phí", "", True), ("Miễn phí", "không", False)),
        (("Miễn phí", "", False), ("Miễn phí", "", True), ("Miễn phí", "", True)),
        (("Miễn phí", NOTE, False), ("5.000 đồng", "", True), ("5.000 đồng", NOTE, True)),
        (("Miễn phí", NOTE, False), ("Miễn phí", "Không", True), ("Miễn phí", "Không", True)),
        (("Miễn phí", "", True), ("", NOTE, False), ("Miễn phí", NOTE, False)),
    ],
)
def test_a_fee_without_a_note_keeps_the_note_and_its_doubt(
    marriage: Procedure,
    old: tuple[str, str, bool],
    row: tuple[str, str, bool],
    kept: tuple[str, str, bool],
) -> None:
    def of(fee: tuple[str, str, bool]) -> tuple[Channel, ...]:
        return (Channel("in_person", fee=fee[0], fee_note=fee[1], fee_reliable=fee[2]),)

    after = merged(replace(marriage, channels=of(old)), "fee", channels=of(row)).after
    assert after.channels == of(kept)


def test_a_time_without_a_note_keeps_the_note_and_words_replace_a_number(
    marriage: Procedure,
) -> None:
    old = Channel("in_person", 5, "ngày", time_reliable=True, time_note="kể từ ngày nhận")
    before = replace(marriage, channels=(old,))
    number = Channel("in_person", 3, "ngày", time_reliable=True)
    after = merged(before, "time", channels=(number,)).after
    assert after.channels == (replace(old, time_value=3),)
    words = Channel("in_person", time_note="Trong ngày")
    assert merged(before, "time", channels=(words,)).after.channels == (words,)
