"""The section "Thiết lập": everything a head of a centre decides, changed without a technician."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.ground import Ground
from counter_client.shown import Message, Shown
from counter_client.supervisor import settings_jobs
from counter_client.supervisor.attending import Linked
from counter_client.supervisor.settings import Wish
from counter_client.supervisor.settings_face import SettingsFace
from counter_client.supervisor.settings_open import PAST
from counter_client.supervisor.settings_pages import MOST_SHOWN
from db.declaring.past import Past
from db.declaring.store import Plan, Sheet

POLL_MS: Final = 5000
"""How often everything is read anew while the section stands."""


class SettingsSection(SettingsFace):
    """Pages, items and the form; nothing here waits on the store."""

    def __init__(self, link: Linked, ground: Ground) -> None:
        """Make all parts; nothing is read before it stands."""
        super().__init__(link, ground)
        self._reading = False
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._turn)
        self._connect()

    def _connect(self) -> None:
        flow = self.flow
        self.pages.chosen.connect(lambda page: self._do(lambda: flow.choose(page)))
        self.items.items.chosen.connect(lambda key: self._do(lambda: flow.choose(flow.page, key)))
        self.items.new.clicked.connect(self._begin_new)
        self.form.typed.connect(self._type)
        self.form.coded.connect(self._type_code)
        self.form.save_wanted.connect(self._save)
        self.form.give_up_wanted.connect(lambda: self._do(flow.give_up))
        self.form.stay_wanted.connect(lambda: self._do(flow.stay))
        self.form.end_wanted.connect(self._end)
        self.file.export_wanted.connect(self._export)
        self.file.look_wanted.connect(self._look_at)
        self.file.take_in_wanted.connect(self._take_in)
        for keys, act in (("Ctrl+S", self._save), ("Ctrl+N", self._begin_new)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # --- as a section ----------------------------------------------------------------------------

    def open(self, shown: Shown) -> None:
        """Stand: read and show; each clerk finds what he has typed himself, and no other's."""
        self.flow.sits(_clerk(shown) or "")
        self._shown, self._stands = shown, True
        self._poll.start()
        self._turn()

    def shut(self) -> None:
        """Stand no more; what was typed stays until its clerk comes back."""
        self._stands = False
        self._poll.stop()
        self.flow.forget()

    def note(self, shown: Shown) -> None:
        """Take this moment of the desk."""
        before, self._shown = self._shown, shown
        if not self._stands or before is None:
            return
        if shown.view is not None and (_clerk(shown) or "") != self.flow.by:
            self.flow.sits(_clerk(shown) or "")
            self._turn()
        elif shown.language != before.language:
            self._show()

    def end(self) -> None:
        """Stop reading."""
        self._poll.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Show the words of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._stands:
            self._show()

    # --- what is pressed -------------------------------------------------------------------------

    def _do(self, act: Callable[[], object]) -> None:
        """Do what was pressed, and show what stands then."""
        before = (self.flow.page, self.flow.key)
        try:
            act()
        except NotAllowed as refusal:
            self.flow.said = Message(refusal.key, refusal.facts, "err")
        if self.flow.page == PAST and before[0] != PAST:
            self._read()
        self._show()
        if (self.flow.page, self.flow.key) != before and self.flow.is_new:
            self.form.first()

    def _begin_new(self) -> None:
        if self.flow.subject is not None and not self.flow.subject.only:
            self._do(self.flow.begin_new)

    def _type(self, name: str, value: object) -> None:
        self.flow.type(name, value)
        self._show()

    def _type_code(self, code: str) -> None:
        self.flow.type_code(code)
        self._show()

    def _save(self) -> None:
        if not self.flow.is_dirty:
            return
        self._press(lambda: self.flow.save(self.ground.clock.monotonic()))
        if self.flow.wrong:
            self.form.first()

    def _end(self) -> None:
        self._press(lambda: self.flow.end(self.ground.clock.monotonic()))

    def _take_in(self) -> None:
        self._press(lambda: self.flow.take_in(self.ground.clock.monotonic()))

    def _press(self, wish: Callable[[], Wish | None]) -> None:
        def act() -> None:
            found = wish()
            if found is not None:
                self._send(found)

        self._do(act)

    # --- the store -------------------------------------------------------------------------------

    def _send(self, wish: Wish) -> None:
        if not wish.by:
            # An empty name is motcua-db's own, which is asked for no role.
            self.flow.refused(wish, NotAllowed("role_missing"))
            return
        self.link.do(
            lambda store: settings_jobs.perform(store, wish),
            lambda _: self._answered(wish),
            lambda error: self._missed(wish, error),
        )

    def _answered(self, wish: Wish) -> None:
        self._lost = False
        self.flow.answered(wish)
        self._read()
        self._show()

    def _missed(self, wish: Wish, error: NotAllowed | Unavailable) -> None:
        if isinstance(error, NotAllowed):
            self.flow.refused(wish, error)
            self._read()
        else:
            self._lost = True
            self.flow.doubted(wish)
        self._show()

    def _turn(self) -> None:
        self._read()
        self._show()

    def _read(self) -> None:
        """Read everything, and the history where its page stands."""
        if self._reading:
            return
        self._reading = True
        limit = MOST_SHOWN if self.flow.page == PAST else 0
        self.link.do(lambda store: settings_jobs.look(store, limit), self._seen, self._not_seen)

    def _seen(self, found: tuple[Sheet, tuple[Past, ...]]) -> None:
        self._reading = self._lost = False
        if not self._stands:
            return
        sheet, pasts = found
        self.flow.seen(sheet)
        if self.flow.page == PAST:
            self.flow.pasts = pasts
        again = self.flow.resend(self.ground.clock.monotonic())
        if again is not None:
            self._send(again)
        self._show()

    def _not_seen(self, error: NotAllowed | Unavailable) -> None:
        self._reading = False
        self._lost = isinstance(error, Unavailable)
        if isinstance(error, NotAllowed):
            self.flow.said = Message(error.key, error.facts, "err")
        self._show()

    def _export(self, path: str) -> None:
        if path and self.flow.by:
            by = self.flow.by
            said = Message("settings_written", {"file": path}, "ok")
            self.link.do(
                lambda s: settings_jobs.write(s, path, by), lambda _: self._say(said), self._refused
            )

    def _look_at(self, path: str) -> None:
        if path:
            self.link.do(
                lambda store: settings_jobs.planned(store, path), self._planned, self._refused
            )

    def _planned(self, plan: Plan) -> None:
        self.flow.plan = plan
        self._say(None if plan.changes else Message("settings_same", {}, "ok"))

    def _refused(self, error: NotAllowed | Unavailable) -> None:
        self.flow.plan = None
        self._say(Message(error.key, error.facts, "err"))

    def _say(self, message: Message | None) -> None:
        self.flow.said = message
        self._show()


def _clerk(shown: Shown) -> str | None:
    return shown.view.clerk if shown.view else None
