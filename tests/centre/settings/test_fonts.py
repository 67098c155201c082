"""The letters are looked for where Debian's package and Windows put them."""

from pathlib import Path

from centre.settings.fonts import FONT_FILES, FONT_FOLDERS


def test_both_weights_are_found_on_a_machine_with_the_package():
    assert Path("/usr/share/fonts/truetype/noto") in FONT_FOLDERS
    assert Path("C:/Windows/Fonts") in FONT_FOLDERS
    for name in FONT_FILES:
        assert any((folder / name).is_file() for folder in FONT_FOLDERS)
