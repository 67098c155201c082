"""Slips of slow lines: within their bytes, the number always, the mark of a reprint always."""

import sys
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from drivers.printers.escpos import Wire
from drivers.printers.slow import ascii_meaning, plain, slow_script
from drivers.simulated.commands import next_command
from drivers.slip import Align, Big, Code, Item, Line, Rule, Slip, Space

JOB = UUID("0192f0c1-a2b3-74d5-a6f7-08192a3b4c5d")
CODE = "MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"
BUDGET = {9600: 2880, 19200: 5760}
# Text, feed, QR code and frame of an ordinary slip.
BESIDE = 320


def wire(width=576, **more) -> Wire:
    return Wire(
        **{
            "width": width,
            "cut": True,
            "has_gs_h": True,
            "native_qr": True,
            "band_rows": 24,
            "columns": width // 12,
            **more,
        }
    )


@pytest.fixture
def said(tmp_path):
    """Return a maker of scripts."""

    def make(slip, described=None, *, marked=False, most=2880):
        folder = tmp_path / "escpos"
        return slow_script(slip, described or wire(), JOB, folder, marked=marked, most=most)

    return make


def commands(data: bytes) -> list:
    found = []
    while (command := next_command(data)) is not None:
        found.append(command)
        data = data[command.size :]
    assert not data
    return found


def pictures(data: bytes) -> int:
    """Return the bytes of all pictures, with their heads and margins."""
    named = [c for c in commands(data) if c.name in ("raster", "left_edge", "print_width")]
    return sum(command.size for command in named)


def read_by(independent, script, width):
    tickets = []
    interpreter = independent.Interpreter(
        width=width, on_ticket=tickets.append, log=lambda _line: None
    )
    interpreter.feed(script.data)
    (ticket,) = tickets
    return ticket


def ink_rows(image: Image.Image) -> Image.Image:
    return ImageOps.invert(image.convert("L"))


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("width", [576, 512, 384])
@pytest.mark.parametrize("baud", [9600, 19200])
def test_bytes_keep_to_the_time_of_the_line(slip, said, baud, width, marked):
    script = said(slip, wire(width), marked=marked, most=BUDGET[baud])
    sys.stdout.write(f"{baud} baud, {width} dots, marked {marked}: {len(script.data)} bytes\n")
    # The margins that framed() sets at the end are not a picture.
    assert pictures(script.data) - 8 <= BUDGET[baud]
    assert len(script.data) <= BUDGET[baud] + BESIDE
    assert pictures(script.data) > BUDGET[baud] // 2, "the budget is for use"


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("width", [576, 512, 384])
@pytest.mark.parametrize("baud", [9600, 19200])
def test_independent_printer_reads_number_and_code(slip, said, independent, baud, width, marked):
    script = said(slip, wire(width), marked=marked, most=BUDGET[baud])
    ticket = read_by(independent, script, width)
    assert (ticket.errors, ticket.warnings, ticket.cut) == ([], [], "partial")
    assert "A012" in ticket.text.splitlines()
    assert [code["qr"] for code in ticket.codes] == [CODE]
    assert ticket.image.height == pytest.approx(script.rows, abs=2)
    edges = (
        ink_rows(ticket.image).crop((x, 0, x + 1, ticket.image.height)) for x in (0, width - 1)
    )
    assert not any(edge.getbbox() for edge in edges)


@pytest.mark.parametrize("width", [576, 384])
def test_number_stands_six_times_high_in_the_middle(said, independent, width):
    ticket = read_by(independent, said(Slip((Big("A012"),)), wire(width)), width)
    left, top, right, bottom = ink_rows(ticket.image).getbbox()
    assert bottom - top > 70
    assert abs((left + right) / 2 - width / 2) < 12


def test_long_number_is_smaller_and_never_wrapped(said, independent):
    ticket = read_by(independent, said(Slip((Big("ABC123456789"),)), wire(384)), 384)
    assert ticket.text.split() == ["ABC123456789"]


def test_number_with_a_letter_that_is_not_ascii_is_drawn_not_changed(said, independent):
    script = said(Slip((Big("Đ012"),)), most=2880)
    assert pictures(script.data) > 500
    assert read_by(independent, script, 576).text.strip() == ""


@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("most", [2880, 5760])
def test_reprint_has_its_black_bar_first(slip, said, independent, width, most):
    ticket = read_by(independent, said(slip, wire(width), marked=True, most=most), width)
    ink = ink_rows(ticket.image)
    left, top, right, _ = ink.getbbox()
    assert right - left > width * 0.9
    assert ink.crop((left, top, right, top + 8)).getextrema() == (255, 255)


@pytest.mark.parametrize("described", [wire(), wire(raster=False)], ids=["no room", "no pictures"])
def test_reprint_without_room_for_the_bar_says_so_in_white_on_black(
    slip, said, independent, described
):
    script = said(slip, described, marked=True, most=100)
    assert b"\x1dB\x01" in script.data
    ticket = read_by(independent, script, 576)
    assert ticket.text.splitlines()[0].strip() == "BAN IN LAI"
    assert "A012" in ticket.text.splitlines()
    assert not read_by(independent, said(slip, described, most=100), 576).text.count("BAN IN LAI")


def test_bold_lines_go_first_then_larger_ones_then_from_the_top(said):
    lines = (
        Line("Dòng nhạt nhỏ", 2.0),
        Line("Dòng nhạt to", 3.0),
        Line("Dòng đậm nhỏ", 2.0, bold=True),
        Line("Dòng đậm to", 3.0, bold=True),
    )
    alone = {line.text: len(said(Slip((line,)), most=9999).data) for line in lines}
    order = ["Dòng đậm to", "Dòng đậm nhỏ", "Dòng nhạt to", "Dòng nhạt nhỏ"]
    empty = len(said(Slip((Line(""),)), most=9999).data)
    most = 0
    for count, text in enumerate(order, 1):
        most += alone[text] - empty
        drawn = said(Slip(lines), most=most)
        others = [line for line in lines if line.text in order[:count]]
        assert drawn.data == said(Slip(tuple(others)), most=9999).data


def test_lines_without_room_say_what_ascii_can_say(said, independent):
    parts = (
        Line("07:42 · Thứ Hai, 23/11/2026", 2.6),
        Line("Quầy 1, 2", 2.8),
        Line("Còn 4 người trước Ông/Bà", 3.2),
        Line("Counter 3", 2.8),
    )
    ticket = read_by(independent, said(Slip(parts), most=0), 576)
    assert [line for line in ticket.text.splitlines() if line] == [
        "07:42  23/11/2026",
        "Quay 1, 2",
        "Counter 3",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("07:42 - Chủ Nhật, 22/11/2026", "07:42  22/11/2026"),
        ("Quầy 1, 2 - Khu A", "Quay 1, 2 - Khu A"),
        ("Còn 4 người trước Ông/Bà", ""),
        ("Nghỉ lễ từ 30/04/2026", ""),
        ("Hộ tịch", ""),
        ("Số 5", "So 5"),
        ("", ""),
    ],
)
def test_ascii_meaning(text, told):
    assert ascii_meaning(text) == told


@given(st.text(max_size=80))
def test_meaning_of_any_text_is_ascii(text):
    assert ascii_meaning(plain(text)).isascii()


def test_code_is_drawn_for_a_printer_that_knows_none_and_read_by_a_phone(said, independent):
    cv2 = pytest.importorskip("cv2")
    numpy = pytest.importorskip("numpy")
    script = said(Slip((Big("A1"), Code(CODE))), wire(native_qr=False))
    ticket = read_by(independent, script, 576)
    assert (ticket.errors, ticket.codes) == ([], [])
    picture = numpy.asarray(ImageOps.expand(ticket.image.convert("L"), 40, 255))
    assert cv2.QRCodeDetectorAruco().detectAndDecode(picture)[0] == CODE


def test_printer_without_pictures_gets_text_only_and_its_own_double_size(slip, said):
    script = said(slip, wire(raster=False, native_qr=False, letter_times=2, columns=33), most=0)
    names = {command.name for command in commands(script.data)}
    assert not names & {"raster", "left_edge", "size", "code", "garbage"}
    assert b"\x1b!\x30" in script.data
    assert b"A012\n" in script.data


@settings(max_examples=25, deadline=None)
@given(
    text=st.text(max_size=60),
    label=st.text(min_size=1, max_size=12),
    most=st.integers(0, 6000),
    marked=st.booleans(),
)
def test_any_text_keeps_to_any_budget_and_sends_no_command(
    tmp_path_factory, text, label, most, marked
):
    parts = (Line(text, 3.0, bold=True, align=Align.RIGHT), Big(label), Rule(), Space(50))
    folder = tmp_path_factory.getbasetemp() / "escpos"
    script = slow_script(Slip(parts), wire(), JOB, folder, marked=marked, most=most)
    assert pictures(script.data) - 8 <= most
    assert "garbage" not in {command.name for command in commands(script.data)}


def test_item_is_always_said_in_plain_letters(said):
    """A list on a slow line leaves out no paper, however little may be drawn."""
    parts = (Item("Giấy chứng sinh (1 bản chính)"), Item("Tờ khai", ticked=True))
    for most in (0, 100_000):
        data = said(Slip(parts), most=most).data
        assert b"[ ] Giay chung sinh (1 ban chinh)\n" in data
        assert b"[x] To khai\n" in data
        assert pictures(data) < 20
