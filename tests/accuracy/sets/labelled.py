"""What every annotated set can do: be linted, give figures, and judge single findings."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from accuracy.bootstrap import doubt, estimates
from accuracy.linted import LintedRow
from accuracy.scores import Counts, Measure, f1, precision, ratio, recall
from corpuslint.finding import Finding, Severity
from corpuslint.measured import BY_CHANCE, Estimate, Figure

PRECISION_AND_RECALL: Mapping[str, Measure] = {"precision": precision, "recall": recall, "F1": f1}
LEVELS = {Severity.WARNING: "warnings", Severity.NOTE: "findings"}  # the second with notes


def positive_share(rows: Sequence[LintedRow], *, weight_of_wrong: float = 1.0) -> float:
    """The share of rows with the label 1, where the others count `weight_of_wrong` times."""
    positive = sum(row.row.label == 1 for row in rows)
    return ratio(positive, positive + (len(rows) - positive) * weight_of_wrong)


class LabelledSet(ABC):
    """A set in the uniform format, and what its annotations can tell of which rules."""

    name: ClassVar[str]
    """The set's file is called so."""

    lints: ClassVar[tuple[str, ...]] = ()
    """The rules and categories that are run on it, on by default or not."""

    corpus: ClassVar[bool] = False
    """Whether its rows together make a corpus, for the rules that look over one."""

    judges: ClassVar[tuple[str, ...]] = ()
    """The rules and categories of which `is_right` can judge single findings."""

    right: ClassVar[str] = ""
    """When such a finding is right, in words that go on from “if it”."""

    weight_of_wrong: ClassVar[float] = 1.0
    """How often a finding that is wrong counts, where rows without anything to find were thinned."""

    answers: ClassVar[frozenset[str]] = frozenset()
    """The rules that alone are meant to find all that is wanted, so that each has a recall."""

    @abstractmethod
    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        """What is measured of categories and layers, in the order of the table."""

    def is_right(self, row: LintedRow, finding: Finding) -> bool | None:
        """Whether a finding is right by the annotations; None if they say nothing of it."""
        return None

    def criterion(self, rule: str) -> str:
        """When a finding of a rule is right, as in `right`."""
        return self.right

    def chance(self, rows: Sequence[LintedRow]) -> float | None:
        """The precision of findings strewn at random, to hold the measured one against; None if unknown."""
        return None

    def wanted(self, row: LintedRow) -> Sequence[tuple[int, int]]:
        """The spans that the rules of `answers` are meant to find."""
        return ()

    def figure(
        self,
        counted: str,
        level: Severity | None,
        counts: Iterable[Counts],
        measures: Mapping[str, Measure] = PRECISION_AND_RECALL,
        *,
        rows: int,
        paired: bool = True,
        chance: float | None = None,
    ) -> Figure:
        """A figure from counts, one for each row; `paired` says that they are parts and wholes by turns.

        `chance` is the precision that is to be had by chance, to go with the measured one.
        """
        listed = list(counts)
        seed = f"{self.name}: {counted}"
        found = estimates(listed, measures, seed, doubt(listed) if paired else ())
        if chance is not None and found:
            found[BY_CHANCE] = Estimate(round(chance, 4))
        label = level.label if level else ""
        return Figure(set=self.name, counted=counted, level=label, rows=rows, estimates=found)
