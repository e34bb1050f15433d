"""BABE: news sentences that five experts judged, with the words that they marked as biased."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accuracy.linted import LintedRow
from accuracy.rows import touches
from accuracy.scores import (
    Hits,
    Share,
    confusion,
    difference,
    hits_of_row,
    macro_f1,
    ratio,
    share,
)
from accuracy.sets.labelled import LEVELS, LabelledSet, positive_share
from corpuslint.finding import Finding, Severity
from corpuslint.layers.words import WORD
from corpuslint.measured import Figure

CATEGORY = "loaded-language"
SIDES = {"left": "left", "right": "right", "center": "centre"}  # as the set has them, and as we write them


class Babe(LabelledSet):
    """Sentences and words by the loaded-language rules, and whether they treat left and right alike."""

    name = "babe"
    lints = (CATEGORY,)
    judges = (CATEGORY,)
    right = "touches a word that an expert marked"

    def is_right(self, row: LintedRow, finding: Finding) -> bool:
        return row.row.touches_span(finding.start, finding.end)

    def chance(self, rows: Sequence[LintedRow]) -> float:
        counts = [word_hits(row, Severity.ERROR) for row in rows]
        words = sum(len(WORD.findall(row.row.text)) for row in rows)
        return ratio(sum(hits.wanted for hits in counts), words)

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        for level, findings in LEVELS.items():
            sentences = [hits_of_row(row.fires(CATEGORY, level=level), _is_biased(row)) for row in rows]
            counted = f"biased sentences, by loaded-language {findings}"
            yield self.figure(counted, level, sentences, rows=len(rows), chance=positive_share(rows))
        yield self.figure(
            "sentences of both sorts, by loaded-language findings",
            Severity.NOTE,
            [confusion(row.fires(CATEGORY, level=Severity.NOTE), _is_biased(row)) for row in rows],
            {"macro-F1": macro_f1},
            rows=len(rows),
            paired=False,
        )
        chance = self.chance(rows)
        for level, findings in LEVELS.items():
            words = [word_hits(row, level) for row in rows]
            counted = f"marked words, by loaded-language {findings}"
            yield self.figure(counted, level, words, rows=len(rows), chance=chance)
        for level in LEVELS:
            yield from self._symmetry([row for row in rows if not _is_biased(row)], level)

    def _symmetry(self, unbiased: Sequence[LintedRow], level: Severity) -> Iterator[Figure]:
        """The share of the unbiased sentences of each side that is flagged, and left less right."""
        findings = LEVELS[level]
        yield self.figure(
            f"unbiased sentences, by loaded-language {findings}",
            level,
            [Share(row.fires(CATEGORY, level=level), 1) for row in unbiased],
            {"false-positive rate": share},
            rows=len(unbiased),
        )
        for side, name in SIDES.items():
            flagged = [_flagged(row, side, level) for row in unbiased]
            yield self.figure(
                f"unbiased sentences of {name} outlets, by loaded-language {findings}",
                level,
                [one for one in flagged if one.whole],
                {"false-positive rate": share},
                rows=sum(one.whole > 0 for one in flagged),
            )
        sides = [
            (*left, *right)
            for row in unbiased
            if any((*(left := _flagged(row, "left", level)), *(right := _flagged(row, "right", level))))
        ]
        yield self.figure(
            f"unbiased sentences, left less right, by loaded-language {findings}",
            level,
            sides,
            {"difference": difference},
            rows=len(sides),
        )


def word_hits(row: LintedRow, level: Severity) -> Hits:
    """The words of a sentence that findings touch, and those that experts marked."""
    spans = row.spans(CATEGORY, level=level)
    words = [word.span() for word in WORD.finditer(row.row.text)]
    taken = [touches(spans, *word) for word in words]
    marked = [row.row.touches_span(*word) for word in words]
    both = sum(one and other for one, other in zip(taken, marked, strict=True))
    return Hits(both, sum(taken), both, sum(marked))


def _is_biased(row: LintedRow) -> bool:
    return row.row.label == 1


def _flagged(row: LintedRow, side: str, level: Severity) -> Share:
    """Whether an unbiased sentence is flagged, out of one; nothing for one of another side."""
    if row.row.meta["leaning"] != side:
        return Share(0, 0)
    return Share(row.fires(CATEGORY, level=level), 1)
