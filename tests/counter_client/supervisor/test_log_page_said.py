"""Words of the log's page: what a check has come to, what became of a file."""

from counter_client.supervisor import log_page_said
from db.logbook import GROUPS


def test_what_a_check_has_come_to_is_said():
    assert "65 dòng" in log_page_said.all_well(65, 1)
    assert "2 chỗ" in log_page_said.faulty(2, "event 1")
    assert log_page_said.told("day_wrong", {"typed": "x"}) == "Xin gõ ngày như 23/11/2026."
    assert log_page_said.told("no_such_key", {}) == "Chưa làm được việc này. Xin thử lại."


def test_a_file_that_is_cut_says_so():
    told = log_page_said.told("saved_part", {"rows": 100_000, "file": "a.csv"})
    assert "100000 dòng mới nhất" in told
    assert told != log_page_said.told("saved", {"rows": 100_000, "file": "a.csv"})


def test_every_kind_of_lines_has_a_name():
    assert set(log_page_said.groups()) == {"", *GROUPS}
