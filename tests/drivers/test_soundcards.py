"""What kernel and mixer tell of sound cards is understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.soundcards import (
    Card,
    Outlet,
    cards,
    no_screen_listens,
    outlet_of,
    outlets,
    shut,
    unplugged,
)

CARDS = """\
 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xf7f10000 irq 32
 1 [Dummy          ]: Dummy - Dummy
                      Dummy 1
 2 [Device         ]: USB-Audio - USB Audio Device
                      C-Media at usb-0000:00:14.0-1, full speed
"""
PCM = """\
02-00: USB Audio : USB Audio : playback 1 : capture 1
00-00: ALC269 Analog : ALC269 Analog : playback 1 : capture 1
00-03: HDMI 0 : HDMI 0 : playback 1
00-02: ALC269 Alt : ALC269 Alt : capture 1
01-00: Dummy PCM : Dummy PCM : playback 8 : capture 8
"""


def write(root, name, text):
    path = root / "proc/asound" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def root(tmp_path):
    write(tmp_path, "cards", CARDS)
    write(tmp_path, "pcm", PCM)
    return tmp_path


def test_cards_are_read_and_those_that_lead_nowhere_are_known(root):
    found = cards(root)
    assert [(card.number, card.id, card.is_real) for card in found] == [
        (0, "PCH", True),
        (1, "Dummy", False),
        (2, "Device", True),
    ]


def test_only_playback_of_real_cards_is_an_outlet(root):
    assert [one.output for one in outlets(root)] == [
        "plughw:CARD=PCH,DEV=0",
        "plughw:CARD=PCH,DEV=3",
        "plughw:CARD=Device,DEV=0",
    ]


def test_no_card_is_no_card(tmp_path):
    write(tmp_path, "cards", "--- no soundcards ---\n")
    assert cards(tmp_path) == ()
    assert outlets(tmp_path) == ()


def test_computer_without_alsa_has_no_card(tmp_path):
    assert cards(tmp_path) == ()


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (None, "plughw:CARD=PCH,DEV=0"),
        ("plughw:0,3", "plughw:CARD=PCH,DEV=3"),
        ("hw:2", "plughw:CARD=Device,DEV=0"),
        ("plughw:CARD=Device", "plughw:CARD=Device,DEV=0"),
        ("sysdefault:CARD=PCH", "plughw:CARD=PCH,DEV=0"),
        ("plughw:CARD=Gone,DEV=0", None),
        ("default", None),
        ("bluealsa:DEV=00", None),
        ("hdmi:CARD=PCH,DEV=0", None),
    ],
)
def test_name_of_an_output_means_an_outlet(root, output, expected):
    found = outlet_of(root, output)
    assert (found.output if found else None) == expected


def test_hdmi_without_any_screen_is_known_by_its_eld(root):
    card = cards(root)[0]
    assert not no_screen_listens(root, card)
    write(root, "card0/eld#2.0", "monitor_present\t\t0\neld_valid\t\t0\n")
    write(root, "card0/eld#2.1", "monitor_present\t\t0\neld_valid\t\t0\n")
    assert no_screen_listens(root, card)
    write(root, "card0/eld#2.1", "monitor_present\t\t1\neld_valid\t\t1\n")
    assert not no_screen_listens(root, card)


def control(name, *rows):
    """Return a control as `amixer scontents` shows it."""
    head = f"Simple mixer control '{name}',0\n  Capabilities: pvolume pswitch\n"
    return head + "".join(f"  {row}\n" for row in ("Limits: Playback 0 - 87", "Mono:", *rows))


ON = control("Master", "Mono: Playback 44 [51%] [-32.25dB] [on]")
LEFT_OFF = control(
    "Master", "Front Left: Playback 44 [51%] [off]", "Front Right: Playback 44 [51%] [on]"
)


@pytest.mark.parametrize(
    ("scontents", "why"),
    [
        (ON, ""),
        ("", ""),
        (LEFT_OFF, ""),
        (control("Master", "Mono: Playback 44 [51%] [-32.25dB] [off]"), "Master is muted"),
        (control("Master", "Mono: Playback 0 [0%] [-65.25dB] [on]"), "Master is at volume 0"),
        (ON + control("PCM", "Front Left: Playback 0 [0%] [-51.00dB]"), "PCM is at volume 0"),
        (
            ON
            + control("Headphone", "Mono: Playback [off]")
            + control("Speaker", "Mono: Playback [on]"),
            "",
        ),
        (
            ON + control("Headphone", "Mono: Playback [off]") + control("IEC958", "Mono: 0 [0%]"),
            "Headphone is muted, IEC958 is at volume 0",
        ),
        (control("Mic", "Mono: Capture 0 [0%] [off]"), ""),
        (control("Master", "Mono: Playback 9 [10%] [on] Capture 0 [0%] [off]"), ""),
    ],
)
def test_only_controls_that_every_sound_passes_shut_a_card(scontents, why):
    assert shut(scontents) == why


def jacks(**states):
    """Return sockets as `amixer contents` shows them."""
    rows = (
        f"numid={n},iface=CARD,name='{name} Jack'\n"
        f"  ; type=BOOLEAN,access=r-------,values=1\n  : values={state}\n"
        for n, (name, state) in enumerate(states.items())
    )
    return "".join(rows)


ANALOG = Outlet(Card(0, "PCH", "HDA"), 0, "ALC269 Analog")
HDMI = Outlet(Card(0, "PCH", "HDA"), 3, "HDMI 0")


@pytest.mark.parametrize(
    ("contents", "outlet", "scontents", "empty"),
    [
        (jacks(Headphone="off", Mic="off"), ANALOG, "", "Headphone Jack"),
        (jacks(Headphone="off", **{"Line Out": "on"}), ANALOG, "", ""),
        (jacks(Headphone="off"), ANALOG, "Simple mixer control 'Speaker',0", ""),
        (jacks(Headphone="off", **{"Speaker Phantom": "on"}), ANALOG, "", ""),
        (jacks(Mic="off"), ANALOG, "", ""),
        (jacks(**{"HDMI/DP,pcm=3": "off"}), HDMI, "", "HDMI/DP,pcm=3 Jack"),
        (jacks(**{"HDMI/DP,pcm=3": "on", "HDMI/DP,pcm=7": "off"}), HDMI, "", ""),
        (jacks(**{"HDMI/DP,pcm=7": "off"}), HDMI, "", ""),
        ("", ANALOG, "", ""),
    ],
)
def test_empty_socket_is_told_only_where_the_sound_must_leave_by_it(
    contents, outlet, scontents, empty
):
    assert unplugged(contents, outlet, scontents) == empty


@settings(deadline=None)
@given(st.text())
def test_any_text_of_the_mixer_gives_words(text):
    noise = f"Simple mixer control 'Master',0\n{text}"
    assert isinstance(shut(noise), str)
    assert isinstance(unplugged(text, ANALOG, noise), str)
