"""Words of the section of dossiers: lengths in working time, cells without a person."""

from datetime import datetime
from uuid import uuid4

import pytest

from centre.rules.dossiers import State
from centre.rules.handover import Stamp, Step
from centre.rules.hours import ZONE
from counter_client.supervisor import dossiers_said as said
from counter_client.supervisor.dossiers import List
from db.handover.record import Due, LateRecord, Noted

AT = datetime(2026, 11, 23, 16, 30, tzinfo=ZONE)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "còn 0 phút"),
        (59, "còn 59 phút"),
        (60, "còn 1 giờ"),
        (8 * 60, "còn 1 ngày 0 giờ"),
        (-30, "quá 30 phút"),
        (-(2 * 8 + 3) * 60 - 20, "quá 2 ngày 3 giờ"),
    ],
)
def test_a_day_is_eight_hours_of_work(minutes, words):
    assert said.left_words(minutes) == words


@pytest.mark.parametrize("which", list(List))
def test_every_list_has_all_its_words(which):
    assert said.list_words(which)
    assert said.about(which)
    assert said.nothing(which)
    assert len(said.headings(which)) == 5


def test_the_cells_of_a_list():
    noted = Noted(uuid4(), Step.FINISHED, Stamp(AT, "1", "lan"))
    one = Due("A-0001", "", State.PROCESSING, AT, -60, (noted,))
    code, procedure, due, left, state = said.due_cells(one, List.OVERDUE)
    assert (code, procedure, due, left) == ("A-0001", "–", "23/11/2026\n16:30", "quá 1 giờ")
    assert state == "Đang xử lý\nĐã xử lý xong: 16:30 23/11/2026, quầy 1"
    assert said.due_cells(one, List.RETURNED)[3] == "–"
    whole_day = Due("A-0001", "", None, AT.replace(hour=23, minute=59), 60, ())
    assert said.due_cells(whole_day, List.SOON)[2] == "23/11/2026"


def test_the_cells_of_the_report():
    moments = (None, AT, Step.RETURNED, AT, "12", State.RETURNED, None, AT, 450)
    cells = said.late_cells(LateRecord("A-0001", "1.004194", "Khai sinh", *moments))
    assert cells[3] == "16:30 23/11/2026\nquầy 12"
    assert cells[4] == "7 giờ\nĐã trả kết quả"


def test_small_sentences():
    assert said.hidden(0) == ""
    assert "237" in said.hidden(237)
    assert said.file_name("20261001", "20261231") == "ghi-nhan-tre-20261001-20261231.csv"
    assert said.title() == "Hồ sơ"
    keys = ("role_missing", "file_exists", "disk_full")
    assert len({said.saved("x"), said.reading(), *map(said.not_saved, keys)}) == 5
    assert said.not_saved("not_permitted") == said.not_allowed()
    assert said.not_saved("database_gone") == said.not_saved("disk_full")
