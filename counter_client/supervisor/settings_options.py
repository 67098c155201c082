"""What can be chosen in a field: free letters, items of another section, fixed words."""

from collections.abc import Mapping

from centre.rules.declaring.facts import Entry, Kind
from centre.rules.declaring.subjects import of_section
from centre.rules.numbering import LETTERS
from counter_client.supervisor import settings_said
from counter_client.supervisor.settings import Settings
from counter_client.supervisor.settings_fields import Options


def options_of(entry: Entry, flow: Settings, language: str) -> Options:
    """Return what a field can be, in words."""
    items = flow.sheet.items if flow.sheet else {}
    if entry.kind is Kind.LETTER:
        return [(letter, letter) for letter in free_letters(flow)]
    if entry.of:
        found = of_section(items, entry.of).items()
        said = flow.values().get(entry.name)
        return [
            (code, settings_said.name_of(entry.of, code, item, language))
            for code, item in found
            if item.get("active", True)
            or code == said
            # What has ended and is still served stays among the weights.
            or (isinstance(said, Mapping) and code in said)
        ]
    words = settings_said.choice_words()
    return [(word, words[word]) for word in entry.words]


def free_letters(flow: Settings) -> list[str]:
    """Return the letters that no other service and no kiosk has."""
    services = of_section(flow.sheet.items, "service") if flow.sheet else {}
    others = [item for code, item in services.items() if code != flow.key]
    taken = {item["letter"] for item in others}
    taken |= {one for item in services.values() for one in item["kiosk_letters"].values()}
    return [letter for letter in LETTERS if letter not in taken]
