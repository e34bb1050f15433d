"""The built wheel, and an example plugin beside it, in a scratch environment where nothing is editable."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE_PLUGIN = Path(__file__).parent / "example_plugin"
PACKAGES = {"corpuslint": "lint", "corpuslint_plugins": "plugins", "corpuslint_rules": "rules"}
BAD = "Walkers will cross the the bridge in May.\n"
REPEATED = "It rained. It stopped. It rained again.\n"


class Outcome(msgspec.Struct, frozen=True):
    """What a run of the installed command left behind."""

    status: int
    stdout: str
    stderr: str


Installed = Callable[..., Outcome]


def run(*command: str | Path, environment: dict[str, str] | None = None, cwd: Path | None = None) -> Outcome:
    done = subprocess.run(
        list(map(str, command)),
        env=environment,
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def build_wheel(project: Path, into: Path) -> Path:
    """Builds a wheel in an environment of its own, as a release does."""
    outcome = run(sys.executable, "-m", "build", "--wheel", "--outdir", into, project)
    assert outcome.status == 0, outcome.stdout + outcome.stderr
    [wheel] = into.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The python of an environment with the wheel and the example plugin.

    What they depend on is borrowed from the environment that runs the tests; `.pth` files in there, such as
    that of an editable install, are not followed.
    """
    folder = tmp_path_factory.mktemp("environment")
    plugin = build_wheel(EXAMPLE_PLUGIN, tmp_path_factory.mktemp("plugin"))
    made = run(sys.executable, "-m", "venv", "--without-pip", folder)
    assert made.status == 0, made.stderr
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    put = run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, plugin
    )
    assert put.status == 0, put.stderr
    where = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip()
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(where) / "borrowed.pth").write_text("\n".join(sorted(borrowed)), encoding="utf-8")
    return python


@pytest.fixture
def installed(python: Path, tmp_path: Path) -> Installed:
    """Runs the installed `corpuslint` in the test's own folder; `beside` is a folder with more packages."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "PYTHON"))}
    clean["XDG_CACHE_HOME"] = str(tmp_path / ".cache")

    def run_it(*arguments: str, beside: Path | None = None) -> Outcome:
        environment = clean if beside is None else clean | {"PYTHONPATH": str(beside)}
        return run(python.with_name("corpuslint"), *arguments, environment=environment, cwd=tmp_path)

    return run_it


class TestContent:
    def test_it_holds_every_file_of_the_three_packages(self, wheel: Path) -> None:
        kept = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
        there = {
            path.relative_to(ROOT / folder).as_posix()
            for package, folder in PACKAGES.items()
            for path in (ROOT / folder / package).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert kept == there
        assert {f"{package}/py.typed" for package in PACKAGES} <= kept

    def test_it_says_what_it_is(self, wheel: Path) -> None:
        with zipfile.ZipFile(wheel) as archive:
            [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
            information = metadata.rpartition("/")[0]
            said = archive.read(metadata).decode()
            entry_points = archive.read(f"{information}/entry_points.txt").decode()
            licence = archive.read(f"{information}/licenses/LICENSE")
        assert re.search(r"^Name: corpuslint-prose$", said, re.MULTILINE)
        assert re.search(r"^License-Expression: MIT$", said, re.MULTILINE)
        assert re.search(r"^Requires-Python: >=3\.11$", said, re.MULTILINE)
        assert licence == (ROOT / "LICENSE").read_bytes()
        assert entry_points.split() == [
            *["[console_scripts]", "corpuslint", "=", "corpuslint.cli:run"],
            *["[corpuslint]", "builtins", "=", "corpuslint.builtins"],
            *["kinds", "=", "corpuslint_plugins", "rules", "=", "corpuslint_rules"],
        ]

    def test_it_does_not_depend_on_what_tests_need(self, wheel: Path) -> None:
        [information] = importlib.metadata.distributions(path=[str(wheel)])
        assert information.requires
        wanted = {re.split(r"[^\w-]", requirement)[0].lower() for requirement in information.requires}
        assert not wanted & {"pytest", "hypothesis", "build", "pre-commit", "ruff", "mypy"}


class TestInstalled:
    def test_the_wheel_is_what_runs(self, python: Path, tmp_path: Path) -> None:
        printed = "import corpuslint, corpuslint_plugins, corpuslint_rules, corpuslint_example as example\n"
        printed += "print(*(m.__file__ for m in (corpuslint, corpuslint_plugins, corpuslint_rules, example)))"
        outcome = run(python, "-I", "-c", printed, cwd=tmp_path)
        environment = python.parents[1]
        assert outcome.status == 0, outcome.stderr
        assert all(Path(file).is_relative_to(environment) for file in outcome.stdout.split())

    def test_it_lints(self, installed: Installed, tmp_path: Path) -> None:
        (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
        outcome = installed("bad.md")
        assert outcome.status == 1
        assert "bad.md:1:20: warning text-quality/doubled-word" in outcome.stdout
        assert outcome.stderr == ""

    def test_it_brings_every_rule(self, installed: Installed) -> None:
        outcome = installed("rules", "--isolated", "--format", "jsonl")
        found = {json.loads(line)["rule"] for line in outcome.stdout.splitlines()}
        folders = [ROOT / "rules/corpuslint_rules", EXAMPLE_PLUGIN / "corpuslint_example/rules"]
        assert found == {
            path.relative_to(folder).with_suffix("").as_posix()
            for folder in folders
            for path in folder.glob("*/*.toml")
        }


class TestExamplePlugin:
    def test_its_rule_is_listed_and_explained(self, installed: Installed) -> None:
        assert "house-style/same-opening  note" in installed("rules", "house-style").stdout
        assert (
            "flags:\n  - He came. He saw the bridge. [[He]] left.\n"
            in installed("explain", "house-style/same-opening").stdout
        )

    def test_its_rule_fires(self, installed: Installed, tmp_path: Path) -> None:
        (tmp_path / "wet.txt").write_text(REPEATED, encoding="utf-8")
        outcome = installed("--select", "house-style", "--fail-level", "note", "wet.txt")
        assert outcome.status == 1
        assert outcome.stdout.startswith(
            "wet.txt:1:24: note house-style/same-opening "
            "3 sentences in a row begin with 'It'. Begin one of them another way.\n"
        )

    def test_its_rule_can_be_configured(self, installed: Installed, tmp_path: Path) -> None:
        (tmp_path / "wet.txt").write_text(REPEATED, encoding="utf-8")
        configuration = tmp_path / "corpuslint.toml"
        configuration.write_text('[rules."house-style/same-opening"]\nrun = 4\n', encoding="utf-8")
        assert installed("--select", "house-style", "--fail-level", "note", "wet.txt").status == 0
        configuration.write_text('[rules."house-style/same-opening"]\nrum = 4\n', encoding="utf-8")
        outcome = installed("wet.txt")
        assert outcome.status == 2
        assert "unknown key 'rum'; did you mean 'run'?" in outcome.stderr

    def test_its_examples_pass(self, installed: Installed, python: Path) -> None:
        rules = next(python.parents[1].rglob("corpuslint_example/rules"))
        assert installed("test", str(rules)).stdout == "1 rule, 10 examples, 0 failed.\n"

    def test_its_format_reports(self, installed: Installed, tmp_path: Path) -> None:
        for name in ("one.txt", "two.txt"):
            (tmp_path / name).write_text(REPEATED, encoding="utf-8")
        outcome = installed("--select", "house-style", "--format", "tally")
        assert (outcome.status, outcome.stdout) == (0, "one.txt\t|\ntwo.txt\t|\n")

    def test_its_reader_reads(self, installed: Installed, tmp_path: Path) -> None:
        cues = [
            "1\n00:00:01,000 --> 00:00:02,500\n",
            BAD,
            "\n2\n00:00:03,000 --> 00:00:04,000\n",
            "Yes.\n",
        ]
        (tmp_path / "film.srt").write_text("".join(cues), encoding="utf-8")
        outcome = installed("--format", "jsonl")
        finding, summary = map(json.loads, outcome.stdout.splitlines())
        assert (finding["path"], finding["line"], finding["text"]) == ("film.srt", 3, "the the")
        assert summary["words"] == 9


BROKEN = {
    "raises as it is imported": (
        "raise RuntimeError('out of order')",
        "cannot be imported: RuntimeError: out of order",
    ),
    "has a misspelt hook": (
        "from corpuslint import hookimpl\n@hookimpl\ndef corpuslint_kindz(): return []",
        "has a hook that does not fit: PluginValidationError: ",
    ),
    "has a hook that raises": (
        "from corpuslint import hookimpl\n@hookimpl\ndef corpuslint_rule_folders(): return 1 / 0",
        "corpuslint_rule_folders failed: ZeroDivisionError: division by zero",
    ),
    "takes a name that is taken": (
        "from corpuslint import hookimpl\nimport corpuslint_plugins.phrases as taken\n"
        "@hookimpl\ndef corpuslint_kinds(): return [taken.Phrases]",
        "registers the kind 'phrases', which is there already; left out",
    ),
}


@pytest.mark.parametrize(("code", "complaint"), BROKEN.values(), ids=BROKEN)
def test_a_broken_plugin_is_named_and_the_others_work(
    installed: Installed, tmp_path: Path, code: str, complaint: str
) -> None:
    beside = tmp_path / ".beside"
    information = beside / "corpuslint_rusty-6.6.dist-info"
    information.mkdir(parents=True)
    (beside / "rusty.py").write_text(code, encoding="utf-8")
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: corpuslint-rusty\nVersion: 6.6\n")
    (information / "entry_points.txt").write_text("[corpuslint]\nrusty = rusty\n")
    (tmp_path / "wet.txt").write_text(BAD + REPEATED, encoding="utf-8")
    outcome = installed("wet.txt", beside=beside)
    assert outcome.status == 2
    assert f"error: plugin rusty (corpuslint-rusty 6.6): {complaint}" in outcome.stderr
    assert "text-quality/doubled-word" in outcome.stdout
    assert "house-style/same-opening" in outcome.stdout
