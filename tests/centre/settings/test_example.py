"""The example file: current, complete, and itself a good file."""

import re
import tomllib
from pathlib import Path

import pytest

from centre.settings.describing import is_named, meaning, section_of
from centre.settings.example import example
from centre.settings.models import Settings
from centre.settings.reading import load

ROOT = Path(__file__).resolve().parents[3]
WRITTEN = ROOT / "systemd" / "centre.toml.example"


def keys(model, path=()):
    for key, field in model.model_fields.items():
        inner = section_of(field.annotation)
        if inner is None:
            yield (*path, key), model
        else:
            named = field.examples if is_named(field.annotation) else []
            yield from keys(inner, (*path, key, *named))


KEYS = list(keys(Settings))


def test_the_written_example_is_current():
    assert WRITTEN.read_text(encoding="utf-8") == example(), (
        "run: python -m centre.settings --example > systemd/centre.toml.example"
    )


def test_the_example_is_a_good_file(tmp_path):
    file = tmp_path / "centre.toml"
    file.write_text(example(), encoding="utf-8")
    settings = load(file)
    assert settings.kiosk["k1"].printer in settings.printer
    assert settings.display["lobby"].speaker in settings.speaker


def test_the_example_with_every_key_on_is_a_good_file(tmp_path):
    file = tmp_path / "centre.toml"
    file.write_text(re.sub(r"(?m)^# (\w+ = )", r"\1", example()), encoding="utf-8")
    assert load(file).kiosk["k1"].counter == "1"


@pytest.mark.parametrize(("path", "model"), KEYS, ids=[".".join(path) for path, _ in KEYS])
def test_every_key_is_there_with_its_meaning(path, model):
    assert meaning(model, path[-1])
    document = tomllib.loads(re.sub(r"(?m)^# (\w+ = )", r"\1", example()))
    for step in path:
        document = document[step]
    assert document != {} or path[-1] == "options"


def explained():
    """Yield each setting of the example with the comment above it, on one line."""
    comment = ""
    for line in example().splitlines():
        if setting := re.fullmatch(r"(?:# )?(\w+) = .*", line):
            yield setting[1], comment
        comment = f"{comment} {line[2:]}" if line.startswith("# ") and not setting else ""


def test_every_key_tells_its_type_and_its_default_or_that_it_is_needed():
    found = list(explained())
    assert sorted(key for key, _ in found) == sorted(path[-1] for path, _ in KEYS)
    for key, comment in found:
        assert re.search(
            r"\((?:text|true or false|a |one of ).*(?:, needed|, off by default|, default \S.*)\)$",
            comment,
        ), key


def test_lines_fit_a_terminal():
    assert max(len(line) for line in example().splitlines()) <= 100
