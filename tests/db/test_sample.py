"""The first data: checked whole before anything is made of them."""

from datetime import time

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db import sample


@pytest.fixture
def changed(tmp_path):
    """Load the built-in file with one passage replaced."""

    def load(before: str, after: str):
        text = sample.BUILT_IN.read_text(encoding="utf-8")
        assert before in text, "the rig: the passage is there"
        file = tmp_path / "sample.toml"
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
        return sample.load(file)

    return load


def test_the_built_in_file_is_a_whole_commune():
    centre = sample.centre_of(sample.load(), "H99.08")
    assert [service.letter for service in centre.services.values()] == list("ABCEGHKR")
    assert centre.hours[0][0].opens == time(7)
    assert not any(service.kiosk_letters for service in centre.services.values())
    assert 6 not in centre.hours
    for service in centre.services:
        assert centre.counters_serving(service), f"{service} is served nowhere"
    for field in centre.fields:
        assert centre.services_of(field.code), f"{field.code} leads nowhere"
    assert all(group.citation for group in centre.groups.values())


def test_every_word_of_the_built_in_file_is_there_in_english_too():
    loaded = sample.load()
    told = [*loaded.field, *loaded.service, *loaded.counter, *loaded.priority]
    assert all(part.name["en"] for part in told)
    assert all(level.label["en"] for level in loaded.instrument.levels)


WRONG = {
    "a key nobody knows": ('letter = "A"', 'letter = "A"\ncolour = "red"', "service.0.colour"),
    "a PIN in the file": ('code = "hoa"', 'code = "hoa"\npin = "1234"', "clerk.0.pin"),
    "a field nobody declared": ('field = "ho-tich"', 'field = "x"', "service.ho-tich.field"),
    "a service nobody declared": ("{ ho-tich = 2,", "{ ho-tic = 2,", "counter.1.serves"),
    "a weight of ten": ("{ ho-tich = 2,", "{ ho-tich = 10,", "counter.0.serves.ho-tich"),
    "no citation": ('citation = "Nội quy trung tâm"', 'citation = ""', "priority.2.citation"),
    "a procedure code": ('"1.001193"', '"1.1193"', "procedure.0.code"),
    "an hour that is none": ('["07:00", "11:30"]', '["07:00", "25:30"]', "hours.0.0.1"),
    "closing before opening": ('["07:00", "11:30"]', '["11:30", "07:00"]', "hours.0"),
    "an eighth weekday": ("\n5 = [[", "\n7 = [[", "hours.7"),
    "no Vietnamese name": ('{ vi = "Hộ tịch", en', '{ fr = "Hộ tịch", en', "field.0.name"),
    "one code twice": ('code = "binh"', 'code = "hoa"', "clerk"),
    "one service twice": (
        'code = "chung-thuc"\nfield = "chung-thuc"',
        'code = "ho-tich"\nfield = "chung-thuc"',
        "service",
    ),
    "a kiosk that no machine can be": (
        'letter = "A"',
        'letter = "A"\nkiosk_letters = { K2 = "L" }',
        "service.0.kiosk_letters.K2",
    ),
    "fewer calls than before an absent": (
        "most_calls = 5",
        "most_calls = 1",
        "policy",
    ),
    "a limit of calls that is none": ("most_calls = 5", "most_calls = 0", "policy.most_calls"),
    "one counter twice": ('code = "2"\nname', 'code = "1"\nname', "counter"),
}


@pytest.mark.parametrize(("before", "after", "where"), WRONG.values(), ids=WRONG)
def test_wrong_first_data_are_refused_with_the_place(changed, before, after, where):
    with pytest.raises(NotAllowed) as refused:
        changed(before, after)
    assert refused.value.key == "sample_wrong"
    assert refused.value.facts["where"].startswith(where)
    assert refused.value.facts["why"]


def test_a_file_from_before_the_limit_may_ask_for_more_calls_before_an_absent(changed):
    before = sample.BUILT_IN.read_text(encoding="utf-8").partition("calls_before_absent")[2]
    passage = before.partition("absent_undo")[0]
    assert passage.endswith("most_calls = 5\n"), "the rig: it is left out"
    loaded = changed(f"calls_before_absent{passage}", "calls_before_absent = 7\n")
    assert loaded.policy.most_calls == 5
    assert sample.centre_of(loaded, "H99.08").policy.most_calls == 7


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        *(("O", "letter_forbidden"), ("Đ", "letter_forbidden"), ("B", "letter_repeated")),
        *(("AA", "letter_shape"), ("a", "letter_shape"), ("1", "letter_shape")),
    ],
)
def test_a_letter_that_could_be_confused_is_refused(changed, letter, key):
    with pytest.raises(NotAllowed, match=key):
        changed('letter = "A"', f'letter = "{letter}"')


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        *(("A", "letter_repeated"), ("B", "letter_repeated"), ("Q", "letter_forbidden")),
        *(("LL", "letter_shape"), ("l", "letter_shape"), ("", "letter_shape")),
    ],
)
def test_a_kiosks_letter_is_checked_as_that_of_a_service(changed, letter, key):
    with pytest.raises(NotAllowed, match=key):
        changed('letter = "A"', f'letter = "A"\nkiosk_letters = {{ k2 = "{letter}" }}')


def test_the_line_of_the_examples_comment_gives_a_kiosk_its_letter(changed):
    assert '\n# kiosk_letters = { k2 = "L" }\n' in sample.BUILT_IN.read_text(encoding="utf-8")
    loaded = changed('letter = "A"\n', 'letter = "A"\nkiosk_letters = { k2 = "L" }\n')
    service = sample.centre_of(loaded, "H99.08").services["ho-tich"]
    assert service.letters == ("A", "L")


@pytest.mark.parametrize("content", [b"[centre", b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    file = tmp_path / "sample.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Unavailable) as refused:
        sample.load(file)
    assert (refused.value.key, refused.value.facts["file"]) == ("sample_unreadable", str(file))


def test_levels_are_kept_worst_first_in_whatever_order_they_are_written(changed):
    loaded = changed("value = 1\nface = 0", "value = 9\nface = 0")
    levels = sample.centre_of(loaded, "H99.08").instrument.levels
    assert [level.value for level in levels] == [2, 3, 9]


def test_a_new_pin_is_six_digits():
    pins = {sample.new_pin() for _ in range(200)}
    assert all(len(pin) == 6 and pin.isdigit() for pin in pins)
    assert len(pins) > 150
