"""The format `jsonl`: one JSON object a line, the contract for other programs."""

from __future__ import annotations

from collections.abc import Iterator

from corpuslint.finding import Finding
from corpuslint.formats import FormatContext, written
from corpuslint.formats.encoding import to_json
from corpuslint.formats.rows import error_row, finding_row, summary_row
from corpuslint.report import Report


class JsonlFormat:
    """Findings, then errors, then one summary."""

    name = "jsonl"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """A row a line."""
        return written(self.begin(context), report)

    def begin(self, context: FormatContext) -> JsonlWriter:
        """A writer of rows."""
        return JsonlWriter()


class JsonlWriter:
    """Writes a row a line."""

    def finding(self, finding: Finding) -> Iterator[str]:
        """The row of a finding."""
        yield to_json(finding_row(finding)) + "\n"

    def end(self, report: Report) -> Iterator[str]:
        """The rows of the failures, and the summary."""
        for failure in report.failures:
            yield to_json(error_row(failure)) + "\n"
        yield to_json(summary_row(report)) + "\n"
