"""The README: what it prints is what the command prints, and what it configures is in force."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import corpuslint_rules
from accuracy.table import with_table
from corpuslint.commands.options import installed_rules
from corpuslint.config import Configuration
from corpuslint.measured import Measured, measured_in

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.partition("\n")[0])
def test_what_it_prints_is_printed(block: str, tmp_path: Path) -> None:
    command, _, shown = block.removeprefix("$ ").partition("\n")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "FORCE_COLOR"))
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=environment | {"PATH": path, "XDG_CACHE_HOME": str(tmp_path)},
    )
    assert done.stderr == ""
    assert done.stdout == shown


def test_its_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    [block] = blocks("python")
    exec(compile(block, "README.md", "exec"), {})
    assert "attribution/vague-source" in capsys.readouterr().out


def test_its_configuration_is_valid(tmp_path: Path) -> None:
    [block] = blocks("toml")
    (tmp_path / "house.toml").write_text("", encoding="utf-8")
    (tmp_path / "inner" / "our-rules").mkdir(parents=True)
    (tmp_path / "inner" / "corpuslint.toml").write_text(block, encoding="utf-8")
    configuration = Configuration()
    settings = configuration.settings_for(tmp_path / "inner")
    assert configuration.failures == []
    named = {*(settings.values.select or ()), *settings.values.extend_select, *settings.values.rules}
    known = installed_rules()
    assert named <= {*known, *(rule.category for rule in known.values())}
    assert set(tomllib.loads(block)) >= {"extend", "select", "ignore", "exclude", "fail-level", "rules"}


def test_its_counts_of_rules() -> None:
    rules = installed_rules().values()
    assert f"{len(rules)} rules in five categories" in README
    for category in {rule.category for rule in rules}:
        count = sum(rule.category == category for rule in rules)
        assert re.search(rf"^\| `{category}` \| {count} \|", README, re.MULTILINE)
    off = {f"`{rule.id}`" for rule in rules if not rule.enabled}
    [listed] = re.findall(r"off until they are selected:\s+(.*?)\.\n", README, re.DOTALL)
    assert set(re.findall(r"`[^`]+`", listed)) == off


def test_its_table_of_figures_is_that_of_the_data_file() -> None:
    measured = measured_in(Path(corpuslint_rules.__file__).parent)
    assert isinstance(measured, Measured)
    assert with_table(README, measured) == README


def test_nobody_is_told_to_install_somebody_elses_package() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "action.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"pip install (?:-U )?[\"']?corpuslint(?![-\w])", text)
