"""A small fixed report, findings made to measure, and snapshots of whole outputs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Finding, Related, Scope, Severity
from corpuslint.formats import FormatContext
from corpuslint.layers.lines import Lines
from corpuslint.report import Report
from corpuslint.rule import Rule

SNAPSHOTS = Path(__file__).parent / "snapshots"
RIVER = "The river plan\n\nSome experts say the café plan will fail.\nThe the dam is old,\nand so on.\n"
LAKE = "The lake is 40 metres deep."
RECORD = "It was truly bad."


def finding_at(text: str, marked: str, **fields: Any) -> Finding:
    """A finding on the first place of `marked` in `text`."""
    start = text.index(marked)
    end = start + len(marked)
    lines = Lines(text)
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    values: dict[str, Any] = {
        "path": "news/river.txt",
        "record": None,
        "rule": "attribution/vague-source",
        "severity": Severity.WARNING,
        "confidence": Confidence.HIGH,
        "scope": Scope.NARRATION,
        "message": "Who says so?",
        "fingerprint": "0123456789abcdef",
    }
    place = {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
    return Finding(start=start, end=end, text=marked, **place, **values | fields)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test runs at the root of an empty repository, on no CI service."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for variable in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture(scope="session")  # so that property tests may use it
def make_finding() -> Callable[..., Finding]:
    return finding_at


@pytest.fixture
def report() -> Report:
    findings = [
        finding_at(RIVER, "Some experts", message="'Some experts' names no one. Who says so?"),
        finding_at(
            RIVER,
            "The the",
            rule="text-quality/doubled-word",
            severity=Severity.ERROR,
            message="A word stands twice.",
            suggestions=("The",),
            fingerprint="aaaa",
        ),
        finding_at(
            RIVER,
            "old,\nand so on",
            rule="readability/cliche",
            severity=Severity.NOTE,
            confidence=Confidence.LOW,
            message="A phrase worn thin.",
            suggestions=("", "worn"),
            related=(Related(4, 8, "The same in the other article.", path="news/lake.txt"),),
            fingerprint="bbbb",
        ),
        finding_at(
            RECORD,
            "truly",
            path="corpus.jsonl",
            record="a7",
            rule="loaded-language/intensifier",
            severity=Severity.NOTE,
            confidence=Confidence.MEDIUM,
            scope=Scope.QUOTATION,
            message="'truly' adds nothing.",
            suggestions=("",),
            related=(Related(0, 2, "What it is about."),),
            fingerprint="cccc",
        ),
    ]
    failures = (
        Failure("news/gone.txt", "cannot be read: no such file"),
        Failure("corpus.jsonl", "is not JSON", record=12),
        Failure("rules/x.toml", "unknown key 'mesage'", line=3),
    )
    return Report(
        findings=tuple(sorted(findings, key=lambda f: (f.path, f.start))),
        failures=failures,
        documents=3,
        words=31,
    )


@pytest.fixture
def context() -> FormatContext:
    rule = Rule(
        id="attribution/vague-source",
        kind="phrases",
        message="{text!r} names no one.",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.1",
        scope=frozenset(Scope),
        source=("https://example.org/words",),
        why="A reader can weigh a claim\nonly by who makes it.\n\nSo name the source.",
        bad=("[[Some experts]] say the plan will fail.",),
        good=("Some experts, including `Ada` Lovelace, say so.",),
        enabled=True,
        options={},
        path="vague-source.toml",
    )
    texts: dict[tuple[str, str | int | None], str] = {
        ("news/river.txt", None): RIVER,
        ("news/lake.txt", None): LAKE,
        ("corpus.jsonl", "a7"): RECORD,
    }
    return FormatContext(rules={rule.id: rule}, texts=texts)


@pytest.fixture
def matches_snapshot() -> Callable[[str, str], None]:
    """Compare an output with a file; with UPDATE_SNAPSHOTS=1 in the environment, write the file."""

    def compare(output: str, name: str) -> None:
        path = SNAPSHOTS / name
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.write_text(output, encoding="utf-8", newline="\n")
        assert output == path.read_text(encoding="utf-8")

    return compare
