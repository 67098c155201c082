"""Who works here: clerk, counter (unless the settings fix it), PIN."""

from PySide6.QtCore import QCoreApplication

from counter_client.choices import Choices, Option
from counter_client.flow import Action
from counter_client.line import other_release
from counter_client.look import label
from counter_client.page import SmallPage, field
from counter_client.shown import Asked, Message, Shown, Wanted
from counter_client.today import OTHER_LANGUAGE


class SignInPage(SmallPage):
    """The first page: a clerk, a counter, a PIN; Enter begins the work."""

    def __init__(self) -> None:
        """Make the page; show_desk fills it."""
        super().__init__("person")
        self.clerk_words = label(px=16, bold=True, lines=1)
        self.clerks = Choices(rows=6)
        self.counter_words = label(px=16, bold=True, lines=1)
        self.counters = Choices(columns=2, rows=3)
        self.pin_words = label(px=16, bold=True, lines=1)
        self.pin = field(12, hidden=True)
        self.waits = label(px=16, lines=2, icon="clock")
        for part, share in (
            (self.waits, 0),
            (self.clerk_words, 0),
            (self.clerks, 30),
            (self.counter_words, 0),
            (self.counters, 20),
            (self.pin_words, 0),
            (self.pin, 0),
        ):
            self.body.addWidget(part, share)
        self.body.addStretch(1)
        self.clerks.changed.connect(lambda _: self.pin.setFocus())
        self.back.legend = ""
        self._told: Message | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        self.title.set_text(QCoreApplication.translate("Counter", "Đăng nhập quầy"))
        self.answer.say(QCoreApplication.translate("Counter", "Đăng nhập"))
        self.clerk_words.set_text(QCoreApplication.translate("Counter", "Cán bộ"))
        self.counter_words.set_text(QCoreApplication.translate("Counter", "Quầy"))
        self.pin_words.set_text(QCoreApplication.translate("Counter", "Mã PIN"))
        self.pin.setAccessibleName(self.pin_words.text())
        self.waits.set_text(
            QCoreApplication.translate("Counter", "Đang nối với dữ liệu trung tâm.")
        )

    def show_desk(self, shown: Shown) -> None:
        """Show who may sign in, where, and what was wrong."""
        super().show_desk(shown)
        self.back.turn("language", OTHER_LANGUAGE.get(shown.language, OTHER_LANGUAGE["en"]))
        known = shown.centre is not None
        self.waits.set_text(_waits(shown))
        self.waits.setVisible(not known or shown.lost_at is not None)
        self._offer_clerks(shown)
        self._offer_counters(shown)
        self.answer.refuse("" if known and shown.lost_at is None else self.waits.text())
        if shown.message is not self._told and shown.message is not None:
            self.pin.setFocus()
            self.pin.selectAll()
        self._told = shown.message

    def _offer_clerks(self, shown: Shown) -> None:
        """Show the clerks; the first time the focus goes to the list."""
        was_empty = not self.clerks.options()
        self.clerks.set_options([Option(code, name) for code, name in shown.clerks])
        if was_empty and shown.clerks and self.isVisible():
            self.clerks.take_focus()

    def _offer_counters(self, shown: Shown) -> None:
        """Show the counters, unless the settings name the one of this PC."""
        free = shown.fixed_counter is None
        self.counter_words.setVisible(free or shown.centre is not None)
        self.counters.setVisible(free)
        if not free:
            title = QCoreApplication.translate("Counter", "Quầy: {name}")
            self.counter_words.set_text(title.format(name=shown.counter_name()))
        elif shown.centre is not None:
            counters = sorted(shown.centre.counters.values(), key=lambda found: found.position)
            active = [found for found in counters if found.active]
            self.counters.set_options([Option(c.code, shown.words(c.name)) for c in active])

    def submit(self) -> None:
        """Ask to sign in; without clerk or PIN say so."""
        if not self.clerks.chosen() or not self.pin.text():
            self.complained.emit(Message("pin_missing", tone="err"))
            self.pin.setFocus()
            return
        facts = {"clerk": self.clerks.chosen(), "pin": self.pin.text()}
        self.asked.emit(Asked(Action.SIGN_IN, facts | {"counter": self.counters.chosen()}))

    def leave(self) -> None:
        """Switch the language: before the sign-in there is nothing to go back to."""
        self.wanted.emit(Wanted("language"))

    def forget(self) -> None:
        """Empty the PIN."""
        self.pin.clear()


def _waits(shown: Shown) -> str:
    """Return why nobody can sign in yet, with the short code for the technician."""
    if shown.lost_at is None:
        return QCoreApplication.translate("Counter", "Đang nối với dữ liệu trung tâm.")
    other = other_release(shown.lost_code)
    if other:
        return other
    text = QCoreApplication.translate(
        "Counter", "Chưa nối được với dữ liệu trung tâm. Đang tự thử lại. ({code})"
    )
    return text.format(code=shown.lost_code)
