"""Fonts are found where they usually are; a missing one is told with its remedy."""

import pytest

from centre.rules.errors import Unavailable
from drivers.printers.fonts import find_font, font_folders


def test_missing_font_says_what_to_install(tmp_path):
    with pytest.raises(Unavailable) as missing:
        find_font("NotoSans-Regular.ttf", [tmp_path, tmp_path / "nowhere"])
    assert (missing.value.key, missing.value.part) == ("font_missing", "printer")
    assert "fonts-noto-core" in str(missing.value.facts["remedy"])


def test_font_in_a_folder_below_is_found(tmp_path):
    wanted = tmp_path / "truetype" / "noto" / "NotoSans-Regular.ttf"
    wanted.parent.mkdir(parents=True)
    wanted.touch()
    assert find_font("NotoSans-Regular.ttf", [tmp_path]) == wanted


def test_usual_folders_hold_both_weights():
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        assert find_font(name, font_folders()).is_file()
