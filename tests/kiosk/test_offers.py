"""What a tile says of a field: the sum of its open services, or why there are no numbers."""

from centre.rules.waits import WaitRange
from kiosk import offers
from kiosk.offers import Standing


def of(centre, *loads):
    known = offers.fields(centre, {load.service: load for load in loads})
    return {offer.code: offer for offer in known}


def test_field_adds_up_its_open_services(centre, load):
    civil = of(
        centre,
        load("civil", waiting=3, wait=WaitRange(5, 10)),
        load("copies", waiting=2, wait=WaitRange(10, 20)),
    )["civil"]
    assert (civil.waiting, civil.wait, civil.services) == (5, WaitRange(5, 20), ("civil", "copies"))


def test_range_is_silent_when_one_service_knows_too_little(centre, load):
    civil = of(centre, load("civil"), load("copies", wait=None))["civil"]
    assert civil.wait is None


def test_field_is_open_while_one_service_is(centre, load, shut):
    civil = of(centre, load("civil", opening=shut), load("copies", waiting=2))["civil"]
    assert (civil.standing, civil.waiting) == (Standing.OPEN, 2)


def test_full_and_closed_are_told_apart(centre, load, shut):
    known = of(centre, load("land", left=0), load("social", opening=shut))
    assert known["land"].standing is Standing.FULL
    assert known["social"].standing is Standing.CLOSED
    assert known["social"].opens_next == shut.opens_next
    assert known["business"].standing is Standing.CLOSED, "nothing known is closed"


def test_fields_come_in_the_centres_order_and_services_too(centre, loads):
    known = {load.service: load for load in loads}
    assert [offer.code for offer in offers.fields(centre, known)][:2] == ["civil", "land"]
    services = offers.services(centre, known, "civil")
    assert [offer.code for offer in services] == ["civil", "copies"]
    assert offers.find(services, "copies") is services[1]
    assert offers.find(services, "gone") is None


def test_before_the_first_reading_there_is_nothing():
    assert offers.fields(None, {}) == offers.services(None, {}, "civil") == ()
