"""The format `github`: annotations in a pull request, and a table in the job's summary."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Severity
from corpuslint.formats import FormatContext, written
from corpuslint.formats.places import (
    failure_message,
    failure_with_line,
    placed_message,
    relative_path,
    repository_root,
)
from corpuslint.formats.ranking import strength
from corpuslint.formats.safe import visible
from corpuslint.formats.summary import counted
from corpuslint.formats.summary import summary as sentence
from corpuslint.report import Report

LEVELS = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}
ANNOTATIONS_PER_LEVEL = 10  # GitHub drops the rest of a step without a word
SUMMARY_BYTES = 1024 * 1024  # GitHub refuses a longer summary altogether
MARKDOWN = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_[]|~#!"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}  # an @ would call somebody
)


class GithubFormat:
    """Workflow commands for the strongest findings of each level.

    The whole table goes into the file that GITHUB_STEP_SUMMARY names, if it names one.
    """

    name = "github"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """The workflow commands, one a line."""
        return written(self.begin(context), report)

    def begin(self, context: FormatContext) -> GithubWriter:
        """A writer of commands, all of which come last."""
        return GithubWriter()


class Alike(msgspec.Struct):
    """Findings of one strength: how many, the first, to be annotated, and the first rows of the table."""

    number: int = 0
    first: list[Finding] = []
    rows: list[str] = []
    size: int = 0


class GithubWriter:
    """Keeps of the findings what may be shown, the strongest, and writes that at the end."""

    def __init__(self) -> None:
        self._root = repository_root()
        self._summary = os.environ.get("GITHUB_STEP_SUMMARY")
        self._alike: dict[tuple[int, int], Alike] = {}

    def finding(self, finding: Finding) -> Iterator[str]:
        """Nothing, yet."""
        alike = self._alike.setdefault(strength(finding), Alike())
        alike.number += 1
        if len(alike.first) < ANNOTATIONS_PER_LEVEL:
            alike.first.append(finding)
        if self._summary and alike.size < SUMMARY_BYTES:
            alike.rows.append(_finding_row(finding, self._root))
            alike.size += len(alike.rows[-1])
        yield from ()

    def end(self, report: Report) -> Iterator[str]:
        """The commands; the table goes where GITHUB_STEP_SUMMARY says."""
        ranked = [alike for _, alike in sorted(self._alike.items())]
        failures, findings = _annotated(report.failures, [each for alike in ranked for each in alike.first])
        for failure in failures:
            yield _failure_command(failure, self._root)
        for finding in findings:
            yield _finding_command(finding, self._root)
        number = len(report.failures) + sum(alike.number for alike in ranked)
        hidden = number - len(failures) - len(findings)
        if self._summary:
            rows = [_failure_row(failure, self._root) for failure in report.failures]
            rows += [row for alike in ranked for row in alike.rows]
            try:
                _append_summary(Path(self._summary), _table_head(report, number, hidden), rows, number)
            except OSError as error:
                reason = f"The job's summary cannot be written: {error.strerror}"
                yield command("warning", reason, title="corpuslint")
        if hidden:
            yield f"{hidden} more not annotated: GitHub shows {ANNOTATIONS_PER_LEVEL} of each level a step.\n"


def command(level: str, message: str, **properties: str | int) -> str:
    """A workflow command on a line of its own, everything in it escaped."""
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(text)  # what else is a control character has no escape, and no business here


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _annotated(
    failures: Sequence[Failure], ranked: Sequence[Finding]
) -> tuple[Sequence[Failure], list[Finding]]:
    """The failures and findings that GitHub will show; a failure is of the level error."""
    shown = failures[:ANNOTATIONS_PER_LEVEL]
    taken = Counter({Severity.ERROR: len(shown)})
    findings = []
    for finding in ranked:
        if taken[finding.severity] < ANNOTATIONS_PER_LEVEL:
            taken[finding.severity] += 1
            findings.append(finding)
    return shown, findings


def _finding_command(finding: Finding, root: str) -> str:
    place: dict[str, str | int] = {"file": relative_path(finding.path, root)}
    if finding.record is None:  # a record's lines are not lines of its file
        place |= {"line": finding.line, "endLine": finding.end_line}
        if finding.line == finding.end_line:  # GitHub rejects columns on several lines
            place |= {"col": finding.column, "endColumn": finding.end_column}
    return command(LEVELS[finding.severity], placed_message(finding), **place, title=finding.rule)


def _failure_command(failure: Failure, root: str) -> str:
    place: dict[str, str | int] = {"file": relative_path(failure.path, root)}
    if failure.line is not None:
        place["line"] = failure.line
    return command("error", failure_message(failure), **place, title="corpuslint")


def _append_summary(path: Path, head: str, rows: Sequence[str], number: int) -> None:
    """Add the table to the summary file, cut after a row so that the file keeps to its limit."""
    room = SUMMARY_BYTES - (path.stat().st_size if path.exists() else 0)
    text = _fitting_table(head, rows, number, room)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _fitting_table(head: str, rows: Sequence[str], number: int, room: int) -> str:
    """The table with as many of its rows as there is room for; `number` is how many it should have."""
    room -= len(head.encode())
    closing = "\n{} not in this table: GitHub takes at most 1 MiB.\n"
    reserve = len(closing) + 20
    if room < reserve:
        return ""
    text = [head]
    for index, row in enumerate(rows):
        size = len(row.encode())
        if size > room - reserve:
            return "".join(text) + closing.format(counted(number - index, "row"))
        room -= size
        text.append(row)
    return "".join(text)


def _table_head(report: Report, number: int, hidden: int) -> str:
    text = f"### corpuslint\n\n{sentence(report)}"
    if hidden:
        text += f" {hidden} not shown as annotations: GitHub shows {ANNOTATIONS_PER_LEVEL} of each level."
    if number:
        text += "\n\n| Level | Rule | Place | Message |\n| --- | --- | --- | --- |"
    return text + "\n"


def _failure_row(failure: Failure, root: str) -> str:
    return _table_row("failure", "", relative_path(failure.path, root), failure_with_line(failure))


def _finding_row(finding: Finding, root: str) -> str:
    place = relative_path(finding.path, root)
    if finding.record is None:
        place += f":{finding.line}:{finding.column}"
    return _table_row(finding.severity.label, finding.rule, place, placed_message(finding))


def _table_row(*values: str) -> str:
    return "| " + " | ".join(map(cell, values)) + " |\n"


def cell(text: str) -> str:
    """The text as a cell of a Markdown table that shows it as it is."""
    return visible(text).translate(MARKDOWN)
