"""Plain news without annotations: how much is found where little should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.scores import Share, share
from accuracy.sets.clickbait import HEADLINE_RULES
from accuracy.sets.labelled import LabelledSet
from corpuslint.finding import Severity
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
        words = [len(row.row.text.split()) for row in rows]
        for selector in (ALL, *categories):
            for level in (Severity.WARNING, Severity.NOTE):
                kind = f"{level.label}s"
                counts = [
                    Share(
                        PER_WORDS
                        * sum(f.severity.label == level.label for f in row.found(selector, level=level)),
                        number,
                    )
                    for row, number in zip(rows, words, strict=True)
                ]
                counted = f"{selector} {kind}" if selector != ALL else f"all {kind}"
                yield self.figure(counted, level, counts, {RATE: share}, rows=len(rows))
        headlines = [
            (row, block) for row in rows for block in row.document.blocks[:1] if block.kind == "headline"
        ]
        yield self.figure(
            "headlines, by warnings of the headline rules",
            Severity.WARNING,
            [
                Share(any(f.start < block.end for f in row.found(*HEADLINE_RULES)), 1)
                for row, block in headlines
            ],
            {"false-positive rate": share},
            rows=len(headlines),
        )
