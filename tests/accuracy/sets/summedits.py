"""SummEdits: a summary above its document; some were edited so that they contradict it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.scores import Hits, precision, recall
from accuracy.sets.labelled import LabelledSet, positive_share
from corpuslint.finding import Finding, Severity
from corpuslint.measured import Figure

CATEGORY = "consistency"


class Summedits(LabelledSet):
    """Contradictions, by the consistency rules; a recall only where the edit put in a new number."""

    name = "summedits"
    lints = (CATEGORY,)
    judges = tuple(  # the others find inconsistencies within a text, of which the labels say nothing
        f"{CATEGORY}/{name}"
        for name in ("date-weekday", "headline-count", "headline-number", "number-conflict")
    )
    right = "stands in a text whose summary was judged to contradict its document"

    def is_right(self, row: LintedRow, finding: Finding) -> bool:
        return row.row.label == 1

    def chance(self, rows: Sequence[LintedRow]) -> float:
        return positive_share(rows)

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        ways = (
            ("warnings of all consistency rules", Severity.WARNING, self.lints),
            ("warnings of the rules about numbers and dates", Severity.WARNING, self.judges),
            ("findings of the rules about numbers and dates", Severity.NOTE, self.judges),
        )
        for findings, level, selectors in ways:
            yield self.figure(
                f"contradictions, by {findings}",
                level,
                [contradiction(row, level, *selectors) for row in rows],
                {"precision": precision, "recall of new numbers": recall},
                rows=len(rows),
                chance=self.chance(rows),
            )


def contradiction(row: LintedRow, level: Severity, *selectors: str) -> Hits:
    """The Hits of one text; only one with a new number in its summary is wanted."""
    fires = row.fires(*selectors, level=level)
    wanted = row.row.label == 1 and row.row.meta["new_number"]
    return Hits(fires and row.row.label == 1, fires, fires and wanted, wanted)
