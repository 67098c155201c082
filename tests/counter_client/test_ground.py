"""What a counter stands on."""

from counter_client.equipment import REAL
from counter_client.ground import Ground


def test_a_counter_reaches_its_devices_through_the_registry_unless_told_otherwise(
    counters, words, clock
):
    ground = Ground(counters, "c1", words, clock)
    assert ground.doors is REAL
    assert ground.strip is False
