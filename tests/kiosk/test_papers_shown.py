"""Fee, time, papers and addresses as page and slip show them."""

from dataclasses import replace

import pytest

from centre.rules.procedures import Case, Channel, Group, Paper, Shown
from kiosk.papers_shown import (
    bodies,
    costs,
    groups_to_bring,
    host_of,
    online_address,
    pieces,
    remarks,
    to_bring,
)

SURE = Channel("online", 5, "Ngày", time_reliable=True, fee="Miễn phí", fee_reliable=True)


def test_channels_that_cost_the_same_stand_together_in_one_order(procedure):
    three = (replace(SURE, channel="post"), replace(SURE, channel="in_person"), SURE)
    (cost,) = costs(procedure(channels=three))
    assert cost.channels == ("in_person", "online", "post")
    assert (cost.time, cost.fee.kind) == (Shown("text", "5 ngày"), "free")


def test_channels_that_differ_stand_apart(procedure):
    slow = replace(SURE, channel="post", time_value=9)
    found = costs(procedure(channels=(slow, SURE)))
    assert [(cost.channels, cost.time.text) for cost in found] == [
        (("online",), "5 ngày"),
        (("post",), "9 ngày"),
    ]


def test_nothing_is_free_while_another_channel_is_in_doubt(procedure):
    doubtful = replace(SURE, channel="post", fee_reliable=False)
    found = costs(procedure(channels=(SURE, doubtful)))
    assert {cost.fee.kind for cost in found} == {"ask"}


def test_time_without_a_unit_is_no_bare_number(procedure):
    (cost,) = costs(procedure(channels=(replace(SURE, time_unit="", time_reliable=False),)))
    assert cost.time == Shown("ask")


def test_source_that_says_nothing_sends_to_the_counter(procedure):
    (cost,) = costs(procedure(channels=()))
    assert (cost.channels, cost.time, cost.fee) == ((), Shown("ask"), Shown("ask"))


def test_remarks_cannot_be_brought():
    note = Group("Lưu ý", (Paper("Nộp buổi sáng", 0, 0),))
    papers = Group("", (Paper("Tờ khai", 1, 0),))
    case = Case("", (*papers.papers, *note.papers), (papers, note))
    assert to_bring(case) == papers.papers
    assert remarks(case) == ("Nộp buổi sáng",)


def test_case_without_groups_is_one_group():
    paper = Paper("Tờ khai", 1, 0)
    assert groups_to_bring(Case("", (paper,))) == (Group("", (paper,)),)
    assert groups_to_bring(Case("", ())) == ()


@pytest.mark.parametrize(
    ("counts", "shown"), [((1, 2), (1, 2)), ((20261, 1), (0, 1)), ((-1, 0), (0, 0))]
)
def test_numbers_that_cannot_be_true_are_not_shown(counts, shown):
    assert pieces(Paper("Tờ khai", *counts)) == shown


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("https://dichvu.example.vn/{code}", "https://dichvu.example.vn/1.900001"),
        (" http://a.vn/?ma={code}&x={y} ", "http://a.vn/?ma=1.900001&x={y}"),
        ("", ""),
        ("dichvu.example.vn/{code}", ""),
        ("javascript:{code}", ""),
        ("https://", ""),
        ("https://[", ""),
        ("https://a.vn/" + "x" * 300, ""),
    ],
)
def test_only_a_web_address_that_fits_a_code_is_shown(procedure, template, address):
    assert online_address(template, procedure()) == address


def test_what_cannot_be_handed_in_online_has_no_address(procedure):
    template = "https://dichvu.example.vn/{code}"
    assert online_address(template, procedure(online=False)) == ""
    assert online_address(template, procedure(online=None)) != ""
    assert host_of(online_address(template, procedure())) == "dichvu.example.vn"


def test_who_issued_it_stands_for_those_who_carry_it_out(procedure):
    assert bodies(procedure(agencies=("A",), issuing_body="B")) == ("A",)
    assert bodies(procedure(agencies=(), issuing_body="B")) == ("B",)
    assert bodies(procedure(agencies=(), issuing_body="")) == ()
