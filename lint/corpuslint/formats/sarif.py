"""The format `sarif`: SARIF 2.1.0, as GitHub code scanning and editors read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corpuslint import __version__
from corpuslint.finding import Finding, Related
from corpuslint.formats import FormatContext
from corpuslint.formats.columns import FindColumns, columns_of
from corpuslint.formats.encoding import to_json
from corpuslint.formats.links import INFORMATION_URI
from corpuslint.formats.places import document_of, failure_with_line, label, relative_path, repository_root
from corpuslint.formats.ranking import distinct_fingerprints, strength
from corpuslint.formats.safe import well_formed
from corpuslint.formats.sarif_rules import describe_rules
from corpuslint.report import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000  # GitHub rejects a file with more


class SarifFormat:
    """One run with its rules, its results and its failures."""

    name = "sarif"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """The log as one piece."""
        yield to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, context)]}) + "\n"


def _run(report: Report, context: FormatContext) -> dict[str, Any]:
    rule_ids = sorted({*context.rules, *(finding.rule for finding in report.findings)})
    rule_index = {rule: index for index, rule in enumerate(rule_ids)}
    return {
        "tool": {
            "driver": {
                "name": "corpuslint",
                "version": __version__,
                "informationUri": INFORMATION_URI,
                "rules": describe_rules(rule_ids, context.rules),
            }
        },
        "automationDetails": {"id": "corpuslint/"},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": list(_notifications(report)),
            }
        ],
        "results": list(_results(report, context, rule_index)),
    }


def _notifications(report: Report) -> Iterator[dict[str, Any]]:
    for failure in report.failures:
        yield {"level": "error", "message": _message(f"{failure.path}: {failure_with_line(failure)}")}
    left_out = len(report.findings) - MOST_RESULTS
    if left_out > 0:
        text = (
            f"{left_out} findings are left out: GitHub takes at most {MOST_RESULTS}. The strongest are kept."
        )
        yield {"level": "warning", "message": _message(text)}


def _results(
    report: Report, context: FormatContext, rule_index: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    root = repository_root()
    columns = columns_of(context.texts, "utf-32")
    numbered = list(enumerate(zip(report.findings, distinct_fingerprints(report.findings), strict=True)))
    strongest = sorted(numbered, key=lambda item: strength(item[1][0]))[:MOST_RESULTS]
    for _, (finding, fingerprint) in sorted(strongest, key=lambda item: item[0]):
        yield _result(finding, fingerprint, rule_index[finding.rule], root, columns)


def _result(
    finding: Finding, fingerprint: str, rule_index: int, root: str, columns: FindColumns
) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "snippet": {"text": finding.text},
    }
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.severity.label,
        "message": _message(finding.message),
        "locations": [_location(finding.path, finding.record, region, root)],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        "rank": _rank(finding),
        "properties": {"confidence": finding.confidence.label, "scope": finding.scope.value},
    }
    if finding.related:
        result["relatedLocations"] = [
            _related_location(number, related, finding, root, columns)
            for number, related in enumerate(finding.related)
        ]
    if finding.suggestions and finding.record is None:
        result["fixes"] = [_fix(finding, suggestion, root) for suggestion in finding.suggestions]
    if finding.record is not None:
        result["properties"]["record"] = finding.record
    return result


def _location(
    path: str, record: str | int | None, region: dict[str, Any] | None, root: str
) -> dict[str, Any]:
    """A place in a file; in a record it is a logical location, whose lines are not those of the file."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(relative_path(path, root))}}
    if record is None:
        return {"physicalLocation": physical | ({"region": region} if region else {})}
    name: dict[str, Any] = {"name": str(record), "fullyQualifiedName": label(path, record), "kind": "record"}
    if region:
        name["properties"] = region
    return {"physicalLocation": physical, "logicalLocations": [name]}


def _related_location(
    number: int, related: Related, finding: Finding, root: str, columns: FindColumns
) -> dict[str, Any]:
    path, record = document_of(related, finding)
    region = None
    if found := columns(path, record):
        line, column = found.position(related.start)
        end_line, end_column = found.position(related.end)
        region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {"id": number, "message": _message(related.message), **_location(path, record, region, root)}


def _fix(finding: Finding, suggestion: str, root: str) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    return {
        "description": _message(f"Write {suggestion!r} instead." if suggestion else "Leave it out."),
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(relative_path(finding.path, root))},
                "replacements": [{"deletedRegion": region, "insertedContent": {"text": suggestion}}],
            }
        ],
    }


def _message(text: str) -> dict[str, str]:
    """A plain message: `[text](target)` would be a link in it, and the linted text may hold one."""
    return {"text": text.replace("](", r"\](")}


def _rank(finding: Finding) -> float:
    """From 0 to 100, rising with the severity and, within one, with the confidence."""
    return round(((finding.severity - 1) * 3 + finding.confidence) / 9 * 100, 1)


def _uri(path: str) -> str:
    """A relative URI; the bytes of a file name that is not UTF-8 stay what they are on the disk."""
    from urllib.parse import quote

    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(well_formed(path))
