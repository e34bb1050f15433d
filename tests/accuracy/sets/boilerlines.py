"""Output of article extractors, with the lines that a person left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.rows import touches
from accuracy.scores import Hits, ratio
from accuracy.sets.labelled import LEVELS, LabelledSet
from corpuslint.finding import Finding, Severity
from corpuslint.measured import Figure

RULE = "text-quality/boilerplate"


class Boilerlines(LabelledSet):
    """Lines that are none of the article, by the boilerplate rule."""

    name = "boilerlines"
    lints = (RULE,)
    judges = (RULE,)
    right = "touches a line that a person left out of the article"
    answers = frozenset((RULE,))

    def is_right(self, row: LintedRow, finding: Finding) -> bool:
        return row.row.touches_span(finding.start, finding.end)

    def wanted(self, row: LintedRow) -> list[tuple[int, int]]:
        return row.row.spans

    def chance(self, rows: Sequence[LintedRow]) -> float:
        lines = [row.row.touches_span(*line) for row in rows for line in row.row.meta["lines"]]
        return ratio(sum(lines), len(lines))

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        for level, findings in LEVELS.items():
            counts = [line_hits(row, level) for row in rows]
            yield self.figure(
                f"lines left out, by boilerplate {findings}",
                level,
                counts,
                rows=len(rows),
                chance=self.chance(rows),
            )


def line_hits(row: LintedRow, level: Severity) -> Hits:
    """The lines that findings touch, and those that were left out."""
    found = row.spans(RULE, level=level)
    taken = [(touches(found, *line), row.row.touches_span(*line)) for line in row.row.meta["lines"]]
    both = sum(one and other for one, other in taken)
    return Hits(both, sum(one for one, _ in taken), both, sum(other for _, other in taken))
