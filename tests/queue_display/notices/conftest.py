"""Ground of the notice board's tests: procedures of any length, words, faces, a stocked centre."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from centre.rules.procedures import Channel, Level, Procedure
from db.catalogue.plan import Plan
from queue_display.notices.face import NoticesFace
from queue_display.notices.words import notice_words
from queue_display.tongue import Tongue

SURE = {"time_reliable": True, "fee_reliable": True}
BASIS = (
    "60/2014/QH13",
    "123/2015/NĐ-CP",
    "04/2020/TT-BTP",
    "85/2019/TT-BTC",
    "106/2017/TT-BTC",
)
ENGLISH = {
    "title": "Public notice of administrative procedures",
    "applicants": "For whom",
    "papers": "Papers",
    "result": "Result",
    "agencies": "Authority",
    "conditions": "Conditions",
    "decision": "Decision",
    "nothing": "Please ask about procedures at the help desk",
    "code": "Procedure code",
    "online": "Online",
    "time_limit": "Time limit",
    "fee": "Fee",
    "place": "Where",
    "basis": "Legal basis",
    "scan": "Scan to file online",
}
CLAUSE = "Đăng ký biến động đối với trường hợp thay đổi quyền sử dụng đất theo thỏa thuận; "
LONGEST = (CLAUSE * 14)[:1093] + "."
"""As long as the longest real name."""
LONG_FEE = ("Mức thu lệ phí theo Nghị quyết của Hội đồng nhân dân: 50.000 đồng/hồ sơ; " * 13)[:950]


@pytest.fixture
def vi():
    return notice_words(Tongue("vi"))


@pytest.fixture
def en(vi):
    """English as it will be, whether or not the words are compiled."""
    return replace(vi, language="en", **ENGLISH)


@pytest.fixture
def procedure():
    """Make a procedure with everything: code, name, other fields."""

    def make(code="1.000894", name="Thủ tục đăng ký kết hôn", **more):
        told = {
            "field": "Hộ tịch",
            "levels": (Level.COMMUNE,),
            "channels": (
                Channel("in_person", 5, "Ngày làm việc", fee="30.000 đồng", **SURE),
                Channel("online", 3, "Ngày làm việc", fee="15.000 đồng", **SURE),
            ),
            "legal_basis": BASIS,
            "online": True,
            "online_level": "một phần",
            "as_of": date(2026, 7, 1),
            "translations": {"en": "Marriage registration"},
        }
        return Procedure(code, code, name, **{**told, **more})

    return make


@pytest.fixture
def longest(procedure):
    """A procedure with the longest name and fee."""
    channel = Channel("in_person", 20, "Ngày làm việc", fee="Có", fee_note=LONG_FEE)
    return procedure("1.012345", LONGEST, channels=(channel,), as_of=date(2024, 1, 1))


@pytest.fixture
def face(qtbot, vi):
    """Make and show a face: width, height, inches, metres, words."""

    def make(width=1920, height=1080, inches=43.0, metres=6.0, words=None):
        made = NoticesFace((inches, metres), words or (vi,))
        made.resize(width, height)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return make


@pytest.fixture
def stock(store):
    """Put procedures into the catalogue."""

    def put(*procedures):
        store.catalogue.shelve(uuid4(), Plan(added=procedures), "list.xlsx", "an")

    return put


@pytest.fixture
def press(face):
    """Make what pages are made with, for a glass; as face."""
    return lambda *glass, words=None: face(*glass, words=words).press
