"""One act of the scripted morning: a receipt in one scan, then the head of the centre looks."""

from typing import TYPE_CHECKING

import ground
from PySide6.QtCore import Qt

from centre.rules.handover import Step
from db.dossiers.plan import plan
from db.dossiers.reading import read_rows
from db.figures.gathering import Span
from drivers.registry import device_folder
from drivers.simulated import inbox

if TYPE_CHECKING:
    from journey import Journey

DOSSIER = "H99.08-261120-0001"
LIST = f"""\
Mã hồ sơ;Trạng thái;Mã TTHC;Ngày tiếp nhận;Ngày hẹn trả
{DOSSIER};Đã xử lý xong;1.001193;20/11/2026 08:12;23/11/2026 16:30
H99.08-261120-0002;Đang xử lý;1.004194;20/11/2026 09:40;24/11/2026 16:30
H99.08-261118-0007;Đang xử lý;1.013949;18/11/2026 14:05;20/11/2026 16:30
"""
HEAD = "giam-doc"
LOOKED_AT = ("live", "reports", "dossiers", "settings", "evaluation", "log")


def hand_over(journey: "Journey") -> None:
    """The clerk of counter 2 scans the receipt and confirms with one key."""
    stage = journey.stage
    inbox.scan(device_folder(stage.settings, "quet-2"), DOSSIER)
    page = stage.desks["2"].window.handing
    stage.until("the receipt", lambda: page.isVisible() and page.known.isVisible())
    stage.shoot("receipt", "counter-2")
    stage.press("2", Qt.Key.Key_Return)
    stage.until("the hand-over in the store", lambda: _steps(journey) == [Step.RETURNED])
    journey.say(f"counter 2: one scan and Enter, {DOSSIER} is noted as handed over, in time")


def _steps(journey: "Journey") -> list[Step]:
    looked = journey.stage.store.handovers.look("2", DOSSIER, is_attended=False)
    return [one.step for one in looked.noted]


def look(journey: "Journey") -> None:
    """The head of the centre signs in at counter 3 and opens every section of the wide window."""
    stage = journey.stage
    stage.press("3", Qt.Key.Key_F9)
    stage.desks["3"].window.pause.sign_out.click()
    stage.until("counter 3 is free", lambda: stage.store.staff.session_at("3") is None)
    stage.sign_in("3", HEAD)
    stage.press("3", Qt.Key.Key_F12)
    office = stage.office("3")
    stage.until("the wide window", office.isVisible)
    for key in LOOKED_AT:
        office.keys[key].click()
        stage.settle()
        stage.shoot(f"office-{key}", "office")
    journey.say(f"{HEAD} signs in at counter 3 and looks at {', '.join(LOOKED_AT)}")
    _balance(journey)


def _balance(journey: "Journey") -> None:
    """The report of the day balances to the ticket."""
    stage = journey.stage
    today = stage.clock.now().date()
    sums = stage.store.figures.report(Span(today, today)).total
    parts = (sums.served, sums.absent, sums.cancelled, sums.left, sums.waiting)
    journey.say(
        "the day's report: {} arrived = {} served + {} absent + {} cancelled + {} left + "
        "{} waiting".format(sums.arrived, *parts)
    )
    if sums.arrived != sum(parts) or sums.arrived != journey.taken:
        raise SystemExit("The report does not balance.")


def bring_in(journey: "Journey") -> None:
    """The morning's export of the one-stop software is imported."""
    stage = journey.stage
    file = stage.pictures.parent / "dossiers.csv"
    file.write_text(LIST, encoding="utf-8")
    dossiers = stage.store.dossiers
    with stage.store.read() as work:
        today, days = work.day, work.centre.policy.dossier_days
    found = plan(dossiers.held(), read_rows(file), today, days)
    brought = dossiers.bring_in(ground.uuid7(), found, file.name, "make demo")
    if brought.added != LIST.count("\n") - 1:
        raise SystemExit(f"The import has lost something: {found.problems}")
    journey.say(f"{brought.added} dossiers of the one-stop software are imported")
