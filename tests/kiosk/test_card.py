"""A card under the scanner: a suggestion, its refusal, and nothing of the card."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from centre.rules.codes import Card
from centre.rules.services import PriorityGroup
from kiosk.card import CardOffer
from kiosk.flow import Flow
from kiosk.visit import Page, Take, Timing

TODAY = date(2026, 11, 23)
OLD, YOUNG = Card(1950), Card(1990)


class Visit:
    """A kiosk whose centre asks for priority and has a group from 60."""

    def __init__(self, clock, centre, loads):
        groups = {**centre.groups, "sixty": PriorityGroup("sixty", {"vi": "60"}, "Luật", 9, 60)}
        policy = replace(centre.policy, ask_priority=True)
        self.centre = replace(centre, policy=policy, groups=MappingProxyType(groups))
        self.clock = clock
        self.wishes = []
        self.flow = Flow(clock, Timing(), self.wishes.append, lambda: None, has_printer=False)
        self.card = CardOffer(self.flow, self.flow.use_priority)
        self.flow.join(self.card)
        self.flow.loaded(self.centre, loads)

    def scan(self, card, **policy):
        centre = replace(self.centre, policy=replace(self.centre.policy, **policy))
        return self.card.scanned(card, centre, TODAY)

    def touch(self, act, *given):
        self.clock.push(1)
        act(*given)

    def taken_with(self):
        """Return the group with which numbers were taken."""
        return [wish.priority for wish in self.wishes if isinstance(wish, Take)]


@pytest.fixture
def visit(clock, centre, loads):
    return Visit(clock, centre, loads)


def test_an_age_that_is_reached_suggests_its_group(visit):
    assert visit.scan(OLD)
    assert (visit.flow.page, visit.flow.view().errand.group) == (Page.CARD, "sixty")


@pytest.mark.parametrize(("card", "policy"), [(YOUNG, {}), (OLD, {"ask_priority": False})])
def test_too_young_or_no_priority_here_suggests_nothing(visit, card, policy):
    assert visit.scan(card, **policy)
    assert visit.flow.view().errand.group == ""
    visit.touch(visit.card.accept)
    assert visit.flow.page is Page.CARD
    visit.touch(visit.flow.back)
    assert visit.flow.view().priority == ""


def test_used_it_goes_with_the_next_number_and_is_not_asked_for(visit):
    visit.scan(OLD)
    visit.touch(visit.card.accept)
    assert (visit.flow.page, visit.flow.view().priority) == (Page.HOME, "sixty")
    visit.touch(visit.flow.choose_field, "land")
    assert visit.taken_with() == ["sixty"]


def test_it_is_remembered_through_the_pages_on_the_way_to_the_number(visit):
    visit.scan(OLD)
    visit.touch(visit.card.accept)
    visit.touch(visit.flow.choose_field, "civil")
    visit.touch(visit.flow.back)
    visit.touch(visit.flow.choose_field, "civil")
    visit.touch(visit.flow.choose_service, "copies")
    assert visit.taken_with() == ["sixty"]


def test_refused_the_usual_question_comes_with_all_groups_and_no_number_is_lost(visit):
    visit.scan(OLD)
    visit.touch(visit.flow.back)
    visit.touch(visit.flow.choose_field, "land")
    assert visit.flow.page is Page.PRIORITY
    visit.touch(visit.flow.choose_priority, "disabled")
    assert visit.taken_with() == ["disabled"]


@pytest.mark.parametrize("end", ["home", "silence", "number"])
def test_the_next_visitor_gets_nothing_of_it(visit, end, taken):
    visit.scan(OLD)
    visit.touch(visit.card.accept)
    if end == "home":
        visit.touch(visit.flow.choose_field, "civil")
        visit.touch(visit.flow.home)
    elif end == "silence":
        visit.clock.push(61)
        visit.flow.tick()
    else:
        visit.touch(visit.flow.choose_field, "land")
        visit.flow.taken(visit.wishes[-1].request, taken(paper=False))
        visit.touch(visit.flow.home)
    assert (visit.flow.page, visit.flow.view().priority) == (Page.HOME, "")
    visit.touch(visit.flow.choose_field, "land")
    assert visit.flow.page is Page.PRIORITY


def test_who_walks_away_from_the_suggestion_leaves_nothing(visit):
    visit.scan(OLD)
    visit.clock.push(61)
    visit.flow.tick()
    assert visit.flow.page is Page.HOME
    assert visit.card.view().group == ""


def test_a_group_that_is_no_more_is_asked_for_again(visit, loads):
    visit.scan(OLD)
    visit.touch(visit.card.accept)
    groups = {code: g for code, g in visit.centre.groups.items() if code != "sixty"}
    visit.flow.loaded(replace(visit.centre, groups=MappingProxyType(groups)), loads)
    visit.touch(visit.flow.choose_field, "land")
    assert visit.flow.page is Page.PRIORITY


def test_a_card_is_not_heard_in_the_middle_of_something_else(visit):
    visit.touch(visit.flow.choose_field, "civil")
    assert not visit.scan(OLD)
    assert visit.flow.page is Page.SERVICES


def test_before_the_centre_is_read_no_card_is_heard(visit):
    assert not visit.card.scanned(OLD, None, TODAY)


def test_nothing_of_the_card_is_kept(visit):
    born = Card(1950, date(1950, 4, 3))
    visit.scan(born)
    kept = [*vars(visit.card).values(), *vars(visit.flow).values()]
    assert not [value for value in kept if isinstance(value, Card | date)]
    assert "1950" not in repr([visit.card.view(), visit.flow.view()])
