"""Workflow commands and the job's summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Finding, Severity
from corpuslint.formats import FormatContext
from corpuslint.formats.github import SUMMARY_BYTES, GithubFormat, cell
from corpuslint.report import Report

MakeFinding = Callable[..., Finding]


def commands(report: Report) -> list[str]:
    return "".join(GithubFormat().write(report, FormatContext())).splitlines()


def test_command_of_a_finding(make_finding: MakeFinding) -> None:
    finding = make_finding(
        "One.\nSome say 5% more,\nor less.", "Some", path="a,b: 5%.txt", message="5%?\nWho?"
    )
    assert commands(Report(findings=(finding,))) == [
        "::warning file=a%2Cb%3A 5%25.txt,line=2,endLine=2,col=1,endColumn=5,title=attribution/vague-source"
        "::5%25?%0AWho?"
    ]


def test_no_columns_on_several_lines(make_finding: MakeFinding) -> None:
    finding = make_finding("One\ntwo", "One\ntwo", severity=Severity.NOTE)
    assert commands(Report(findings=(finding,)))[0].startswith(
        "::notice file=news/river.txt,line=1,endLine=2,title="
    )


def test_ten_of_each_level_the_surest_first(make_finding: MakeFinding) -> None:
    text = "word"
    findings = [
        make_finding(text, text, severity=severity, confidence=confidence, message=f"{confidence.label} {n}")
        for n in range(8)
        for confidence in Confidence
        for severity in Severity
    ]
    failures = (Failure("gone.txt", "is gone"),)
    lines = commands(Report(findings=tuple(findings), failures=failures))
    levels = [line.split()[0] for line in lines[:-1]]
    assert levels == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    said = [line.rpartition("::")[2] for line in lines]
    assert said[0] == "is gone"
    assert said[1:10] == [*(f"high {n}" for n in range(8)), "medium 0"]
    assert said[10:20] == [*(f"high {n}" for n in range(8)), "medium 0", "medium 1"]
    assert lines[-1] == "43 more not annotated: GitHub shows 10 of each level a step."


def test_paths_start_from_the_workspace(
    make_finding: MakeFinding, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository))
    (repository / "docs").mkdir()
    monkeypatch.chdir(repository / "docs")
    paths = ["a.txt", "../b.txt", str(repository / "docs" / "c.txt"), "./d.txt"]
    findings = tuple(make_finding("word", "word", path=path) for path in paths)
    lines = commands(Report(findings=findings))
    assert [line.split(",")[0] for line in lines] == [
        "::warning file=docs/a.txt",
        "::warning file=b.txt",
        "::warning file=docs/c.txt",
        "::warning file=docs/d.txt",
    ]


def test_summary_is_appended_and_says_what_is_not_shown(
    make_finding: MakeFinding, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository / "summary.md"
    path.write_text("earlier\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    findings = tuple(make_finding("word", "word") for _ in range(13))
    commands(Report(findings=findings, documents=1))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [
        "earlier",
        "### corpuslint",
        "",
        "Found 13 findings (13 warnings) in 1 document. 3 not shown as annotations: "
        "GitHub shows 10 of each level.",
    ]
    assert len([line for line in lines if line.startswith("| warning")]) == 13


def test_summary_keeps_to_its_limit(
    make_finding: MakeFinding, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository / "summary.md"
    path.write_text("x" * 100_000)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    message = "é|" * 500
    findings = tuple(make_finding("word", "word", message=message) for _ in range(2000))
    commands(Report(findings=findings, documents=1))
    written = path.read_bytes()
    assert SUMMARY_BYTES - 3000 < len(written) <= SUMMARY_BYTES
    lines = written.decode().splitlines()
    rows = [line for line in lines if line.startswith("| warning")]
    assert all(row.endswith(" |") for row in rows)
    assert lines[-1] == f"{2000 - len(rows)} rows not in this table: GitHub takes at most 1 MiB."

    for _ in range(20):  # what is left does for a heading or two
        commands(Report(findings=findings, documents=1))
    assert len(path.read_bytes()) <= SUMMARY_BYTES


def test_summary_that_cannot_be_written_is_reported(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "no" / "folder.md"))
    assert commands(Report()) == [
        "::warning title=corpuslint::The job's summary cannot be written: No such file or directory"
    ]


def test_cell_shows_the_text_as_it_is() -> None:
    assert cell("a|b\n`c` <d> &e [f](g) *h* _i_ \\j @k #1") == (
        r"a\|b␊\`c\` &lt;d&gt; &amp;e \[f\](g) \*h\* \_i\_ \\j &#64;k \#1"
    )


def test_every_row_has_four_cells(
    make_finding: MakeFinding, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    finding = make_finding("a | b", "|", path="x|y\n.txt", record="r|1", message="| and \n |")
    commands(Report(findings=(finding,), failures=(Failure("p|q", "| no"),), documents=1))
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert Counter(row.replace(r"\|", "").count("|") for row in rows) == {5: 4}
