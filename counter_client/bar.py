"""The strip: 440 × 72, always on top, never takes the focus from the one-stop software."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_client import sentences
from counter_client.acts import ENDS_A_SERVICE, KEYS, Action, Stage
from counter_client.card import BigNumber
from counter_client.choices import Option
from counter_client.desk import ICONS, NATURAL
from counter_client.header import state_words
from counter_client.keys import KeyButton
from counter_client.line import in_few_words, most_pressing
from counter_client.look import THEME, Icon, label
from counter_client.shown import Asked, Shown, Wanted
from counter_client.strip_question import StripQuestion

WIDTH: Final = 440
HEIGHT: Final = 72
BUTTONS: Final = (Action.NEXT, Action.AGAIN, Action.DONE, Action.ABSENT)

FLAGS: Final = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


def short_words(action: Action) -> str:
    """Return what a key of the strip says, in at most two short words."""
    return {
        Action.NEXT: QCoreApplication.translate("Counter", "Gọi"),
        Action.AGAIN: QCoreApplication.translate("Counter", "Gọi lại"),
        Action.DONE: QCoreApplication.translate("Counter", "Xong"),
        Action.ABSENT: QCoreApplication.translate("Counter", "Vắng mặt"),
        Action.UNDO: QCoreApplication.translate("Counter", "Hoàn lại"),
        Action.END_WRAP_UP: QCoreApplication.translate("Counter", "Đã ghi"),
    }[action]


class Strip(QWidget):
    """Number, who waits, what is wrong, the four keys of every visit; drag it anywhere."""

    asked = Signal(object)
    wanted = Signal(object)

    def __init__(self) -> None:
        """Make the strip; show_desk fills it."""
        super().__init__(None, FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_X11DoNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFixedSize(WIDTH, HEIGHT)
        self.number = BigNumber(32)
        self.stage = label(px=13, bold=True, lines=1, least=11, align="centre")
        self.mark = Icon("info", 18)
        self.line = label(px=14, lines=1, least=10)
        self.keys = {action: self._key(action) for action in BUTTONS}
        self.widen = KeyButton("up", "", upright=True)
        self.widen.setFixedSize(36, 46)
        self.widen.clicked.connect(lambda: self.wanted.emit(Wanted("window")))
        self.widen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.question = StripQuestion()
        self.question.asked.connect(self._answer)
        self._shown: Shown | None = None
        self._meaning: dict[Action, Action] = {}
        self._raised = 0
        self._grip: QPoint | None = None
        self._lay_out()

    def _key(self, action: Action) -> KeyButton:
        """Return a key of the strip; it never takes the focus."""
        key = KeyButton(ICONS[action], KEYS[action], 13, upright=True)
        key.setFixedHeight(46)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.clicked.connect(lambda: self._press(action))
        return key

    def _press(self, legend: Action) -> None:
        """Ask for what a key does now: F6 takes an absent back while it still may."""
        action = self._meaning.get(legend, legend)
        if not self.ask_outcome(action):
            self.asked.emit(Asked(action))

    def ask_outcome(self, action: Action) -> bool:
        """Ask what came of the service that action ends, if the centre wants it; tell whether.

        The strip grows for it: a page would need the window, which takes the focus.
        """
        shown = self._shown
        if shown is None or action not in ENDS_A_SERVICE or not shown.outcomes:
            return False
        if shown.refusals.get(action) is not None:
            return False
        self.question.ask(action)
        self._make_room()
        self.show_desk(shown)
        return True

    def _answer(self, asked: Asked) -> None:
        """Ask for what was answered, and shrink again."""
        self._make_room()
        self.asked.emit(asked)

    def _make_room(self) -> None:
        """Grow downwards for the question, and upwards where the screen ends."""
        self.move(self.x(), self.y() + self._raised)
        height = HEIGHT + self.question.room()
        self.setFixedSize(WIDTH, height)
        floor = self.screen().availableGeometry().bottom() + 1
        is_asking = self.question.action is not None
        self._raised = max(0, self.y() + height - floor) if is_asking else 0
        self.move(self.x(), self.y() - self._raised)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        self.number.setFixedSize(92, 40)
        self.stage.setFixedSize(92, 22)
        left.addWidget(self.number)
        left.addWidget(self.stage)
        keys = QHBoxLayout()
        keys.setSpacing(0)
        for action in BUTTONS:
            keys.addWidget(self.keys[action])
        keys.addWidget(self.widen)
        below = QHBoxLayout()
        below.setContentsMargins(4, 0, 6, 0)
        below.setSpacing(5)
        below.addWidget(self.mark)
        below.addWidget(self.line, 1)
        self.line.setFixedHeight(20)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(keys)
        right.addLayout(below)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addLayout(left)
        row.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 2, 2, 3)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self.question)

    def show_desk(self, shown: Shown) -> None:
        """Show this moment."""
        ticket = shown.view.current if shown.view else None
        self.number.set_text(ticket.label if ticket else "–")
        self.stage.set_text(state_words(shown))
        self._note(shown)
        for action, key in self.keys.items():
            self._show_key(shown, action, key)
        kind, icon, whole = most_pressing(shown)
        text = in_few_words(shown)
        if kind == "plain":
            icon, text = self._plain(shown)
        self.mark.show_icon(icon, kind if kind in ("ok", "warn", "err") else "primary")
        self.line.set_text(text)
        self.setToolTip(whole)
        name = QCoreApplication.translate("Counter", "Mở cửa sổ lớn")
        self.widen.setAccessibleName(name)
        self.widen.setToolTip(name)
        self.setWindowTitle(shown.counter_name())

    def _note(self, shown: Shown) -> None:
        """Note what the keys mean at this moment; a question about another number is no more."""
        before = self._here()
        self._shown = shown
        undo_limit = shown.centre.policy.absent_undo_seconds if shown.centre else 0
        self._meaning = {}
        if 0 < shown.undo_seconds < undo_limit:
            self._meaning[Action.ABSENT] = Action.UNDO
        if shown.stage is Stage.WRAPPING:
            self._meaning[Action.DONE] = Action.END_WRAP_UP
        names = [Option(choice.code, shown.words(choice.name)) for choice in shown.outcomes]
        was_asking = self.question.action is not None
        if self._here() != before:
            self.question.close_it()
        self.question.set_options(names)
        if was_asking and self.question.action is None:
            self._make_room()

    def _here(self) -> object:
        """Return what tells the number at the counter from any other; None for none."""
        view = self._shown.view if self._shown else None
        return view.current.id if view and view.current else None

    def _show_key(self, shown: Shown, legend: Action, key: KeyButton) -> None:
        """Show what a key does now, or why it does not."""
        action = self._meaning.get(legend, legend)
        words = short_words(action)
        if shown.armed and action is Action.NEXT:
            words = QCoreApplication.translate("Counter", "Thôi")
        key.legend = KEYS.get(action, key.legend)
        key.turn("again" if action is Action.UNDO else ICONS[action], words)
        refusal = shown.refusals.get(action)
        key.refuse(sentences.refused(refusal.key, refusal.facts) if refusal else "")
        key.emphasise(strong=NATURAL.get(shown.stage) is legend)

    def _plain(self, shown: Shown) -> tuple[str, str]:
        """Return icon and words where nothing presses: what the desk does, or who waits."""
        if self.question.action is not None and shown.view and shown.view.current:
            text = QCoreApplication.translate("Counter", "Kết quả của số {label}:")
            return "check", text.format(label=shown.view.current.label)
        if shown.armed:
            text = QCoreApplication.translate("Counter", "Sẽ tự gọi khi có người đến.")
            return "clock", text
        if shown.stage is Stage.WRAPPING and shown.view:
            text = QCoreApplication.translate("Counter", "Đang ghi hồ sơ {label} · còn {time}")
            return "papers", text.format(label=shown.view.wrapping, time=shown.wrap_clock())
        return "people", self._waiting(shown)

    @staticmethod
    def _waiting(shown: Shown) -> str:
        """Return how many wait and how long, in one line."""
        view = shown.view
        if view is None or view.longest_minutes is None:
            return QCoreApplication.translate("Counter", "Chưa có ai chờ.")
        text = QCoreApplication.translate("Counter", "Đang chờ {count} · lâu nhất {minutes} phút")
        return text.format(count=view.waiting_count, minutes=view.longest_minutes)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the strip."""
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the strip with the mouse."""
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the strip go."""
        del event
        self._grip = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and draw the edge."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), THEME.bg)
        painter.setPen(QPen(THEME.border, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
