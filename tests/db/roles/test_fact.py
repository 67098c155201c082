"""Facts: the same words are the same fact, names are quoted, what is given can be taken."""

from db.roles import fact
from db.roles.fact import Fact, Object
from db.roles.right import Right


def test_facts_are_compared_by_their_words() -> None:
    assert Fact("a", give="x") == Fact("a", take="y")
    assert len({Fact("a", give="x"), Fact("a")}) == 1


def test_a_hostile_name_stays_a_name() -> None:
    assert fact.quoted('x"; DROP ROLE y; --') == '"x""; DROP ROLE y; --"'
    assert fact.setting("x", "role=it's").give == "ALTER ROLE \"x\" SET role = 'it''s'"


def test_a_right_on_a_column_is_given_and_taken() -> None:
    made = fact.privilege(Object("TABLE", "public.ticket", "state"), "UPDATE", "mc_x")
    assert made.give == 'GRANT UPDATE ("state") ON TABLE public.ticket TO "mc_x"'
    assert made.take == 'REVOKE UPDATE ("state") ON TABLE public.ticket FROM "mc_x" CASCADE'
    assert "column state" in made.words


def test_the_right_to_hand_on_is_another_fact() -> None:
    on = Object("TABLE", "public.ticket")
    assert fact.privilege(on, "SELECT", "x") != fact.privilege(on, "SELECT", "x", admin=True)
    assert fact.member("a", "b") != fact.member("a", "b", admin=True)


def test_a_policy_has_the_centre_beside_its_own_condition() -> None:
    right = Right("mc_x", "ticket", select="id", update="state", sees="a OR b", becomes="c")
    assert fact.policy_sql(right, "SELECT", "centre = 1") == (
        'CREATE POLICY mc_x_select ON public."ticket" FOR SELECT TO mc_x '
        "USING ((centre = 1) AND (a OR b))"
    )
    assert fact.policy_sql(right, "UPDATE", "centre = 1").endswith(
        "USING (centre = 1) WITH CHECK ((centre = 1) AND (c))"
    )
