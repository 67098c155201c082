"""Every fault has a sentence with its facts; what another page knows is said as there."""

import re
from pathlib import Path

from centre.rules.declaring import changing, values, whole
from counter_client.supervisor.settings_wrong import wrong_words


def test_every_key_that_the_rules_raise_has_a_sentence(qapp) -> None:
    unknown = wrong_words("no such key", {})
    for module in (changing, values, whole):
        text = Path(module.__file__).read_text(encoding="utf-8")
        keys = set(re.findall(r'"((?:setting|letter|pin|topic|service|outcome)s?_\w+)"', text))
        keys -= {"result_service", "kiosk_letters"}
        assert keys
        for key in keys:
            assert wrong_words(key, {}) != unknown, key


def test_facts_are_filled_in(qapp) -> None:
    assert wrong_words("setting_range", {"least": 1, "most": 9}) == "Nhập số từ 1 đến 9."
    assert "–" in wrong_words("setting_range", {})
