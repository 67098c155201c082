"""A commune's centre, a clock that stands still until it is told, and a kiosk's flow between."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from types import MappingProxyType
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from centre.knowledge import life_events
from centre.rules.dossiers import Lateness, NextStep
from centre.rules.dossiers import State as DossierState
from centre.rules.hours import ZONE, Opening
from centre.rules.procedures import Channel, Paper, Procedure
from centre.rules.procedures import Level as ProcedureLevel
from centre.rules.procedures import cases as cases_of
from centre.rules.ratings import Instrument, Level
from centre.rules.services import (
    Centre,
    Counter,
    Field,
    Interval,
    Notice,
    Policy,
    PriorityGroup,
    Service,
)
from centre.rules.stepping import Step
from centre.rules.tickets import Place, State
from centre.rules.waits import WaitRange
from centre.settings import Kiosk, Screen
from centre.shell.sticks import Place as Stick
from centre.shell.theme import load_fonts
from centre.shell.words import Words
from db.dossiers.lookup import DossierView
from db.facts import DeviceHealth, Load, Position, Taken, TicketView
from db.facts import Own as OwnStanding
from kiosk import offers
from kiosk.card import CardView
from kiosk.care_shown import Attempt, CareView, Door, Link, Versions
from kiosk.care_shown import Section as CareSection
from kiosk.care_shown import Step as CareStep
from kiosk.guide import Browse, GuideView, Standing
from kiosk.lookup import Answer, Row, Topic
from kiosk.own import Note, OwnView, Shows
from kiosk.papers import PapersView, Print, Tab, Variant
from kiosk.papers import Standing as PapersStanding
from kiosk.screens.screen import Scene
from kiosk.track import Outcome, TrackView
from kiosk.track import Step as TrackStep
from kiosk.visit import Finding, FoundKind, Leaf, Look, Page, Scans, Slip, View
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
    services["civil"] = replace(services["civil"], topics=("Hộ tịch", "Civil status"))
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
        policy=Policy(
            ask_priority=False, online_address="https://dichvu.example.vn/thu-tuc.html?ma={code}"
        ),
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


def guide_rows(language, count=12):
    """Rows of every kind: short, with several levels, and longer than four lines."""
    names = {
        "vi": ("Đăng ký khai sinh", "Xác nhận thông tin hộ tịch", "Cấp phép xây dựng nhà ở " * 40),
        "en": ("Register a birth", "Certificate of civil status", "Permit to build a house " * 40),
    }[language]
    fields = {"vi": "Hộ tịch – Chứng thực", "en": "Civil status – Certification"}[language]
    levels = (("commune",), ("commune", "province", "central"), ("province", "other"))
    return tuple(
        Row(f"1.{n:06}", f"{names[n % 3]} {n}"[:1094], fields, levels[n % 3]) for n in range(count)
    )


def guide_view(language="vi", **more):
    """What the guide shows before anything is typed; what is given differs."""
    rows = guide_rows(language)
    topic = {"vi": "Lao động, Tiền lương, Quan hệ lao động", "en": "Labour and wages"}[language]
    plain = {
        "standing": Standing.READY,
        "text": "",
        "has_keys": True,
        "often": rows,
        "answer": None,
        "top": 0,
        "browse": Browse.EVENTS,
        "events": life_events(),
        "topics": tuple(Topic(f"{topic} {n}", n) for n in range(40)),
    }
    return GuideView(**{**plain, **more})


def guide_cases():
    """The cases of the search; an errand that is a function is asked with the language."""
    nothing, event = Answer((), folded="xyz"), life_events()[0]
    chosen = {"browse": Browse.ROWS, "event": event, "group": event.groups[1]}
    return {
        name: {"page": page, "errand": partial(_guide_case, more)}
        for name, page, more in (
            ("search", Page.SEARCH, {}),
            ("search found", Page.SEARCH, {"text": "khai " * 40, "answer": 12, "top": 4}),
            ("search done", Page.SEARCH, {"text": "khai", "answer": 12, "has_keys": False}),
            ("search nothing", Page.SEARCH, {"text": "xyz", "answer": nothing}),
            ("search nothing done", Page.SEARCH, {"answer": nothing, "has_keys": False}),
            ("search opening", Page.SEARCH, {"standing": Standing.OPENING, "often": ()}),
            ("search no catalogue", Page.SEARCH, {"standing": Standing.NONE, "often": ()}),
            ("life events", Page.EVENTS, {}),
            ("life event", Page.EVENTS, {"browse": Browse.GROUPS, "event": event}),
            ("catalogue fields", Page.EVENTS, {"browse": Browse.TOPICS, "top": 13}),
            ("life event found", Page.EVENTS, {**chosen, "answer": 12}),
            ("catalogue field empty", Page.EVENTS, {"browse": Browse.ROWS, "answer": nothing}),
        )
    }


def _guide_case(more, language):
    if isinstance(more.get("answer"), int):
        more = {**more, "answer": Answer(guide_rows(language, more["answer"]))}
    return guide_view(language, **more)


NOTICES = (
    Notice(
        "n1", {"vi": "Chiều nay trung tâm nghỉ.", "en": "Closed this afternoon."}, None, None, 1
    ),
    Notice(
        "n2",
        {
            "vi": "Từ ngày 24/11/2026, trung tâm nhận hồ sơ đất đai tại quầy 4 và quầy 5. "
            "Người cao tuổi, người khuyết tật và phụ nữ mang thai được ưu tiên. " * 3,
            "en": "From 24/11/2026 land matters are received at counters 4 and 5. "
            "Older persons, persons with disabilities and pregnant women go first. " * 3,
        },
        None,
        None,
        0,
    ),
)


def device_of(kind, name, state="ok", key="", **facts):
    return DeviceHealth(name, kind, state, key, facts, MORNING - timedelta(hours=1))


def care_view(**more):
    """What the technician sees at first; what is given differs."""
    devices = (
        device_of("printer", "slips", "error", "paper_out", detail="DLE EOT 4: 0x72", slips_left=0),
        device_of("camera", "front", "warning", "camera_dark"),
        device_of("kiosk", "k1"),
        device_of("reader", "scanner"),
    )
    link = Link(
        "postgresql://192.168.1.10,192.168.1.11/motcua",
        answers=True,
        since=MORNING,
        own_until=MORNING,
        centre_until=MORNING,
    )
    system = "Debian GNU/Linux 13 (trixie), 6.12.0-amd64, x86_64"
    versions = Versions("0.1.0", "3.13.5", "6.11.3", "0006", system)
    places = (Stick(Path("/media/x"), "KINGSTON DT100 G3", removable=True), Stick(Path("/x"), "k1"))
    plain = {"devices": devices, "link": link, "versions": versions, "places": places}
    return CareView("k1", has_printer=True, **{**plain, **more})


def care_cases():
    """The invitation, and the technician's pages behind it."""
    pins = {
        "pin": {},
        "pin checking": {"door": Door.CHECKING},
        "pin wrong": {"door": Door.WRONG, "tries_left": 2},
        "pin locked": {"door": Door.LOCKED, "locked_until": MORNING},
        "pin shut": {"door": Door.SHUT},
    }
    well = (device_of("printer", "slips", slips_left=230), device_of("kiosk", "k1"))
    lost = Link("sqlite:centre.db", answers=False, since=MORNING - timedelta(days=2))
    log = {"section": CareSection.LOG}
    pages = {
        "care devices": {"trial": Attempt(CareStep.FAILED, "paper_out")},
        "care devices well": {"devices": well, "trial": Attempt(CareStep.DONE)},
        "care without store": {"devices": None, "trial": Attempt(CareStep.UNDER_WAY)},
        "care network": {"section": CareSection.NETWORK},
        "care network lost": {"section": CareSection.NETWORK, "link": lost},
        "care versions": {"section": CareSection.VERSIONS},
        "care restart": {"section": CareSection.VERSIONS, "sure": True},
        "care log": log,
        "care log saved": {**log, "saved": Attempt(CareStep.DONE, file="motcua-k1-1.zip")},
        "care log failed": {**log, "saved": Attempt(CareStep.FAILED, "disk_full"), "places": ()},
    }
    made = {name: (Page.PIN, more) for name, more in pins.items()}
    made |= {name: (Page.CARE, more) for name, more in pages.items()}
    return {
        name: {"page": page, "errand": care_view(**more)} for name, (page, more) in made.items()
    }


@pytest.fixture
def care_shown():
    """Return a maker of what the technician sees (care_view)."""
    return care_view


@pytest.fixture
def own_shown():
    """Return a maker of what a scanned slip shows (own_view)."""
    return own_view


@pytest.fixture
def guide():
    """Return a maker of what the guide shows (guide_view)."""
    return guide_view


@pytest.fixture
def rows_of():
    """Return a maker of rows of a list (guide_rows)."""
    return guide_rows


def dossier_view(state=4, step=NextStep.WAIT, language="vi", **more):
    """What a kiosk is told of a dossier of a procedure with a long name."""
    names = {
        "vi": "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong "
        "các trường hợp chuyển đổi, chuyển nhượng, cho thuê, cho thuê lại, thừa kế, tặng cho, góp "
        "vốn bằng quyền sử dụng đất (thực hiện tại cấp xã)",
        "en": "Registration of changes of land use rights and of property attached to land in the "
        "cases of exchange, transfer, lease, sublease, inheritance, gift and contribution",
    }
    due = datetime(2026, 11, 25, 16, 30, tzinfo=ZONE)
    plain = {"due_at": due, "lateness": None, "procedure": names[language], "service": "result"}
    known = None if state is None else DossierState(state)
    return DossierView(code="…-0001", state=known, step=step, **{**plain, **more})


@pytest.fixture
def dossier():
    """Return a maker of what a kiosk is told of a dossier (dossier_view)."""
    return dossier_view


def track_cases():
    """The cases of a dossier."""
    code, agency = "H99.08-261123-0001", "H99.08"
    typing = {
        "track": {"code": "H99.08-", "agency": agency},
        "track code": {"code": code, "agency": agency},
        "track short": {"short": True},
        "track secret": {"code": code, "secret": "7K", "step": TrackStep.SECRET},
        "track secret short": {"code": code, "short": True, "step": TrackStep.SECRET},
    }
    outcomes = {
        "dossier looking": {},
        "dossier unknown": {"outcome": Outcome.UNKNOWN},
        "dossier locked": {"outcome": Outcome.LOCKED, "minutes": 15},
        "dossier gone": {"outcome": Outcome.GONE},
    }
    found = {
        "dossier processing": {},
        "dossier overdue": {"step": NextStep.APOLOGY},
        "dossier waiting": {"state": 5, "step": NextStep.SUPPLEMENT},
        "dossier paying": {"state": 6, "step": NextStep.PAY},
        "dossier ready": {"state": 9, "step": NextStep.COLLECT},
        "dossier ready late": {
            "state": 9,
            "step": NextStep.COLLECT,
            "lateness": Lateness.PROCESSED_OVERDUE,
        },
        "dossier over": {"state": 10, "step": NextStep.NOTHING, "due_at": None},
        "dossier strange": {"state": None, "step": NextStep.ASK, "procedure": "", "service": ""},
    }
    return {
        **{
            case: {"page": Page.TRACK, "errand": TrackView(**said)} for case, said in typing.items()
        },
        **{
            case: {"page": Page.DOSSIER, "errand": TrackView(**said)}
            for case, said in outcomes.items()
        },
        **{
            case: {"page": Page.DOSSIER, "errand": partial(_dossier_case, said)}
            for case, said in found.items()
        },
    }


def _dossier_case(said, language):
    shown = dossier_view(**{"language": language, **said})
    return TrackView(outcome=Outcome.FOUND, dossier=shown, takes=bool(shown.service))


LONG_WORDS = {
    "vi": "Xác nhận nguồn gốc và quyền sử dụng đất, quyền sở hữu nhà ở và tài sản gắn liền",
    "en": "Confirmation of the origin and use of land, of ownership of housing and assets on it",
}


def procedure_of(language="vi", **more):
    """A made-up procedure with everything that one can have, in the letters of a language."""
    said = LONG_WORDS[language]
    plain = {
        "code": "1.900001",
        "code_raw": "1.900001.H99",
        "name": f"{said} 1",
        "field": {"vi": "Hộ tịch", "en": "Civil status"}[language],
        "levels": (ProcedureLevel.COMMUNE, ProcedureLevel.PROVINCE),
        "agencies": (said, said),
        "channels": (
            Channel(
                "in_person",
                5,
                "ngay",
                time_reliable=True,
                fee=said,
                fee_note=said * 9,
                fee_reliable=True,
            ),
            Channel("online", 1, fee="Mien phi", fee_reliable=True),
            Channel("post"),
        ),
        "papers": (
            Paper(said, 1, 1, "Mau so 1.docx", ""),
            Paper(said[:9], 0, 2),
            Paper((said + " ") * 7, 20261, 1),
            Paper(said * 2, 0, 0, "Mau.docx"),
            Paper("x" * 40, 0, 0, case={"vi": "Lưu ý", "en": "Luu y"}[language]),
        ),
        "results": (said, said * 9),
        "legal_basis": tuple(f"{n}/2024/QH15" for n in range(16)),
        "decision_no": "2628/QD-BTC",
        "online": True,
        "online_level": {"vi": "toàn trình", "en": "toan trinh"}[language],
        "conditions": said * 3,
        "steps": (said, said),
        "as_of": MORNING.date() - timedelta(days=30),
    }
    return Procedure(**{**plain, **more})


@pytest.fixture
def procedure():
    """Return a maker of procedures (procedure_of)."""
    return procedure_of


def papers_view(shown, chosen=0, **more):
    """What the errand of the procedure page shows of a procedure, the papers of its first case."""
    found = cases_of(shown)
    plain = {
        "standing": PapersStanding.READY,
        "opening": 1,
        "procedure": shown,
        "variants": (Variant(shown.code, shown.levels),),
        "cases": found,
        "case": None if chosen is None else found[chosen],
        "can_print": True,
        "may_print": True,
    }
    return PapersView(**{**plain, **more})


def papers_cases():
    """The cases of a procedure; each is asked with the language."""
    several = (
        Variant("1.900001", (ProcedureLevel.COMMUNE,)),
        Variant("1.900002", (ProcedureLevel.PROVINCE,)),
        Variant("1.900003", (ProcedureLevel.CENTRAL, ProcedureLevel.OTHER)),
    )
    failed = {"print": Print.FAILED, "print_key": "paper_out"}
    views = {
        "cases": ({"chosen": None}, {"papers": 3}),
        "cases of long names": ({"chosen": None}, {"papers": 14, "name": 1094}),
        "procedure": ({}, {}),
        "procedure ticked": ({"ticked": frozenset({0})}, {}),
        "procedure complete": ({"ticked": frozenset(range(4))}, {}),
        "procedure of levels": ({"variants": several}, {}),
        "procedure of levels gone": (
            {"variants": several, "standing": PapersStanding.GONE},
            {},
        ),
        "procedure costs": ({"tab": Tab.COST}, {}),
        "procedure place": ({"tab": Tab.PLACE}, {}),
        "procedure result": ({"tab": Tab.RESULT}, {"as_of": MORNING.date() - timedelta(days=999)}),
        "procedure without number": ({"can_print": False}, {"field": "x"}),
        "procedure of a long name": ({}, {"name": 1094, "as_of": None}),
        "procedure without papers": ({}, {"papers": ()}),
        "procedure list printing": ({"print": Print.PRINTING, "may_print": False}, {}),
        "procedure list printed": ({"print": Print.PRINTED}, {}),
        "procedure list failed": (failed, {"name": 1094}),
    }
    shown = {
        name: {
            "page": Page.CASES if name.startswith("cases") else Page.PROCEDURE,
            "errand": partial(_papers_case, *said),
        }
        for name, said in views.items()
    }
    for standing in (PapersStanding.OPENING, PapersStanding.UNKNOWN, PapersStanding.GONE):
        view = PapersView(standing)
        shown[f"procedure {standing.value}"] = {"page": Page.PROCEDURE, "errand": view}
    return shown


def _papers_case(view, more, language):
    said = LONG_WORDS[language]
    if isinstance(more.get("name"), int):
        more = {**more, "name": (said * 20)[: more["name"]]}
    if isinstance(more.get("papers"), int):
        heading = {"vi": "Trường hợp", "en": "Truong hop"}[language]
        papers = (
            Paper(said, 1, 0, case=f"{heading} {n}: {said * (n % 4)}")
            for n in range(more["papers"])
        )
        more = {**more, "papers": tuple(papers)}
    return papers_view(procedure_of(language, **more), **view)


def steps_of(ahead, last=30):
    """The places that a number with so many people before it may step back to."""
    further = [*(n for n in (3, 5, 10) if n < last - ahead), last - ahead]
    return tuple(Step(Place.BY_TIME, MORNING, ahead + n, n, ahead + n == last) for n in further)


def own_view(shows=Shows.NUMBER, note=Note.NONE, ahead=14, wait=None, **more):
    """What a scanned slip shows; more are values of its ticket."""
    number = ticket_of(**more)
    steps = steps_of(ahead) if number.state is State.WAITING and note is not Note.REFUSED else ()
    return OwnView(shows, OwnStanding(Position(number, ahead, wait), steps), note, busy=False)


def own_cases(names):
    """The cases of one's own number and of a card, with a queue of a long name."""
    wait = WaitRange(55, 90)
    waiting = own_view(wait=wait, service_name=names)
    preferred = own_view(priority="old", priority_name={"vi": "Người cao tuổi", "en": "Older"})
    said = {
        "own": (Page.OWN, waiting),
        "own next": (Page.OWN, own_view(ahead=0)),
        "own stepped": (Page.OWN, own_view(note=Note.STEPPED, wait=wait)),
        "own refused": (Page.OWN, own_view(note=Note.REFUSED, wait=wait)),
        "own without store": (Page.OWN, own_view(note=Note.LOST, wait=wait)),
        "own sure": (Page.OWN, own_view(Shows.SURE)),
        "own called": (Page.OWN, own_view(state=State.CALLED, counter="2")),
        "own given up": (Page.OWN, own_view(state=State.CANCELLED)),
        "own absent": (Page.OWN, own_view(state=State.ABSENT, counter="2")),
        "own unknown": (Page.OWN, OwnView(Shows.UNKNOWN, None, Note.NONE, busy=False)),
        "own lost": (Page.OWN, OwnView(Shows.LOST, None, Note.NONE, busy=False)),
        "steps": (Page.STEPS, waiting),
        "steps with priority": (Page.STEPS, preferred),
        "steps of few": (Page.STEPS, own_view(ahead=28)),
        "card": (Page.CARD, CardView("old")),
        "card of no group": (Page.CARD, CardView("")),
    }
    shown = {case: {"page": page, "errand": view} for case, (page, view) in said.items()}
    return {**shown, "home with priority": {"page": Page.HOME, "priority": "disabled"}}


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


def suggesting(centre):
    """The centre with a priority by age: there a card is of use."""
    groups = {code: replace(group, from_age=75) for code, group in centre.groups.items()}
    return replace(centre, groups=groups, policy=replace(centre.policy, ask_priority=True))


@pytest.fixture
def scene(centre, taken):
    """Return a maker of scenes: the name of one of its cases and a look."""
    long_names = {"vi": FIELDS[3][1], "en": FIELDS[3][2]}
    number = taken(ticket=ticket_of(service_name=long_names), counters=("1", "2", "5"))
    cases = {
        "starting": {"page": Page.STARTING},
        "home": {"page": Page.HOME},
        "attract": {"page": Page.ATTRACT, "leaf": Leaf(0, has_camera=True)},
        "attract notices": {"page": Page.ATTRACT, "leaf": Leaf(1, has_camera=True)},
        "attract long notice": {"page": Page.ATTRACT, "leaf": Leaf(2)},
        "found": {"page": Page.FOUND, "finding": Finding(FoundKind.PROCEDURE)},
        "found nothing": {"page": Page.FOUND, "finding": Finding(FoundKind.OTHER)},
        "home scan": {"page": Page.HOME, "scans": Scans.CARDS},
        "attract scan": {"page": Page.ATTRACT, "leaf": Leaf(0, has_camera=True)}
        | {"scans": Scans.CARDS},
        "attract notices scan": {"page": Page.ATTRACT, "leaf": Leaf(1, has_camera=True)}
        | {"scans": Scans.CARDS},
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
        **guide_cases(),
        **care_cases(),
        **own_cases(long_names),
        **track_cases(),
        **papers_cases(),
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
        if case.startswith(("attract notices", "attract long")):
            shown = replace(centre, notices=NOTICES)
        if case.endswith("scan"):
            shown = suggesting(shown)
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
        wanted = {**plain, **cases[case], **more}
        if callable(wanted.get("errand")):
            wanted["errand"] = wanted["errand"]((look or Look()).language)
        view = View(look=look or Look(), **wanted)
        return Scene(view, shown, MORNING)

    make.cases = tuple(cases)
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
