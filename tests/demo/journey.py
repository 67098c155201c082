"""The scripted morning: 20 citizens, 3 counters, a recall, an absent, no paper, ratings."""

import contextlib
import sys
from pathlib import Path

import ground
import hardware_act
import lobby_act
import lookup_act
import office_act
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from stage import Stage

from centre.rules.prints import PrintJob, PrintState
from centre.shell.theme import load_fonts
from db.facts import TicketView
from db.history import verify
from db.roles.checking import compare
from db.telling import why_sentence
from kiosk.offers import Standing
from kiosk.visit import Look, Page

KEY = Qt.Key
# Who comes, in order: the field touched, and the priority group (empty: none).
CITIZENS = (
    ("ho-tich", ""),
    ("ho-tich", ""),
    ("chung-thuc", ""),
    ("dat-dai", ""),
    ("ho-tich", "nguoi-cao-tuoi"),
    ("chung-thuc", ""),
    ("xay-dung", ""),
    ("ho-tich", ""),
    ("chung-thuc", "mang-thai"),
    ("dat-dai", ""),
    ("ho-tich", ""),
    ("chung-thuc", ""),
    ("nong-nghiep", ""),
    ("ho-tich", ""),
    ("chung-thuc", ""),
    ("dat-dai", ""),
    ("ho-tich", ""),
    ("chung-thuc", ""),
    ("ho-tich", ""),
    ("dat-dai", ""),
)
PAPER_ENDS_AT = 9
"""The citizen who meets a printer without paper."""


def tell(text: str) -> None:
    """Say a line at once, even into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Journey:
    """The morning, told line by line."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.taken = 0
        self.lists = 0

    def say(self, text: str) -> None:
        """Tell what has happened, with the demonstration's time."""
        tell(f"  {self.stage.clock.now():%H:%M:%S}  {text}")

    def morning(self) -> None:
        """Let the morning pass."""
        self.open()
        for citizen in range(1, 9):
            self.arrive(citizen)
        self.stage.shoot("tickets-waiting")
        self.first_calls()
        hardware_act.play(self)
        lookup_act.play(self)
        self.paper_out()
        for citizen in range(PAPER_ENDS_AT + 2, len(CITIZENS) + 1):
            self.arrive(citizen)
        self.recall_and_absent()
        self.transfer()
        office_act.hand_over(self)
        self.work_off()
        office_act.look(self)
        self.other_faces()
        lobby_act.posted(self)
        self.lunch()
        self.account()

    # Doors open.

    def open(self) -> None:
        self.stage.until("the kiosk's tiles", lambda: self.stage.kiosk.flow.centre is not None)
        self.stage.shoot("doors-open")
        for counter, clerk in (("1", "hoa"), ("2", "binh"), ("3", "quang")):
            self.stage.sign_in(counter, clerk)
            self.say(f"counter {counter}: {clerk} signs in")
        office_act.bring_in(self)
        self.stage.shoot("signed-in", "counter-1")

    # Citizens.

    def arrive(self, citizen: int, *, paper: bool = True) -> TicketView:
        """A citizen touches a field, answers the priority question and takes the slip."""
        service, group = CITIZENS[citizen - 1]
        self.stage.clock.skip(seconds=45)
        self.stage.touch("kiosk", f"field:{service}")
        if citizen == 1:
            self.stage.shoot("priority-question", "kiosk")
        self.stage.touch("kiosk", f"priority:{group}")
        if not paper:
            self.stage.shoot("no-paper-offer", "kiosk")
            self.stage.touch("kiosk", "take_on_screen")
        ticket = self.given()
        if paper:
            self.printed(ticket)
        if citizen in (1, 5) or not paper:
            self.stage.shoot(f"number-{ticket.label}", "kiosk")
        marks = f", priority {group}" if group else ""
        how = "slip printed" if paper else "number on the screen"
        self.say(f"citizen {citizen:>2}: {service}{marks} -> {ticket.label}, {how}")
        self.stage.touch("kiosk", "home")
        return ticket

    def given(self) -> TicketView:
        """Return the ticket on the kiosk's screen."""
        flow = self.stage.kiosk.flow
        self.stage.until("a number", lambda: flow.view().taken is not None)
        taken = flow.view().taken
        if taken is None:
            raise SystemExit("no number came")
        self.taken += 1
        return taken.ticket

    def printed(self, ticket: TicketView) -> None:
        """Wait until the ticket's slip is confirmed."""
        store = self.stage.store
        job = next(j for j in self.jobs() if j.ticket == ticket.id)
        self.stage.until(
            f"the slip of {ticket.label}",
            lambda: store.prints.job(job.id).state is PrintState.PRINTED,
        )

    def jobs(self) -> list[PrintJob]:
        flow = self.stage.kiosk.flow
        taken = flow.view().taken
        return [self.stage.store.prints.job(taken.job)] if taken else []

    def paper_out(self) -> None:
        """The roll ends while a slip is printed; the next citizen is told before."""
        stage = self.stage
        slip = len(self.slips()) + 1
        stage.faults.set(paper_out_at_slip=slip, paper_out_at_byte=9000)
        ticket = self.failing(PAPER_ENDS_AT)
        self.say(f"the paper ends in the slip of {ticket.label}: the number stays valid")
        stage.shoot("paper-ended", "kiosk")
        stage.until("an alarm", lambda: "paper_out" in {d.key for d in stage.store.devices.all()})
        stage.settle()
        stage.shoot("paper-alarm", "counter-1")
        self.say("staff see the alarm at every counter")
        stage.touch("kiosk", "home")
        self.arrive(PAPER_ENDS_AT + 1, paper=False)
        stage.faults.clear()
        self.say("a new roll is put in")
        stage.until(
            f"the slip of {ticket.label}, marked",
            lambda: not stage.store.prints.waiting("k1"),
        )
        self.say(f"{ticket.label} is printed by itself, marked BẢN IN LẠI")
        stage.until("the kiosk offers paper", lambda: not stage.kiosk.flow.view().paper_key)

    def failing(self, citizen: int) -> TicketView:
        """A citizen whose slip does not come out."""
        service, group = CITIZENS[citizen - 1]
        self.stage.clock.skip(seconds=40)
        self.stage.touch("kiosk", f"field:{service}")
        self.stage.touch("kiosk", f"priority:{group}")
        ticket = self.given()
        flow = self.stage.kiosk.flow
        self.stage.until("word of the slip", lambda: flow.view().slip.value == "failed")
        return ticket

    def slips(self) -> list[Path]:
        """Return the pictures that the simulated printer has drawn."""
        return sorted(self.stage.paper.rglob("slip-*.png"))

    # Counters.

    def first_calls(self) -> None:
        for counter in ("1", "2", "3"):
            self.call(counter)
        self.stage.shoot("called")
        lobby_act.calls(self)
        self.stage.press("1", KEY.Key_Return)
        self.stage.clock.skip(minutes=6)
        self.serve_and_rate("1", "level:3")

    def call(self, counter: str) -> str:
        """A clerk presses F2; the reason is told."""
        self.stage.press(counter, KEY.Key_F2)
        label = self.stage.at(counter)
        if label == "–":
            self.say(f"counter {counter}: F2, nobody waits")
            return label
        why = self.stage.store.day.why(label)[-1]
        self.say(why_sentence(why).split(" ", 1)[1])
        self.stage.until(
            f"{label} on the board",
            lambda: label in [row.label for row in self.stage.store.day.board().calls],
        )
        return label

    def serve_and_rate(self, counter: str, level: str) -> None:
        """F4 opens the keypad of counter 1; a citizen answers with one touch."""
        label = self.stage.at(counter)
        self.stage.press(counter, KEY.Key_F4)
        self.stage.touch_when("rating", level, lambda: self.stage.shoot("rating", "rating"))
        self.stage.until("thanks", lambda: self.stage.store.answers.open_at(counter) is None)
        self.say(f"counter {counter}: {label} is served and rated ({level})")
        self.stage.shoot("thanks", "rating")

    def recall_and_absent(self) -> None:
        """Nobody comes: called twice, marked absent, taken back in time, then absent for good."""
        label = self.call("1")
        self.stage.clock.skip(seconds=40)
        self.stage.press("1", KEY.Key_F3)
        self.say(f"counter 1: {label} is called again")
        self.stage.shoot("called-again", "board")
        lobby_act.again(self, label)
        self.stage.press("1", KEY.Key_F6)
        self.say(f"counter 1: {label} is absent")
        self.stage.shoot("absent", "counter-1")

    def transfer(self) -> None:
        """A citizen stands at the wrong counter."""
        stage = self.stage
        label = self.call("2")
        stage.desks["2"].window.activateWindow()
        stage.press("2", KEY.Key_F7)
        stage.shoot("transfer", "counter-2")
        stage.press("2", KEY.Key_Escape)
        moved = stage.store.day.transfer(ground.uuid7(), "2", "dat-dai", "first")
        self.say(f"counter 2: {label} is transferred to {moved.service}, first in line")

    def work_off(self) -> None:
        """Everybody is served; some rate, some do not."""
        answers = iter(("level:2", "level:3", "level:1"))
        waiting = True
        while waiting:
            waiting = False
            for counter in ("1", "2", "3"):
                self.stage.clock.skip(minutes=2)
                label = self.call(counter)
                waiting = waiting or label != "–"
                answer = next(answers, None) if counter == "1" and label != "–" else None
                if answer:
                    self.serve_and_rate("1", answer)
        self.stage.shoot("all-served")

    # Other faces of the same screens.

    def other_faces(self) -> None:
        """English, large letters, contrast, lowered."""
        stage = self.stage
        for key, name in (
            ("language:en", "english"),
            ("large", "large"),
            ("contrast", "contrast"),
            ("lowered", "lowered"),
        ):
            stage.touch("kiosk", key)
            stage.shoot(f"kiosk-{name}", "kiosk")

    def lunch(self) -> None:
        """At noon no number is given; the screens say when the next opening is."""
        stage = self.stage
        now = stage.clock.now()
        noon = now.replace(hour=11, minute=40)
        if now < noon:
            stage.clock.skip(seconds=(noon - now).total_seconds())
        flow = stage.kiosk.flow
        # The visitor of the large letters has long left; the clock that jumped did not wake it.
        flow.tick()
        stage.until("the first page as it was", lambda: flow.view().look == Look())
        stage.kiosk._new_minute()
        stage.until("closed fields", lambda: flow.view().fields[0].standing is Standing.CLOSED)
        stage.shoot("lunch-break", "kiosk")
        stage.touch("kiosk", "field:ho-tich")
        stage.until("the closed page", lambda: flow.view().page is Page.CLOSED)
        stage.shoot("closed", "kiosk")
        self.say("11:40: no number is given, the kiosk shows the next opening")

    # The account.

    def account(self) -> None:
        """Count, and let the chains be checked."""
        stage = self.stage
        loads = stage.store.day.loads()
        with stage.store.read() as work:
            events, faults = verify(work)
        served = sum(stage.store.day.at_counter(c).today for c in ("1", "2", "3"))
        absent = sum(stage.store.day.at_counter(c).absent_today for c in ("1", "2", "3"))
        waiting = sum(load.waiting for load in loads)
        tell(f"  {self.taken} numbers = {served} served + {absent} absent + {waiting} waiting")
        slips, lists = len(self.slips()) - self.lists, self.lists
        tell(f"  {slips} slips and {lists} list on paper; {events} events, {len(faults)} faults")
        if faults or self.taken != served + absent + waiting or self.taken != len(CITIZENS):
            raise SystemExit("The day does not balance.")

    def rights(self) -> None:
        """Compare what every login may do with what it should."""
        with self.stage.store.engine.connect() as connection:
            different = compare(connection)
        for difference in different:
            tell(f"  {difference}")
        if different:
            raise SystemExit("The rights at the server are not those of the matrix.")
        tell("  every program did its part with the rights of its own kind, over TLS; the server's")
        tell("  rights are those of the matrix")


def run(folder: Path, engine: str) -> int:
    """Let the morning pass in a fresh folder; return 0.

    Raises SystemExit with what went wrong, when every program has been closed.
    """
    tell(f"Motcua: a morning at the sample commune, offscreen, on {engine}")
    app = QApplication(["motcua-demo"])
    load_fonts()
    pictures = folder / "pictures"
    with ground.ground(folder, engine=engine, speaker="simulated") as found:
        pictures.mkdir()
        with contextlib.closing(Stage(found, pictures)) as stage:
            pass_morning(stage, engine)
        # Programs that are started on this folder later find the doors open again.
        found.write(stage.clock.now().replace(hour=13, minute=35))
        app.processEvents()
    tell(f"{len(list(pictures.glob('*.png')))} pictures of screens and slips: {pictures}")
    if engine == "sqlite":
        tell(f"Ask the same database: {asking()} --config demo state")
    return 0


def asking() -> str:
    """Return how motcua-db is called from here: that of a checkout, or the installed one."""
    program = Path(sys.prefix, "bin", "motcua-db")
    here = Path.cwd()
    return str(program.relative_to(here)) if program.is_relative_to(here) else program.name


def pass_morning(stage: Stage, engine: str) -> None:
    """Let the morning pass on a stage, and keep its slips beside the pictures."""
    journey = Journey(stage)
    journey.morning()
    for slip in journey.slips():
        (stage.pictures / slip.name).write_bytes(slip.read_bytes())
    if engine == "postgresql":
        journey.rights()
