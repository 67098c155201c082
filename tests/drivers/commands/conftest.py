"""A centre whose devices are all simulated, and the command that a technician types."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from centre.settings import Settings, load
from drivers.__main__ import main
from drivers.simulated.switches import Switches

TOML = """
[centre]
code = "H99.08"

[printer.p1]
transport = "simulated"
deadline_seconds = 1.5

[speaker.lobby]
driver = "simulated"

[line.l1]
transport = "simulated"

[keypad.rating1]
line = "l1"
address = 17
levels = [3, 2, 1]

[sign.s1]
line = "l1"
address = 3
counter = "1"

[reader.scanner]
transport = "simulated"

[camera.front]
device = "simulated"
"""


@dataclass
class Town:
    """A centre: its settings file and the folders of its devices."""

    config: Path
    state: Path
    capture: pytest.CaptureFixture[str]

    @property
    def settings(self) -> Settings:
        """Return the settings as the command reads them."""
        return load(self.config)

    def wire(self, text: str) -> None:
        """Add sections to the settings."""
        self.config.write_text(f"{self.config.read_text('utf-8')}\n{text}", "utf-8")

    def rewire(self, line: str, transport: str) -> None:
        """Reach a simulated line by another way."""
        text = self.config.read_text("utf-8")
        head = f"[line.{line}]\ntransport = "
        self.config.write_text(
            text.replace(f'{head}"simulated"', f'{head}"{transport}"'), encoding="utf-8"
        )

    def folder(self, name: str) -> Path:
        """Return the folder of a device; it exists."""
        folder = self.state / "devices" / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def switch(self, name: str, **faults: float) -> None:
        """Switch faults of a simulated device."""
        Switches(self.folder(name)).set(**faults)

    def run(self, *words: str) -> tuple[int, str]:
        """Run the command and return its exit status and output."""
        status = main(["--config", str(self.config), *words])
        return status, self.capture.readouterr().out

    def rows(self, *words: str) -> tuple[int, Any]:
        """Run the command with --json and return its exit status and the document."""
        status, out = self.run(*words, "--json")
        return status, json.loads(out)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Town:
    """Return a centre without faults."""
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    (tmp_path / "centre.toml").write_text(TOML, "utf-8")
    made = Town(tmp_path / "centre.toml", tmp_path / "state", capsys)
    made.switch("lobby", no_time=True)
    return made


@pytest.fixture
def lonely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Callable[[str], Town]:
    """Return a maker of centres with the given sections alone."""

    def made(sections: str) -> Town:
        monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
        (tmp_path / "centre.toml").write_text(f'[centre]\ncode = "H99.08"\n{sections}', "utf-8")
        return Town(tmp_path / "centre.toml", tmp_path / "state", capsys)

    return made
