"""The composition root of a counter: settings → link → desk → window and strip."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer

from centre.rules.errors import NotAllowed
from centre.rules.hours import Clock
from centre.rules.services import Policy
from centre.settings import Settings, owned
from centre.shell.words import Words
from counter_client.acts import LEGENDS, Action, Stage
from counter_client.equipment import REAL, Doors, Equipment
from counter_client.faces import Faces
from counter_client.flow import LOCK_SECONDS, Desk, Press
from counter_client.ground import Ground
from counter_client.hands import Hands
from counter_client.link import Answer, Link, Lost, Refused
from counter_client.lookups import Lookups
from counter_client.moments import Moments
from counter_client.own_health import KIND, OwnHealth
from counter_client.presses import Seen
from counter_client.shown import Asked, Message, Wanted
from counter_client.supervisor.desks import Supervision
from db import open_store
from db.clock import clock_of
from db.facts import Session
from drivers.checking import check

MESSAGE_MS: Final = 8000
"""How long a message stays in the line."""
SLOW_MS: Final = 400
"""An answer that takes longer greys the keys: the clerk sees that the press was taken."""
MINUTE_MS: Final = 20_000
"""How often waiting minutes are drawn again; nothing is read for it."""

_log = logging.getLogger(__name__)


class CounterApp(Faces):
    """One counter: its link, its desk, its window and its strip."""

    def __init__(self, ground: Ground) -> None:
        """Make window and strip and begin to open the store; show() shows the window.

        Raises NotAllowed("device_unknown") when the settings have no counter of this name, and
        SettingsError when the description of one of its devices is wrong.
        """
        if ground.name not in ground.settings.counter:
            raise NotAllowed("device_unknown", device=ground.name)
        pc = ground.settings.counter[ground.name]
        equipment = Equipment(ground.settings, pc, ground.doors)
        super().__init__(ground, Desk(Policy()))
        self._pc, self._equipment = pc, equipment
        self._make_timers()
        self._desk.lost()
        actor = f"{KIND}:{ground.name}"
        self._link = Link(actor, lambda: open_store(ground.settings, ground.clock, actor))
        self._health = OwnHealth(
            self._link, ground.name, self._pc.counter, owned(ground.settings, KIND, ground.name)
        )
        keypads = {name: ground.settings.keypad[name] for name in self._pc.keypads}
        self._hands = Hands(self._desk, self._link, self, keypads, ground.clock)
        counter = self._pc.counter
        self._moments = Moments(self._desk, ground, counter, self._slow.isActive)
        self._spoken = self._moments.spoken
        self._lookups = Lookups(self.window.any_number, self._link)
        self._waited_in_vain = self._closed = False
        self._day = ground.clock.now().date()
        self._connect()
        self._rate_at(self._pc.counter)
        self._equipment.start()
        self._link.read()
        self.render()

    def _make_timers(self) -> None:
        """Make the timers; only those run that something on the screen needs."""
        self._tick = self._timer(1000, self.render, once=False)
        self._minute = self._timer(MINUTE_MS, self._new_minute, once=False)
        self._unlock = self._timer(round(LOCK_SECONDS * 1000) + 20, self.render)
        self._slow = self._timer(SLOW_MS, self.render)
        self._hush = self._timer(MESSAGE_MS, self._be_quiet)

    def _new_minute(self) -> None:
        """Draw the minutes anew; on a new day read, because midnight is no news of the store."""
        today = self._clock.now().date()
        if today != self._day:
            self._day = today
            self._desk.disarm()
            self._link.read()
        self.render()

    def _timer(self, ms: int, act: Callable[[], None], *, once: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.setSingleShot(once)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        for face in (self.window, self.strip):
            face.asked.connect(self.ask)
            face.wanted.connect(self._change_screens)
        self.window.refused.connect(self._complain)
        self._supervision = Supervision(self.window, self._link, self._ground)
        self._supervision.asked.connect(self.say)
        self._equipment.touched.connect(self._hands.touched)
        self._equipment.told.connect(self._health.told)
        self._link.seen.connect(self._take_seen)
        self._link.answered.connect(self._take_answer)
        self._link.refused.connect(self._take_refusal)
        self._link.lost.connect(self._take_loss)

    def is_quiet(self) -> bool:
        """Tell whether nothing is on its way: no reading, no press (demonstrations, tests)."""
        return self._link.is_quiet and not self._desk.waits_for_answer

    def close(self) -> None:
        """End the link and close both windows; repeats do nothing."""
        if self._closed:
            return
        self._closed = True
        for timer in self.findChildren(QTimer):
            timer.stop()
        self._health.stop()
        self._supervision.close()
        self._equipment.hush()
        self.window.close()
        self.strip.close()
        self._link.close(self._health.farewell if self._orderly else None)
        self._equipment.close()
        for thing in (self._health, self._equipment):
            thing.deleteLater()

    def _change_screens(self, wanted: Wanted) -> None:
        """Do what is wanted of the screens."""
        strip, window, language = self.show_strip, self.show_window, self._switch_language
        acts = {"strip": strip, "window": window, "language": language, "disarm": self._disarm}
        acts.get(wanted.what, self._be_quiet)()

    # --- what is asked ---------------------------------------------------------------------------

    def ask(self, asked: Asked) -> None:
        """Take a key press: send it, or say why it does not work."""
        facts = {**asked.facts, **self._moments.known(asked)}
        at, now = self._clock.monotonic(), self._clock.now()
        if asked.action is Action.NEXT and self._desk.armed and self._refusal(Action.NEXT) is None:
            self._disarm(at)
            return
        try:
            press = self._desk.press(asked.action, at, now, **facts)
        except NotAllowed as refusal:
            self.say(Message(refusal.key, refusal.facts), asked.action)
            return
        self._spoken.hush()
        self._send(press)

    def _disarm(self, at: float | None = None) -> None:
        """Wait for the next arrival no more: F2 again (at), or Esc; without either nothing."""
        if not self._desk.armed:
            return
        self._desk.disarm(at)
        self._unlock.start()
        self.say(Message("disarmed", tone="plain"))

    def _send(self, press: Press) -> None:
        if press.action is Action.NEXT:
            self._unlock.start()
        self._slow.start()
        self._link.send(press)

    def _take_answer(self, answer: Answer) -> None:
        """Take the store's answer to a press."""
        press, value = answer.press, answer.value
        self._desk.answered(press)
        told = self._spoken.answered(press, value)
        if press.action is Action.SIGN_IN and isinstance(value, Session):
            self._begin(value)
        elif press.action is Action.SIGN_OUT:
            self._end()
        if press.action is Action.NEXT and value is None:
            self._desk.arm()
        if told is not None:
            self.say(told)
        self.window.answered(press.action)
        self._link.read()

    def _take_refusal(self, refused: Refused) -> None:
        """Say why the store refused, and look again: the screen may have been old."""
        key = refused.error.key
        self.say(Message(key, refused.error.facts, "err"))
        if refused.press is not None:
            self._desk.answered(refused.press)
            if key == "someone_was_faster":
                self.window.answered(refused.press.action)  # its number is here no more
            self._link.read()

    def _begin(self, session: Session) -> None:
        """Begin a clerk's work."""
        self._desk.signed_in(session)
        self._link.at(session.counter)
        self._rate_at(session.counter)
        self._minute.start()
        if self._ground.strip or self._pc.strip:
            self.show_strip()

    def _rate_at(self, counter: str | None) -> None:
        """Let the rating keypad ask for this counter; also after its clerk has signed out."""
        self._link.rate_at(counter if self._hands.rates else None)

    def _end(self) -> None:
        """End a clerk's work: the window asks for the next one."""
        self._desk.signed_out()
        self._link.at(None)
        self._minute.stop()
        if self.strip.isVisible():
            # Nobody asked for it here: whoever types in another program types on.
            self.show_window(active=False)

    # --- what is read ----------------------------------------------------------------------------

    def _take_seen(self, seen: Seen) -> None:
        """Take what was read; send a press in doubt again."""
        self._moments.take(seen)
        self._hands.seen(seen)
        self._health.seen()
        if self._moments.lost_at is not None:
            self._found_again()
        if self._desk.ended_elsewhere():
            self._end()
            self._spoken.say(Message("signed_in_elsewhere"))
        self._clear_doubt()
        self._call_stored()
        self.render()

    def _found_again(self) -> None:
        """Note that the link is there again; who waited for an arrival hears that this is over."""
        _log.info("store back counter=%s", self._ground.name)
        self._moments.lost_at = None
        if self._waited_in_vain:
            self.say(Message("armed_no_more"))
        self._waited_in_vain = False

    def _call_stored(self) -> None:
        """Call the arrival that this desk has waited for, once."""
        known = self._moments.known(Asked(Action.NEXT))
        press = self._desk.call_stored(self._clock.monotonic(), **known)
        if press is not None:
            self._spoken.hush()
            self._send(press)

    def _clear_doubt(self) -> None:
        """Send a press in doubt again with its request id, or tell that it is too old."""
        at = self._clock.monotonic()
        old = self._desk.given_up(at)
        if old is not None:
            self.say(Message("too_old", {"key": LEGENDS.get(old.action, "")}))
        press = self._desk.resend(at)
        if press is not None:
            self._send(press)

    def _take_loss(self, lost: Lost) -> None:
        """Show that the store is gone, and keep the press; the log hears it once."""
        self._waited_in_vain |= self._desk.armed
        if lost.press is not None:
            self._desk.doubted(lost.press)
        self._desk.lost()
        self._moments.lost_code = lost.error.key
        if self._moments.lost_at is None:
            self._moments.lost_at = self._clock.now()
            _log.error("store lost counter=%s error=%s", self._ground.name, lost.error)
        self.render()

    # --- what is shown ---------------------------------------------------------------------------

    def say(self, message: Message, refuses: Action | None = None) -> None:
        """Say something in the line for a while; refuses is the key that it refuses, if one."""
        self._spoken.say(message, refuses)
        self._hush.start()
        self.render()

    def _be_quiet(self) -> None:
        """Take the message away; one about the sign-in stays until something else happens."""
        if self._desk.session is not None:
            self._spoken.hush()
            self.render()

    def _complain(self, message: Message) -> None:
        """Say what a page complains of; one that waits for its answer soon closes by itself."""
        self.say(Message("busy") if self._desk.waits_for_answer else message)

    def render(self) -> None:
        """Show this moment on window and strip."""
        shown = self._moments.shown()
        self._equipment.show(shown.view if self._desk.session else None)
        self.window.show_desk(shown)
        self.strip.show_desk(shown)
        self._give_back()
        ticking = shown.stage in {Stage.SERVING, Stage.WRAPPING} or shown.undo_seconds > 0
        if ticking and not self._tick.isActive():
            self._tick.start()
        elif not ticking:
            self._tick.stop()


def build(
    settings: Settings,
    name: str,
    *,
    words: Words | None = None,
    clock: Clock | None = None,
    strip: bool = False,
    doors: Doors = REAL,
) -> CounterApp:
    """Return the counter of this name, not shown yet; several may live in one QApplication.

    words is shared by all windows of a program, doors is where its devices come from. Raises
    NotAllowed("device_unknown") and SettingsError.
    """
    check(settings)
    ground = Ground(settings, name, words or Words(), clock or clock_of(settings), strip, doors)
    return CounterApp(ground)
