"""Ground of the door display's tests: answers of the store, words, faces of any size."""

from dataclasses import replace

import pytest

from db.facts import Door
from queue_display.door.face import DoorFace, DoorTexts
from queue_display.door.words import door_words
from queue_display.optics import Widths
from queue_display.pages import Posting
from queue_display.tongue import Tongue

ENGLISH = {
    "counter": "COUNTER",
    "called": "NOW CALLING",
    "served": "NOW SERVING",
    "again": "Again",
    "free": "PLEASE WAIT FOR YOUR NUMBER",
    "free_line": "A number called to this counter appears here",
    "paused": "SHORT BREAK",
    "paused_line": "Please wait, or ask at the help desk",
    "closed": "COUNTER CLOSED",
    "closed_line": "Please go to another counter, or ask at the help desk",
    "services": "Served here: {services}",
    "more": "and {count} more",
}
LONG_NAME = "Quầy tiếp nhận và trả kết quả giải quyết thủ tục hành chính lĩnh vực đất đai 12"
SERVICES = (
    "Hộ tịch, quốc tịch, nuôi con nuôi",
    "Chứng thực bản sao, chữ ký, hợp đồng giao dịch",
    "Đất đai, môi trường, tài nguyên nước",
    "Bảo trợ xã hội, người có công",
    "Đăng ký kinh doanh, hợp tác xã, tổ hợp tác",
    "Xây dựng, quy hoạch, hạ tầng kỹ thuật",
)


@pytest.fixture
def vi():
    return door_words(Tongue("vi"))


@pytest.fixture
def en(vi):
    """English as it will be, whether or not the words are compiled."""
    return replace(vi, language="en", **ENGLISH)


@pytest.fixture
def door():
    """Make the store's answer: label, is_served, again, at, state."""

    def make(label="", *, is_served=False, again=1, at=None, state="open", name="Quầy 3"):
        names = tuple({"vi": each} for each in SERVICES[:2])
        again = again if label else 0
        return Door("3", {"vi": name}, names, state, label, is_served, again, at)

    return make


@pytest.fixture
def texts():
    """The longest texts of a door."""
    notice = Posting("", "Nghỉ trưa từ 11 giờ 30 đến 13 giờ 30; ngày 24/11 chỉ làm buổi sáng. " * 3)
    return DoorTexts("12", LONG_NAME, SERVICES, (notice,))


@pytest.fixture
def face(qtbot, vi):
    """Make and show a door's face: width, height, inches, metres, words, widths."""

    def make(width=1280, height=800, inches=10.1, metres=4.0, words=None, widths=None):
        made = DoorFace((inches, metres), words or (vi,), widths or Widths())
        made.resize(width, height)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return make
