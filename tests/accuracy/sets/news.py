"""Plain news without annotations: how much is found where little should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.scores import Share, share
from accuracy.sets.clickbait import HEADLINE_RULES
from accuracy.sets.labelled import LabelledSet
from corpuslint.finding import Scope, Severity
from corpuslint.measured import Figure
from corpuslint.selection import ALL

PER_WORDS = 1000
RATE = "per 1,000 words"


class News(LabelledSet):
    """Findings in 1,000 words, in all and by category, and how many headlines are flagged."""

    name = "news"
    lints = (ALL,)
    corpus = True

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        categories = sorted({rule.partition("/")[0] for row in rows for rule in row.on})
        for selector in (ALL, *categories):
            for level in (Severity.WARNING, Severity.NOTE):
                found = [
                    sum(finding.severity is level for finding in row.found(selector, level=level))
                    for row in rows
                ]
                yield self._rate(f"{selector} {level.label}s", level, found, rows)
        in_quotations = [
            sum(finding.scope is Scope.QUOTATION for finding in row.found("loaded-language")) for row in rows
        ]
        yield self._rate("loaded-language warnings in quotations", Severity.WARNING, in_quotations, rows)
        headlines = [
            (row, block) for row in rows for block in row.document.blocks[:1] if block.kind == "headline"
        ]
        flagged = [
            Share(any(finding.start < block.end for finding in row.found(*HEADLINE_RULES)), 1)
            for row, block in headlines
        ]
        counted = "headlines, by warnings of the headline rules"
        measures = {"false-positive rate": share}
        yield self.figure(counted, Severity.WARNING, flagged, measures, rows=len(headlines))

    def _rate(self, counted: str, level: Severity, found: Sequence[int], rows: Sequence[LintedRow]) -> Figure:
        words = (len(row.row.text.split()) for row in rows)
        counts = [Share(PER_WORDS * number, length) for number, length in zip(found, words, strict=True)]
        return self.figure(counted, level, counts, {RATE: share}, rows=len(rows), paired=False)
