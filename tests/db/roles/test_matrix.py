"""The matrix itself: what it does not grant is refused, cell by cell; what it grants is not."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

from collections.abc import Callable, Iterator

import pytest

from db import tables
from db.columns import metadata
from db.enrolment.pairing import pairing
from db.roles import inventory
from db.roles.matrix import BACKUP, RIGHTS, right
from db.roles.right import VERBS

NOT_PERMITTED = "42501"
WHOLE = {**inventory.TABLES, **inventory.VIEWS}
OTHER = "H99.09"


def cell(verb: str, table: str, column: str) -> str:
    """Return a statement that needs one right on one column and touches no row."""
    return {
        "SELECT": f"SELECT {column} FROM {table} WHERE false",
        "INSERT": f"INSERT INTO {table} ({column}) SELECT NULL WHERE false",
        "UPDATE": f"UPDATE {table} SET {column} = DEFAULT WHERE false",
    }[verb]


def cells(group: str) -> Iterator[tuple[str, bool]]:
    """Yield each statement of one cell, and whether the matrix grants it."""
    for table in WHOLE:
        granted = right(group, table)
        for verb in VERBS:
            for column in inventory.columns(table):
                is_granted = column in granted.columns(verb)
                if group == BACKUP:
                    is_granted = verb == "SELECT"
                yield cell(verb, table, column), is_granted


def whole(group: str, table: str) -> tuple[str, ...]:
    """Return what a group may not do with a table, a view where it can be."""
    every = (f"DELETE FROM {table}", f"DELETE FROM {table} WHERE false")
    locks: tuple[str, ...] = (f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",)
    if right(group, table).removes:
        # Who may delete may lock (README.md, residues).
        every, locks = (), ()
    if table in inventory.VIEWS:
        return (*every, f"DROP VIEW {table}")
    return (
        *every,
        f"TRUNCATE {table}",
        f"DROP TABLE {table} CASCADE",
        f"ALTER TABLE {table} ADD COLUMN spare integer",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} OWNER TO CURRENT_USER",
        f"CREATE INDEX spare ON {table} (({inventory.columns(table)[0]}))",
        f"CREATE POLICY spare ON {table} USING (true)",
        f"CREATE TRIGGER spare AFTER INSERT ON {table} EXECUTE FUNCTION event_keeps()",
        *locks,
    )


def unlike(run: Callable[[str], str | None], group: str) -> tuple[list[str], int, int]:
    """Return the cells where the server does not do as the matrix says, and how many were tried."""
    wrong, refused, allowed = [], 0, 0
    for statement, is_granted in cells(group):
        code = run(statement)
        refused, allowed = refused + (not is_granted), allowed + is_granted
        if code != (None if is_granted else NOT_PERMITTED):
            wrong.append(f"{group}: {statement}: {code or 'was done'}")
    return wrong, refused, allowed


def test_each_cell_that_is_not_granted_is_refused_and_no_other(rig, group_logins) -> None:
    refused = allowed = 0
    wrong: list[str] = []
    for group, login in group_logins.items():
        found, no, yes = unlike(lambda statement, login=login: rig.code(login, statement), group)
        wrong, refused, allowed = wrong + found, refused + no, allowed + yes
    assert not wrong
    assert refused >= 2000
    assert allowed >= 500


@pytest.mark.parametrize(
    ("login", "groups"),
    [("chief", ("mc_counter", "mc_supervisor")), ("c3", ("mc_counter", "mc_rating"))],
)
def test_a_login_of_two_groups_may_what_either_may_and_no_more(rig, login: str, groups) -> None:
    """Cells add up; rows are asked by each group's own condition (test_supervisor, test_rating)."""
    granted = {
        statement: is_granted or second
        for (statement, is_granted), (_, second) in zip(*map(cells, groups), strict=True)
    }
    wrong = [
        f"{login}: {statement}: {code or 'was done'}"
        for statement, is_granted in granted.items()
        if (code := rig.code(login, statement)) != (None if is_granted else NOT_PERMITTED)
    ]
    assert not wrong
    assert {True, False} == set(granted.values())


def test_an_offer_ends_by_the_clock_whenever_the_transaction_began(rig) -> None:
    """pairing_ask: now() stands still in a transaction that is kept open."""
    offer = (
        "INSERT INTO enrolment (id, centre, kind, name, rates, state, token, made_at, made_by, "
        "expires_at) VALUES (gen_random_uuid(), 'H99.08', 'kiosk', 'k9', false, 'offered', "
        "encode(sha256('{0}'), 'hex'), now(), 'x', clock_timestamp() + interval '{1}')"
    )
    wish = "rpad('-----BEGIN CERTIFICATE REQUEST-----', 300, 'x')"
    secret = f"SCRAM-SHA-256$4096:{'s' * 24}${'k' * 43}=:{'v' * 43}="
    with rig.owner() as connection:
        run = connection.exec_driver_sql
        for proof, holds in (("a" * 64, "0 s"), ("b" * 64, "1 h")):
            run(offer.format(proof, holds))
        run("SET SESSION AUTHORIZATION mc_pairing")
        answers = [
            run(f"SELECT pairing_ask('{proof * 64}', {wish}, '{secret}')").scalar_one()
            for proof in "ab"
        ]
        state = run(f"SELECT state FROM pairing_answer('{'a' * 64}')").scalar_one()
        run("RESET SESSION AUTHORIZATION")
    assert answers == [False, True]
    assert state == "expired"


def test_nobody_deletes_empties_or_alters_a_table(rig, group_logins) -> None:
    tried, wrong = 0, []
    for group, login in group_logins.items():
        for table in WHOLE:
            for statement in whole(group, table):
                tried += 1
                if rig.code(login, statement) != NOT_PERMITTED:
                    wrong.append(f"{login}: {statement}")
    assert not wrong
    assert tried >= 1000


def test_only_a_supervisor_removes_and_only_what_nothing_refers_to(rig) -> None:
    bonds = ["counter_service", "holiday", "kiosk_letter", "topic"]
    assert sorted((r.group, r.table) for r in RIGHTS if r.removes) == [
        ("mc_supervisor", table) for table in bonds
    ]
    for table in bonds:
        assert rig.run("overseer", f"DELETE FROM {table}")
        assert rig.run("overseer", f"DELETE FROM {table} WHERE centre = '{OTHER}'") == 0


def test_a_right_too_much_is_found_by_the_probes(rig) -> None:
    """The negative control: one column more for a kiosk."""

    def as_kiosk(statement: str) -> str | None:
        with rig.owner() as connection:
            connection.exec_driver_sql("GRANT UPDATE (counter) ON ticket TO mc_kiosk")
            connection.exec_driver_sql("REVOKE SELECT (level) ON rating FROM mc_supervisor")
            connection.exec_driver_sql("SET SESSION AUTHORIZATION k1")
            with connection.connection.cursor() as cursor:
                try:
                    cursor.execute(statement)
                except Exception as error:  # noqa: BLE001 - its code tells
                    return error.sqlstate
        return None

    found, _, _ = unlike(as_kiosk, "mc_kiosk")
    assert found == ["mc_kiosk: UPDATE ticket SET counter = DEFAULT WHERE false: was done"]


def test_each_group_finds_rows_wherever_the_matrix_lets_it_look(rig, group_logins) -> None:
    empty = []
    for granted in RIGHTS:
        if not granted.select:
            continue
        column = granted.columns("SELECT")[0]
        found = rig.run(
            group_logins[granted.group], f"SELECT {column} FROM {granted.table} LIMIT 1"
        )
        empty += [] if found else [f"{granted.group} {granted.table}"]
    assert not empty


def test_a_new_column_or_table_cannot_slip_through(rig) -> None:
    """Tables of the code, of the server and of the matrix are the same, column by column."""
    declared = {table.name: [c.name for c in table.columns] for table in metadata.sorted_tables}
    declared["alembic_version"] = ["version_num"]
    declared["pairing"] = [column.name for column in pairing.columns]
    assert {name: list(inventory.columns(name)) for name in inventory.TABLES} == declared
    views = {
        table.name: [c.name for c in table.columns]
        for table in (tables.board_ticket, tables.board_call, tables.board_counter)
    }
    assert {name: list(inventory.columns(name)) for name in inventory.VIEWS} == views


def test_every_line_names_columns_that_are_there_and_no_line_comes_twice() -> None:
    for granted in RIGHTS:
        for verb in VERBS:
            assert set(granted.columns(verb)) <= set(inventory.columns(granted.table))
    pairs = [(granted.group, granted.table) for granted in RIGHTS]
    assert len(pairs) == len(set(pairs))
