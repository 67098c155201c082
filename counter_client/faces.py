"""Window and strip of one counter: which of them stands, and what brings up the other."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from counter_client.acts import ENDS_A_SERVICE, Action
from counter_client.bar import Strip
from counter_client.flow import Desk, Refusal
from counter_client.ground import Ground
from counter_client.walking import Walker
from counter_client.window import TallWindow


class Faces(QObject):
    """The two faces of a desk; one of them stands."""

    def __init__(self, ground: Ground, desk: Desk) -> None:
        """Make both, shown by nobody yet."""
        super().__init__()
        self.window = TallWindow()
        self.strip = Strip()
        self._ground = ground
        self._clock = ground.clock
        self._desk = desk
        self._orderly = True
        self._is_lent = False
        self._walker = Walker(self.window)

    def show(self) -> None:
        """Show the window: a clerk signs in there; the strip follows if it is wanted."""
        self.show_window()

    def cover(self, page: QWidget) -> None:
        """Lay the calm page over the window: the program starts again, which is no end in order."""
        self._orderly = False
        self.show_window(active=not self.strip.isVisible())
        page.setParent(self.window)
        page.setGeometry(self.window.rect())
        page.show()

    def show_window(self, *, active: bool = True) -> None:
        """Show the tall window instead of the strip; active: it takes the focus, as asked for."""
        self.window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not active)
        handle = self.window.windowHandle()
        if handle is not None:
            # Qt reads the attribute only when it makes the native window.
            handle.setProperty("_q_showWithoutActivating", not active)
        self.window.show()
        if active:
            self.window.activateWindow()
        self.strip.hide()

    def show_strip(self) -> None:
        """Show the strip instead of the window, where nobody has to sign in."""
        if self._desk.session is None or self.strip.isVisible():
            return
        self._is_lent = False
        self.strip.move(self.window.pos())
        self.strip.show()
        self.window.hide()

    def _switch_language(self) -> None:
        """Show the next language on all windows of this program."""
        words = self._ground.words
        codes = words.available()
        words.switch(codes[(codes.index(words.language) + 1) % len(codes)])
        self.render()

    def press(self, action: Action) -> None:
        """Press a key of the desk from a keypad; a page that it opens needs the window.

        What came of a service is asked by the strip itself. Where there is nobody to send on,
        TRANSFER leads to the list of further acts; ABSENT takes an absent back while it may.
        """
        is_strip = self.strip.isVisible()
        if is_strip and self.strip.question.walk(action):
            return
        action = self._meant(action)
        lists = action is Action.TRANSFER and self._desk.ticket is None
        opens = is_strip and (lists or self.window.opens(action))
        if opens and action in ENDS_A_SERVICE and self.strip.ask_outcome(action):
            return
        if opens:
            self._lend()
        self._walker.press(action, lists=lists)

    def _lend(self) -> None:
        """Show the window for one page, without what was left open there under the strip."""
        self.window.close_page()
        self.show_window()
        self._is_lent = True

    def _meant(self, action: Action) -> Action:
        """Return what a keypad's key does now; a bounce of ABSENT takes nobody back."""
        left = self._desk.undo_seconds(self._clock.now())
        may_undo = 0 < left < self._desk.policy.absent_undo_seconds
        is_free = self._walker.page is None
        return Action.UNDO if action is Action.ABSENT and may_undo and is_free else action

    def _give_back(self) -> None:
        """Show the strip again when the page that a keypad needed the window for is closed."""
        if self._is_lent and self.window.pages.currentWidget() is self.window.desk:
            self.show_strip()

    def call_any(self, label: str) -> None:
        """Ask to call a number whose slip was scanned; its page needs the window."""
        if self._refusal(Action.ANY) is None and self.strip.isVisible():
            self._lend()
        self._walker.call_any(label)

    def _refusal(self, action: Action) -> Refusal | None:
        """Return why a key does not work at this moment, or None."""
        return self._desk.refusal(action, self._clock.monotonic(), self._clock.now())

    def render(self) -> None:
        """Show this moment on window and strip: the app knows it."""
        raise NotImplementedError
