"""The format `jsonl`: one JSON object a line, the contract for other programs."""

from __future__ import annotations

from collections.abc import Iterator

from corpuslint.formats import FormatContext
from corpuslint.formats.encoding import to_json
from corpuslint.formats.rows import error_row, finding_row, summary_row
from corpuslint.report import Report


class JsonlFormat:
    """Findings, then errors, then one summary."""

    name = "jsonl"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """A row a line."""
        for finding in report.findings:
            yield to_json(finding_row(finding)) + "\n"
        for failure in report.failures:
            yield to_json(error_row(failure)) + "\n"
        yield to_json(summary_row(report)) + "\n"
