"""What the matrix wants, in the server's own words."""

from db.roles.matrix import RIGHTS
from db.roles.right import VERBS
from db.roles.wanted import Wanted, policies


def test_each_verb_of_each_line_on_a_table_has_a_policy(rig) -> None:
    made = list(policies(RIGHTS, "public"))
    lines = [r for r in RIGHTS if not r.table.startswith("board_")]
    granted = sum(bool(r.columns(verb)) for r in lines for verb in VERBS)
    assert len(made) == granted + sum(r.removes for r in lines)
    with rig.owner() as connection:
        words = {each.words for each in Wanted(connection).rights()}
    assert sum(each.startswith("policy ") for each in words) == len(made)


def test_trying_the_policies_leaves_nothing_behind(rig) -> None:
    with rig.owner() as connection:
        Wanted(connection).rights()
        found = connection.exec_driver_sql("SELECT to_regnamespace('motcua_scratch')")
        assert found.scalar_one() is None
