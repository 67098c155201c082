"""Addresses of the database: what is understood, and that no password is taken or repeated."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from centre.settings.addresses import checked, server


@pytest.mark.parametrize(
    ("text", "hosts", "name", "user"),
    [
        ("postgresql://10.0.0.5/motcua", (("10.0.0.5", 5432),), "motcua", None),
        ("postgresql://mc@db.xa.vn:5433/m_1", (("db.xa.vn", 5433),), "m_1", "mc"),
        ("postgresql://a,b:6000/m", (("a", 5432), ("b", 6000)), "m", None),
        ("postgresql://[fd00::1]:5433/m", (("fd00::1", 5433),), "m", None),
    ],
)
def test_servers_are_named_with_hosts_ports_and_a_database(text, hosts, name, user):
    assert checked(text) == text
    found = server(text)
    assert (found.hosts, found.name, found.user) == (hosts, name, user)
    assert not found.is_local


def test_at_the_server_itself_the_socket_is_used():
    found = server("postgresql://motcua@/motcua?host=/run/pg&port=5433")
    assert found.is_local
    assert (found.socket, found.socket_port, found.user) == ("/run/pg", 5433, "motcua")
    assert server("postgresql:///motcua").socket is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("postgresql://k1:s3cret@db/motcua", "password"),
        ("postgresql://db/motcua?password=s3cret", "password"),
        ("postgresql://db/motcua?sslmode=disable", "host and port"),
        ("postgresql:///motcua?sslmode=disable", "only host and port"),
        ("postgresql:///motcua?host=relative", "beginning with /"),
        ("postgresql://db:0/motcua", "1 to 65535"),
        ("postgresql://db:65536/motcua", "1 to 65535"),
        ("postgresql://a,b,c,d,e/motcua", "at most 4"),
        ("postgresql://a,,b/motcua", "host is not understood"),
        ("postgresql://db", "not understood"),
        ("postgresql://db/" + "x" * 500, "too long"),
        ("mysql://db/motcua", "neither a file nor a server"),
    ],
)
def test_other_addresses_are_refused_with_the_reason_and_a_remedy(text, why):
    with pytest.raises(PydanticCustomError) as refused:
        checked(text)
    assert why in str(refused.value)
    assert "s3cret" not in str(refused.value.context)
    assert "postgresql://192.168.1.10/motcua" in refused.value.context["remedy"]


@given(st.text(max_size=600))
def test_any_text_is_an_address_or_refused(text):
    for start in ("", "sqlite:", "postgresql://"):
        with suppress(PydanticCustomError):
            assert checked(start + text) == start + text
