"""Where the letters of screens and papers lie on a machine: Noto Sans, with every Vietnamese mark.

Debian's package is fonts-noto-core (systemd/packages.txt); on Windows somebody installs the files
for all users (counter_client/README.md).
"""

from pathlib import Path
from typing import Final

FONT_FILES: Final = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
FONT_FOLDERS: Final = (
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts/noto"),
    Path("/usr/share/fonts/google-noto"),
    Path("/usr/share/fonts/truetype"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path("C:/Windows/Fonts"),
)
