"""Pairing: where devices find the server, and the three functions of those without a login yet."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# They run as their owner, because the pairing login may read no table; the search path is pinned
# therefore. What a device proves is the hash of its token, so that the token is in no server's log;
# the row keeps the hash of that.
_AUTHORITY = """
CREATE FUNCTION pairing_authority() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT authority FROM public.pairing $$
"""
# The time is the clock's, not the transaction's: who asks may hold one open from before an offer
# ended. One statement decides, so that of two devices with one bundle one wins. The same words sent
# again are the same request: an answer that was lost on the way is given once more.
_ASK = """
CREATE FUNCTION pairing_ask(proof text, wish text, secret text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.enrolment SET state = 'asked', request = wish, verifier = secret,
    asked_at = clock_timestamp(), expires_at = clock_timestamp() + interval '10 minutes'
  WHERE length(proof) = 64 AND token = encode(sha256(convert_to(proof, 'UTF8')), 'hex')
    AND login IS NULL AND expires_at > clock_timestamp()
    AND length(wish) BETWEEN 200 AND 8192 AND length(secret) <= 200
    AND wish LIKE '-----BEGIN CERTIFICATE REQUEST-----%'
    AND secret ~ ('^SCRAM-SHA-256[$][0-9]{4,6}:[A-Za-z0-9+/=]{24}[$]'
      || '[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$')
    AND (state = 'offered' OR (state = 'asked' AND request = wish AND verifier = secret));
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM pg_notify('motcua', 'pairing');
  RETURN true;
END $$
"""
_ANSWER = """
CREATE FUNCTION pairing_answer(proof text)
RETURNS TABLE (state text, login text, certificate text)
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
SELECT CASE WHEN e.state IN ('offered', 'asked') AND e.expires_at <= clock_timestamp()
  THEN 'expired' ELSE e.state END, e.login, e.certificate
FROM public.enrolment e
WHERE length(proof) = 64 AND e.token = encode(sha256(convert_to(proof, 'UTF8')), 'hex') $$
"""
# New functions may be called by everybody until that is taken back.
_CLOSED = """
REVOKE ALL ON FUNCTION pairing_authority(), pairing_ask(text, text, text), pairing_answer(text)
FROM PUBLIC
"""


def upgrade() -> None:
    """Make the table of one row, and at a server the functions; one box pairs nothing."""
    op.create_table(
        "pairing",
        sa.Column("one", sa.Boolean(), nullable=False),
        sa.Column("host", sa.String(length=253), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.CheckConstraint("one", name=op.f("ck_pairing_one")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_pairing")),
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in (_AUTHORITY, _ASK, _ANSWER, _CLOSED):
            op.execute(statement)
