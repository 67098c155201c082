"""The bytes of a slip: few, in order, and read alike by an independent printer."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from drivers.printers.escpos import (
    COMMAND_END,
    CUT,
    INITIALIZE,
    Wire,
    encode,
    load_encoder,
    opening_mark,
    process_id,
    resync,
    rows_after,
)
from drivers.printers.render import render

JOB = UUID("0192f0c1-a2b3-74d5-a6f7-08192a3b4c5d")
CODE = "MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d"
# Performance note, section 6: bytes at 115,200 baud; 58 mm paper has to be cheaper.
BUDGET = {576: 18_000, 512: 18_000, 384: 14_500}


def wire(width=576, *, native_qr=False, **more) -> Wire:
    given = {"cut": True, "has_gs_h": True, "band_rows": 64, **more}
    return Wire(width=width, native_qr=native_qr, **given)


def read_by(independent, data: bytes, width: int) -> list:
    tickets = []
    interpreter = independent.Interpreter(
        width=width, on_ticket=tickets.append, log=lambda _line: None
    )
    interpreter.feed(data)
    return tickets


def same_ink(paper: Image.Image, drawn: Image.Image) -> bool:
    """Tell whether both have the same ink; empty rows above and below are the way to the blade."""
    one, other = (ImageOps.invert(image.convert("L")) for image in (paper, drawn))
    rows = [image.getbbox() for image in (one, other)]
    cut = [
        image.crop((0, box[1], 576, box[3])) for image, box in zip((one, other), rows, strict=True)
    ]
    return cut[0].size == cut[1].size and ImageChops.difference(*cut).getbbox() is None


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("native_qr", [False, True])
@pytest.mark.parametrize("width", [576, 512, 384])
def test_bytes_of_the_ticket_keep_to_the_budget(
    slip, tmp_path, record_property, width, native_qr, marked
):
    size = len(
        encode(render(slip, width, marked=marked), wire(width, native_qr=native_qr), JOB, tmp_path)
    )
    kind = "printer's QR" if native_qr else "drawn QR"
    sys.stdout.write(f"{width} dots, {kind}, {'reprint' if marked else 'original'}: {size} bytes\n")
    record_property("bytes", size)
    assert marked or size <= BUDGET[width]
    assert size <= BUDGET[width] + 5_000


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("native_qr", [False, True])
@pytest.mark.parametrize("width", [576, 512, 384])
def test_independent_printer_draws_the_same_picture(
    slip, tmp_path, independent, width, native_qr, marked
):
    sheet = render(slip, width, marked=marked)
    data = encode(sheet, wire(width, native_qr=native_qr), JOB, tmp_path)
    (ticket,) = read_by(independent, data, width)
    assert (ticket.errors, ticket.warnings, ticket.cut) == ([], [], "partial")
    assert same_ink(ticket.image, sheet.image)
    assert [code["qr"] for code in ticket.codes] == ([CODE] if native_qr else [])


def test_code_is_read_from_the_independent_paper(slip, tmp_path, independent):
    cv2 = pytest.importorskip("cv2")
    numpy = pytest.importorskip("numpy")
    (ticket,) = read_by(
        independent, encode(render(slip, 576, marked=False), wire(), JOB, tmp_path), 576
    )
    picture = numpy.asarray(ImageOps.expand(ticket.image, 40, 255))
    text, *_ = cv2.QRCodeDetectorAruco().detectAndDecode(picture)
    assert text == CODE


@pytest.mark.parametrize("band_rows", [1, 7, 24, 128])
def test_any_height_of_band_gives_the_same_picture(slip, tmp_path, independent, band_rows):
    sheet = render(slip, 576, marked=False)
    data = encode(sheet, wire(band_rows=band_rows), JOB, tmp_path)
    (ticket,) = read_by(independent, data, 576)
    assert ticket.errors == []
    assert same_ink(ticket.image, sheet.image)


def test_broken_stream_is_freed_at_every_place(slip, tmp_path, independent):
    data = encode(render(slip, 576, marked=False), wire(), JOB, tmp_path)
    sheet = render(slip, 576, marked=True)
    again = resync(wire()) + encode(sheet, wire(), JOB, tmp_path)
    for cut_at in range(1, len(data), 397):
        last = read_by(independent, data[:cut_at] + again, 576)[-1]
        # Margins of the broken job are gone with ESC @, so the reprint is whole.
        assert same_ink(last.image, sheet.image)


def test_resync_ends_any_command_also_of_a_printer_that_draws_nothing():
    for raster in (False, True):
        nuls, _, rest = resync(wire(raster=raster)).partition(INITIALIZE)
        assert len(nuls) >= len(COMMAND_END)
        assert (set(nuls), rest) == ({0}, CUT)


def test_printer_without_cutter_is_sent_no_cut(slip, tmp_path):
    data = encode(render(slip, 576, marked=False), wire(cut=False), JOB, tmp_path)
    assert b"\x1dV" not in data


def test_only_a_printer_that_knows_it_is_asked_to_tell_changes(slip, tmp_path):
    sheet = render(slip, 576, marked=False)
    assert b"\x1da\xff" in encode(sheet, wire(has_asb=True), JOB, tmp_path)
    assert b"\x1da" not in encode(sheet, wire(), JOB, tmp_path)[:40]


@pytest.mark.parametrize("cut", [False, True])
def test_rows_after_the_picture_are_those_the_printer_feeds(slip, tmp_path, independent, cut):
    sheet = render(slip, 576, marked=False)
    tickets = []
    interpreter = independent.Interpreter(on_ticket=tickets.append, log=lambda _line: None)
    interpreter.feed(encode(sheet, wire(cut=cut), JOB, tmp_path))
    interpreter.finish()
    assert tickets[0].image.height == sheet.image.height + rows_after(wire(cut=cut))


def test_printer_without_process_id_is_not_asked_for_it(slip, tmp_path):
    data = encode(render(slip, 576, marked=False), wire(has_gs_h=False), JOB, tmp_path)
    assert b"\x1d(H" not in data


@given(st.uuids(), st.booleans())
def test_process_id_is_printable_and_its_opening_mark_differs(job, marked):
    mine = process_id(job, marked=marked)
    assert len(mine) == 4
    assert all(0x21 <= byte <= 0x7E for byte in mine)
    assert mine[:1].isupper()
    assert opening_mark(job, marked=marked)[:1].islower()


def test_original_and_reprint_have_ids_of_their_own():
    jobs = [uuid4() for _ in range(200)]
    ids = {process_id(job, marked=marked) for job in jobs for marked in (False, True)}
    assert len(ids) == 400


def test_importing_the_encoder_leaves_nothing_behind(tmp_path):
    """python-escpos leaves a temporary directory and a log handler at each import."""
    program = (
        "import json, logging, pathlib, sys, tempfile; from drivers.printers import escpos;"
        "before = set(pathlib.Path(tempfile.gettempdir()).iterdir());"
        "escpos.load_encoder(pathlib.Path(sys.argv[1]));"
        "left = set(pathlib.Path(tempfile.gettempdir()).iterdir()) - before;"
        "print(json.dumps([sorted(map(str, left)), len(logging.root.handlers)]))"
    )
    fresh = tmp_path / "temporary"
    fresh.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "kept")],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[3],
        env={"TMPDIR": str(fresh), "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert json.loads(done.stdout) == [[], 0]
    assert [path.suffix for path in (tmp_path / "kept").iterdir()] == [".pickle"]


def test_half_written_cache_of_the_encoder_does_not_stop_printing_for_ever(tmp_path):
    """A power cut or a full disk at the very first slip."""
    program = (
        "import pathlib, sys; from drivers.printers import escpos;"
        "print(escpos.load_encoder(pathlib.Path(sys.argv[1])).Dummy().__class__.__name__)"
    )
    here = Path(__file__).parents[3]
    for left in (None, b"", b"\x80\x02}q\x00(X", b"\xff" * 99):
        for kept in tmp_path.glob("*.pickle"):  # none before the very first slip
            kept.write_bytes(left)
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            check=True,
            capture_output=True,
            cwd=here,
            env={"PYTHONPATH": str(here)},
        )
        assert done.stdout == b"Dummy\n"
        (kept,) = tmp_path.glob("*.pickle")
        assert kept.stat().st_size > 99


def test_the_folder_of_the_encoder_is_told_to_no_child_process(tmp_path, monkeypatch):
    """A folder that is gone by then would end the child's own import."""
    monkeypatch.delenv("ESCPOS_CAPABILITIES_PICKLE_DIR", raising=False)
    load_encoder(tmp_path / "escpos")
    assert "ESCPOS_CAPABILITIES_PICKLE_DIR" not in os.environ
