"""The widest number and counter code of a centre."""

from dataclasses import replace

from queue_display.widths import numbers_of


def test_longer_series_and_codes_make_wider_numbers(store):
    centre = store.centre()
    before = numbers_of(centre)
    code, service = next(iter(centre.services.items()))
    services = {**centre.services, code: replace(service, last=12345)}
    counter = replace(next(iter(centre.counters.values())), code="12B")
    after = numbers_of(replace(centre, services=services, counters={"12B": counter}))
    assert after.number > before.number
    assert after.counter > before.counter
