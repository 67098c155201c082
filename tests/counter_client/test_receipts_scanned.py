"""What a real scanner's line brings to a counter: each kind of code has its own sentence.

The line is a pseudo terminal, read by the scanner's own driver; only the scanner itself is missing.
"""

import os
import pty
import tty
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from centre.rules.dossiers import State
from centre.rules.handover import Step
from centre.rules.hours import ZONE
from centre.settings import load
from db.dossiers import storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier

CODE = "H99.08-261120-0001"
CARD = "012345678901|123456789|Canary Văn A|01011990|Nam|Huế|15042021"


@pytest.fixture
def line(tmp_path):
    """A scanner's line; what is written to it the counter's driver reads."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    port = tmp_path / "scanner0"
    port.symlink_to(os.ttyname(slave))
    yield master, port
    os.close(master)
    os.close(slave)


@pytest.fixture
def counters(counters, line, tmp_path):
    """The counters' settings with the scanner on that line."""
    del counters
    file = tmp_path / "centre.toml"
    wiring = file.read_text(encoding="utf-8")
    simulated = '[reader.r1]\ntransport = "simulated"'
    assert simulated in wiring
    file.write_text(wiring.replace(simulated, f'[reader.r1]\ntransport = "serial:{line[1]}"'))
    return load(tmp_path)


@pytest.fixture
def full(open_counter):
    """A counter in strip mode with its scanner in order."""
    drive = open_counter("full").sign_in()
    drive.app.show_strip()
    return drive


@pytest.fixture
def hold(full, line, qtbot):
    """Hold a code before the scanner; return what the line says then."""

    def act(code, begins):
        os.write(line[0], code if isinstance(code, bytes) else f"{code}\r\n".encode())
        qtbot.waitUntil(lambda: full.said.startswith(begins), timeout=8000)
        full.rest()
        return full.said

    return act


@pytest.fixture
def known(store):
    """A dossier whose result is ready, as an import left it."""
    due = datetime(2026, 11, 23, 16, 30, tzinfo=ZONE)
    with store.write() as work:
        one = Dossier(CODE, "1.004194", int(State.FINISHED), due_at=due)
        storing.put(work, [Kept(one, work.day + timedelta(days=90))])


@pytest.fixture
def noted(store):
    """Return what was noted of any dossier: (code, step)."""

    def act():
        with store.read() as work:
            statement = "SELECT code, step FROM handover WHERE undone_at IS NULL ORDER BY at"
            return [tuple(row) for row in work.connection.exec_driver_sql(statement)]

    return act


@pytest.mark.usefixtures("known")
def test_a_receipt_is_noted_by_the_scan_alone(hold, noted):
    """Behaviour 9, at the counter: one scan marks "đã trả kết quả"; the strip says so."""
    hold(CODE, "…-0001: đã ghi “Đã trả kết quả”")
    assert noted() == [(CODE, Step.RETURNED)]


@pytest.mark.usefixtures("known")
def test_a_receipt_that_is_read_twice_in_a_row_is_noted_once(hold, noted, store):
    """Behaviour 9, at the counter: a scanner that repeats itself doubles nothing."""
    hold(f"{CODE}\r\n{CODE}\r\n{CODE}", "…-0001: đã ghi")
    hold("H12.03-261120-0007", "…-0007: đã ghi")
    assert sorted(noted()) == [("H12.03-261120-0007", Step.FINISHED), (CODE, Step.RETURNED)]
    assert len([one for one in store.day.events() if one.kind == "hand_over"]) == 2


@pytest.mark.parametrize(
    "code",
    ["H12.03-261120-0007", "000.00.01.H56-261120-00012"],
    ids=["other centre", "other style"],
)
def test_a_receipt_of_another_centre_or_unknown_to_the_import_is_taken(hold, noted, code):
    """Dossiers are accepted regardless of administrative boundary (field note, section 3)."""
    hold(code, f"…-{code.rpartition('-')[2]}: đã ghi")
    assert noted() == [(code, Step.FINISHED)]


@pytest.mark.parametrize(
    ("code", "begins"),
    [
        (CARD, "Đây là thẻ của người dân"),
        ("012345678901|rác", "Đây là thẻ của người dân"),
        ("1.013949", "Không phải phiếu lấy số hay giấy tiếp nhận"),
        ("https://example.com/x", "Không phải phiếu lấy số hay giấy tiếp nhận"),
        ("H99.08-251301-0001", "Không phải phiếu lấy số hay giấy tiếp nhận"),
        (b"\xff\xfe\x00\x01\r\n", "Chưa đọc được mã"),
        ("x" * 3000, "Chưa đọc được mã"),
    ],
)
def test_what_is_no_receipt_is_said_and_leaves_no_trace(full, hold, noted, store, code, begins):
    before = [event.kind for event in store.day.events()]
    assert "Canary" not in hold(code, begins)
    assert noted() == []
    assert [event.kind for event in store.day.events()] == before
    assert full.app.strip.isVisible()


def test_one_of_our_slips_is_a_number_and_no_receipt(full, line, noted, store, qtbot):
    """It asks whether the number is to be called; nothing is noted of any dossier."""
    service = next(iter(store.centre().counters["1"].serves))
    ticket = store.day.take(uuid4(), service, "k1", None).ticket.id
    os.write(line[0], f"MC1:{ticket.hex}\r\n".encode())
    qtbot.waitUntil(full.app.window.isVisible, timeout=8000)
    full.rest()
    assert noted() == []
    assert full.app.window.pages.currentWidget() is not full.app.window.handing
