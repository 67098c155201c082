"""The technician's PIN: hidden by a command that asks twice, checked without being told."""

import io

import pytest

from centre.settings import load, pins
from db import pins as stored
from kiosk import care_pin


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setitem(stored._SCRYPT, "n", 16)


def answers(*given):
    said = iter(given)
    return lambda _prompt: next(said)


def test_the_printed_line_opens_the_door_and_does_not_tell_the_pin(tmp_path):
    out = io.StringIO()
    assert care_pin.make(out, answers("90817263", "90817263")) == 0
    line = next(text for text in out.getvalue().splitlines() if text.startswith("care_pin"))
    assert "90817263" not in out.getvalue()
    text = f'[centre]\ncode = "MC-DEMO"\n[kiosk.k1]\n{line}\n'
    (tmp_path / "centre.toml").write_text(text, encoding="utf-8")
    kept = load(tmp_path).kiosk["k1"].care_pin
    assert care_pin.is_right("90817263", kept)
    assert not care_pin.is_right("90817264", kept)


@pytest.mark.parametrize("pin", ["", "12345", "1" * 13, "12345x", "\uff11" * 6, "123 456"])
def test_what_is_no_pin_makes_no_line(pin):
    out = io.StringIO()
    assert care_pin.make(out, answers(pin, pin)) == 1
    assert pins.MARK not in out.getvalue()


def test_two_different_pins_make_no_line():
    out = io.StringIO()
    assert care_pin.make(out, answers("123456", "123457")) == 1
    assert pins.MARK not in out.getvalue()


def test_the_same_pin_is_hidden_differently_each_time():
    assert care_pin.hide("123456") != care_pin.hide("123456")


def test_an_endless_pin_is_not_even_tried():
    assert not care_pin.is_right("1" * 100_000, "scrypt$broken")


def test_from_a_pipe_each_pin_is_a_line(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("123456\n123456\n"))
    out = io.StringIO()
    assert care_pin.make(out) == 0
    assert pins.MARK in out.getvalue()
