"""The format `rdjsonl`: reviewdog's Diagnostic, one a line, columns in UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Severity
from corpuslint.formats import FormatContext
from corpuslint.formats.columns import Columns, columns_of
from corpuslint.formats.encoding import to_json
from corpuslint.formats.links import INFORMATION_URI, rule_link
from corpuslint.formats.places import failure_message, placed_message, relative_path, repository_root
from corpuslint.report import Report

SEVERITIES = {Severity.NOTE: "INFO", Severity.WARNING: "WARNING", Severity.ERROR: "ERROR"}
SOURCE = {"name": "corpuslint", "url": INFORMATION_URI}


class RdjsonlFormat:
    """A Diagnostic for each failure and each finding."""

    name = "rdjsonl"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """A Diagnostic a line."""
        root = repository_root()
        columns = columns_of(context.texts, "utf-8")
        for failure in report.failures:
            yield to_json(_failure_diagnostic(failure, root)) + "\n"
        for finding in report.findings:
            found = columns(finding.path, finding.record)
            yield to_json(_finding_diagnostic(finding, found, root)) + "\n"


def _finding_diagnostic(finding: Finding, columns: Columns | None, root: str) -> dict[str, Any]:
    location: dict[str, Any] = {"path": relative_path(finding.path, root)}
    suggestions: list[dict[str, Any]] = []
    if finding.record is None:  # a record's lines are not lines of its file
        location["range"] = _range(finding, columns)
        if columns is not None:
            suggestions = [{"range": location["range"], "text": text} for text in finding.suggestions]
    return {
        "message": placed_message(finding),
        "location": location,
        "severity": SEVERITIES[finding.severity],
        "source": SOURCE,
        "code": {"value": finding.rule, "url": rule_link(finding.rule)},
        "suggestions": suggestions,
    }


def _range(finding: Finding, columns: Columns | None) -> dict[str, Any]:
    """The finding's range; whole lines where the text, and so its bytes, cannot be had."""
    if columns is None:
        return {"start": {"line": finding.line}, "end": {"line": finding.end_line}}
    line, column = columns.position(finding.start)
    end_line, end_column = columns.position(finding.end)
    return {
        "start": {"line": line, "column": column},
        "end": {"line": end_line, "column": end_column},
    }


def _failure_diagnostic(failure: Failure, root: str) -> dict[str, Any]:
    location: dict[str, Any] = {"path": relative_path(failure.path, root)}
    if failure.line is not None:
        location["range"] = {"start": {"line": failure.line}}
    return {
        "message": failure_message(failure),
        "location": location,
        "severity": "ERROR",
        "source": SOURCE,
    }
