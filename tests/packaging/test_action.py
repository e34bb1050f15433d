"""The GitHub Action and the workflows: their files are consistent, and the action's shell steps are run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

import corpuslint

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXPRESSION = re.compile(r"\$\{\{.*?\}\}", re.DOTALL)
BAD = "Walkers will cross the the bridge in May.\n"
GOOD = "The bridge will open in May.\n"
BAD_RULE = "text-quality/doubled-word"


def loaded(path: Path) -> dict[Any, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


ACTION = loaded(ROOT / "action.yml")
SHELL_STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
ANNOTATIONS = ("::warning ", "::error ", "::notice ")


class Job(msgspec.Struct, frozen=True):
    """What a step left behind: its status, its log, and the files that the runner reads."""

    status: int
    log: str
    errors: str
    summary: str
    outputs: dict[str, str]

    @property
    def annotations(self) -> list[str]:
        return [line for line in self.log.splitlines() if line.startswith(ANNOTATIONS)]


def step_environment(step: dict[str, Any], inputs: dict[str, str], runner: dict[str, str]) -> dict[str, str]:
    """The variables of a step, its expressions filled in as the runner does."""
    known = {name: str(declared.get("default", "")) for name, declared in ACTION["inputs"].items()}
    values = {f"inputs.{name}": value for name, value in (known | inputs).items()}
    values["github.action_path"] = str(ROOT)
    values["steps.python.outputs.python-path"] = sys.executable
    declared = {
        name: EXPRESSION.sub(lambda found: values[found[0][3:-2].strip()], expression)
        for name, expression in step["env"].items()
    }
    return runner | declared


def run_step(name: str, inputs: dict[str, str], home: Path, workspace: Path) -> Job:
    """Runs one shell step of the action as GitHub's runner does."""
    files = {name: home / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    script = home / "step.sh"
    script.write_text(SHELL_STEPS[name]["run"], encoding="utf-8")
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    runner = {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(workspace),
        "RUNNER_TEMP": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    environment = step_environment(
        SHELL_STEPS[name], inputs, inherited | runner | {key: str(file) for key, file in files.items()}
    )
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=workspace,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    outputs = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
    return Job(
        status=done.returncode,
        log=done.stdout,
        errors=done.stderr,
        summary=files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"),
        outputs=dict(line.split("=", 1) for line in outputs),
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A runner's temporary folder in which the action has installed corpuslint."""
    home = tmp_path_factory.mktemp("runner home")
    job = run_step("Install corpuslint", {}, home, home)
    assert job.status == 0, job.errors
    return home


@pytest.fixture
def lint(home: Path, tmp_path: Path) -> Callable[..., Job]:
    """Runs the action's lint step with the inputs given, in the test's own folder."""
    return lambda **inputs: run_step("Lint", inputs, home, tmp_path)


def test_every_input_is_described_and_used() -> None:
    assert set(ACTION["inputs"]) == {"paths", "args", "version", "format", "sarif"}
    assert all(declared["description"] for declared in ACTION["inputs"].values())
    passed = " ".join(value for step in SHELL_STEPS.values() for value in step["env"].values())
    assert {f"inputs.{name}" for name in ACTION["inputs"]} == set(re.findall(r"inputs\.[\w-]+", passed))


@pytest.mark.parametrize("step", SHELL_STEPS.values(), ids=SHELL_STEPS)
def test_steps_take_what_they_are_given_from_the_environment(step: dict[str, Any]) -> None:
    script = step["run"]
    assert not EXPRESSION.search(script)
    assert step["shell"] == "bash"
    assert script.startswith("set -euo pipefail\n")
    for name in step["env"]:
        assert f"${name}" in script or f'"{name}"' in script


def test_the_action_installs_its_own_checkout() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [ROOT / "action.yml", *WORKFLOWS]]
    assert not any(re.search(r"pip install[^\n]* corpuslint\b", text) for text in texts)


def test_outputs_are_written_by_the_lint_step() -> None:
    script = SHELL_STEPS["Lint"]["run"]
    for name, declared in ACTION["outputs"].items():
        assert declared["value"] == f"${{{{ steps.lint.outputs.{name} }}}}"
        assert f'echo "{name}=' in script


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_say_what_they_may_do(path: Path) -> None:
    workflow = loaded(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow[True]  # YAML 1.1 reads the key `on` so
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 15
        for step in job["steps"]:
            assert not EXPRESSION.search(step.get("run", ""))


def test_ci_runs_our_own_script_on_every_python_we_promise() -> None:
    [job] = loaded(ROOT / ".github/workflows/ci.yml")["jobs"].values()
    assert job["steps"][-1]["run"] == ".ci/run"
    assert os.access(ROOT / ".ci/run", os.X_OK)
    promised = re.findall(r"Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert job["strategy"]["matrix"]["python"] == promised


def test_the_prose_workflow_uses_this_action() -> None:
    [job] = loaded(ROOT / ".github/workflows/prose.yml")["jobs"].values()
    [lint] = [step for step in job["steps"] if step.get("uses") == "./"]
    [upload] = [step for step in job["steps"] if "upload-sarif" in step.get("uses", "")]
    assert lint["with"].keys() <= ACTION["inputs"].keys()
    assert (ROOT / lint["with"]["paths"]).is_dir()
    assert upload["with"]["sarif_file"] == f"${{{{ steps.{lint['id']}.outputs.sarif }}}}"
    assert job["permissions"]["security-events"] == "write"


def test_the_version_that_is_wanted_must_be_ours(lint: Callable[..., Job], tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    assert lint(version=corpuslint.__version__).status == 0
    job = lint(version="99.0")
    assert (job.status, job.outputs) == (2, {})
    assert f"error: version 99.0 is wanted, but this action is at {corpuslint.__version__};" in job.errors


def test_clean_prose_passes(lint: Callable[..., Job], tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    job = lint()
    assert (job.status, job.annotations, job.errors) == (0, [], "")
    assert job.outputs == {"exit-status": "0"}


def test_findings_fail_the_job_and_are_annotated(lint: Callable[..., Job], tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "bad.md").write_text(BAD, encoding="utf-8")
    job = lint(args=f"--select {BAD_RULE}")
    assert job.status == 1
    assert job.outputs == {"exit-status": "1"}
    [annotation] = job.annotations
    assert annotation.startswith("::warning file=docs/bad.md,line=1,endLine=1,col=20,endColumn=27,title=")
    assert f"docs/bad.md:1:20: warning {BAD_RULE}" in job.log
    assert "| warning | text-quality/doubled-word | docs/bad.md:1:20 |" in job.summary


def test_a_format_replaces_log_and_annotations(lint: Callable[..., Job], tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    job = lint(format="jsonl")
    assert job.status == 1
    rows = [json.loads(line) for line in job.log.splitlines()]
    assert rows[-1]["type"] == "summary"


@pytest.mark.parametrize(("args", "status"), [("", 1), ("--exit-zero", 0), ("--fail-level never", 0)])
def test_sarif_is_written_whatever_the_status(
    lint: Callable[..., Job], tmp_path: Path, args: str, status: int
) -> None:
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    job = lint(sarif="reports/our prose.sarif", args=args)
    assert job.status == status
    assert job.outputs == {"exit-status": str(status), "sarif": "reports/our prose.sarif"}
    sarif = json.loads((tmp_path / "reports" / "our prose.sarif").read_text(encoding="utf-8"))
    results = sarif["runs"][0]["results"]
    assert BAD_RULE in {result["ruleId"] for result in results}
    locations = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    assert locations == {"bad.md"}
    assert len(job.annotations) == len(results)
    assert job.summary.count("### corpuslint") == 1


def test_what_is_broken_fails_and_stands_in_the_sarif_file(lint: Callable[..., Job], tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    job = lint(paths="bad.md\nmissing.md", sarif="out.sarif", args="--exit-zero")
    assert job.status == 2
    assert job.errors.count("missing.md") == 1
    [run] = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert run["results"]
    assert run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize("args", ["--no-such-option", "--select 'unclosed"])
def test_wrong_args_fail_and_leave_no_sarif(lint: Callable[..., Job], tmp_path: Path, args: str) -> None:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    job = lint(args=args, sarif="out.sarif")
    assert job.status == 2
    assert "rror: " in job.errors
    assert "sarif" not in job.outputs
    assert not (tmp_path / "out.sarif").exists()


def test_a_sarif_name_cannot_write_other_outputs(lint: Callable[..., Job], tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    job = lint(sarif="out.sarif\nexit-status=0")
    assert job.status == 2
    assert job.outputs == {"exit-status": "0"}
    assert "error: sarif: the name of one file is wanted" in job.errors


HOSTILE = [
    "a file with spaces.md",
    "$(touch owned).md",
    "`touch owned`.md",
    "; touch owned; #.md",
    '" && touch owned && ".md',
    "--exit-zero.md",
    "-o owned.md",
    "${{ github.token }}.md",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_path_is_only_a_path(lint: Callable[..., Job], tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BAD, encoding="utf-8")
    before = set(tmp_path.iterdir())
    job = lint(paths=f"{name}\r\n\n", format="jsonl")
    assert job.status == 1, job.errors
    assert {row["path"] for line in job.log.splitlines() if "path" in (row := json.loads(line))} == {name}
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("args", ["$(touch owned)", "; touch owned", "`touch owned`", "| touch owned", "*"])
def test_args_are_only_words(lint: Callable[..., Job], tmp_path: Path, args: str) -> None:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    lint(args=args)
    assert {path.name for path in tmp_path.iterdir()} == {"good.md"}


def test_quoted_args_stay_together(lint: Callable[..., Job], tmp_path: Path) -> None:
    (tmp_path / "a draft.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    assert lint(args="--exclude 'a draft.md'").status == 0
    assert lint().status == 1


def test_several_paths_stand_on_lines(lint: Callable[..., Job], tmp_path: Path) -> None:
    for name in ("one.md", "two.md", "three.md"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    job = lint(paths="one.md\ntwo.md\n", format="jsonl")
    assert json.loads(job.log.splitlines()[-1])["documents"] == 2
