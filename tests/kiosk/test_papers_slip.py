"""The printed list says what the page says, has an end, and any printer can print it."""

import importlib
import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from centre.rules.procedures import Channel, Level, Paper, Procedure, cases
from centre.settings import Printer
from drivers import registry
from drivers.ports import Confirmed
from drivers.printers.render import DOTS_PER_MM, render
from drivers.slip import MOST_PARTS, Code, Item, Line
from kiosk.papers import PaperList
from kiosk.papers_slip import MOST_LETTERS, WORDS, compose

SHARED = Path(__file__).parents[3] / "shared"
LONG = "Bản sao có chứng thực giấy chứng nhận quyền sử dụng đất và tài sản gắn liền với đất "


@pytest.fixture
def printed(centre, clock):
    """Return a maker of lists: of a procedure, with papers ticked."""

    def make(procedure, *ticked, language="vi", case=0, of=centre):
        wanted = PaperList(uuid4(), procedure, cases(procedure)[case], frozenset(ticked), language)
        return compose(of, wanted, clock.now())

    return make


def words_of(slip):
    return [part.text for part in slip.parts if isinstance(part, Line | Item)]


def items_of(slip):
    return [(part.text, part.ticked) for part in slip.parts if isinstance(part, Item)]


@pytest.fixture
def birth(procedure):
    return procedure(
        name="Đăng ký khai sinh",
        levels=(Level.COMMUNE,),
        papers=(
            Paper("Tờ khai", 1, 0, "Mẫu 1.docx", "Giấy tờ phải nộp"),
            Paper("Giấy chứng sinh.", 1, 2, "", "Giấy tờ phải nộp"),
            Paper("Thẻ căn cước", 0, 0, "", "Giấy tờ phải xuất trình"),
        ),
        channels=(Channel("in_person", 1, "Ngày", time_reliable=True),),
    )


def test_with_nothing_ticked_the_whole_list_is_printed_under_its_headings(printed, birth):
    said = words_of(printed(birth))
    assert "3 giấy tờ" in said
    assert said.index("Giấy tờ phải nộp") < said.index("Giấy tờ phải xuất trình")
    assert items_of(printed(birth)) == [
        ("Tờ khai (1 bản chính). Mẫu: Mẫu 1.docx", False),
        ("Giấy chứng sinh (1 bản chính, 2 bản sao)", False),
        ("Thẻ căn cước", False),
    ]


def test_ticked_papers_come_after_those_that_are_missing(printed, birth):
    slip = printed(birth, 0, 2)
    said = words_of(slip)
    assert said.index("CÒN THIẾU (1)") < said.index("ĐÃ CÓ (2)")
    assert [ticked for _, ticked in items_of(slip)] == [False, True, True]
    assert items_of(slip)[0][0].startswith("Giấy chứng sinh")


def test_who_has_everything_is_not_told_of_missing_papers(printed, birth):
    said = words_of(printed(birth, 0, 1, 2))
    assert "ĐÃ CÓ (3)" in said
    assert not [text for text in said if "THIẾU" in text]


def test_list_names_centre_procedure_place_costs_and_the_date_of_the_data(printed, birth):
    said = words_of(printed(birth))
    for wanted in (
        "Trung tâm Phục vụ hành chính công",
        "Mã thủ tục 1.900001 · Cấp xã",
        "Đăng ký khai sinh",
        "Thời hạn: 1 ngày",
        "Lệ phí: hỏi tại quầy",
        "Nộp tại trung tâm này: quầy 1, 2, 3, 4, 5",
        "Quét để nộp trực tuyến",
        "dichvu.example.vn",
        "Thông tin cập nhật đến ngày 24/10/2026",
        "Đây không phải là phiếu thứ tự.",
    ):
        assert wanted in said, wanted


def test_code_leads_to_the_online_service_only_where_there_is_one(printed, birth, centre):
    codes = [part.text for part in printed(birth).parts if isinstance(part, Code)]
    assert codes == ["https://dichvu.example.vn/thu-tuc.html?ma=1.900001"]
    for shown, of in (
        (replace(birth, online=False), centre),
        (birth, replace(centre, policy=replace(centre.policy, online_address=""))),
    ):
        assert not [part for part in printed(shown, of=of).parts if isinstance(part, Code)]


def test_unreliable_fee_is_never_free_on_paper(printed, birth):
    free = Channel("in_person", fee="Miễn phí", fee_reliable=False)
    for note, told in (("", "Lệ phí: hỏi tại quầy"), ("135.000 đồng", "Lệ phí: 135.000 đồng")):
        shown = replace(birth, channels=(replace(free, fee_note=note),))
        assert told in words_of(printed(shown))
        assert not [text for text in words_of(printed(shown)) if "Miễn phí" in text]
    sure = replace(birth, channels=(replace(free, fee_reliable=True),))
    assert "Lệ phí: Miễn phí" in words_of(printed(sure))


def test_old_data_and_data_without_a_date_are_marked(printed, birth, clock):
    stale = WORDS["vi"].stale
    assert stale not in words_of(printed(birth))
    old = replace(birth, as_of=clock.now().date() - timedelta(days=400))
    assert stale in words_of(printed(old))
    unknown = words_of(printed(replace(birth, as_of=None)))
    assert stale in unknown
    assert "Không rõ thông tin cập nhật đến ngày nào" in unknown


@pytest.mark.parametrize(
    ("language", "fresh", "doubt"),
    [
        ("vi", "Thông tin cập nhật đến ngày {:%d/%m/%Y}", ", có thể đã thay đổi"),
        ("en", "Information as of {:%d/%m/%Y}", ", it may have changed"),
    ],
)
def test_the_day_of_the_data_is_said_and_doubted_when_stale(
    printed, birth, clock, centre, *, language, fresh, doubt
):
    for days in (0, centre.policy.stale_days - 1, centre.policy.stale_days):
        day = clock.now().date() - timedelta(days=days)
        said = words_of(printed(replace(birth, as_of=day), language=language))
        is_stale = days >= centre.policy.stale_days
        assert fresh.format(day) + (doubt if is_stale else "") in said


def test_without_a_queue_here_the_list_sends_to_the_help_desk(printed, birth):
    said = words_of(printed(replace(birth, field="Hải quan")))
    assert "Mời Ông/Bà hỏi quầy hướng dẫn nơi nộp." in said


def test_list_is_in_the_language_of_its_visitor(printed, birth):
    said = words_of(printed(birth, language="en"))
    assert "PAPERS TO BRING" in said
    assert words_of(printed(birth, language="km")) == words_of(printed(birth))


def test_every_language_has_the_same_placeholders():
    def marks(text):
        return sorted(part.split("}")[0].split(":")[0] for part in text.split("{")[1:])

    for words in WORDS.values():
        for name in words.__slots__:
            if isinstance(getattr(words, name), str):
                assert marks(getattr(words, name)) == marks(getattr(WORDS["vi"], name)), name


@pytest.fixture
def endless(procedure):
    """As much of everything as no real procedure has."""
    return procedure(
        name=(LONG * 20)[:1094],
        papers=tuple(
            Paper((LONG * 8)[:600], 2, 3, "Mẫu.docx", f"Trường hợp {n % 2}: {LONG * 6}")
            for n in range(111)
        ),
        channels=tuple(
            Channel(way, fee="x", fee_note=LONG * 30)
            for way in ("in_person", "online", "post", "?")
        ),
    )


@pytest.mark.parametrize("ticked", [(), (0, 1, 50)])
def test_longest_list_has_an_end_and_says_how_much_is_left_out(printed, endless, ticked):
    slip = printed(endless, *ticked)
    assert len(slip.parts) <= MOST_PARTS
    (more,) = (text for text in words_of(slip) if "xem tại quầy" in text and "giấy tờ nữa" in text)
    left_out = int(more.split()[2])
    assert left_out + len(items_of(slip)) == 56
    assert sum(map(len, words_of(slip))) < MOST_LETTERS * 2
    for width in (576, 384):
        assert render(slip, width, marked=False).image.height / DOTS_PER_MM < 900


def shared_procedures():
    path = SHARED / "data" / "procedures.jsonl"
    if not path.exists():
        pytest.skip("needs ../shared/data")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_procedure(json.loads(line)) for line in lines]


def _procedure(row):
    return Procedure(
        code=row["code"],
        code_raw=row["code"],
        name=row["name"],
        field=row["field"] or "",
        levels=tuple(Level(level) for level in row["levels"] or ()),
        channels=tuple(
            Channel(
                way["channel"],
                way["time_value"],
                way["time_unit"] or "",
                time_reliable=bool(way["time_reliable"]),
                fee=way["fee"] or "",
                fee_note=way["fee_note"] or "",
                fee_reliable=bool(way["fee_reliable"]),
            )
            for way in row["submission"] or ()
        ),
        papers=tuple(
            Paper(
                one["name"],
                one["originals"] or 0,
                one["copies"] or 0,
                one["form"] or "",
                one["case"] or "",
            )
            for one in row["documents"] or ()
        ),
    )


def test_every_real_procedure_makes_a_list_with_an_end(printed):
    longest = 0
    for procedure in shared_procedures():
        for place in range(len(cases(procedure))):
            slip = printed(procedure, case=place)
            letters = sum(map(len, words_of(slip)))
            longest = max(longest, letters)
            assert len(slip.parts) <= MOST_PARTS
            if "Lệ phí: Miễn phí" in words_of(slip):
                assert all(way.fee_reliable or not way.fee for way in procedure.channels)
    assert 1500 < longest < MOST_LETTERS + 1000


@pytest.fixture
def far_end():
    """Return the virtual printer, which shares no code with us; skip without it."""
    tools = SHARED / "tools"
    if not (tools / "escpos_view.py").exists():
        pytest.skip(f"the independent printer is not here: {tools}")
    was, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, str(tools))
    try:
        yield importlib.import_module("escpos_view")
    finally:
        sys.path.remove(str(tools))
        sys.dont_write_bytecode = was


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("ticked", [(), (0,)])
def test_independent_printer_prints_the_longest_list_without_a_fault(
    far_end, tmp_path, printed, endless, width, ticked
):
    slip = printed(endless, *ticked)
    with far_end.VirtualPrinter(out=tmp_path / "out", width=width) as far:
        described = Printer(transport=f"tcp:{far.host}:{far.port}", width=width)
        printer = registry.printer(described, tmp_path / "p")
        assert isinstance(printer.print(slip, uuid4(), marked=False), Confirmed)
        ticket = far.wait_ticket(1)
    assert (ticket.errors, ticket.warnings, ticket.cut) == ([], [], "partial")
    assert ticket.images
