"""A commune's centre, a clock that stands still until it is told, and a kiosk's flow between."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from types import MappingProxyType
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from centre.rules.hours import ZONE, Opening
from centre.rules.ratings import Instrument, Level
from centre.rules.services import Centre, Counter, Field, Interval, Policy, PriorityGroup, Service
from centre.rules.tickets import State
from centre.rules.waits import WaitRange
from centre.settings import Kiosk, Screen
from centre.shell.theme import load_fonts
from centre.shell.words import Words
from db.facts import Load, Position, Taken, TicketView
from kiosk import offers
from kiosk.screens.screen import Scene
from kiosk.visit import Finding, FoundKind, Look, Page, Slip, View
from kiosk.window import KioskWindow

MORNING = datetime(2026, 11, 23, 8, 42, tzinfo=ZONE)
FIELDS = (
    ("civil", "Hộ tịch – Chứng thực", "Civil status – Certification", "civil"),
    ("land", "Đất đai – Môi trường", "Land – Environment", "land"),
    ("business", "Đăng ký kinh doanh", "Business registration", "business"),
    (
        "building",
        "Xây dựng – Quản lý đô thị và trật tự xây dựng nông thôn",
        "Construction – Urban and rural building order",
        "building",
    ),
    (
        "social",
        "Lao động – Thương binh và Xã hội",
        "Labour, war invalids and social affairs",
        "social",
    ),
    (
        "residence",
        "Cư trú – Căn cước (Công an)",
        "Residence – Identity cards (Police)",
        "residence",
    ),
    (
        "farming",
        "Nông nghiệp và Phát triển nông thôn",
        "Agriculture and rural development",
        "farming",
    ),
    ("result", "Nhận kết quả", "Collect a result", "result"),
)
LETTERS = "ABCEGHKLMNPRSTUVXY"
WEEK = MappingProxyType(
    {
        day: (Interval(time(7, 30), time(11, 0)), Interval(time(13, 30), time(16, 30)))
        for day in range(5)
    }
)


@dataclass
class SetClock:
    """A clock that moves only when it is pushed."""

    at: datetime = MORNING
    seconds: float = 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def push(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.seconds += seconds


@pytest.fixture
def clock():
    return SetClock()


def service(code, place, names, **more):
    return Service(
        code=code,
        field=more.get("field", code),
        name={"vi": names[0], "en": names[1]},
        letter=LETTERS[place],
        first=1,
        last=999,
        daily_limit=None,
        expected_minutes=8.0,
        hours=None,
        position=place,
    )


@pytest.fixture
def centre():
    """Eight fields; "civil" has two services, so that its tile opens a second page."""
    services = {code: service(code, n, (vi, en)) for n, (code, vi, en, _) in enumerate(FIELDS)}
    services["copies"] = service(
        "copies", 8, ("Chứng thực bản sao", "Certified copies"), field="civil"
    )
    return Centre(
        code="MC-DEMO",
        name={"vi": "Trung tâm Phục vụ hành chính công", "en": "Public Service Centre"},
        authority={"vi": "Ủy ban nhân dân xã Quảng Điền", "en": "Quang Dien Commune"},
        slip_notice={"vi": "Giữ phiếu này đến khi xong việc.", "en": "Please keep this ticket."},
        hours=WEEK,
        holidays=MappingProxyType({}),
        policy=Policy(ask_priority=False),
        fields=tuple(
            Field(code, {"vi": vi, "en": en}, icon, n)
            for n, (code, vi, en, icon) in enumerate(FIELDS)
        ),
        services=MappingProxyType(services),
        counters=MappingProxyType(
            {
                str(n): Counter(
                    str(n),
                    {"vi": f"Quầy {n}", "en": f"Counter {n}"},
                    "A",
                    dict.fromkeys(services, 1),
                    n,
                )
                for n in range(1, 6)
            }
        ),
        groups=MappingProxyType(
            {
                code: PriorityGroup(code, {"vi": vi, "en": en}, "Luật", n)
                for n, (code, vi, en) in enumerate(
                    (
                        ("old", "Người cao tuổi", "Older persons"),
                        ("disabled", "Người khuyết tật", "Persons with disabilities"),
                        ("pregnant", "Phụ nữ mang thai", "Pregnant women"),
                    )
                )
            }
        ),
        instrument=instrument_of_three(),
    )


def instrument_of_three():
    return Instrument(
        "visit",
        1,
        {
            "vi": "Ông/Bà có hài lòng với lần phục vụ này không?",
            "en": "Were you satisfied with this visit?",
        },
        (
            Level(1, {"vi": "Không hài lòng", "en": "Not satisfied"}, 0),
            Level(2, {"vi": "Hài lòng", "en": "Satisfied"}, 3),
            Level(3, {"vi": "Rất hài lòng", "en": "Very satisfied"}, 4),
        ),
    )


@pytest.fixture
def instrument():
    return instrument_of_three()


OPEN = Opening(is_open=True, closes=MORNING.replace(hour=11, minute=0), opens_next=None, breaks=())
SHUT = Opening(
    is_open=False,
    closes=None,
    opens_next=(MORNING + timedelta(days=1)).replace(hour=7, minute=30),
    breaks=(),
)


def load_of(code, **more):
    said = Load(code, 4, WaitRange(10, 15), OPEN, 900, 2)
    return replace(said, **more)


@pytest.fixture
def load():
    """Return a maker of loads; what is given differs from four people waiting."""
    return load_of


@pytest.fixture
def shut():
    return SHUT


@pytest.fixture
def loads(centre):
    """Every service open, four people waiting."""
    return tuple(load_of(code) for code in centre.services)


def ticket_of(label="A013", **more):
    made = TicketView(
        id=UUID(int=13),
        label=label,
        service="business",
        service_name={"vi": "Đăng ký kinh doanh", "en": "Business registration"},
        state=State.WAITING,
        priority=None,
        priority_name=None,
        arrived_at=MORNING,
        queued_at=MORNING,
        called_at=None,
        began_at=None,
        ended_at=None,
        calls=0,
        counter=None,
        target=None,
    )
    return replace(made, **more)


@pytest.fixture
def ticket():
    """Return a maker of tickets."""
    return ticket_of


@pytest.fixture
def taken():
    """Return a maker of numbers just given."""

    def make(**more):
        made = Taken(
            ticket=ticket_of(),
            ahead=4,
            wait=WaitRange(10, 15),
            counters=("1", "2"),
            zones=("A",),
            job=uuid4(),
            code=f"MC1:{UUID(int=13).hex}",
            paper=True,
            day=MORNING.date(),
        )
        return replace(made, **more)

    return make


@dataclass
class Facts:
    """The content of a print job as the store writes it (db.taking.slip_facts)."""

    values: Mapping = field(
        default_factory=lambda: {
            "label": "A013",
            "service": {"vi": "Đăng ký kinh doanh", "en": "Business registration"},
            "priority": None,
            "at": MORNING.isoformat(),
            "ahead": 4,
            "low": 10,
            "high": 15,
            "counters": ["1", "2"],
            "zones": ["A"],
            "code": f"MC1:{UUID(int=13).hex}",
            "language": "vi",
        }
    )


@pytest.fixture
def facts():
    return Facts().values


SIZES = {
    "1080x1920": Screen(inches=21.5, width=1080, height=1920),
    "1920x1080": Screen(inches=21.5, width=1920, height=1080),
    "768x1366": Screen(inches=18.5, width=768, height=1366),
    "1280x800": Screen(inches=15.6, width=1280, height=800),
}


@pytest.fixture
def drawn(qapp):
    """Load the fonts that screens are measured with."""
    load_fonts()
    return qapp


@pytest.fixture
def words(drawn):
    """The languages of this program, Vietnamese first; taken out again after the test."""
    made = Words()
    yield made
    made.close()
    # A translator that the cycle collector finds inside a translation waits for itself for ever.
    made.deleteLater()
    bury()


CASES = (
    "starting",
    "attract",
    "home",
    "found",
    "found dossier",
    "found nothing",
    "home of 14",
    "home closed",
    "services",
    "priority",
    "no paper",
    "closed",
    "full",
    "still there",
    "busy",
    "trouble",
    "printing",
    "printed",
    "failed",
    "paperless",
)


def with_more_fields(centre):
    extra = {f"x{n}": (f"Giáo dục và Đào tạo {n}", f"Education {n}") for n in range(6)}
    return replace(
        centre,
        fields=centre.fields
        + tuple(
            Field(code, {"vi": vi, "en": en}, "education", 20 + n)
            for n, (code, (vi, en)) in enumerate(extra.items())
        ),
        services=MappingProxyType(
            {
                **centre.services,
                **{
                    code: service(code, 9 + n, both) for n, (code, both) in enumerate(extra.items())
                },
            }
        ),
    )


@pytest.fixture
def scene(centre, taken):
    """Return a maker of scenes: the name of a case of CASES and a look."""
    long_names = {"vi": FIELDS[3][1], "en": FIELDS[3][2]}
    number = taken(ticket=ticket_of(service_name=long_names), counters=("1", "2", "5"))
    cases = {
        "starting": {"page": Page.STARTING},
        "home": {"page": Page.HOME},
        "attract": {"page": Page.ATTRACT},
        "found": {
            "page": Page.FOUND,
            "finding": Finding(FoundKind.TICKET, Position(ticket_of(), 14, WaitRange(55, 90))),
        },
        "found dossier": {"page": Page.FOUND, "finding": Finding(FoundKind.DOSSIER)},
        "found nothing": {"page": Page.FOUND, "finding": Finding(FoundKind.OTHER)},
        "home of 14": {"page": Page.HOME},
        "home closed": {"page": Page.HOME, "paper_key": "paper_out"},
        "services": {"page": Page.SERVICES},
        "priority": {"page": Page.PRIORITY},
        "no paper": {"page": Page.NO_PAPER, "paper_key": "printer_offline"},
        "closed": {"page": Page.CLOSED, "refusal": "outside_hours"},
        "full": {"page": Page.CLOSED, "refusal": "daily_limit"},
        "still there": {"page": Page.STILL_THERE, "seconds_left": 20},
        "busy": {"page": Page.BUSY},
        "trouble": {"page": Page.TROUBLE, "refusal": "store_gone", "help_called": True},
        "printing": {"page": Page.TICKET, "slip": Slip.PRINTING, "may_print_again": False},
        "printed": {"page": Page.TICKET, "slip": Slip.PRINTED, "seconds_left": 8},
        "failed": {"page": Page.TICKET, "slip": Slip.FAILED, "seconds_left": 30},
        "paperless": {"page": Page.TICKET, "slip": Slip.NONE, "seconds_left": 30},
    }
    busy = {
        "land": {"waiting": 11, "wait": WaitRange(35, 50)},
        "business": {"waiting": 0},
        "social": {"opening": SHUT},
        "farming": {"left": 0},
        "result": {"wait": None},
    }

    def make(case, look=None, **more):
        shown = with_more_fields(centre) if case == "home of 14" else centre
        loads = {code: load_of(code, **busy.get(code, {})) for code in shown.services}
        if case == "home closed":
            loads = {code: load_of(code, opening=SHUT) for code in shown.services}
        known = offers.fields(shown, loads)
        plain = {
            "fields": known,
            "services": offers.services(shown, loads, "civil"),
            "subject": known[4 if case == "closed" else 3],
            "taken": number,
            "slip": Slip.NONE,
            "may_print_again": True,
            "refusal": "",
            "paper_key": "",
            "seconds_left": None,
            "help_called": False,
            "sheet": 0,
            "ordering": False,
        }
        view = View(look=look or Look(), **{**plain, **cases[case], **more})
        return Scene(view, shown, MORNING)

    return make


@pytest.fixture
def window(words, clock):
    """Return a maker of windows of one of SIZES; each is taken away after the test."""
    made = []

    def make(size="1080x1920"):
        screen = SIZES[size]
        shown = KioskWindow(Kiosk(screen=screen), clock.monotonic, ("vi", "en"), windowed=True)
        shown.resize(screen.width, screen.height)
        made.append(shown)
        return shown

    yield make
    for shown in made:
        shown.leave()
        shown.deleteLater()
    bury()


def bury():
    """Let what was deleted "later" die now, in Qt's order, and not in the cycle collector's."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def graveyard(qapp):
    """Bury everything that the test has closed; ask for it before what is closed."""
    yield
    bury()
