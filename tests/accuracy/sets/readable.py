"""CLEAR and OneStopEnglish: texts that are known to be easier or harder to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from accuracy.bootstrap import redrawn
from accuracy.linted import LintedRow
from accuracy.scores import Share, share, spearman
from accuracy.sets.labelled import LabelledSet
from corpuslint.measured import Figure
from corpuslint.readability import Counts, prose_sentences, school_grade


class Clear(LabelledSet):
    """How far the default grade orders excerpts as teachers do."""

    name = "clear"

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        counted = "excerpts by how hard teachers find them, against the default grade"
        pairs = [(grade(row), -(row.row.label or 0.0)) for row in rows]
        estimate = redrawn(
            pairs, lambda drawn: spearman(*zip(*drawn, strict=True)), f"{self.name}: {counted}"
        )
        yield Figure(
            set=self.name, counted=counted, level="", rows=len(rows), estimates={"Spearman": estimate}
        )


class Onestop(LabelledSet):
    """How often the default grade puts the three versions of a story in order."""

    name = "onestop"

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        levels: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
        for row in rows:
            levels[row.row.meta["group"]].append((row.row.label or 0.0, grade(row)))
        stories = [Share(is_in_order(story), 1) for story in levels.values()]
        yield self.figure(
            "stories whose three versions the default grade puts in order",
            None,
            stories,
            {"share": share},
            rows=len(rows),
        )


def grade(row: LintedRow) -> float:
    """The school grade of a text; 0 for one without a whole sentence."""
    document = row.document
    sentences = prose_sentences(document)
    counts = Counts(document.prose_in(sentence.start, sentence.end) for sentence in sentences)
    return school_grade(counts) if counts.words else 0.0


def is_in_order(story: Sequence[tuple[float, float]]) -> bool:
    """Whether the grades of a story's versions rise with their levels."""
    grades = [found for _, found in sorted(story)]
    return all(one < other for one, other in pairwise(grades))
