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
        return marked_share(rows, [loaded_spans(row) for row in rows])

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        ways = {
            "spans of loaded language, name-calling and exaggeration": [loaded_spans(row) for row in rows],
            "spans of any technique": [row.row.spans for row in rows],
        }
        for what, wanted in ways.items():
            chance = marked_share(rows, wanted)
            for level, findings in LEVELS.items():
                counts = [span_hits(row, spans, level) for row, spans in zip(rows, wanted, strict=True)]
                counted = f"{what}, by loaded-language {findings}"
                yield self.figure(counted, level, counts, rows=len(rows), chance=chance)


def marked_share(rows: Sequence[LintedRow], spans: Sequence[list[tuple[int, int]]]) -> float:
    """The share of the rows' words that touch the spans of their row."""
    marked = [
        touches(of_row, *word.span())
        for row, of_row in zip(rows, spans, strict=True)
        for word in WORD.finditer(row.row.text)
    ]
    return ratio(sum(marked), len(marked))


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
