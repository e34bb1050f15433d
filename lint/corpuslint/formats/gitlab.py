"""The format `gitlab`: a Code Quality report, as GitLab shows in merge requests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Severity
from corpuslint.formats import FormatContext
from corpuslint.formats.encoding import to_json
from corpuslint.formats.places import failure_message, placed_message, relative_path, repository_root
from corpuslint.formats.ranking import distinct_fingerprints
from corpuslint.report import Report

SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


class GitlabFormat:
    """An array of issues; a failure is one too, so that nobody takes a broken run for a clean one."""

    name = "gitlab"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """The array as one piece, an issue a line."""
        root = repository_root()
        issues = [_failure_issue(failure, root) for failure in report.failures]
        fingerprints = distinct_fingerprints(report.findings)
        for finding, fingerprint in zip(report.findings, fingerprints, strict=True):
            issues.append(_finding_issue(finding, fingerprint, root))
        yield "[" + ",\n".join(map(to_json, issues)) + "]\n"


def _finding_issue(finding: Finding, fingerprint: str, root: str) -> dict[str, Any]:
    positions = {
        "begin": {"line": finding.line, "column": finding.column},
        "end": {"line": finding.end_line, "column": finding.end_column},
    }
    if finding.record is not None:  # GitLab wants a line; those of a record are not its file's
        positions = {"begin": {"line": 1}, "end": {"line": 1}}
    path = relative_path(finding.path, root)
    return {
        "description": placed_message(finding),
        "check_name": finding.rule,
        "fingerprint": _digest(path, finding.record, finding.rule, fingerprint),
        "severity": SEVERITIES[finding.severity],
        "location": {"path": path, "positions": positions},
    }


def _failure_issue(failure: Failure, root: str) -> dict[str, Any]:
    path = relative_path(failure.path, root)
    line = failure.line or 1
    return {
        "description": failure_message(failure),
        "check_name": "corpuslint",
        "fingerprint": _digest(path, failure.record, "corpuslint", failure.message),
        "severity": "critical",
        "location": {"path": path, "positions": {"begin": {"line": line}, "end": {"line": line}}},
    }


def _digest(*parts: str | int | None) -> str:
    import hashlib

    return hashlib.sha256(repr(parts).encode()).hexdigest()
