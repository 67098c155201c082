"""Which errands a kiosk offers, each with its desk."""

from kiosk.care_desk import CareDesk
from kiosk.errands import Desk, Site
from kiosk.guide_desk import GuideDesk
from kiosk.own_desk import OwnDesk
from kiosk.papers_desk import PapersDesk
from kiosk.track_desk import TrackDesk


def desks(site: Site) -> tuple[Desk, ...]:
    """Return the desks of a kiosk, made in the order in which they need each other."""
    papers = PapersDesk(site, lambda: guide.came_back())  # noqa: PLW0108 - guide is made below
    guide = GuideDesk(site, papers.open)
    return (CareDesk(site), OwnDesk(site), TrackDesk(site), papers, guide)
