"""The weasel sentences of the CoNLL-2010 shared task: Wikipedia sentences with or without weasel wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.scores import hits_of_row
from accuracy.sets.labelled import LabelledSet, positive_share
from corpuslint.finding import Finding, Severity
from corpuslint.measured import Figure

CATEGORY = "attribution"
THINNED = 1.46  # the sentences without weasel wording were thinned by this much


class Wikiweasel(LabelledSet):
    """Weasel sentences, by the attribution rules."""

    name = "wikiweasel"
    lints = (CATEGORY,)
    judges = tuple(
        f"{CATEGORY}/{name}"
        for name in (
            "agentless-report",
            "assumed-consensus",
            "hearsay",
            "speculation",
            "unnamed-group",
            "unsourced-comparison",
            "unsourced-number",
            "unsourced-reaction",
            "vague-source",
            "weasel-word",
        )
    )
    right = "stands in a sentence judged to be weasel wording"
    weight_of_wrong = THINNED

    def is_right(self, row: LintedRow, finding: Finding) -> bool:
        return row.row.label == 1

    def chance(self, rows: Sequence[LintedRow]) -> float:
        return positive_share(rows, weight_of_wrong=THINNED)

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        ways = (
            ("attribution warnings", Severity.WARNING, False),
            ("attribution findings", Severity.NOTE, False),
            ("findings of all attribution rules, on by default or not", Severity.NOTE, True),
        )
        for findings, level, off in ways:
            counts = [
                hits_of_row(
                    row.fires(CATEGORY, level=level, off=off), row.row.label == 1, weight_of_wrong=THINNED
                )
                for row in rows
            ]
            yield self.figure(
                f"weasel sentences, by {findings}", level, counts, rows=len(rows), chance=self.chance(rows)
            )
