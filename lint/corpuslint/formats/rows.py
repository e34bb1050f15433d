"""The rows of the JSON lines contract, version 1. Programs outside this repository read them."""

from __future__ import annotations

from typing import Any

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Related
from corpuslint.formats.places import document_of
from corpuslint.report import Report

VERSION = 1


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding with every field; offsets are code points from 0, lines and columns from 1."""
    return {
        "type": "finding",
        "path": finding.path,
        "record": finding.record,
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.label,
        "confidence": finding.confidence.label,
        "scope": finding.scope.value,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "text": finding.text,
        "message": finding.message,
        "suggestions": finding.suggestions,
        "related": [_related_row(related, finding) for related in finding.related],
        "fingerprint": finding.fingerprint,
        "fix": finding.fix.label if finding.fix else None,
    }


def error_row(failure: Failure) -> dict[str, Any]:
    """A failure; its line, where it has one, stands in the message."""
    message = failure.message if failure.line is None else f"line {failure.line}: {failure.message}"
    return {"type": "error", "path": failure.path, "record": failure.record, "message": message}


def summary_row(report: Report) -> dict[str, Any]:
    """The sums of a report."""
    return {
        "type": "summary",
        "version": VERSION,
        "documents": report.documents,
        "findings": sum(report.severities.values()),
        "errors": len(report.failures),
        "words": report.words,
    }


def _related_row(related: Related, finding: Finding) -> dict[str, Any]:
    path, record = document_of(related, finding)
    row = {"path": path, "start": related.start, "end": related.end, "message": related.message}
    if (path, record) != (finding.path, finding.record) and record is not None:
        row["record"] = record  # without it a span in another record could not be found
    return row
