"""The look-up secret: kept as a salted slow hash, compared after the same work."""

import pytest

from db.dossiers import secret


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("7k2m", "7K2M"),
        (" 7K 2M ", "7K2M"),
        ("12345678", "12345678"),
        ("123", ""),
        ("123456789", ""),
        ("7K-M", ""),
        ("đđđđ", ""),
        ("", ""),
    ],
)
def test_a_secret_has_one_form(text, kept):
    assert secret.secret_of(text) == kept


def test_the_same_secret_is_kept_differently_each_time_and_fits():
    one, two = secret.hashed("7K2M"), secret.hashed("7K2M")
    assert one != two
    assert "7K2M" not in one
    assert len(one) <= 200
    assert secret.fits(one, "7K2M")
    assert secret.fits(two, "7K2M")
    assert not secret.fits(one, "7K2N")


@pytest.mark.parametrize("said", ["", "7K2M", "0000"])
def test_nothing_fits_the_decoy(said):
    assert not secret.fits(secret.DECOY, said)


@pytest.mark.parametrize("kept", ["", "x", "plain$1$2$3"])
def test_nothing_fits_what_is_no_hash(kept):
    assert not secret.fits(kept, "7K2M")


def test_a_repeated_secret_keeps_its_hash_and_another_replaces_it():
    before = secret.hashed("7K2M")
    same, other, none, new = secret.settled(
        [("7K2M", before), ("9999", before), ("", before), ("7K2M", "")]
    )
    assert same == none == before
    assert secret.fits(other, "9999")
    assert secret.fits(new, "7K2M")


def test_the_cost_that_programs_use_is_slow_enough(monkeypatch):
    monkeypatch.undo()
    cost = int(secret.hashed("7K2M").split("$")[1])
    assert cost == 1024
    assert secret.DECOY.split("$")[1] == "1024"
