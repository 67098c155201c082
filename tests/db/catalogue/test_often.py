"""What is asked often: a fixed list of true codes that the starter catalogue has."""

from importlib.resources import files

from centre.rules import codes
from db.catalogue.often import OFTEN


def test_every_code_is_one_and_comes_once():
    assert len(set(OFTEN)) == len(OFTEN) >= 12
    for code in OFTEN:
        assert isinstance(codes.read(code.encode()), codes.ProcedureCode)


def test_the_starter_catalogue_has_them_all():
    text = (files("centre.knowledge") / "starter.jsonl").read_text("utf-8")
    assert [code for code in OFTEN if f'"code": "{code}"' not in text] == []
