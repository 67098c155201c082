"""What a sound server tells of its output is understood; nonsense is "unknown", never a crash."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.speakers.sinks import Sink, from_pactl, from_pw_dump

NAME = "alsa_output.pci-0000_00_1f.3.analog-stereo"
INFO = f"Server Name: PulseAudio (on PipeWire 1.4.2)\nDefault Sink: {NAME}\nDefault Source: x\n"
SINKS = f"""Sink #48
	State: SUSPENDED
	Name: other
	Description: Other
	Mute: yes
	Volume: front-left: 0 /   0% / -inf dB

Sink #52
	State: SUSPENDED
	Name: {NAME}
	Description: Built-in Audio Analog Stereo
	Driver: PipeWire
	Sample Specification: s32le 2ch 48000Hz
	Mute: no
	Volume: front-left: 26214 /  40% / -23.88 dB,   front-right: 0 /   0% / -inf dB
\t        balance 0.00
	Base Volume: 65536 / 100% / 0.00 dB
	Properties:
		factory.name = "api.alsa.pcm.sink"
		device.description = "Built-in Audio"
	Ports:
		analog-output-lineout: Line Out (type: Line, priority: 9000, available)
		analog-output-headphones: Headphones (type: Headphones, priority: 9900, not available)
	Active Port: analog-output-lineout
	Formats:
		pcm
"""


def test_real_output_is_neither_dummy_nor_shut():
    sink = from_pactl(INFO, SINKS)
    assert sink == Sink(NAME)
    assert sink.closed == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Mute: no", "Mute: yes", "muted"),
        (" 40% ", "  0% ", "volume 0"),
        ("Active Port: analog-output-lineout", "Active Port: analog-output-headphones", "plugged"),
    ],
)
def test_shut_output_is_told_with_its_reason(old, new, told):
    sink = from_pactl(INFO, SINKS.replace(old, new))
    assert told in sink.closed
    assert NAME in sink.closed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Driver: PipeWire", "Driver: module-null-sink.c"),
        ('"api.alsa.pcm.sink"', '"support.null-audio-sink"'),
        ("Description: Built-in Audio Analog Stereo", "Description: Dummy Output"),
    ],
)
def test_output_that_leads_nowhere_is_a_dummy(old, new):
    assert from_pactl(INFO, SINKS.replace(old, new)).dummy


def test_dummy_output_of_a_server_without_cards_is_known_by_its_name():
    assert from_pactl("Default Sink: auto_null\n", "").dummy


def test_server_that_names_no_output_is_unknown():
    assert from_pactl("Connection failure: Connection refused\n", SINKS) is None


def dump(name="real", default="real", props=(), **node):
    """Return a `pw-dump` of one output and a microphone."""
    given = {"node.name": name, "media.class": "Audio/Sink", **node}
    return [
        {"id": 30, "info": {"props": {"media.class": "Audio/Source", "node.name": "microphone"}}},
        {"id": 31, "info": {"props": given, "params": {"Props": list(props)}}},
        {"id": 32, "metadata": [{"key": "default.audio.sink", "value": {"name": default}}]},
    ]


@pytest.mark.parametrize(
    ("objects", "sink"),
    [
        (dump(props=[{"mute": False, "channelVolumes": [0.4, 0.4]}]), Sink("real")),
        (dump(props=[{"mute": True}, {}]), Sink("real", muted=True)),
        (dump(props=[{"channelVolumes": [0.0, 0.0]}]), Sink("real", silent=True)),
        (dump("auto_null", "auto_null"), Sink("auto_null", dummy=True)),
        (dump(**{"factory.name": "support.null-audio-sink"}), Sink("real", dummy=True)),
        (dump(default="away"), Sink("real")),
        (dump()[:1], None),
        ([], None),
    ],
)
def test_pipewire_without_pactl_is_understood(objects, sink):
    assert from_pw_dump(json.dumps(objects)) == sink


def test_of_several_outputs_without_a_default_none_is_guessed():
    objects = [*dump()[:2], *dump("second")[:2]]
    assert from_pw_dump(json.dumps(objects)) is None


nonsense = st.recursive(
    st.none() | st.integers() | st.text() | st.sampled_from(["Audio/Sink", "default.audio.sink"]),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["info", "props", "params", "Props", "metadata", "key", "media.class"]),
            inner,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None)
@given(nonsense)
def test_any_document_gives_a_sink_or_nothing(document):
    found = from_pw_dump(json.dumps(document))
    assert found is None or isinstance(found, Sink)


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_a_sink_or_nothing(text):
    assert from_pw_dump(text) is None
    found = from_pactl(f"Default Sink: x\n{text}", f"Sink #1\n\tName: x\n{text}")
    assert isinstance(found, Sink)


def test_brackets_without_end_are_unknown():
    assert from_pw_dump("[" * 100_000) is None
