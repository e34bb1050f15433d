"""NewsSD-ENG: news sentences judged to be subjective or objective."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.scores import confusion, hits_of_row, macro_f1
from accuracy.sets.labelled import LEVELS, LabelledSet, positive_share
from corpuslint.finding import Severity
from corpuslint.measured import Figure

CATEGORY = "loaded-language"


class Newssd(LabelledSet):
    """Subjective sentences, by the loaded-language rules."""

    name = "newssd"
    lints = (CATEGORY,)

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        for level, findings in LEVELS.items():
            counts = [hits_of_row(row.fires(CATEGORY, level=level), row.row.label == 1) for row in rows]
            counted = f"subjective sentences, by loaded-language {findings}"
            yield self.figure(counted, level, counts, rows=len(rows), chance=positive_share(rows))
        yield self.figure(
            "sentences of both sorts, by loaded-language findings",
            Severity.NOTE,
            [confusion(row.fires(CATEGORY, level=Severity.NOTE), row.row.label == 1) for row in rows],
            {"macro-F1": macro_f1},
            rows=len(rows),
            paired=False,
        )
