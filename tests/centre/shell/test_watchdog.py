"""Signs of life as systemd hears them."""

import os
import socket

import pytest

from centre.shell.watchdog import Watchdog, interval_ms, notify


@pytest.fixture
def manager(tmp_path, monkeypatch):
    """A stand-in for systemd's socket."""
    address = str(tmp_path / "notify")
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(address)
    ear.settimeout(2)
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    yield ear
    ear.close()


def test_ready_then_alive_then_stopping(qtbot, manager, monkeypatch):
    monkeypatch.setenv("WATCHDOG_USEC", "20000")
    monkeypatch.delenv("WATCHDOG_PID", raising=False)
    watchdog = Watchdog()
    watchdog.ready()
    assert manager.recv(64) == b"READY=1"
    qtbot.wait(30)
    assert manager.recv(64) == b"WATCHDOG=1"
    watchdog.close()
    while (heard := manager.recv(64)) == b"WATCHDOG=1":
        pass
    assert heard == b"STOPPING=1"


def test_without_a_manager_nothing_is_sent(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert notify("READY=1") is False


def test_manager_that_is_gone_does_not_hurt(monkeypatch, tmp_path):
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    assert notify("READY=1") is False


def test_abstract_address_is_understood(monkeypatch):
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    ear.bind(f"\0motcua-test-{os.getpid()}")
    monkeypatch.setenv("NOTIFY_SOCKET", f"@motcua-test-{os.getpid()}")
    assert notify("READY=1") is True
    assert ear.recv(64) == b"READY=1"
    ear.close()


@pytest.mark.parametrize(
    ("wanted", "whose", "every"),
    [
        ("30000000", "", 15000),
        pytest.param("30000000", str(os.getpid()), 15000, id="ours"),
        ("30000000", "1", None),
        ("", "", None),
        ("0", "", None),
        ("soon", "", None),
    ],
)
def test_half_the_time_that_systemd_allows(monkeypatch, wanted, whose, every):
    monkeypatch.setenv("WATCHDOG_USEC", wanted)
    monkeypatch.setenv("WATCHDOG_PID", whose)
    assert interval_ms() == every
