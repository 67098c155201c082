"""The way to a procedure as a state machine: search while typing, browsing by life event and field.

It knows neither Qt nor the store. What was typed lives here and nowhere else, until forget().
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from centre.knowledge.events import Group, LifeEvent
from kiosk.lookup import Answer, Query, Row, Stock, Topic
from kiosk.stage import Stage
from kiosk.taps import SETTLE_SECONDS
from kiosk.visit import Page

MOST_SIGNS: Final = 200
"""A text is never longer; the search reads no more."""
PAGES: Final = frozenset({Page.SEARCH, Page.EVENTS})


class Standing(StrEnum):
    """How the catalogue stands: not yet read, none in this centre, at hand."""

    OPENING = "opening"
    NONE = "none"
    READY = "ready"


class Browse(StrEnum):
    """What the page EVENTS shows: life events, one event's groups, all topics, rows."""

    EVENTS = "events"
    GROUPS = "groups"
    TOPICS = "topics"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the guide asks for: an answer (told to answered), a procedure's pages, a miss counted.

    missed takes the folded words of a search that found nothing; drop says that no answer is
    waited for any more.
    """

    ask: Callable[[Query], None]
    drop: Callable[[], None]
    open: Callable[[str], None]
    missed: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class GuideView:
    """What the pages SEARCH and EVENTS draw.

    text: what was typed; has_keys: the keyboard is shown; answer: None before anything is asked;
    often: the rows shown until then; top: the first row that is seen of the list on this page.
    """

    standing: Standing
    text: str = field(repr=False)
    has_keys: bool
    often: tuple[Row, ...]
    answer: Answer | None
    top: int
    browse: Browse
    events: tuple[LifeEvent, ...]
    event: LifeEvent | None = None
    group: Group | None = None
    topic: str = ""
    topics: tuple[Topic, ...] = ()


@dataclass(slots=True)
class _Results:
    """One list: what is asked for, what came last and for which query, the row on top."""

    query: Query | None = None
    answer: Answer | None = None
    answered: Query | None = None
    top: int = 0

    def is_open(self) -> bool:
        """Tell whether an answer is still to come."""
        return self.query is not None and self.answered != self.query


class Guide:
    """The errand behind "Tra cứu thủ tục". Every public method may be called at any time."""

    def __init__(self, flow: Stage, events: tuple[LifeEvent, ...], wishes: Wishes) -> None:
        """Take the stage, the life events in their order, and who hears the wishes."""
        self._flow = flow
        self._events = events
        self._wishes = wishes
        self._stock: Stock | None = None
        self._begin()

    def _begin(self) -> None:
        self._text = ""
        self._has_keys = True
        self._typed, self._chosen = _Results(), _Results()
        self._counted: set[str] = set()
        self._browse = Browse.EVENTS
        self._event: LifeEvent | None = None
        self._group: Group | None = None
        self._topics_top = 0
        self._settled_at = float("-inf")
        self._left: Page | None = None

    # As an errand.

    @property
    def pages(self) -> frozenset[Page]:
        """Return the pages SEARCH and EVENTS."""
        return PAGES

    def forget(self) -> None:
        """Forget everything typed and chosen; a search that found nothing is counted first."""
        self._count_miss()
        self._begin()
        self._wishes.drop()

    def back(self) -> bool:
        """Go one page back: from rows to what they were chosen by, from there to the search."""
        if self._flow.page is not Page.EVENTS:
            return False
        if self._browse is Browse.ROWS:
            self._browse_on(Browse.GROUPS if self._event else Browse.TOPICS)
        elif self._browse is Browse.GROUPS:
            self._browse_on(Browse.EVENTS)
        else:
            self._show(Page.SEARCH)
        return True

    def view(self) -> GuideView:
        """Return what the pages draw."""
        stock = self._stock or Stock()
        shown = self._shown()
        return GuideView(
            standing=self._standing(),
            text=self._text,
            has_keys=self._has_keys,
            often=stock.often,
            answer=shown.answer,
            top=self._topics_top if self._shows_topics() else shown.top,
            browse=self._browse,
            events=self._events,
            event=self._event,
            group=self._group,
            topic=self._chosen.query.topic if self._chosen.query else "",
            topics=stock.topics,
        )

    # What people touch.

    def search(self) -> None:
        """Begin to search, from the first page."""
        if self._flow.accepts("search", Page.HOME):
            self._show(Page.SEARCH)

    def typed(self, text: str) -> None:
        """Take the whole text as it is after a key."""
        if not self._flow.shows(Page.SEARCH):
            return
        self._flow.touched()
        if text[:MOST_SIGNS] == self._text:
            return
        if not text.strip():
            self._count_miss()
        self._text = text[:MOST_SIGNS]
        self._look_up()
        self._flow.changed()

    def finish(self) -> None:
        """Take "Tìm": the keyboard makes room for what was found."""
        if self._flow.shows(Page.SEARCH) and self._has_keys:
            self._count_miss()
            self._has_keys = False
            self._show(Page.SEARCH)

    def show_keys(self) -> None:
        """Bring the keyboard back."""
        if not self._has_keys and self._flow.accepts("show_keys", Page.SEARCH):
            self._has_keys = True
            self._show(Page.SEARCH)

    def scroll(self, top: str) -> None:
        """Bring the row of this number to the top of the list; anything else is ignored."""
        if not (top.isdecimal() and self._flow.accepts(f"rows {top}", *PAGES)):
            return
        if self._shows_topics():
            self._topics_top = int(top)
        else:
            self._shown().top = int(top)
        self._flow.changed()

    def open(self, code: str) -> None:
        """Take a touch on a row; one that has only just come under the finger is not meant."""
        is_new = self._flow.now - self._settled_at < SETTLE_SECONDS
        if is_new or not self._flow.accepts(f"open {code}", *PAGES):
            return
        self._left = self._flow.page
        self._wishes.open(code)

    def came_back(self) -> bool:
        """Show the list again from which a procedure was opened; tell whether there was one."""
        if self._left is None:
            return False
        self._show(self._left)
        return True

    def browse_events(self) -> None:
        """Show the life events."""
        if self._flow.accepts("events", *PAGES):
            self._count_miss()
            self._browse_on(Browse.EVENTS)

    def browse_topics(self) -> None:
        """Show the fields of the catalogue."""
        if self._flow.accepts("fields", *PAGES):
            self._count_miss()
            self._browse_on(Browse.TOPICS)

    def choose_event(self, key: str) -> None:
        """Take a touch on a life event: show its groups."""
        found = next((event for event in self._events if event.key == key), None)
        if found is not None and self._flow.accepts(f"event {key}", Page.EVENTS):
            self._event = found
            self._browse_on(Browse.GROUPS)

    def choose_group(self, place: str) -> None:
        """Take a touch on a group, KEY.N: show what it leads to."""
        key, _, number = place.rpartition(".")
        event = self._event
        if event is None or event.key != key or not number.isdecimal():
            return
        if int(number) < len(event.groups) and self._flow.accepts(f"group {place}", Page.EVENTS):
            self._group = event.groups[int(number)]
            self._choose(Query(words=self._group.search, codes=self._group.codes))

    def choose_topic(self, name: str) -> None:
        """Take a touch on a field of the catalogue: show its procedures."""
        if self._flow.accepts(f"catalogue_field {name}", Page.EVENTS):
            self._choose(Query(topic=name))

    # What the catalogue answers.

    def stocked(self, stock: Stock) -> None:
        """Take what the catalogue holds, at the start and after each change of it."""
        self._stock = stock
        for results in (self._typed, self._chosen):
            results.answered = None
        self._ask(self._shown())
        self._flow.changed()

    def answered(self, query: Query, answer: Answer) -> None:
        """Take an answer; one to words that are no longer there is dropped."""
        for results in (self._typed, self._chosen):
            if results.query == query:
                self._take(results, answer)
                self._flow.changed()

    # Inside.

    def _standing(self) -> Standing:
        if self._stock is None:
            return Standing.OPENING
        return Standing.READY if self._stock.count else Standing.NONE

    def _shown(self) -> _Results:
        """Return the list of the page that is shown."""
        return self._chosen if self._flow.page is Page.EVENTS else self._typed

    def _shows_topics(self) -> bool:
        return self._flow.page is Page.EVENTS and self._browse is Browse.TOPICS

    def _show(self, page: Page) -> None:
        """Bring up one of the pages, with an answer that is not too old."""
        self._left = None
        self._flow.show(page)
        self._ask(self._shown())

    def _browse_on(self, browse: Browse) -> None:
        """Show something else of the page EVENTS; what was chosen behind it is forgotten."""
        self._browse = browse
        if browse is not Browse.ROWS:
            self._chosen, self._group = _Results(), None
        if browse in (Browse.EVENTS, Browse.TOPICS):
            self._event = None
        if browse is Browse.EVENTS:
            self._topics_top = 0
        self._show(Page.EVENTS)

    def _choose(self, query: Query) -> None:
        self._chosen = _Results(query)
        self._browse_on(Browse.ROWS)

    def _look_up(self) -> None:
        """Ask for the words of the moment; without words there is nothing to ask."""
        words = self._text.strip()
        if words:
            self._typed.query = Query(words=words)
            self._ask(self._typed)
        else:
            self._typed = _Results()

    def _ask(self, results: _Results) -> None:
        if results.query is not None and results.is_open():
            self._wishes.ask(results.query)

    def _take(self, results: _Results, answer: Answer) -> None:
        """Keep an answer; other rows than before begin at the top, and settle first."""
        if results.answer is None or results.answer.rows != answer.rows:
            results.top = 0
            self._settled_at = self._flow.now
        results.answer, results.answered = answer, results.query

    def _count_miss(self) -> None:
        """Have a search that found nothing counted, once in a visit."""
        typed = self._typed
        if typed.answer is None or typed.is_open() or typed.answer.rows:
            return
        folded = typed.answer.folded
        if folded and folded not in self._counted:
            self._counted.add(folded)
            self._wishes.missed(folded)
