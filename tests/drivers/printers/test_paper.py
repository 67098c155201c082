"""The paper that is left: never below nothing, never more without a new roll, never in the way."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.health import PrinterKey
from drivers.printers.paper import ASSUMED_SLIP_MM, FEW_SLIPS, FILE, RollLog

ROLL_MM = 50_000.0
NEAR_END_MM = 2_500.0
OK, LOW, OUT = PrinterKey.OK, PrinterKey.PAPER_LOW, PrinterKey.PAPER_OUT


@pytest.fixture
def roll(tmp_path):
    return RollLog(tmp_path / "t80", ROLL_MM, NEAR_END_MM)


def used(roll, slips, length=100.0):
    for _ in range(slips):
        roll.feed(length, whole_slip=True)
    return roll.forecast()


def test_roll_that_was_found_in_the_printer_is_not_sure(roll):
    first = roll.forecast()
    assert (first.slips_left, first.used_mm, first.sure) == (500, 0.0, False)
    assert first.per_slip_mm == ASSUMED_SLIP_MM
    assert not used(roll, 3).sure


def test_new_roll_is_sure_as_soon_as_a_slip_was_measured(roll):
    roll.begin_roll()
    assert not roll.forecast().sure
    assert used(roll, 1).sure


@pytest.mark.parametrize(
    ("slips", "length", "left"), [(0, 100.0, 500), (1, 100.0, 499), (10, 125.0, 390), (399, 125, 1)]
)
def test_slips_left_are_paper_left_over_the_usual_length(roll, slips, length, left):
    roll.begin_roll()
    found = used(roll, slips, length)
    assert (found.slips_left, found.used_mm) == (left, slips * length)


def test_torn_piece_uses_paper_and_is_no_slip(roll):
    roll.begin_roll()
    used(roll, 2)
    roll.feed(10.0, whole_slip=False)
    found = roll.forecast()
    assert (found.used_mm, found.per_slip_mm) == (210.0, 100.0)


def test_new_kind_of_slip_is_soon_believed(roll):
    used(roll, 200)
    assert used(roll, 100, 50.0).per_slip_mm < 60


@pytest.mark.parametrize("before", [OUT, LOW])
def test_replaced_roll_is_noticed_by_the_sensor(roll, before):
    used(roll, 100)
    roll.sense(before)
    roll.sense(OK)
    found = roll.forecast()
    assert (found.slips_left, found.used_mm, found.sure) == (500, 0.0, True)


def test_cover_that_was_opened_and_closed_says_nothing_of_paper(roll):
    used(roll, 100)
    for key in (OK, PrinterKey.COVER_OPEN, OK, PrinterKey.PRINTER_OFFLINE, OK):
        roll.sense(key)
    assert roll.forecast().used_mm == 10_000.0


def test_paper_that_has_ended_leaves_no_slips(roll):
    roll.begin_roll()
    used(roll, 5)
    roll.sense(OUT)
    assert roll.forecast().slips_left == 0


def test_near_end_sensor_caps_a_forecast_of_plenty(roll):
    roll.begin_roll()
    used(roll, 10)
    roll.sense(LOW)
    assert roll.forecast().slips_left == NEAR_END_MM // 100
    assert used(roll, 5).slips_left == NEAR_END_MM // 100 - 5


def test_near_end_sensor_never_adds_to_the_forecast(roll):
    roll.begin_roll()
    used(roll, 495)
    roll.sense(LOW)
    assert roll.forecast().slips_left == 5


def test_half_used_roll_after_the_end_is_capped_at_once(roll):
    roll.sense(OUT)
    roll.sense(LOW)
    assert roll.forecast().slips_left == NEAR_END_MM // ASSUMED_SLIP_MM


def test_sensor_that_wobbles_is_no_new_roll(roll):
    """A near-end switch touches a roll that is not quite round."""
    roll.begin_roll()
    used(roll, 450)
    roll.sense(LOW)
    for _ in range(3):
        roll.sense(OK)
        used(roll, 2)
        roll.sense(LOW)
    found = roll.forecast()
    assert (found.slips_left, found.used_mm) == (19, 45_600.0)


def test_near_end_long_after_a_new_roll_is_of_that_roll(roll):
    used(roll, 450)
    roll.sense(LOW)
    roll.sense(OK)
    used(roll, 100)
    roll.sense(LOW)
    assert roll.forecast().used_mm == 10_000.0


@pytest.mark.parametrize(("slips", "low"), [(470, False), (471, True), (520, True)])
def test_few_slips_of_a_sure_forecast_are_low_paper(roll, slips, low):
    roll.begin_roll()
    used(roll, slips)
    assert roll.is_low() is low
    assert (roll.forecast().slips_left < FEW_SLIPS) is low


def test_unsure_forecast_warns_of_nothing(roll):
    used(roll, 499)
    assert not roll.is_low()


def test_sensor_that_has_worked_is_not_talked_over(roll):
    roll.sense(LOW)
    roll.sense(OK)
    used(roll, 499)
    assert roll.forecast().slips_left == 1
    assert not roll.is_low()


def test_printer_that_tells_only_the_end_is_counted_for(roll):
    """Most printers see the end of the paper, few see that it is near."""
    roll.sense(OUT)
    roll.sense(OK)
    used(roll, 471)
    assert roll.is_low()


def test_person_who_confirms_while_the_sensor_still_says_low_is_believed_within_its_cap(roll):
    used(roll, 450)
    roll.sense(LOW)
    roll.begin_roll()
    assert roll.forecast().slips_left == 500
    roll.sense(LOW)
    assert roll.forecast().slips_left == NEAR_END_MM // 100


def test_count_outlives_the_program(roll, tmp_path):
    roll.begin_roll()
    used(roll, 7)
    again = RollLog(tmp_path / "t80", ROLL_MM, NEAR_END_MM)
    assert again.forecast() == roll.forecast()


def test_another_length_in_the_settings_counts_at_once(roll, tmp_path):
    used(roll, 10)
    longer = RollLog(tmp_path / "t80", 80_000.0, NEAR_END_MM)
    assert longer.forecast().slips_left == 790


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "\x00" * 9,
        '{"roll_mm": -1}',
        '{"roll_mm": 1e999}',
        '{"a": 1}',
        "9" * 9999,
    ],
)
def test_broken_file_is_named_once_and_begun_anew(roll, tmp_path, caplog, text):
    file = tmp_path / "t80" / FILE
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    assert roll.forecast().slips_left == 500
    assert roll.forecast().slips_left == 500
    (told,) = caplog.records
    assert str(file) in told.getMessage()
    used(roll, 1)
    assert json.loads(file.read_text("utf-8"))["fed_mm"] == 100.0


def test_file_that_cannot_be_written_costs_no_print_and_is_remembered(tmp_path, caplog):
    (tmp_path / "t80").touch()
    roll = RollLog(tmp_path / "t80", ROLL_MM, NEAR_END_MM)
    used(roll, 3)
    roll.sense(OK)
    roll.begin_roll()
    used(roll, 2)
    assert roll.forecast().used_mm == 200.0
    assert len(caplog.records) == 1
    assert not list(tmp_path.glob("*.new"))


def test_nothing_half_written_is_left(roll, tmp_path):
    used(roll, 3)
    assert [file.name for file in (tmp_path / "t80").iterdir()] == [FILE]


EVENTS = st.one_of(
    st.tuples(st.just("slip"), st.floats(20, 400)),
    st.tuples(st.just("torn"), st.floats(0, 400)),
    st.tuples(st.just("sense"), st.sampled_from(list(PrinterKey))),
    st.tuples(st.just("new"), st.none()),
    st.tuples(st.just("restart"), st.none()),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(EVENTS, max_size=40))
def test_forecast_is_never_negative_and_never_grows_without_a_new_roll(tmp_path_factory, events):
    folder = tmp_path_factory.mktemp("roll")
    roll = RollLog(folder, 3_000.0, 500.0)
    sensor = ""
    before = roll.forecast()
    for kind, value in events:
        fresh = kind == "new"
        if kind in {"slip", "torn"}:
            roll.feed(value, whole_slip=kind == "slip")
        elif kind == "sense":
            fresh = (sensor, value) in {(OUT, OK), (OUT, LOW), (LOW, OK)}
            sensor = value if value in (OK, LOW, OUT) else sensor
            roll.sense(value)
        elif kind == "new":
            roll.begin_roll()
            sensor = OK if sensor else sensor
        else:
            roll = RollLog(folder, 3_000.0, 500.0)
        now = roll.forecast()
        assert now.slips_left >= 0
        assert now.used_mm >= 0
        assert fresh or now.slips_left <= before.slips_left
        before = now


def test_control_a_forecast_that_forgets_its_least_does_grow(roll, tmp_path):
    """Shorter slips after long ones: the rig above must be able to see it."""
    least = used(roll, 1, 400.0).slips_left
    assert used(roll, 3, 20.0).slips_left <= least
    file = tmp_path / "t80" / FILE
    state = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**state, "least": None}), "utf-8")
    assert roll.forecast().slips_left > least
