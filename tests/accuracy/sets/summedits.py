"""SummEdits: a summary above its document; some were edited so that they contradict it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.scores import Hits, precision, recall
from accuracy.sets.labelled import LEVELS, LabelledSet, positive_share
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
        for level, findings in LEVELS.items():
            yield self.figure(
                f"contradictions, by consistency {findings}",
                level,
                [contradiction(row, level) for row in rows],
                {"precision": precision, "recall": recall},
                rows=len(rows),
            )


def contradiction(row: LintedRow, level: Severity) -> Hits:
    """The Hits of one text; only one with a new number in its summary is wanted."""
    fires = row.fires(CATEGORY, level=level)
    wanted = row.row.label == 1 and row.row.meta["new_number"]
    return Hits(fires and row.row.label == 1, fires, fires and wanted, wanted)
