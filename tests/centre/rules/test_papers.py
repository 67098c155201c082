"""Cases are asked only where a citizen has one of several, and no paper is ever hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.papers import Case, Group, Paper, cases_of


def papers(*headings: str) -> tuple[Paper, ...]:
    """Return one paper a heading, named by its place."""
    return tuple(Paper(f"giấy {n}", 1, 0, case=heading) for n, heading in enumerate(headings))


def titles(*headings: str) -> list[str]:
    return [case.title for case in cases_of(papers(*headings))]


def test_no_papers_are_one_case_without_any() -> None:
    assert cases_of(()) == (Case("", (), ()),)


def test_headings_that_say_what_is_done_with_papers_are_groups_of_the_one_case() -> None:
    [case] = cases_of(papers("", "Giấy tờ phải nộp", "Giấy tờ phải xuất trình", "Lưu ý"))
    assert case.title == ""
    assert [group.heading for group in case.groups] == [
        "",
        "Giấy tờ phải nộp",
        "Giấy tờ phải xuất trình",
        "Lưu ý",
    ]
    assert [group.is_note for group in case.groups] == [False, False, False, True]


def test_each_case_has_the_common_papers_and_its_own() -> None:
    first, second, none = cases_of(
        papers("", "a) Trường hợp thay đổi tên:", "b) Trường hợp thay đổi họ, hồ sơ gồm")
    )
    assert (first.title, second.title) == ("Trường hợp thay đổi tên", "Trường hợp thay đổi họ")
    assert [paper.name for paper in first.papers] == ["giấy 0", "giấy 1"]
    assert [paper.name for paper in second.papers] == ["giấy 0", "giấy 2"]
    assert second.groups[1] == Group("", second.papers[1:])
    assert none == Case("", first.papers[:1], (Group("", first.papers[:1]),), is_rest=True)


@pytest.mark.parametrize(
    ("shared", "more"),
    [
        ("Giấy tờ phải nộp", [""]),
        ("", [""]),
        ("Giấy tờ phải xuất trình", []),
        ("Trường hợp ủy quyền", []),
        ("Lưu ý", []),
    ],
)
def test_who_is_in_no_case_hands_in_what_all_do_if_that_is_anything(
    shared: str, more: list[str]
) -> None:
    assert titles(shared, "Trường hợp A", "Trường hợp B") == ["Trường hợp A", "Trường hợp B", *more]


@pytest.mark.parametrize(
    "headings",
    [
        ("Trường hợp ủy quyền thực hiện thủ tục", "Trường hợp đăng ký trên môi trường điện tử"),
        ("", "Trường hợp thay đổi tên"),
        ("Hồ sơ của người nhận con nuôi", "Hồ sơ của người được nhận làm con nuôi"),
        ("Thành phần hồ sơ", "Bao gồm", "1. Chứng từ phải nộp", "2. Giấy tờ phải xuất trình"),
        ("Trường hợp thay đổi tên", "+ Trường hợp  thay đổi tên:"),
    ],
)
def test_with_nothing_to_choose_there_is_one_case_without_a_title(
    headings: tuple[str, ...],
) -> None:
    assert titles(*headings) == [""]


@pytest.mark.parametrize(
    ("headings", "asked"),
    [
        (
            ("(i) Đăng ký của hộ gia đình", "(ii) Đăng ký của doanh nghiệp"),
            ["Đăng ký của hộ gia đình", "Đăng ký của doanh nghiệp"],
        ),
        (
            ("Hồ sơ đăng ký tạm trú gồm", "Đăng ký tạm trú theo danh sách, hồ sơ gồm"),
            ["Hồ sơ đăng ký tạm trú", "Đăng ký tạm trú theo danh sách"],
        ),
        (
            ("(1.1) Đối với tuyến", "(1.2) Đối với tôn giáo", "Trường hợp ủy quyền"),
            ["Đối với tuyến", "Đối với tôn giáo"],
        ),
        (
            ("\uf0d8 Trường hợp xe mới", "++ Trường hợp xe cũ"),
            ["Trường hợp xe mới", "Trường hợp xe cũ"],
        ),
    ],
)
def test_alternatives_are_asked_by_their_titles(
    headings: tuple[str, ...], asked: list[str]
) -> None:
    assert titles(*headings) == asked


@pytest.mark.parametrize(
    "those",
    [
        ("Trường hợp nhà ở riêng lẻ", "Trường hợp công trình khác"),
        ("Đối với xe của cơ quan", "Đối với xe của cá nhân"),
        ("Trường hợp giám hộ đương nhiên", "Trường hợp được cử giám hộ"),
        ("Trường hợp cấp mới", "Trường hợp cấp lại"),
        ("Trường hợp thay đổi", "Trường hợp cải chính", "Trường hợp bổ sung"),
        ("Trường hợp A", "Trường hợp khác theo quy định"),
    ],
)
def test_titles_that_name_all_there_is_leave_nobody_out(those: tuple[str, ...]) -> None:
    assert all(titles("Giấy tờ phải nộp", *those))


def test_one_who_sends_another_is_no_other_case() -> None:
    headings = ("Trường hợp trẻ bị bỏ rơi", "Trường hợp nhờ người khác đi làm thay")
    assert cases_of(papers("Giấy tờ phải nộp", *headings))[-1].is_rest


HEADINGS = st.sampled_from(
    [
        "",
        "Lưu ý",
        "Giấy tờ phải nộp",
        "Trường hợp A",
        "b) Trường hợp B",
        "Trường hợp ủy quyền",
        "(i) X",
        "(ii) Y",
    ]
) | st.text(max_size=20)


@given(st.lists(HEADINGS, max_size=8))
def test_every_paper_is_in_some_case_and_its_groups_are_all_of_it(headings: list[str]) -> None:
    those = papers(*headings)
    found = cases_of(those)
    assert {paper for case in found for paper in case.papers} == set(those)
    for case in found:
        assert case.papers == tuple(paper for group in case.groups for paper in group.papers)
    names = [case.title for case in found]
    assert names == [""] or (len(set(names)) == len(names) > 1 and all(names[:-1]))
    assert [case.is_rest for case in found[:-1]] == [False] * (len(found) - 1)
    assert found[-1].is_rest == (len(found) > 1 and not names[-1])
