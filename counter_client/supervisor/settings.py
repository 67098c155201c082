"""The section of settings as a state machine: what is open, what was typed, what is on its way.

No Qt here. Time comes in: `at` is monotonic seconds. What was typed is kept until it is saved or
given up by a key of its own; a press is sent once, and again with the same request id while nobody
knows whether it took effect.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from centre.rules.declaring.facts import Change
from centre.rules.declaring.subjects import SUBJECTS
from centre.rules.errors import NotAllowed
from counter_client.shown import Message
from counter_client.supervisor.settings_checking import Wrong, wrongs
from counter_client.supervisor.settings_draft import Draft, without_deeds
from counter_client.supervisor.settings_open import FILE, PAGES, Opened
from db.declaring.store import Plan, Sheet

if TYPE_CHECKING:
    from db.declaring.past import Past

RESEND_WITHIN: Final = 60.0
"""A press in doubt is sent again by itself for so long, as at the desk (counter_client.flow)."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Changes that the store is to make; the request id stays until the answer is certain.

    by: who pressed. page, key, typed: what stood then; who types on meanwhile loses nothing.
    """

    request: UUID
    changes: tuple[Change, ...]
    at: float
    by: str = ""
    page: str = ""
    key: str | None = None
    typed: Mapping[str, Any] = field(default_factory=dict, repr=False)


class Settings(Opened):
    """What stands in the section, what was typed, what was heard of the store."""

    def __init__(self, new_request: Callable[[], UUID] = uuid4) -> None:
        """Begin with the opening hours, of which nothing is known yet."""
        super().__init__()
        self.said: Message | None = None
        self.wanted: tuple[str, str | None] | None = None
        self.pasts: tuple[Past, ...] | None = None
        self.plan: Plan | None = None
        self.by = ""
        self._yields = False
        self._drafts: dict[str, Draft] = {}
        self._new_request = new_request
        self._held: Wish | None = None
        self._in_flight = False

    @property
    def waits(self) -> bool:
        """Tell whether a press is on its way or in doubt."""
        return self._held is not None

    # --- who sits here ---------------------------------------------------------------------------

    def sits(self, clerk: str) -> None:
        """Let a clerk sit down: the last one's draft waits for him, this one's own is back."""
        if clerk != self.by:
            if self.typed or self.code:
                typed = without_deeds(self.page, self.typed)
                draft = Draft(self.page, self.key, self.code, typed, self._known)
                self._drafts[self.by] = draft
            # Nobody resends what another pressed; its author finds it as a draft.
            self._held, self._in_flight = None, False
            self.by = clerk
            self._take_up(self._drafts.pop(clerk, None))
        if self.typed or self.code:
            self.said = Message("draft_kept", {}, "warn")

    def _take_up(self, draft: Draft | None) -> None:
        if draft is None:
            self._go(PAGES[0] if self.page == FILE else self.page, None)
            return
        self._go(draft.page, draft.key)
        self.code, self.typed, self._known = draft.code, dict(draft.typed), draft.known

    # --- what is pressed -------------------------------------------------------------------------

    def choose(self, page: str, key: str | None = None) -> bool:
        """Go to a page, or to an item of it; with unsaved changes first ask (return False)."""
        if self.is_dirty:
            self.wanted = (page, key)
            return False
        self._go(page, key)
        return True

    def begin_new(self) -> bool:
        """Begin a new item of the page; with unsaved changes first ask (return False)."""
        return self.choose(self.page, "")

    def stay(self) -> None:
        """Do not leave what was typed."""
        self.wanted = None

    def give_up(self) -> None:
        """Forget what was typed; go where somebody wanted to, if so."""
        wanted = self.wanted or (self.page, None if self.is_new else self.key)
        self._go(*wanted)

    def save(self, at: float) -> Wish | None:
        """Return the wish to save what was typed, or None where something is wrong with it.

        Raises NotAllowed("busy").
        """
        changes = self._changes()
        self.wrong = wrongs(self._items(), changes, self._place())
        self.said = Message("settings_wrong", {}, "err") if self.wrong else None
        return None if self.wrong or not changes else self._wish(changes, at)

    def end(self, at: float) -> Wish:
        """Return the wish to end the item that is open; raise NotAllowed: busy, nothing_open."""
        if not self.key:
            raise NotAllowed("nothing_open")
        return self._wish((Change(self.page, self.key, None, self._mark()),), at)

    def take_in(self, at: float) -> Wish:
        """Return the wish to make the changes of a file; raise NotAllowed: busy, nothing_open."""
        if self.plan is None or not self.plan.changes:
            raise NotAllowed("nothing_open")
        return self._wish(self.plan.changes, at)

    # --- what is heard ---------------------------------------------------------------------------

    def seen(self, sheet: Sheet) -> None:
        """Take a reading; what was typed stays, and who was faster is told before it is saved."""
        self.sheet = sheet
        if self.subject is not None and self.subject.only and self.key is None:
            self.key = self.subject.only
        if not self.key:
            return
        now = self._here()
        if self._known is None or not self.typed:
            self._known = now
        elif self._yields:
            self._yields = False
            self._merge(now)
        elif now != self._known:
            self.said = Message("changed_meanwhile", {}, "warn")

    def answered(self, wish: Wish) -> None:
        """Take the store's answer: it is so now; what was typed since stays."""
        if not self._release(wish):
            return
        if wish.page == FILE:
            self.plan = None
            self.said = Message("settings_taken_in", {}, "ok")
            return
        if (self.page, self.key) == (wish.page, wish.key):
            self._go_on(wish)
        self.said = Message("settings_saved", {}, "ok")

    def _go_on(self, wish: Wish) -> None:
        """Go where somebody wanted to, or stay with what he has typed since he saved."""
        left = {n: v for n, v in self.typed.items() if n not in wish.typed or wish.typed[n] != v}
        gone = self.page == "holiday" and wish.changes[0].value is None
        here = (self.page, None if gone else self.key or wish.changes[0].key)
        self._go(*(here if left or not self.wanted else self.wanted))
        self.typed, self._known = left, None

    def refused(self, wish: Wish, error: NotAllowed) -> None:
        """Take the store's refusal: beside its field, where there is one."""
        if not self._release(wish):
            return
        # Told once, he decides: the next reading is what he then saves over.
        self._yields = error.key == "changed_meanwhile"
        name = None if self._yields else self._place().field_of(error.facts)
        if name is not None:
            self.wrong[name] = Wrong(error.key, error.facts)
        self.said = Message(error.key, error.facts, "err")

    def doubted(self, wish: Wish) -> None:
        """Keep a wish of which nobody knows whether it took effect."""
        if self._is_held(wish):
            self._in_flight = False

    def resend(self, at: float) -> Wish | None:
        """Return the wish in doubt to send again, the same request id; an old one is let go."""
        if self._held is None or self._in_flight:
            return None
        if at - self._held.at > RESEND_WITHIN:
            self._held = None
            self.said = Message("wish_too_old")
            return None
        self._in_flight = True
        return self._held

    def forget(self) -> None:
        """Forget what was read; what was typed stays for whoever typed it."""
        self.sheet = self.pasts = self.plan = None
        self.said = None

    # --- inside ----------------------------------------------------------------------------------

    def _go(self, page: str, key: str | None) -> None:
        self.page, self.wanted, self.said = page, None, None
        self.typed, self.wrong, self.code = {}, {}, ""
        subject = SUBJECTS.get(page)
        self.key = subject.only if subject is not None and subject.only else key
        self._yields = False
        self._known = self._here() if self.key and self.sheet else None

    def _wish(self, changes: tuple[Change, ...], at: float) -> Wish:
        if self._held is not None:
            raise NotAllowed("busy")
        stands = (self.by, self.page, self.key, dict(self.typed))
        self._held = Wish(self._new_request(), changes, at, *stands)
        self._in_flight = True
        return self._held

    def _release(self, wish: Wish) -> bool:
        """Let a wish go; tell whether it was the one that was waited for."""
        if not self._is_held(wish):
            return False
        self._held, self._in_flight = None, False
        return True

    def _is_held(self, wish: Wish) -> bool:
        return self._held is not None and self._held.request == wish.request
