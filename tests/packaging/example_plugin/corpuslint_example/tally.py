"""The format `tally`: a line for each path, with a stroke for each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpuslint.formats import FormatContext
from corpuslint.report import Report


class TallyFormat:
    """Paths in order of name; a path without findings is not shown."""

    name = "tally"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """One line a path."""
        strokes = Counter(finding.path for finding in report.findings)
        for path in sorted(strokes):
            yield f"{path}\t{'|' * strokes[path]}\n"
