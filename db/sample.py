"""The first data of a centre: a TOML file, checked whole, turned into a Centre and its clerks."""

import secrets
import tomllib
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from centre.rules import ratings, services
from centre.rules.declaring.subjects import MOST_CALLS
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.numbering import check_letters
from centre.settings.sections import DeviceName

BUILT_IN: Final = Path(__file__).with_name("sample.toml")


def _in_vietnamese(text: dict[str, str]) -> dict[str, str]:
    if not text.get(services.SOURCE_LANGUAGE):
        raise ValueError("the Vietnamese words (vi) are missing")
    return text


def _in_order(spans: list[tuple[time, time]]) -> list[tuple[time, time]]:
    if any(opens >= closes for opens, closes in spans):
        raise ValueError("an interval closes before it opens")
    return spans


Text = Annotated[dict[str, str], AfterValidator(_in_vietnamese)]
Spans = Annotated[list[tuple[time, time]], AfterValidator(_in_order)]
Weekday = Annotated[int, Field(ge=0, le=6)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,38}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Placed(_Part):
    """What has a place among its kind, and may have ended: told when a centre's settings move."""

    position: Annotated[int, Field(ge=1, le=999)] | None = None
    active: bool = True


class _Head(_Part):
    code: str
    name: Text
    authority: Text
    slip_notice: Text


class _Policy(_Part):
    ask_priority: bool = True
    bypass_limit: Annotated[int, Field(ge=0, le=20)] = 3
    patience_minutes: Annotated[int, Field(ge=1)] | None = None
    calls_before_absent: Annotated[int, Field(ge=1, le=9)] = 2
    most_calls: Annotated[int, Field(ge=1, le=MOST_CALLS)] = 5
    absent_undo_seconds: Annotated[int, Field(ge=0, le=600)] = 10
    rating_seconds: Annotated[int, Field(ge=5, le=600)] = 20
    last_number_minutes: Annotated[int, Field(ge=0, le=240)] = 0
    result_service: Code | Literal[""] = ""
    online_address: Annotated[str, Field(pattern=r"^(https://[!-~]{1,300})?$")] = ""
    stale_days: Annotated[int, Field(ge=1, le=3660)] = 365
    dossier_days: Annotated[int, Field(ge=0, le=3660)] = 90
    ask_outcome: bool = False
    wrap_up_seconds: Annotated[int, Field(ge=0, le=1800)] = 0
    put_back_places: Annotated[int, Field(ge=1, le=50)] = 3
    return_minutes: Annotated[int, Field(ge=0, le=480)] = 30
    return_places: Annotated[int, Field(ge=0, le=50)] = 3
    wait_target_minutes: Annotated[int, Field(ge=1, le=480)] = 30
    alarm_ahead_minutes: Annotated[int, Field(ge=0, le=120)] = 10
    ranking_least: Annotated[int, Field(ge=5, le=10000)] = 30
    staff_days: Annotated[int, Field(ge=30, le=36600)] = 730
    ticket_days: Annotated[int, Field(ge=90, le=36600)] = 1825
    grade_excellent: Annotated[int, Field(ge=1, le=18)] = 15
    grade_good: Annotated[int, Field(ge=1, le=18)] = 12
    grade_fair: Annotated[int, Field(ge=1, le=18)] = 9
    grade_average: Annotated[int, Field(ge=1, le=18)] = 6

    @model_validator(mode="after")
    def _absent_can_be_reached(self) -> Self:
        is_told = "most_calls" in self.model_fields_set
        if is_told and self.most_calls < self.calls_before_absent:
            raise ValueError("most_calls is below calls_before_absent")
        return self


class _Holiday(_Part):
    day: date
    intervals: Spans
    name: Text


class _FieldOf(_Placed):
    code: Code
    name: Text
    icon: str


class _Service(_Placed):
    code: Code
    field: Code
    name: Text
    letter: str
    first: Annotated[int, Field(ge=1)] = 1
    last: Annotated[int, Field(le=9999)] = 999
    daily_limit: Annotated[int, Field(ge=1)] | None = None
    expected_minutes: Annotated[float, Field(ge=0)] = 0
    hours: dict[Weekday, Spans] | None = None
    kiosk_letters: dict[DeviceName, str] = {}
    topics: tuple[Annotated[str, Field(min_length=1, max_length=300)], ...] = ()


class _Counter(_Placed):
    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,4}$")]
    name: Text
    zone: str = ""
    serves: dict[Code, Annotated[int, Field(ge=1, le=9)]]


class _Priority(_Placed):
    code: Code
    name: Text
    citation: Annotated[str, Field(min_length=1)]
    from_age: Annotated[int, Field(ge=1, le=120)] | None = None


class _Level(_Part):
    value: Annotated[int, Field(ge=1)]
    label: Text
    face: Annotated[int, Field(ge=0, le=4)]


class _Instrument(_Part):
    code: Code
    version: Annotated[int, Field(ge=1)] = 1
    question: Text
    levels: Annotated[list[_Level], Field(min_length=2)]


class _Notice(_Placed):
    code: Code
    text: Text
    starts: date | None = None
    ends: date | None = None


class _Procedure(_Part):
    code: Annotated[str, Field(pattern=r"^[1-9]\.\d{6}$")]
    name: Text
    service: Code
    time_limit: str
    fee: str


class _Choice(_Placed):
    kind: Literal["outcome", "pause"]
    code: Code
    name: Text


class Clerk(_Part):
    """A clerk of the first data; the PIN is not in the file."""

    code: Code
    name: str
    role: Literal["clerk", "supervisor", "technician", "auditor"] = "clerk"
    active: bool = True


class Sample(_Part):
    """The whole file; format is told by one that was exported (db.declaring.file)."""

    format: Annotated[int, Field(ge=0)] = 0
    centre: _Head
    hours: dict[Weekday, Spans]
    policy: _Policy = _Policy()
    holiday: list[_Holiday] = []
    field: list[_FieldOf]
    service: list[_Service]
    counter: list[_Counter]
    priority: list[_Priority] = []
    instrument: _Instrument
    resting_instrument: list[_Instrument] = []
    clerk: list[Clerk]
    notice: list[_Notice] = []
    procedure: list[_Procedure] = []
    choice: list[_Choice] = []


def load(path: Path = BUILT_IN) -> Sample:
    """Return the checked file.

    Raises Unavailable("sample_unreadable") or NotAllowed("sample_wrong", where, why), and
    NotAllowed of check_letters.
    """
    try:
        sample = Sample.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Unavailable("sample_unreadable", "file", file=str(path), why=str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise NotAllowed("sample_wrong", file=str(path), where=where, why=first["msg"]) from error
    _check_once(sample)
    check_letters(
        letter for s in sample.service for letter in (s.letter, *s.kiosk_letters.values())
    )
    _check_names(sample)
    return sample


_WITH_CODES: Final = (
    *("field", "service", "counter", "priority", "clerk", "notice", "procedure"),
    "resting_instrument",
)


def _check_once(sample: Sample) -> None:
    """Raise NotAllowed("sample_wrong") if a code is declared twice; one would hide the other."""
    for where in _WITH_CODES:
        codes = [part.code for part in getattr(sample, where)]
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice is not None:
            raise NotAllowed("sample_wrong", where=where, why=f"{twice} is declared twice")
    topics = [topic.casefold() for service in sample.service for topic in service.topics]
    twice = next((topic for topic in topics if topics.count(topic) > 1), None)
    if twice is not None:
        raise NotAllowed("sample_wrong", where="service.topics", why=f"{twice} is declared twice")


def _check_names(sample: Sample) -> None:
    """Raise NotAllowed("sample_wrong") if something names what is not there."""
    fields = {field.code for field in sample.field}
    known = {service.code for service in sample.service}
    named = [
        *((f"service.{s.code}.field", s.field, fields) for s in sample.service),
        *((f"counter.{c.code}.serves", s, known) for c in sample.counter for s in c.serves),
        *((f"procedure.{p.code}.service", p.service, known) for p in sample.procedure),
        ("policy.result_service", sample.policy.result_service, {*known, ""}),
    ]
    for where, name, there in named:
        if name not in there:
            raise NotAllowed("sample_wrong", where=where, why=f"{name} is not declared")


def centre_of(sample: Sample, code: str) -> services.Centre:
    """Return the sample as a Centre with the code that the machine's settings give.

    What has ended is in it too, so that nothing names what is not there; db.founding lets it rest.
    """
    return services.Centre(
        code=code,
        name=sample.centre.name,
        authority=sample.centre.authority,
        slip_notice=sample.centre.slip_notice,
        hours=_week(sample.hours),
        holidays={h.day: _spans(h.intervals) for h in sample.holiday},
        policy=_policy(sample.policy),
        fields=tuple(
            services.Field(f.code, f.name, f.icon, f.position or n)
            for n, f in enumerate(sample.field, 1)
        ),
        services={s.code: _service(s, n) for n, s in enumerate(sample.service, 1)},
        counters={
            c.code: services.Counter(c.code, c.name, c.zone, c.serves, c.position or n, c.active)
            for n, c in enumerate(sample.counter, 1)
        },
        groups={
            g.code: services.PriorityGroup(g.code, g.name, g.citation, g.position or n, g.from_age)
            for n, g in enumerate(sample.priority, 1)
        },
        instrument=instrument_of(sample.instrument),
        notices=tuple(
            services.Notice(n.code, n.text, n.starts, n.ends, n.position or place)
            for place, n in enumerate(sample.notice, 1)
        ),
        procedures={
            p.code: services.Procedure(p.code, p.name, p.service, p.time_limit, p.fee)
            for p in sample.procedure
        },
        choices=tuple(
            services.Choosable(c.kind, c.code, c.name, c.position or place, c.active)
            for place, c in enumerate(sample.choice, 1)
        ),
    )


def _spans(spans: Spans) -> tuple[services.Interval, ...]:
    return tuple(services.Interval(opens, closes) for opens, closes in spans)


def _week(hours: dict[int, Spans]) -> services.WeekHours:
    return {day: _spans(spans) for day, spans in hours.items()}


def _policy(policy: _Policy) -> services.Policy:
    values = policy.model_dump()
    minutes = values.pop("patience_minutes")
    patience = None if minutes is None else timedelta(minutes=minutes)
    # A file that is silent about the most calls may ask for more of them before absent.
    values["most_calls"] = max(policy.most_calls, policy.calls_before_absent)
    return services.Policy(**values, patience=patience)


def _service(service: _Service, position: int) -> services.Service:
    values = service.model_dump(exclude={"hours"}) | {"topics": tuple(sorted(service.topics))}
    hours = None if service.hours is None else _week(service.hours)
    return services.Service(**{**values, "position": service.position or position, "hours": hours})


def instrument_of(instrument: _Instrument) -> ratings.Instrument:
    """Return an instrument of the file."""
    levels = sorted(instrument.levels, key=lambda level: level.value)
    return ratings.Instrument(
        instrument.code,
        instrument.version,
        instrument.question,
        tuple(ratings.Level(level.value, level.label, level.face) for level in levels),
    )


def new_pin() -> str:
    """Return a random six-digit PIN for a clerk, told once."""
    return f"{secrets.randbelow(10**6):06d}"
