"""The file that a section is to write: asked for once, named whole, replaced only if agreed to."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from db.figures import files


@dataclass(frozen=True, slots=True)
class FileAsked:
    """Where to write; replaces: whoever was asked has agreed that a file of this name goes."""

    path: Path
    replaces: bool

    @property
    def name(self) -> str:
        """Return the file's name, as it is said when all is well."""
        return self.path.name

    def write(self, content: bytes) -> None:
        """Write it whole or not at all; call it on a lane.

        Raises NotAllowed("file_exists"); Unavailable: disk_full, file_unwritable.
        """
        files.write(self.path, content, force=self.replaces)


def ask(parent: QWidget, words: str, name: str, ending: str) -> FileAsked | None:
    """Ask for a file; name is proposed, ending ("csv") is added where it was left out."""
    chosen, _ = QFileDialog.getSaveFileName(parent, words, name, f"{ending.upper()} (*.{ending})")
    if not chosen:
        return None
    if chosen.lower().endswith(f".{ending}"):
        return FileAsked(Path(chosen), replaces=True)
    # The dialogue has asked about another name than this one.
    return FileAsked(Path(f"{chosen}.{ending}"), replaces=False)
