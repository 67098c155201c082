"""What the matrix wants to be so on a server, as facts."""

from collections.abc import Iterable

from sqlalchemy import Connection

from db.roles import fact
from db.roles.conditions import CENTRE
from db.roles.fact import Fact, Object
from db.roles.inventory import TABLES, TRIGGERS, VIEWS, columns
from db.roles.live import SCRATCH, live_policies
from db.roles.matrix import BACKUP, FUNCTIONS, GROUPS, OWNER, PAIRING, READS_ALL, RIGHTS
from db.roles.right import VERBS, Right


class Wanted:
    """The matrix as facts about one database."""

    def __init__(self, connection: Connection) -> None:
        """Look which database this is."""
        self._connection = connection
        self._database = connection.exec_driver_sql("SELECT current_database()").scalar_one()

    def ground(self) -> set[Fact]:
        """Return what must be there before anything can be granted: roles, tables, functions."""
        roles = (fact.role(name) for name in (OWNER, *GROUPS, PAIRING))
        relations = (*TABLES, *VIEWS)
        names = (Fact(f"column {table}.{name}") for table in relations for name in columns(table))
        functions = (Fact(f"function {name}") for name in FUNCTIONS)
        guards = (Fact(f"trigger {name} of {table} is on") for table, name in TRIGGERS)
        return {*roles, *names, *functions, *guards}

    def rights(self) -> set[Fact]:
        """Return who owns what, may do what, and sees which rows; ground() is there already."""
        facts = {*self._owners(), *self._doors(), *self._grants(), *self._policies()}
        facts |= {fact.rows(table) for table in TABLES}
        return facts | {fact.member(READS_ALL, BACKUP), fact.closed_functions(OWNER)}

    def _owners(self) -> Iterable[Fact]:
        # The schema public is the database's owner's, by a role of the server's own.
        yield fact.owner("DATABASE", fact.quoted(self._database), OWNER)
        yield from (fact.owner("TABLE", f"public.{name}", OWNER) for name in TABLES)
        yield from (fact.owner("VIEW", f"public.{name}", OWNER) for name in VIEWS)
        yield from (fact.owner("FUNCTION", f"public.{name}", OWNER) for name in FUNCTIONS)

    def _doors(self) -> Iterable[Fact]:
        """Yield who may connect, see the schema, and call functions."""
        for who in (*GROUPS, PAIRING):
            yield fact.privilege(Object("DATABASE", fact.quoted(self._database)), "CONNECT", who)
            yield fact.privilege(Object("SCHEMA", "public"), "USAGE", who)
        # Also where a copy of the database is another's: the functions act as the owner.
        for verb in ("USAGE", "CREATE"):
            yield fact.privilege(Object("SCHEMA", "public"), verb, OWNER)
        for name in FUNCTIONS:
            called = Object("FUNCTION", f"public.{name}")
            yield from (fact.privilege(called, "EXECUTE", group) for group in FUNCTIONS[name])

    def _grants(self) -> Iterable[Fact]:
        for right in RIGHTS:
            if right.removes:
                on = Object("TABLE", f"public.{right.table}")
                yield fact.privilege(on, "DELETE", right.group)
            for verb in VERBS:
                for column in right.columns(verb):
                    on = Object("TABLE", f"public.{right.table}", column)
                    yield fact.privilege(on, verb, right.group)

    def _policies(self) -> Iterable[Fact]:
        """Yield the policies in the words of this server.

        A server gives a condition back in a form of its own, which differs between versions. So it
        is asked: the policies are made on copies of the tables, read, and undone.
        """
        made = {
            f"policy {fact.policy_name(right, verb)} of {right.table}": statement
            for right, verb, statement in policies(RIGHTS, "public")
        }
        for words in self._tried():
            statement = made[words.partition(" lets ")[0]]
            yield Fact(words, statement, step=fact.Step.POLICY)

    def _tried(self) -> set[str]:
        """Return the words of all policies as they read on copies of the tables."""
        run = self._connection.exec_driver_sql
        wanted = list(policies(RIGHTS, SCRATCH))
        trial = self._connection.begin_nested()
        try:
            run(f"CREATE SCHEMA {SCRATCH}")
            for table in sorted({right.table for right, _, _ in wanted}):
                run(f"CREATE TABLE {SCRATCH}.{table} (LIKE public.{table})")
            for _, _, statement in wanted:
                run(statement)
            return {each.words for each in live_policies(self._connection, SCRATCH)}
        finally:
            trial.rollback()


def policies(rights: Iterable[Right], schema: str) -> Iterable[tuple[Right, str, str]]:
    """Yield (right, verb, statement) of each policy that the lines of the matrix ask for."""
    for right in rights:
        if right.table in VIEWS:
            continue
        base = CENTRE if "centre" in columns(right.table) else "true"
        for verb in right.verbs():
            yield right, verb, fact.policy_sql(right, verb, base, schema)
