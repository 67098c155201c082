"""The desk of the guide: its errand, the catalogue in memory, and what goes to the store."""

from collections.abc import Callable, Mapping

from centre.knowledge import life_events
from centre.rules.errors import Unavailable
from kiosk.errands import Act, Site
from kiosk.finder import Finder
from kiosk.guide import Guide, Wishes


class GuideDesk:
    """Search and browsing of one kiosk; open_procedure takes the code of what was chosen."""

    def __init__(self, site: Site, open_procedure: Callable[[str], None]) -> None:
        """Join the flow and begin to read the catalogue."""
        self._store = site.store
        self._finder = Finder(site.store, site.ground.clock)
        wishes = Wishes(self._finder.ask, self._finder.drop, open_procedure, self._missed)
        self.guide = Guide(site.flow, life_events(), wishes)
        self._finder.tell(self.guide.stocked, self.guide.answered)
        site.flow.join(self.guide)

    def came_back(self) -> bool:
        """Show again where a procedure was opened from; tell whether that was here."""
        return self.guide.came_back()

    def acts(self) -> Mapping[str, Act]:
        """Return what the targets of the pages SEARCH and EVENTS do."""
        guide = self.guide
        return {
            "search": lambda _: guide.search(),
            "typed": guide.typed,
            "search_done": lambda _: guide.finish(),
            "show_keys": lambda _: guide.show_keys(),
            "open": guide.open,
            "events": lambda _: guide.browse_events(),
            "event": guide.choose_event,
            "group": guide.choose_group,
            "fields": lambda _: guide.browse_topics(),
            "catalogue_field": guide.choose_topic,
            "rows_up": guide.scroll,
            "rows_down": guide.scroll,
        }

    def close(self) -> None:
        """Give back the lanes of the catalogue."""
        self._finder.close()

    def _missed(self, folded: str) -> None:
        """Have a search counted that found nothing; where the store is gone it is not."""
        self._store.run(lambda store: store.catalogue.missed(folded), None, _unheard)


def _unheard(error: Exception) -> None:
    if not isinstance(error, Unavailable):
        raise error
