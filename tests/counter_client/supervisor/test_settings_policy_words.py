"""Every figure of the rules has words, and none has them twice."""

from centre.rules.declaring.subjects import POLICY
from counter_client.supervisor.settings_policy_words import policy_words


def test_every_figure_of_the_rules_is_named(qapp) -> None:
    names = policy_words()
    assert set(names) == {("policy", entry.name) for entry in POLICY}
    assert len({said for said, _ in names.values()}) == len(names)
