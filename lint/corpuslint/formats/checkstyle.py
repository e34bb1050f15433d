"""The format `checkstyle`: Checkstyle's XML, which many CI servers read."""

from __future__ import annotations

from collections.abc import Iterator

from corpuslint.finding import Finding, Severity
from corpuslint.formats import FormatContext
from corpuslint.formats.places import failure_message, placed_message, relative_path, repository_root
from corpuslint.formats.xmltext import attributes, to_xml
from corpuslint.report import Report

SEVERITIES = {Severity.NOTE: "info", Severity.WARNING: "warning", Severity.ERROR: "error"}


class CheckstyleFormat:
    """A `file` element for each path, an `error` element for each finding and failure."""

    name = "checkstyle"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """The document as one piece."""
        from xml.etree.ElementTree import Element, SubElement

        root = repository_root()
        document = Element("checkstyle", version="4.3")
        files: dict[str, Element] = {}
        for path in [*(f.path for f in report.failures), *(f.path for f in report.findings)]:
            if path not in files:
                name = relative_path(path, root)
                files[path] = SubElement(document, "file", attributes(name=name))
        for failure in report.failures:
            place = {} if failure.line is None else attributes(line=failure.line)
            rest = attributes(severity="error", message=failure_message(failure), source="corpuslint")
            SubElement(files[failure.path], "error", {**place, **rest})
        for finding in report.findings:
            SubElement(files[finding.path], "error", _finding_attributes(finding))
        yield to_xml(document)


def _finding_attributes(finding: Finding) -> dict[str, str]:
    place = {}
    if finding.record is None:  # a record's lines are not lines of its file
        place = attributes(line=finding.line, column=finding.column)
    severity = SEVERITIES[finding.severity]
    rest = attributes(severity=severity, message=placed_message(finding), source=finding.rule)
    return {**place, **rest}
