"""The format `junit`: test results in XML, which almost every CI server shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpuslint.errors import Failure
from corpuslint.finding import Finding
from corpuslint.formats import FormatContext
from corpuslint.formats.places import failure_with_line, label, relative_path, repository_root
from corpuslint.formats.safe import legal_in_xml, visible
from corpuslint.formats.xmltext import attributes, to_xml
from corpuslint.report import Report

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class JunitFormat:
    """A suite for each path; in it a finding is a test that failed, a failure one that broke off.

    A report knows no path without either, so a clean run is one test that passed.
    """

    name = "junit"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """The document as one piece."""
        from xml.etree.ElementTree import Element, SubElement

        root = repository_root()
        suites: dict[str, tuple[list[Failure], list[Finding]]] = {}
        for failure in report.failures:
            suites.setdefault(failure.path, ([], []))[0].append(failure)
        for finding in report.findings:
            suites.setdefault(finding.path, ([], []))[1].append(finding)

        tests = len(report.failures) + len(report.findings)
        document = Element(
            "testsuites",
            attributes(
                name="corpuslint",
                tests=tests or 1,
                failures=len(report.findings),
                errors=len(report.failures),
            ),
        )
        for path, (failures, findings) in suites.items():
            document.append(_suite(relative_path(path, root), failures, findings))
        if not tests:
            suite = SubElement(
                document, "testsuite", attributes(name="corpuslint", tests=1, failures=0, errors=0)
            )
            SubElement(suite, "testcase", attributes(name="corpuslint", classname="corpuslint"))
        yield to_xml(document)


def _suite(path: str, failures: list[Failure], findings: list[Finding]) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    suite = Element(
        "testsuite",
        attributes(
            name=path, tests=len(failures) + len(findings), failures=len(findings), errors=len(failures)
        ),
    )
    for failure in failures:
        case = SubElement(suite, "testcase", attributes(name="corpuslint", classname=path, file=path))
        SubElement(case, "error", attributes(message=failure_with_line(failure), type="corpuslint"))
    for finding in findings:
        place = f"{label('', finding.record)}:{finding.line}:{finding.column}".removeprefix(":")
        case = SubElement(
            suite, "testcase", attributes(name=f"{finding.rule} {place}", classname=path, file=path)
        )
        if finding.record is None:  # a record's lines are not lines of its file
            case.set("line", str(finding.line))
        kind = attributes(message=finding.message, type=finding.severity.label)
        # On one line: a line of the text's own could look like a command to the service that prints it.
        SubElement(case, "failure", kind).text = legal_in_xml(visible(finding.text))
    return suite
