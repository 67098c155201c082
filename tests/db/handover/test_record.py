"""What is told of a dossier: unknown ones have no state and no moments; codes are not in reprs."""

from centre.rules.dossiers import Dates, State
from centre.rules.handover import Stamp, Step
from db.dossiers.rows import Dossier
from db.handover.record import Noted, Seen


def test_a_dossier_that_no_import_has_knows_nothing(clock):
    stamp = Stamp(clock.now(), "1", None)
    one = Seen("A-0001", None, "", (Noted(None, Step.RETURNED, stamp),))
    assert (one.state, one.dates, one.done) == (None, Dates(), {Step.RETURNED: stamp})


def test_a_state_without_a_number_is_read_from_its_word(clock):
    one = Seen("A-0001", Dossier("A-0001", state_raw="posting", due_at=clock.now()), "Khai sinh")
    assert (one.state, one.dates.due_at) == (State.FORWARDED, clock.now())
    assert "A-0001" not in repr(one)
