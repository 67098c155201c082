"""One thing that is so on a server, or should be: in words, with the SQL that makes or ends it."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from db.roles.right import Right

PUBLIC: Final = "PUBLIC"


class Step(IntEnum):
    """In which order facts are made true; they are ended in the reverse order."""

    ROLE = 0
    MEMBER = 1
    OWNER = 2
    RIGHT = 3
    ROWS = 4
    POLICY = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """Two facts are the same when their words are; an empty give or take is for nobody to run."""

    words: str
    give: str = field(default="", compare=False)
    take: str = field(default="", compare=False)
    step: Step = field(default=Step.RIGHT, compare=False)


def quoted(name: str) -> str:
    """Return a name as SQL writes it; PUBLIC is no name."""
    return name if name == PUBLIC else '"{}"'.format(name.replace('"', '""'))


def role(name: str) -> Fact:
    """Return that a role is there."""
    return Fact(f"role {name}", f"CREATE ROLE {quoted(name)}", step=Step.ROLE)


def attribute(name: str, word: str, *, negated: str = "") -> Fact:
    """Return that a role has an attribute, such as LOGIN; negated is what takes it away."""
    alter = f"ALTER ROLE {quoted(name)}"
    take = f"{alter} {negated or f'NO{word}'}"
    return Fact(f"role {name} has {word}", f"{alter} {word}", take, Step.ROLE)


def setting(name: str, value: str) -> Fact:
    """Return that a role has a setting of its own; value is "name=value"."""
    key, _, text = value.partition("=")
    alter = f"ALTER ROLE {quoted(name)}"
    literal = text.replace("'", "''")
    return Fact(
        f"role {name} is set to {value}",
        f"{alter} SET {key} = '{literal}'",
        f"{alter} RESET {key}",
        Step.ROLE,
    )


def member(of: str, who: str, *, admin: bool = False) -> Fact:
    """Return that a role is a member of another."""
    words = f"{who} is a member of {of}{' and may admit others' if admin else ''}"
    pair = (quoted(of), quoted(who))
    return Fact(
        words,
        "GRANT {} TO {}".format(*pair),
        "REVOKE {} FROM {} CASCADE".format(*pair),
        Step.MEMBER,
    )


def owner(kind: str, name: str, who: str) -> Fact:
    """Return whose an object is; kind is the SQL word for it, such as TABLE."""
    return Fact(
        f"{kind.lower()} {name} is {who}'s",
        f"ALTER {kind} {name} OWNER TO {quoted(who)}",
        step=Step.OWNER,
    )


@dataclass(frozen=True, slots=True)
class Object:
    """What rights are granted on: the SQL word for its kind, its quoted name, perhaps a column."""

    kind: str
    name: str
    column: str = ""

    def __str__(self) -> str:
        """Return it in words."""
        column = f", column {self.column}" if self.column else ""
        return f"{self.kind.lower()} {self.name}{column}"


def privilege(on: Object, verb: str, who: str, *, admin: bool = False) -> Fact:
    """Return that a role may do something with an object; admin: and may allow it to others."""
    what = f"{verb} ({quoted(on.column)})" if on.column else verb
    words = f"{who} may {verb} on {on}{' and may let others' if admin else ''}"
    where = f"ON {on.kind} {on.name}"
    return Fact(
        words,
        f"GRANT {what} {where} TO {quoted(who)}",
        f"REVOKE {what} {where} FROM {quoted(who)} CASCADE",
    )


def rows(table: str, *, forced: bool = False) -> Fact:
    """Return that row security holds for a table; forced: for its owner as well."""
    alter = f"ALTER TABLE public.{quoted(table)}"
    if forced:
        words = f"row security of {table} is forced on its owner"
        return Fact(words, take=f"{alter} NO FORCE ROW LEVEL SECURITY", step=Step.ROWS)
    words = f"row security of {table} is on"
    return Fact(words, f"{alter} ENABLE ROW LEVEL SECURITY", step=Step.ROWS)


def policy_name(right: Right, verb: str) -> str:
    """Return the name of a policy: mc_kiosk_select."""
    return f"{right.group}_{verb.lower()}"


def policy_sql(right: Right, verb: str, base: str, schema: str = "public") -> str:
    """Return what makes the policy of a right for one verb; base holds for each condition."""
    name, table = policy_name(right, verb), f"{schema}.{quoted(right.table)}"
    begin = f"CREATE POLICY {name} ON {table} FOR {verb} TO {right.group}"
    sees, adds, changes, becomes = (
        f"(({base}) AND ({more}))" if more else f"({base})"
        for more in (right.sees, right.adds, right.changes, right.becomes)
    )
    clauses = {
        "SELECT": f"USING {sees}",
        "INSERT": f"WITH CHECK {adds}",
        "UPDATE": f"USING {changes} WITH CHECK {becomes}",
        "DELETE": f"USING {changes}",
    }
    return f"{begin} {clauses[verb]}"


def closed_functions(owner_role: str) -> Fact:
    """Return that functions which a role makes later are not everybody's to call."""
    alter = f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner_role}"
    return Fact(
        f"functions that {owner_role} makes are for nobody else",
        f"{alter} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
    )


def default(owner_role: str, schema: str, kind: str, verb: str, who: str) -> Fact:
    """Return that objects which a role makes later are granted; schema "": in any."""
    within = f" IN SCHEMA {quoted(schema)}" if schema else ""
    alter = f"ALTER DEFAULT PRIVILEGES FOR ROLE {quoted(owner_role)}{within}"
    return Fact(
        f"{who} may {verb} on {kind.lower()} that {owner_role} makes{within.lower()}",
        take=f"{alter} REVOKE {verb} ON {kind} FROM {quoted(who)}",
    )
