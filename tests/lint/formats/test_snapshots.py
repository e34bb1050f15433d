"""The whole output of each format for one report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from corpuslint import __version__
from corpuslint.formats import Format, FormatContext
from corpuslint.formats.checkstyle import CheckstyleFormat
from corpuslint.formats.github import GithubFormat
from corpuslint.formats.gitlab import GitlabFormat
from corpuslint.formats.json import JsonFormat
from corpuslint.formats.jsonl import JsonlFormat
from corpuslint.formats.junit import JunitFormat
from corpuslint.formats.rdjsonl import RdjsonlFormat
from corpuslint.formats.sarif import SarifFormat
from corpuslint.formats.text import TextFormat
from corpuslint.report import Report

FORMATS: list[Format] = [
    TextFormat(),
    JsonFormat(),
    JsonlFormat(),
    GithubFormat(),
    SarifFormat(),
    GitlabFormat(),
    RdjsonlFormat(),
    JunitFormat(),
    CheckstyleFormat(),
]
Compare = Callable[[str, str], None]


def written(form: Format, report: Report, context: FormatContext) -> str:
    output = "".join(form.write(report, context))
    if form.name == "sarif":  # one long line; nobody could read a change in it
        output = json.dumps(json.loads(output), indent=2, ensure_ascii=False) + "\n"
        output = output.replace(f'"version": "{__version__}"', '"version": "X.Y.Z"')
    return output


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_report(form: Format, report: Report, context: FormatContext, matches_snapshot: Compare) -> None:
    matches_snapshot(written(form, report, context), f"report.{form.name}")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_clean_report(form: Format, matches_snapshot: Compare) -> None:
    matches_snapshot(written(form, Report(documents=1, words=9), FormatContext()), f"clean.{form.name}")


@pytest.mark.parametrize("color", [False, True], ids=["plain", "color"])
def test_excerpts(color: bool, report: Report, context: FormatContext, matches_snapshot: Compare) -> None:
    shown = msgspec.structs.replace(context, excerpts=True, color=color)
    matches_snapshot(written(TextFormat(), report, shown), f"excerpts-{'color' if color else 'plain'}.text")


def test_statistics(report: Report, context: FormatContext, matches_snapshot: Compare) -> None:
    counted = msgspec.structs.replace(context, statistics=True)
    matches_snapshot(written(TextFormat(), report, counted), "statistics.text")


def test_job_summary(
    report: Report,
    context: FormatContext,
    matches_snapshot: Compare,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "summary.md"))
    written(GithubFormat(), report, context)
    matches_snapshot((repository / "summary.md").read_text(encoding="utf-8"), "summary.md")
