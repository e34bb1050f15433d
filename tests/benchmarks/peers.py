"""The programs beside which corpuslint is timed: how they are installed and run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
VALE = "StylesPath = .\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = Vale\n"


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A program as `peers.toml` has it: the packages it needs, its command, and a finding in its output."""

    command: list[str]
    finding: str
    pip: list[str] = []
    npm: list[str] = []
    script: str | None = None


class Peer(msgspec.Struct, frozen=True):
    """A program that is installed: the command before the files, and a finding in its output."""

    name: str
    command: list[str]
    finding: str

    def findings(self, output: str) -> int:
        """How many findings the output shows."""
        return len(re.findall(self.finding, output))


def recipes() -> dict[str, Recipe]:
    """The programs by name."""
    return msgspec.convert(tomllib.loads((HERE / "peers.toml").read_text("utf-8")), dict[str, Recipe])


def installed(names: list[str], folder: Path) -> Iterator[Peer | str]:
    """Installs the programs in a folder; for one that cannot be had, why not."""
    folder.mkdir(parents=True, exist_ok=True)
    known = recipes()
    for name in names:
        recipe = known[name]
        try:
            yield Peer(name, _command(recipe, folder / name), recipe.finding)
        except (subprocess.CalledProcessError, OSError) as error:
            yield f"{name}: cannot be installed: {error}"


def _command(recipe: Recipe, folder: Path) -> list[str]:
    """The command of a program that is now in the folder, or was on the path."""
    folder.mkdir(exist_ok=True)
    wanted = json.dumps([recipe.pip, recipe.npm])
    done = folder / "installed.json"
    if not done.exists() or done.read_text("utf-8") != wanted:
        _install(recipe, folder)
        done.write_text(wanted, "utf-8")
    if recipe.script:
        shutil.copy(HERE / recipe.script, folder)
    (folder / "vale.ini").write_text(VALE, "utf-8")
    places = {
        "python": sys.executable,
        "pip": folder / "venv" / "bin",
        "npm": folder / "node_modules",
        "script": folder / (recipe.script or ""),
        "vale": folder / "vale.ini",
    }
    command = [word.format_map(places) for word in recipe.command]
    if shutil.which(command[0]) is None:
        raise FileNotFoundError(f"{command[0]} is not on the path")
    return command


def _install(recipe: Recipe, folder: Path) -> None:
    if recipe.pip:
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
        subprocess.run([folder / "venv/bin/pip", "install", "--quiet", *recipe.pip], check=True)
    if recipe.npm:
        (folder / "package.json").write_text("{}", "utf-8")
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", *recipe.npm],
            check=True,
            cwd=folder,
        )
