"""The README says what the data say."""

from pathlib import Path

import pytest

from db.roles import shown

README = Path(shown.__file__).with_name("README.md")


@pytest.mark.parametrize("part", [shown.overview, shown.details, shown.functions])
def test_the_readme_holds_the_matrix_as_it_is(part) -> None:
    assert part() in README.read_text("utf-8"), f"put this into README.md:\n{part()}"


def test_whole_rows_and_some_columns_look_different() -> None:
    lines = shown.overview().splitlines()
    assert "| ticket | siu | · | Siu | s | Su | S |" in lines
    assert "| clerk | · | · | Su | · | SIu | S |" in lines
