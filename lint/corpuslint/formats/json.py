"""The format `json`: the rows of `jsonl` as one object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpuslint.formats import FormatContext
from corpuslint.formats.encoding import to_json
from corpuslint.formats.rows import error_row, finding_row, summary_row
from corpuslint.report import Report


class JsonFormat:
    """`{"findings": [row, …], "errors": [row, …], "summary": row}`, a row on a line of its own."""

    name = "json"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """The object in pieces."""
        yield '{"findings": ['
        yield from _listed(to_json(finding_row(finding)) for finding in report.findings)
        yield '], "errors": ['
        yield from _listed(to_json(error_row(failure)) for failure in report.failures)
        yield f'], "summary": {to_json(summary_row(report))}}}\n'


def _listed(rows: Iterable[str]) -> Iterator[str]:
    separator = "\n"
    for row in rows:
        yield separator + row
        separator = ",\n"
    if separator != "\n":
        yield "\n"
