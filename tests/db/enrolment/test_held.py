"""What is pending and what is held shows its password to nobody who did not ask."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.enrolment.held import Held, Pending
from db.enrolment.papers import Terms

START = datetime(2026, 1, 1, tzinfo=UTC)
HELD = Held(
    Path("identity") / "kiosk-k1",
    "mc_h_k1",
    Terms(START, START + timedelta(days=825), START + timedelta(days=550)),
    "5f" * 32,
    "the password itself",
)


def test_the_password_is_in_no_repr():
    pending = Pending("request", renews=False, _password=HELD.password())
    for one in (HELD, pending):
        assert "the password" not in f"{one!r} {one}"
        assert one.password() == "the password itself"


def test_libpq_gets_login_password_and_the_three_files():
    folder = Path("identity") / "kiosk-k1"
    assert HELD.for_libpq() == {
        "user": "mc_h_k1",
        "password": "the password itself",
        "sslrootcert": str(folder / "ca.crt"),
        "sslcert": str(folder / "device.crt"),
        "sslkey": str(folder / "device.key"),
    }


def test_the_next_certificate_is_due_from_its_day_on():
    due = START + timedelta(days=550)
    assert not HELD.is_due(due - timedelta(seconds=1))
    assert HELD.is_due(due)
