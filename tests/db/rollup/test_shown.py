"""The same numbers as lines, JSON and CSV."""

import csv
import io
from datetime import date

from centre.rules.units import Unit, Units
from db.figures.gathering import Span
from db.rollup import shown, tree
from db.rollup.report import report

MONTH = Span(date(2026, 11, 1), date(2026, 11, 30))
HUE = Unit("46", "=Huế", "tỉnh", "", date(2020, 1, 1))


def test_all_forms_have_the_same_sums_and_what_is_missing(province, a_day, send, receive, clock):
    with province.write() as work:
        tree._replace(work, Units([HUE]), "", correct=True)
    a_day(4, 2), a_day(3, 1), send(unit="46"), receive()
    clock.move(days=2)
    made = report(province, MONTH)
    told = shown.as_json(made)
    text = shown.as_csv(made, "vi")
    assert text.startswith("\ufeffCấp;Mã;Tên")
    rows = [*csv.reader(io.StringIO(text[1:]), delimiter=";")]
    assert [row[7:13] for row in rows[1:4]] == [["7", "3", "0", "0", "4", "0"]] * 3
    assert rows[2][2] == "'=Huế"
    assert rows[1][14] == f"{told['total']['wait_seconds']['sum']:.1f}".replace(".", ",")
    lines = [*shown.lines(made, "vi")]
    assert [line.split()[-6] for line in lines[1:4]] == ["7"] * 3
    (gap,) = [line for line in lines if line.startswith("chưa có số liệu")]
    assert rows[-1] == [gap]
    assert told["missing"] == [{"centre": "H99.08", "from": "2026-11-25", "to": "2026-11-26"}]
    assert [*shown.lines(made, "en")][-1].startswith("no figures of 25/11/2026")
