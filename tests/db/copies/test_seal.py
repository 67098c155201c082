"""The seal of a copy: each bit of it is known, and a damaged seal is none."""

import pytest

from centre.rules.errors import Unavailable
from db.copies import seal
from db.copies.seal import Seal


@pytest.fixture
def sealed(tmp_path):
    """A sealed file."""
    copy = tmp_path / "motcua-20261123-080000.db"
    copy.write_bytes(bytes(range(256)) * 16)
    told = Seal("sqlite", "H99.08", "0009", "2026-11-23", 1, 4096, seal.digest(copy))
    seal.lay(copy, told)
    return copy


def test_a_seal_is_read_as_it_was_laid(sealed):
    told = seal.read(sealed)
    assert (told.centre, told.serial) == ("H99.08", 1)
    seal.check(sealed, told)


@pytest.mark.parametrize("at", [0, 1000, 4095])
@pytest.mark.parametrize("bit", [0, 7])
def test_one_bit_is_found(sealed, at, bit):
    bits = bytearray(sealed.read_bytes())
    bits[at] ^= 1 << bit
    sealed.write_bytes(bits)
    with pytest.raises(Unavailable, match="copy_changed"):
        seal.check(sealed, seal.read(sealed))


def test_a_copy_that_is_short_is_found(sealed):
    sealed.write_bytes(sealed.read_bytes()[:-1])
    with pytest.raises(Unavailable, match="copy_changed"):
        seal.check(sealed, seal.read(sealed))


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\x00", b'{"engine": 5}'])
def test_a_seal_that_cannot_be_read_is_none(sealed, content):
    seal.place(sealed).write_bytes(content)
    assert seal.read(sealed) is None
