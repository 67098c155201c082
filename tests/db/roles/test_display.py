"""What a display that fell into wrong hands cannot do: anything but look and tell of itself."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

from db.roles import inventory
from db.roles.display import GROUP
from db.roles.matrix import right

NOT_PERMITTED = "42501"


def test_it_looks_at_the_board_and_at_no_table_of_the_day(rig) -> None:
    assert rig.run("lobby", "SELECT count(*) FROM board_ticket") == [(8,)]
    assert rig.run("lobby", "SELECT count(*) FROM board_call") == [(3,)]
    for table in ("ticket", "call", "rating", "session", "clerk", "series", "event", "request"):
        assert rig.code("lobby", f"SELECT 1 FROM {table}") == NOT_PERMITTED, table


def test_it_writes_nothing_of_the_queue(rig) -> None:
    written = {
        table
        for table in inventory.TABLES
        if right(GROUP, table).insert or right(GROUP, table).update
    }
    assert written == {"device", "enrolment"}
    for statement in (
        "UPDATE board_ticket SET state = 'called'",
        "INSERT INTO board_call (centre) VALUES ('H99.08')",
        "SELECT day FROM business_day FOR UPDATE",
        "UPDATE business_day SET day = day",
        "INSERT INTO event (centre) VALUES ('H99.08')",
        "UPDATE chain SET seq = seq + 1",
        "INSERT INTO request (centre) VALUES ('H99.08')",
    ):
        assert rig.code("lobby", statement) == NOT_PERMITTED, statement


def test_it_tells_of_itself_and_its_loudspeaker(rig) -> None:
    assert rig.run("lobby", "SELECT name FROM device ORDER BY 1") == [
        ("display:lobby",),
        ("lobby",),
    ]
    assert rig.run("lobby", "UPDATE device SET state = 'error'") == 2


def test_it_reads_what_is_put_up_and_no_dossier(rig) -> None:
    for table in ("catalogue", "catalogue_procedure", "topic", "search_word"):
        assert len(rig.run("lobby", f"SELECT * FROM {table}")) == 1, table
    for table in ("dossier", "search_miss", "lookup_try"):
        assert rig.code("lobby", f"SELECT 1 FROM {table}") == NOT_PERMITTED, table
    for table, column in (("catalogue", "version"), ("topic", "service")):
        assert rig.code("lobby", f"UPDATE {table} SET {column} = NULL") == NOT_PERMITTED


def test_a_door_learns_of_a_counter_that_somebody_sits_there_and_no_more(rig) -> None:
    assert inventory.VIEWS["board_counter"].split() == [
        "centre",
        "counter",
        "signed_in_at",
        "paused_at",
    ]
    assert len(rig.run("lobby", "SELECT counter, signed_in_at, paused_at FROM board_counter")) > 0
    for column in ("clerk", "pause_reason", "id"):
        assert rig.code("lobby", f"SELECT {column} FROM board_counter") == "42703", column
    for view, columns in inventory.VIEWS.items():
        told = set(columns.split())
        assert not told & {"clerk", "note", "origin", "pause_reason", "target_clerk"}, view


def test_no_view_of_the_lobby_lets_a_condition_look_behind_it(rig) -> None:
    """Without the barrier a cheap function in WHERE is given the rows of other centres."""
    asked = "SELECT relname, reloptions FROM pg_class WHERE relkind = 'v' AND relname LIKE 'board%'"
    found = dict(rig.run("lobby", asked))
    assert found == {view: ["security_barrier=true"] for view in inventory.VIEWS}
    for view in inventory.VIEWS:
        assert {row[0] for row in rig.run("lobby", f"SELECT centre FROM {view}")} == {"H99.08"}
