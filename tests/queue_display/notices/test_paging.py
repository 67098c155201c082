"""Pages of procedures: whole lines, nothing lost, nothing wider or higher than its place."""

from datetime import date

import pytest

from centre.rules.procedures import Channel
from queue_display.notices.paging import LEAST_SECONDS, MOST_SECONDS, TITLES, Leaf, Row
from queue_display.notices.posted import of_catalogue
from queue_display.pen import width_of

GLASSES = [
    (1920, 1080, 43.0, 6.0),
    (1080, 1920, 43.0, 6.0),
    (3840, 2160, 65.0, 8.0),
    (1366, 768, 32.0, 4.0),
]
TODAY = date(2026, 11, 23)


@pytest.fixture
def posted(store, vi):
    return lambda *procedures: [
        of_catalogue(each, store.centre(), (vi,), TODAY) for each in procedures
    ]


@pytest.fixture(params=GLASSES, ids=str)
def made(request, press):
    return press(*request.param)


def joined(leaves, *faces):
    wanted = faces or TITLES
    return " ".join(row.text for leaf in leaves for row in leaf.rows if row.face in wanted)


def test_the_longest_name_goes_over_pages_and_not_a_letter_is_lost(made, posted, longest):
    (one,) = posted(longest)
    leaves = list(made.procedure("Đất đai", one))
    assert joined(leaves) == longest.name
    for fact in one.facts:
        assert fact.text.replace(" ", "") in joined(leaves, "text").replace(" ", "")
    assert [leaf.part for leaf in leaves] == list(range(1, len(leaves) + 1))
    assert {leaf.parts for leaf in leaves} == {len(leaves)}


def test_no_line_is_wider_and_no_page_higher_than_its_place(made, posted, procedure, longest):
    leaves = made.chapter("Hộ tịch và đất đai", posted(procedure(), longest))
    plan = made.plan
    for leaf in leaves:
        assert sum(map(made.height, leaf.rows)) <= plan.text_height(has_code=bool(leaf.address))
        for row in leaf.rows:
            px = plan.name if row.face == "name" else plan.text
            left = leaf.indent if row.face == "text" else 0
            wide = width_of(row.text, px, bold=row.face in TITLES)
            assert left + wide <= plan.text_width(has_code=bool(leaf.address))


def test_a_line_that_is_too_wide_would_be_noticed(made, longest):
    """The control: the whole name on one line is wider than the page."""
    assert width_of(longest.name, made.plan.name) > made.plan.text_width(has_code=False)


def test_letters_are_measured_as_they_are_drawn(made, longest):
    text = longest.name[:80] + " ỄỖẴ Ưƒ 123.456 đồng – 50%"
    drawn = width_of(text, made.plan.name)
    assert made.metre.width(text, "name") == pytest.approx(drawn, rel=0.015)
    assert made.metre.width("漢字", "name") >= width_of("漢字", made.plan.name)


def test_a_chapter_begins_with_its_contents_and_counts_its_pages(made, posted, procedure):
    names = [f"Thủ tục số {n}" for n in range(1, 4)]
    leaves = made.chapter(
        "Hộ tịch", posted(*(procedure(f"1.00000{n}", name) for n, name in enumerate(names, 1)))
    )
    first = leaves[0]
    assert first.kind == "contents"
    assert [leaf.page for leaf in leaves] == list(range(1, len(leaves) + 1))
    text = joined([first], "plain")
    assert f"3 thủ tục · {len(leaves)} trang" in text
    told = {row.text: row.label for row in first.rows if row.label}
    for name in names:
        page = next(leaf.page for leaf in leaves if leaf.rows[0].text == name)
        assert told[name] == f"Trang {page}"


def test_a_list_that_nobody_would_read_to_its_end_is_only_counted(made, posted, procedure):
    many = posted(*(procedure(f"1.{n:06}", f"Thủ tục dài dòng thứ {n}") for n in range(150)))
    leaves = made.chapter("Hải quan", many)
    assert [leaf.kind for leaf in leaves[:2]] == ["contents", "procedure"]
    assert f"150 thủ tục · {len(leaves)} trang" in joined(leaves[:1], "plain")


def test_a_page_stays_as_long_as_it_takes_to_read():
    def leaf(syllables):
        return Leaf("notice", "", "", (Row("name", "từ " * syllables),))

    assert leaf(5).seconds == LEAST_SECONDS
    assert leaf(60).seconds == 22
    assert leaf(60).seconds < leaf(90).seconds <= leaf(5000).seconds == MOST_SECONDS


def test_a_notice_is_paged_too(made):
    leaves = made.notice("Nghỉ trưa từ 11 giờ 30. " * 100)
    assert len(leaves) > 1
    assert joined(leaves) == ("Nghỉ trưa từ 11 giờ 30. " * 100).strip()


def test_two_languages_have_two_labels_at_one_fact(press, store, procedure, vi, en):
    made = press(1920, 1080, 43.0, 6.0, words=(vi, en))
    one = of_catalogue(procedure(), store.centre(), (vi, en), TODAY)
    leaves = list(made.procedure("Hộ tịch", one))
    labels = [row.label for leaf in leaves for row in leaf.rows]
    at = labels.index("Phí, lệ phí")
    assert labels[at + 1] == "Fee"
    assert "Marriage registration" in joined(leaves, "plain")


def test_a_fact_is_not_parted_between_two_pages(made, posted, procedure):
    basis = tuple(f"{n:02}/2020/NĐ-CP" for n in range(9))
    for length in range(20, 400, 20):
        (one,) = posted(procedure(name=("từ " * length).strip(), legal_basis=basis))
        for leaf in made.procedure("Hộ tịch", one):
            rows = leaf.rows[1:] if leaf.rows[0].face == "plain" else leaf.rows
            first = next(row for row in rows if row.text or row.label)
            assert first.begins or first.face in TITLES


def test_further_pages_say_what_they_are_about(made, posted, procedure, longest):
    """Whoever comes by on the second page reads the beginning of the name, not a bare code."""
    for one in posted(longest, procedure(channels=longest.channels, name="Khai sinh")):
        leaves = list(made.procedure("Đất đai", one))
        assert len(leaves) > 1
        for leaf in leaves[1:]:
            first = leaf.rows[0]
            is_title = first.face in TITLES
            assert is_title or (first.face == "plain" and one.name.startswith(first.text[:-2]))
    assert leaves[-1].rows[0].text == "Khai sinh"


def test_no_page_has_a_line_or_two_alone(made, posted, procedure):
    """Three pages of a text are about equally full: the last one is no leftover."""
    fee = "Mức thu theo nghị quyết của Hội đồng nhân dân tỉnh; " * 40
    channel = Channel("in_person", fee_note=fee)
    (one,) = posted(procedure(channels=(channel,), legal_basis=()))
    pages = [sum(map(made.height, leaf.rows)) for leaf in made.procedure("A", one)]
    assert len(pages) > 1
    assert pages[-1] > max(pages) / 2
