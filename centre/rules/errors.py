"""The two kinds of failure that people hear about; anything else is a defect of ours.

An error carries a key and facts, never a sentence: the sentence is a translated string of the app
that shows it (house rule 6).
"""


class _SaidError(Exception):
    """A failure with a key and facts; shared ground of the two kinds."""

    def __init__(self, key: str, **facts: object) -> None:
        """Keep key (snake case, names the sentence) and facts (what the sentence fills in)."""
        super().__init__(key)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        """Return the key with its facts, for logs and for technicians."""
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.key} ({told})" if told else self.key


class NotAllowed(_SaidError):  # noqa: N818  # the name that the house gives it
    """The person's request is against a rule; nothing has changed."""


class Unavailable(_SaidError):  # noqa: N818  # the name that the house gives it
    """The surroundings failed (disk, printer, link); staff hear it, citizens get a way round."""

    def __init__(self, key: str, part: str, **facts: object) -> None:
        """Keep key, the part of the centre that is gone (database, printer, ...) and facts."""
        super().__init__(key, part=part, **facts)
        self.part = part
