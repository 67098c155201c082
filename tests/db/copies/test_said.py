"""Each refusal of copies has a sentence that can be filled in, and a remedy."""

import re

import pytest

from centre.rules.errors import Unavailable
from db.copies.said import COPIES
from db.telling import told


@pytest.mark.parametrize("key", COPIES)
def test_each_sentence_is_filled_in_and_ends(key):
    facts = dict.fromkeys(re.findall(r"{(\w+)}", COPIES[key]), "x")
    said = told(Unavailable(key, "backup", **facts))
    assert "{" not in said
    assert said.strip() == said
