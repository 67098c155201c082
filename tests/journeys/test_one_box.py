"""One box, every program a process of its own: take, print, call, show, say, finish, rate."""

import importlib.util
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import cv2
import pytest

TOOLS = Path(__file__).parents[3] / "shared" / "tools"
HAS_VOICE = shutil.which("espeak-ng") is not None


def code_in(picture: Path) -> str:
    """Return the text of the QR code on a drawn slip."""
    text, _, _ = cv2.QRCodeDetectorAruco().detectAndDecode(cv2.imread(str(picture)))
    return text


@dataclass(frozen=True, slots=True)
class Box:
    """A centre and its four running screens."""

    centre: Any
    kiosk: Any
    desk: Any
    keypad: Any
    board: Any

    def slips(self, wanted: int) -> list[dict[str, Any]]:
        """Wait for so many pieces of paper and return them."""
        return self.centre.records(self.centre.paper / "paper.jsonl", wanted)

    def sounds(self, wanted: int) -> list[dict[str, Any]]:
        """Wait for so many announcements of the board's loudspeaker and return them."""
        return self.centre.records(self.centre.folder / "devices" / "loud" / "spoken.jsonl", wanted)


@pytest.fixture
def box(centre) -> Box:
    """The box with everything running; the clips are rendered if this machine can."""
    centre.found(centre.printer())
    kiosk = centre.open("kiosk", "k1")
    desk = centre.open("counter_client", "c1")
    keypad = centre.open("kiosk", "rating")
    centre.make_voice()
    board = centre.open("queue_display", "lobby")
    for screen in (kiosk, desk, keypad, board):
        assert json.loads(screen.line()) == "ready"
    return Box(centre, kiosk, desk, keypad, board)


def test_a_number_is_taken_printed_called_shown_spoken_finished_and_rated(box):
    someone_takes_a_number_and_gets_its_slip(box)
    a_number_taken_by_a_script_is_printed_too(box)
    the_clerk_calls_and_the_board_shows_it(box)
    done_arms_the_keypad_and_one_touch_is_the_answer(box)
    a_script_calls_and_the_board_follows(box)
    the_log_tells_the_whole_life(box)
    the_voice_has_said_it_twice(box)


def someone_takes_a_number_and_gets_its_slip(box):
    box.kiosk.touch_until_shown("field:ho-tich", "ưu tiên")
    box.kiosk.touch_until_shown("priority:", "A001")
    (slip,) = box.slips(1)
    ticket = box.centre.until_event("A001", "print_printed")[0].ticket
    assert (slip["kind"], slip["marked"]) == ("slip", False)
    assert code_in(box.centre.paper / slip["picture"]) == f"MC1:{ticket.hex}"


def a_number_taken_by_a_script_is_printed_too(box):
    taken = box.centre.ask("take", "ho-tich", "--kiosk", "k1", "--paper")
    assert taken["ticket"]["label"] == "A002"
    slip = box.slips(2)[1]
    assert code_in(box.centre.paper / slip["picture"]) == taken["code"]


def the_clerk_calls_and_the_board_shows_it(box):
    box.desk.until("sign_in", "hoa", "2468")
    box.desk.until_shown("A001", "A002")
    box.desk.until("press", "F2")
    box.centre.until_event("A001", "call")
    said = box.board.until_shown("Mời số A001 đến quầy 1")
    assert not any("Mời số A002" in text for text in said)
    if HAS_VOICE:
        box.sounds(1)  # what is finished before its turn to be spoken is not spoken any more


def done_arms_the_keypad_and_one_touch_is_the_answer(box):
    box.desk.until_at_desk("A001")
    box.desk.until("press", "F4")
    box.centre.until_event("A001", "finish")
    box.keypad.touch_until_shown("level:3", "Cảm ơn")
    box.centre.until_event("A001", "rating")


def a_script_calls_and_the_board_follows(box):
    assert box.centre.ask("call", "2")["ticket"]["label"] == "A002"
    box.board.until_shown("Mời số A002 đến quầy 2")


def the_log_tells_the_whole_life(box):
    told = box.centre.ask("events", "A001")
    life = ["take", "print_sending", "print_printed", "call", "finish", "rating_opens", "rating"]
    assert [event["kind"] for event in told] == life
    assert told[-1]["facts"]["level"] == 3
    assert {event["actor"] for event in told} == {"kiosk:k1", "counter:c1", "kiosk:rating"}
    assert box.centre.ask("verify")["faults"] == []


def the_voice_has_said_it_twice(box):
    if not HAS_VOICE:
        pytest.skip("all but the voice was seen: espeak-ng, which renders its clips, is missing")
    sentence = ["moi_so", "letter_a", "digit_0", "digit_0", "digit_1", "den_quay_so", "digit_1"]
    units = [unit for line in box.sounds(1) for unit in line["units"] if unit != "chime"]
    assert units[: 2 * len(sentence)] == sentence * 2


@pytest.mark.skipif(not TOOLS.is_dir(), reason="the independent printer is not beside the checkout")
@pytest.mark.skipif(
    importlib.util.find_spec("qrcode") is None, reason="the independent printer needs qrcode"
)
def test_an_independent_printer_reads_the_slip_without_an_error(centre):
    out = centre.folder / "out"
    words = ("--listen", "127.0.0.1:0", "--out", str(out))
    # -B: what lies beside the checkout is only read.
    address = centre.start("-B", str(TOOLS / "escpos_view.py"), *words).line().split()[-1]
    centre.found(address)
    assert json.loads(centre.open("kiosk", "k1").line()) == "ready"
    taken = centre.ask("take", "chung-thuc", "--kiosk", "k1", "--paper")
    events = centre.until_event("B001", "print_printed")
    facts = events[-1].facts
    assert (facts["job"], facts["attempt"], facts["note"]) == (UUID(taken["job"]).hex, 1, "gs_h")
    read = json.loads((out / "ticket-0001.json").read_text("utf-8"))
    assert (read["errors"], read["cut"]) == ([], "partial")
    assert code_in(out / "ticket-0001.png") == taken["code"]
    assert sorted(path.name for path in out.glob("*.png")) == ["ticket-0001.png"]
