"""What the devices' page knows: sorts of devices, free names, a bundle that is never shown."""

from uuid import uuid4

from centre.rules.enrolling import Enrolment
from counter_client.supervisor.enrolling import FOLLOWS, NAME, SORTS, STAGE_OF, Ours, next_name


def test_the_first_free_name_of_a_sort_is_offered():
    sorts = {sort.key: sort for sort in SORTS}
    assert next_name(sorts["counter"], {"c1", "c2", "c4"}) == "c3"
    assert next_name(sorts["kiosk"], set()) == "k1"
    assert all(NAME.fullmatch(next_name(sort, ())) for sort in SORTS)


def test_what_a_bundle_says_is_in_no_log():
    ours = Ours(uuid4(), "k1", "secret-of-the-bundle", 1.0)
    assert "secret" not in repr(ours)


def test_each_state_under_way_has_a_page_that_follows_it():
    assert set(STAGE_OF.values()) <= FOLLOWS
    assert set(STAGE_OF) == {Enrolment.OFFERED, Enrolment.ASKED, Enrolment.ACCEPTED}
