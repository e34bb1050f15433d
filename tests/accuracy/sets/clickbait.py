"""Headlines of clickbait and of news sites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.scores import Share, hits_of_row, share
from accuracy.sets.labelled import LabelledSet, positive_share
from corpuslint.finding import Finding, Severity
from corpuslint.measured import Figure

RULE = "loaded-language/clickbait-headline"
HEADLINE_RULES = (RULE, "loaded-language/sensational-headline")


class Clickbait(LabelledSet):
    """Clickbait headlines, by the rule for them."""

    name = "clickbait"
    lints = HEADLINE_RULES
    judges = HEADLINE_RULES
    right = "stands in a headline of a clickbait site"
    answers = frozenset((RULE,))

    def is_right(self, row: LintedRow, finding: Finding) -> bool:
        return row.row.label == 1

    def wanted(self, row: LintedRow) -> list[tuple[int, int]]:
        return [(0, len(row.row.text))] if row.row.label == 1 else []

    def chance(self, rows: Sequence[LintedRow]) -> float:
        return positive_share(rows)

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        counts = [hits_of_row(row.fires(RULE), row.row.label == 1) for row in rows]
        yield self.figure(
            "clickbait headlines, by clickbait-headline warnings",
            Severity.WARNING,
            counts,
            rows=len(rows),
            chance=self.chance(rows),
        )
        plain = [row for row in rows if row.row.label == 0]
        yield self.figure(
            "headlines of news sites, by warnings of the headline rules",
            Severity.WARNING,
            [Share(row.fires(*HEADLINE_RULES), 1) for row in plain],
            {"false-positive rate": share},
            rows=len(plain),
        )
