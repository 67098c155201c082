"""Attends to the page of searches: the store by the counter's link, the preview by its own lane."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from centre import knowledge
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.search.index import Home, Index
from centre.shell.lane import Lane
from counter_client.flow import Stage as DeskStage
from counter_client.ground import Ground
from counter_client.shown import Message, Shown, Wanted
from counter_client.supervisor.attending import Linked, told_to_people
from counter_client.supervisor.enrolling import ROLES
from counter_client.supervisor.searches import (
    PREVIEW,
    Act,
    Known,
    Preview,
    Searches,
    Stage,
    Wish,
)
from counter_client.supervisor.searches_page import Chosen, Scene, SearchesPage
from db import Store
from db.catalogue.shelf import Shown as Catalogue

POLL_MS: Final = 5000
"""How often the list is read anew while it stands; also how soon a lost link is noticed as back."""
TYPED_MS: Final = 250
"""A preview waits until nothing was typed for so long."""


class SearchDesk(QObject):
    """The page of one counter PC; nothing here waits on the store or on an index."""

    def __init__(self, page: SearchesPage, link: Linked, ground: Ground) -> None:
        """Listen to the page."""
        super().__init__(page)
        self.flow = Searches()
        self._page, self._link, self._clock = page, link, ground.clock
        self._shown: Shown | None = None
        self._open = self._reading = self._lost = self._indexing = False
        self._index: Index | None = None
        self._preview: Preview | None = None
        self._official = ""
        self._lane = Lane("preview", self)
        self._poll = self._timer(POLL_MS, self._turn, once=False)
        self._typing = self._timer(TYPED_MS, self._look_up, once=True)
        page.chosen.connect(self._take)
        page.noted.connect(self.show_desk)

    def _timer(self, ms: int, act: Callable[[], None], *, once: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.setSingleShot(once)
        timer.timeout.connect(act)
        return timer

    def close(self) -> None:
        """End the lane of the preview; the link is its owner's."""
        self._poll.stop()
        self._typing.stop()
        self._lane.close()

    def show_desk(self, shown: Shown) -> None:
        """Take this moment; when nobody with the role is there, nothing of the page stays."""
        self._shown = shown
        if shown.stage is DeskStage.SIGNED_OUT or shown.role not in ROLES:
            self._shut()
            if self.flow.known is not None:
                self.flow = Searches()

    def _shut(self) -> None:
        """Stop reading; the index is some megabytes and made anew when it is needed."""
        self._open = False
        self._index = self._preview = None
        self._poll.stop()
        self._typing.stop()

    # --- what is pressed -------------------------------------------------------------------------

    def _take(self, chosen: Chosen) -> None:
        """Do what was pressed on the page."""
        try:
            self._press(chosen)
        except NotAllowed as refusal:
            self.flow.say(Message(refusal.key, refusal.facts, "err"))
        self._show()

    def _press(self, chosen: Chosen) -> None:
        at, words = self._clock.monotonic(), (chosen.everyday, chosen.official)
        actions: dict[str, Callable[[], object]] = {
            "open": self._begin,
            "begin": lambda: self._begin_adding(chosen.everyday),
            "add": lambda: self._send(self.flow.add(*words, at)),
            "drop": lambda: self._send(self.flow.drop(chosen.everyday, at)),
            "typed": lambda: self._type(chosen.official),
            "back": self._back,
        }
        actions[chosen.what]()

    def _begin(self) -> None:
        self._open = True
        self._poll.start()
        self._turn()

    def _back(self) -> None:
        """Go back to the list, from the list to the desk."""
        if not self.flow.back():
            self._shut()
            self._page.wanted.emit(Wanted("desk"))

    def _begin_adding(self, everyday: str) -> None:
        self.flow.begin(everyday)
        self._preview, self._official = None, ""
        self._want_index()

    def _want_index(self) -> None:
        """Have an index made while words are being added, unless there is one."""
        is_adding = self.flow.stage is Stage.ADD
        if is_adding and self._index is None and not self._indexing:
            self._indexing = True
            self._link.do(lambda store: store.catalogue.shown(), self._make_index, self._no_index)

    # --- the store -------------------------------------------------------------------------------

    def _send(self, wish: Wish) -> None:
        by = self._by()
        self._link.do(
            lambda store: _perform(store, wish, by),
            lambda _: self._answered(wish),
            lambda error: self._missed(wish, error),
        )

    def _by(self) -> str:
        """Return who presses: the code of the clerk that is signed in."""
        view = self._shown.view if self._shown else None
        return (view.clerk if view else None) or ""

    def _answered(self, wish: Wish) -> None:
        self._lost = False
        self.flow.answered(wish)
        self._read()
        self._show()

    def _missed(self, wish: Wish, error: NotAllowed | Unavailable) -> None:
        if isinstance(error, NotAllowed):
            self.flow.refused(wish, error)
        else:
            self._lost = True
            self.flow.doubted(wish)
        self._show()

    def _turn(self) -> None:
        self._read()
        self._show()

    def _read(self) -> None:
        if not self._reading:
            self._reading = True
            self._link.do(_look, self._seen, self._not_seen)

    def _seen(self, known: Known) -> None:
        self._reading = self._lost = False
        self.flow.seen(known)
        self._want_index()
        again = self.flow.resend(self._clock.monotonic())
        if again is not None:
            self._send(again)
        self._show()

    def _not_seen(self, error: NotAllowed | Unavailable) -> None:
        """Keep what was read before; who may not read it is told so."""
        self._reading = False
        self._lost = isinstance(error, Unavailable)
        if isinstance(error, NotAllowed):
            self.flow.say(Message(error.key, error.facts, "err"))
            self._poll.stop()
        self._show()

    # --- the preview -----------------------------------------------------------------------------

    def _make_index(self, found: Catalogue) -> None:
        """Make the index beside the window: a second or two for thousands of procedures."""
        centre = self._shown.centre if self._shown else None
        services = centre.services.values() if centre else ()
        home = Home(fields=tuple(field for service in services for field in service.topics))
        self._lane.run(
            lambda: Index(found.listed, knowledge.thesaurus().with_words(found.words), home),
            self._indexed,
        )

    def _no_index(self, error: NotAllowed | Unavailable) -> None:
        """Do without a preview until the next reading, which tells what is wrong."""
        del error
        self._indexing = False

    def _indexed(self, index: Index) -> None:
        self._indexing = False
        if self._open:
            self._index = index
            self._look_up()

    def _type(self, official: str) -> None:
        self._official = official
        self._typing.start()

    def _look_up(self) -> None:
        index, official = self._index, self._official
        if index is not None and official.strip():
            self._lane.run(lambda: _preview(index, official), self._looked_up)

    def _looked_up(self, preview: Preview) -> None:
        self._preview = preview
        self._show()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        """Show the scene of this moment, if the page stands."""
        if self._open:
            self._page.show_scene(Scene(self.flow, self._lost, self._preview))


def _look(store: Store) -> Known:
    """Return one reading (on the lane)."""
    with told_to_people():
        return Known(store.catalogue.misses(), store.catalogue.words())


def _perform(store: Store, wish: Wish, by: str) -> bool:
    """Do what a wish asks and return whether anything changed (on the lane)."""
    with told_to_people():
        if wish.act is Act.ADD:
            return store.catalogue.add_word(wish.request, wish.everyday, wish.official, by)
        return store.catalogue.drop_word(wish.request, wish.everyday, by)


def _preview(index: Index, official: str) -> Preview:
    found = index.search(official, PREVIEW)
    return Preview(official, tuple(hit.name for hit in found.hits), found.total)
