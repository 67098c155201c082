"""Names between sections exist, and a line has one master."""

import pytest

from centre.settings import SettingsError, load, owned

LINE = '[line.l1]\ntransport = "simulated"\n'
KEYPAD = '[keypad.k1]\nline = "l1"\n'
SIGN = '[sign.s1]\nline = "l1"\naddress = 2\ncounter = "1"\n'
GOOD = f'{LINE}{KEYPAD}{SIGN}[counter.c1]\nkeypads = ["k1"]\nsign = "s1"\n'


def settings(folder, text):
    file = folder / "centre.toml"
    file.write_text(f'[centre]\ncode = "H99.08"\n{text}', "utf-8")
    return load(file)


def refusal(folder, text) -> str:
    with pytest.raises(SettingsError) as refused:
        settings(folder, text)
    return str(refused.value)


def test_a_counter_with_keypad_and_sign_on_one_line(tmp_path):
    counter = settings(tmp_path, GOOD).counter["c1"]
    assert (counter.keypads, counter.sign) == (("k1",), "s1")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[counter.c1]\nkeypads = ["k9"]\n', "counter.c1.keypads"),
        ('[counter.c1]\nsign = "s9"\n', "counter.c1.sign"),
        ('[counter.c1]\nreader = "r9"\n', "counter.c1.reader"),
        ('[kiosk.k1]\nreader = "r9"\n', "kiosk.k1.reader"),
        ('[kiosk.k1]\ncamera = "x9"\n', "kiosk.k1.camera"),
        ('[display.d1]\nsigns = ["s9"]\n', "display.d1.signs"),
        ('[sign.s1]\nline = "l9"\ncounter = "1"\n', "sign.s1.line"),
        ('[keypad.k1]\nline = "l9"\n', "keypad.k1.line"),
    ],
)
def test_a_name_that_no_section_has_is_told_with_its_key(tmp_path, text, told):
    said = refusal(tmp_path, text)
    assert told in said
    assert "line " in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[keypad.k1]\n", 'driver = "framed" needs a line'),
        (f'{LINE}[keypad.k1]\ndriver = "described"\nline = "l1"\n', "needs a description"),
        ('[keypad.k1]\ndriver = "hid"\n', "needs the keyboard"),
        (f'{LINE}{SIGN}driver = "described"\n', "needs a description"),
    ],
)
def test_a_device_without_what_its_driver_needs_is_refused(tmp_path, text, told):
    assert told in refusal(tmp_path, text)


def test_a_keypad_of_another_maker_needs_what_its_driver_says(tmp_path):
    made = settings(tmp_path, '[keypad.k1]\ndriver = "acme"\n[keypad.k1.options]\nport = 3\n')
    assert made.keypad["k1"].options == {"port": 3}


def test_a_line_with_two_masters_is_refused(tmp_path):
    said = refusal(tmp_path, f'{GOOD}[display.d1]\nsigns = ["s1"]\n')
    assert "its line l1 belongs to [display.d1] already" in said
    assert "one master" in said


def test_two_programs_with_a_line_each_are_fine(tmp_path):
    second = '[line.l2]\ntransport = "simulated"\n[sign.s2]\nline = "l2"\ncounter = "1"\n'
    made = settings(tmp_path, f'{GOOD}{second}[display.d1]\nsigns = ["s2"]\n')
    assert made.display["d1"].signs == ("s2",)


MODBUS = 'driver = "described"\ndescription = "modbus-led4"\naddress = 2\n'


@pytest.mark.parametrize(
    "text",
    [
        f'{KEYPAD}[sign.s1]\nline = "l1"\ncounter = "1"\n',
        f'{KEYPAD}[sign.k1]\nline = "l1"\ncounter = "1"\n',
        f"{SIGN}{MODBUS}".replace("address = 2\n", "", 1)
        + f'[sign.s2]\nline = "l1"\ncounter = "2"\n{MODBUS}',
    ],
    ids=["framed", "framed-of-one-name", "described"],
)
def test_two_devices_of_one_address_on_one_line_are_refused(tmp_path, text):
    said = refusal(tmp_path, LINE + text)
    assert "address" in said
    assert "has this address on line l1 already" in said


def test_one_address_on_two_lines_or_in_two_protocols_is_fine(tmp_path):
    second = LINE.replace("l1", "l2") + SIGN.replace("s1", "s2").replace("l1", "l2")
    third = f'[sign.s3]\nline = "l1"\ncounter = "3"\n{MODBUS}'
    acme = "".join(f'[keypad.a{n}]\ndriver = "acme"\nline = "l1"\n' for n in (1, 2))
    made = settings(tmp_path, f"{GOOD}{second}{third}{acme}")
    assert len(made.sign) == 3


def test_what_a_program_owns_are_its_devices_and_their_lines(tmp_path):
    text = f'{GOOD}reader = "r1"\n[reader.r1]\ntransport = "simulated"\n'
    kiosk = '[kiosk.c1]\nprinter = "p1"\n[printer.p1]\ntransport = "simulated"\n'
    made = settings(tmp_path, text + kiosk)
    counter = {("keypad", "k1"), ("sign", "s1"), ("reader", "r1"), ("line", "l1")}
    assert owned(made, "counter", "c1") == counter
    assert owned(made, "kiosk", "c1") == {("printer", "p1")}
    assert owned(made, "display", "c1") == set()


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ('layout = "door"\n', "display.d1.counter", 'as counter = "1"'),
        ('dark_from = "18:00"\n', "display.d1.dark_to", "go together"),
        ('languages = ["vi", "vi"]\n', "display.d1.languages", "stands there twice"),
        ('layout = "notices"\nfilms = "films"\n', "display.d1.films", "has no films"),
        (
            'layout = "door"\ncounter = "1"\nspeaker = "s"\n[speaker.s]\n',
            "display.d1.speaker",
            'layout = "board"',
        ),
        ('dark_to = "06:00"\n', "display.d1.dark_from", "go together"),
        ('dark_from = "18:00"\ndark_to = "18:00"\n', "display.d1.dark_to", "same time"),
    ],
)
def test_half_a_wish_for_a_screen_is_refused(tmp_path, text, key, told):
    said = refusal(tmp_path, f"[display.d1]\n{text}")
    assert key in said
    assert told in said


def test_a_screen_over_a_counter_that_is_dark_at_night(tmp_path):
    text = '[display.d1]\nlayout = "door"\ncounter = "1"\ndark_from = "18:00"\ndark_to = "06:30"\n'
    made = settings(tmp_path, text).display["d1"]
    assert (made.layout, made.counter) == ("door", "1")
    assert (made.dark_from, made.dark_to) == ("18:00", "06:30")


@pytest.mark.parametrize("wrong", ["24:00", "6:30", "06:60", "06.30"])
def test_what_is_no_time_of_day_is_refused(tmp_path, wrong):
    assert "display.d1.dark_from" in refusal(tmp_path, f'[display.d1]\ndark_from = "{wrong}"\n')
