"""One line of the matrix."""

from db.roles.right import VERBS, Right


def test_columns_per_verb_and_nothing_where_nothing_is_said() -> None:
    line = Right("mc_x", "ticket", select="id day", update="state")
    assert line.verbs() == ("SELECT", "UPDATE")
    assert Right("mc_x", "topic", select="field", removes=True).verbs() == ("SELECT", "DELETE")
    assert [line.columns(verb) for verb in VERBS] == [("id", "day"), (), ("state",)]
