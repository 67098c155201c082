"""A procedure goes into JSON and comes back, also by an older or a newer version."""

import hashlib
import json
from dataclasses import replace

import pytest

from centre.rules.procedures import Procedure
from db.catalogue.detail import digest, from_json, to_json

BARE = Procedure("1.001193", "1.001193", "Khai sinh", "")


def test_a_procedure_comes_back_as_it_was(marriage: Procedure) -> None:
    for one in (marriage, BARE):
        stored = json.loads(json.dumps(to_json(one)))
        assert from_json(stored) == one


def test_keys_of_a_later_version_are_left_aside(marriage: Procedure) -> None:
    stored = json.loads(json.dumps(to_json(marriage)))
    stored["colour"] = "blue"
    stored["levels"].append("district")
    stored["channels"][0]["speed"] = 3
    stored["papers"][0]["weight"] = 3
    assert from_json(stored) == marriage


def test_keys_that_an_earlier_version_lacked_are_empty() -> None:
    assert from_json({"code": "1.001193", "name": "Khai sinh"}) == BARE
    with pytest.raises(KeyError):
        from_json({"code": "1.001193"})


def test_the_digest_tells_two_procedures_apart_and_stays(marriage: Procedure) -> None:
    assert digest(marriage) == digest(from_json(to_json(marriage)))
    assert digest(marriage) != digest(replace(marriage, online_level="toàn trình"))
    assert digest(replace(BARE, translations={"en": "a", "km": "b"})) == digest(
        replace(BARE, translations={"km": "b", "en": "a"})
    )
    shape = json.dumps(to_json(BARE), sort_keys=True, separators=(",", ":"))
    assert digest(BARE) == hashlib.sha256(shape.encode()).hexdigest()
