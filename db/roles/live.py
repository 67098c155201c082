"""What is so on a server, read from its catalogue as facts."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Row, text

from db.roles import fact
from db.roles.fact import PUBLIC, Fact, Object, Step
from db.roles.matrix import GROUPS, OWNER, PAIRING, SHUT

SCRATCH: Final = "motcua_scratch"
"""Schema of the copies on which policies are tried; never committed."""

_KINDS: Final = {"r": "TABLE", "p": "TABLE", "v": "VIEW", "m": "MATERIALIZED VIEW", "S": "SEQUENCE"}
_LATER: Final = {"r": "TABLES", "S": "SEQUENCES", "f": "FUNCTIONS", "T": "TYPES", "n": "SCHEMAS"}
_ROLES: Final = text("SELECT rolname FROM pg_roles WHERE rolname = ANY(:names)")
_COLUMNS: Final = text(
    """
SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = CAST('public' AS regnamespace) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
AND a.attnum > 0 AND NOT a.attisdropped
"""
)
_TRIGGERS: Final = text(
    """
SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
AND c.relnamespace = CAST('public' AS regnamespace)
"""
)
_FUNCTIONS: Final = text(
    """
SELECT '(' || coalesce(array_to_string(ARRAY(SELECT format_type(t, NULL)
FROM unnest(p.proargtypes) t), ','), '') || ')' AS types, p.proname,
pg_get_userbyid(p.proowner) AS owner FROM pg_proc p
WHERE p.pronamespace = CAST('public' AS regnamespace)
"""
)
_RELATIONS: Final = text(
    """
SELECT relname, relkind, pg_get_userbyid(relowner) AS owner, relrowsecurity, relforcerowsecurity
FROM pg_class WHERE relnamespace = CAST('public' AS regnamespace)
AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
"""
)
_DATABASE: Final = text(
    "SELECT datname, pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
)
_SCHEMAS: Final = text(
    r"SELECT nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$|public$)'"
)
# Who, what, on what kind of object, which one, which column, with the right to hand it on.
_RIGHTS: Final = text(
    """
WITH held (kind, name, col, owner, acl) AS (
SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, 'public.' || relname, '', relowner,
coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN CAST('s' AS "char") ELSE 'r' END, relowner))
FROM pg_class WHERE relnamespace = CAST('public' AS regnamespace)
AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
UNION ALL SELECT 'TABLE', 'public.' || c.relname, a.attname, c.relowner, a.attacl
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = CAST('public' AS regnamespace) AND a.attacl IS NOT NULL
AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
n.nspname || '.' || p.proname || '(' || coalesce(array_to_string(ARRAY(
SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t), ','), '') || ')',
'', p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = 'public' OR n.nspname = 'pg_catalog' AND p.proname = ANY(:shut)
UNION ALL SELECT 'SCHEMA', nspname, '', nspowner, coalesce(nspacl, acldefault('n', nspowner))
FROM pg_namespace WHERE nspname = 'public'
UNION ALL SELECT 'DATABASE', '"' || replace(datname, '"', '""') || '"', '', datdba,
coalesce(datacl, acldefault('d', datdba)) FROM pg_database WHERE datname = current_database()
) SELECT h.kind, h.name, h.col, a.privilege_type AS verb, a.is_grantable AS admin,
CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END AS who
FROM held h, aclexplode(h.acl) a WHERE a.grantee <> h.owner
"""
)
_DEFAULTS: Final = text(
    """
SELECT pg_get_userbyid(d.defaclrole) AS owner, coalesce(n.nspname, '') AS schema,
d.defaclobjtype AS kind, a.privilege_type AS verb,
CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END AS who
FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace,
aclexplode(d.defaclacl) a WHERE a.grantee <> d.defaclrole
"""
)
_CLOSED: Final = text(
    """
SELECT EXISTS (SELECT FROM pg_default_acl d WHERE pg_get_userbyid(d.defaclrole) = :owner
AND d.defaclobjtype = 'f' AND d.defaclnamespace = 0
AND NOT EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE a.grantee = 0))
"""
)
_POLICIES: Final = text(
    """
SELECT tablename, policyname, permissive, array_to_string(roles, ', ') AS who, cmd,
coalesce(qual, '') AS qual, coalesce(with_check, '') AS with_check
FROM pg_policies WHERE schemaname = :schema
"""
)


def ground(connection: Connection) -> set[Fact]:
    """Return which roles, columns, functions, triggers and foreign schemas are there."""
    names = [OWNER, *GROUPS, PAIRING]
    run = connection.execute
    return {
        *(fact.role(name) for (name,) in run(_ROLES, {"names": names})),
        *(Fact(f"column {table}.{name}") for table, name in run(_COLUMNS)),
        *(Fact(f"function {row.proname}{row.types}") for row in run(_FUNCTIONS)),
        *(Fact(f"trigger {name} of {table} is on") for name, table in run(_TRIGGERS)),
        *(Fact(f"schema {name}") for (name,) in run(_SCHEMAS)),
    }


def rights(connection: Connection) -> set[Fact]:
    """Return who owns what, who may do what and sees which rows."""
    facts = {*_relations(connection), *_held(connection), *_later(connection)}
    facts |= set(_owners(connection)) | set(live_policies(connection, "public"))
    return facts | set(_groups_within(connection))


def live_policies(connection: Connection, schema: str) -> Iterable[Fact]:
    """Yield the policies of a schema in the server's own words."""
    for row in connection.execute(_POLICIES, {"schema": schema}).all():
        name, table = fact.quoted(row.policyname), fact.quoted(row.tablename)
        kind = "" if row.permissive == "PERMISSIVE" else f" {row.permissive.lower()}"
        yield Fact(
            f"policy {row.policyname} of {row.tablename} lets {row.who} {row.cmd}{kind} "
            f"where {row.qual} with {row.with_check}",
            take=f"DROP POLICY {name} ON public.{table}",
            step=Step.POLICY,
        )


def _relations(connection: Connection) -> Iterable[Fact]:
    for row in connection.execute(_RELATIONS).all():
        kind = _KINDS.get(row.relkind, "FOREIGN TABLE")
        yield fact.owner(kind, f"public.{row.relname}", row.owner)
        if row.relrowsecurity:
            yield fact.rows(row.relname)
        if row.relforcerowsecurity:
            yield fact.rows(row.relname, forced=True)


def _owners(connection: Connection) -> Iterable[Fact]:
    name, who = connection.execute(_DATABASE).one()
    yield fact.owner("DATABASE", fact.quoted(name), who)
    for row in connection.execute(_FUNCTIONS).all():
        yield fact.owner("FUNCTION", f"public.{row.proname}{row.types}", row.owner)


def _held(connection: Connection) -> Iterable[Fact]:
    for row in connection.execute(_RIGHTS, {"shut": list(SHUT)}).all():
        yield fact.privilege(
            Object(row.kind, row.name, row.col), row.verb, row.who, admin=row.admin
        )


def _later(connection: Connection) -> Iterable[Fact]:
    """Yield what is granted on objects that are made later, unless PostgreSQL itself does."""
    if connection.execute(_CLOSED, {"owner": OWNER}).scalar_one():
        yield fact.closed_functions(OWNER)
    for row in connection.execute(_DEFAULTS).all():
        if not _is_built_in(row):
            yield fact.default(row.owner, row.schema, _LATER[row.kind], row.verb, row.who)


def _is_built_in(row: Row[Any]) -> bool:
    return row.who == PUBLIC and row.kind in {"f", "T"} and not row.schema


_WITHIN: Final = text(
    """
SELECT of.rolname AS of, who.rolname AS who, m.admin_option AS admin FROM pg_auth_members m
JOIN pg_roles of ON of.oid = m.roleid JOIN pg_roles who ON who.oid = m.member
WHERE who.rolname = ANY(:names)
"""
)


def _groups_within(connection: Connection) -> Iterable[Fact]:
    """Yield what our own groups are members of."""
    names = [OWNER, *GROUPS, PAIRING]
    for row in connection.execute(_WITHIN, {"names": names}).all():
        yield fact.member(row.of, row.who, admin=row.admin)
