"""PTC: news articles in which people marked the fragments that use a technique of propaganda."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.rows import touches
from accuracy.scores import Hits, ratio
from accuracy.sets.labelled import LEVELS, LabelledSet
from corpuslint.finding import Finding, Severity
from corpuslint.layers.words import WORD
from corpuslint.measured import Figure

CATEGORY = "loaded-language"
LOADED = frozenset(("Loaded_Language", "Name_Calling,Labeling", "Exaggeration,Minimisation"))


class Ptc(LabelledSet):
    """The spans of loaded language, name-calling and exaggeration, by the loaded-language rules."""

    name = "ptc"
    lints = (CATEGORY,)
    judges = (CATEGORY,)
    right = "touches loaded language, name-calling or exaggeration as marked"

    def is_right(self, row: LintedRow, finding: Finding) -> bool:
        return touches(loaded_spans(row), finding.start, finding.end)

    def chance(self, rows: Sequence[LintedRow]) -> float:
        words = [
            touches(spans, *word.span())
            for row in rows
            for spans in [loaded_spans(row)]
            for word in WORD.finditer(row.row.text)
        ]
        return ratio(sum(words), len(words))

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        for level, findings in LEVELS.items():
            counts = [span_hits(row, loaded_spans(row), level) for row in rows]
            counted = (
                f"spans of loaded language, name-calling and exaggeration, by loaded-language {findings}"
            )
            yield self.figure(counted, level, counts, rows=len(rows))
        for level, findings in LEVELS.items():
            counts = [span_hits(row, row.row.spans, level) for row in rows]
            counted = f"spans of any technique, by loaded-language {findings}"
            yield self.figure(counted, level, counts, rows=len(rows))


def loaded_spans(row: LintedRow) -> list[tuple[int, int]]:
    """The fragments with one of the three techniques that are a matter of wording."""
    labels = row.row.meta["span_labels"]
    return [span for span, label in zip(row.row.spans, labels, strict=True) if label in LOADED]


def span_hits(row: LintedRow, wanted: list[tuple[int, int]], level: Severity) -> Hits:
    """The findings that touch a wanted span, and the wanted spans that a finding touches."""
    found = row.spans(CATEGORY, level=level)
    right = sum(touches(wanted, *span) for span in found)
    hit = sum(touches(found, *span) for span in wanted)
    return Hits(right, len(found), hit, len(wanted))
