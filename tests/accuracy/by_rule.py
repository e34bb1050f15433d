"""Figures of single rules: what a set's annotations say of each of their findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accuracy.bootstrap import doubt, estimates
from accuracy.linted import LintedRow
from accuracy.rows import touches
from accuracy.scores import Hits, Measure, precision, recall
from accuracy.sets.labelled import LabelledSet
from corpuslint.finding import Severity
from corpuslint.measured import BY_CHANCE, PRECISION, Estimate, Figure
from corpuslint.rule import Rule

FEWEST = 20  # findings that a set judges: of fewer no precision is given


def judged(
    labelled: LabelledSet, rules: Iterable[Rule], rows: Sequence[LintedRow]
) -> Iterator[tuple[str, Figure]]:
    """What a set says of each rule, by id: at the rule's own severity, and with its notes if it has any."""
    chance = labelled.chance(rows)
    by_chance = {} if chance is None else {BY_CHANCE: Estimate(round(chance, 4))}
    for rule in rules:
        for level in levels_of(rule, rows):
            figure = _figure(labelled, rule, level, rows)
            if figure.estimates:
                figure.estimates.update(by_chance)
            yield rule.id, figure


def levels_of(rule: Rule, rows: Sequence[LintedRow]) -> list[Severity]:
    """A rule's own severity and the lower ones that findings of it have, the highest first."""
    found = {
        finding.severity for row in rows for finding in row.found(rule.id, level=Severity.NOTE, off=True)
    }
    return sorted({rule.severity, *found}, reverse=True)


def hits_of(labelled: LabelledSet, rule: str, row: LintedRow, level: Severity) -> Hits:
    """How many of a rule's findings in a row are right, and how much is found of what is wanted there."""
    verdicts = _verdicts(labelled, rule, row, level)
    right = sum(verdicts)
    found = row.spans(rule, level=level, off=True)
    wanted = labelled.wanted(row)
    hit = sum(touches(found, *span) for span in wanted)
    return Hits(right, right + (len(verdicts) - right) * labelled.weight_of_wrong, hit, len(wanted))


def rates(rows: Sequence[LintedRow], rules: Mapping[str, Rule]) -> dict[str, dict[str, float]]:
    """For each rule its findings in 1,000 words, by their severity; its own severity is always there."""
    words = sum(len(row.row.text.split()) for row in rows)
    found = Counter((finding.rule, finding.severity) for row in rows for finding in row.findings)
    return {
        name: {
            level.label: round(1000 * found[name, level] / words, 4)
            for level in sorted(Severity, reverse=True)
            if found[name, level] or level == rule.severity
        }
        for name, rule in rules.items()
    }


def _figure(labelled: LabelledSet, rule: Rule, level: Severity, rows: Sequence[LintedRow]) -> Figure:
    found = sum(len(_verdicts(labelled, rule.id, row, level)) for row in rows)
    measures: dict[str, Measure] = {PRECISION: precision} if found >= FEWEST else {}
    if measures and rule.id in labelled.answers:
        measures["recall"] = recall
    counts = [hits_of(labelled, rule.id, row, level) for row in rows]
    seed = f"{labelled.name}: {rule.id} {level.label}"
    return Figure(
        set=labelled.name,
        counted=labelled.criterion(rule.id),
        level=level.label,
        rows=len(rows),
        findings=found,
        estimates=estimates(counts, measures, seed, doubt(counts)) if measures else {},
    )


def _verdicts(labelled: LabelledSet, rule: str, row: LintedRow, level: Severity) -> list[bool]:
    """Whether each finding that the set says anything of is right."""
    verdicts = (labelled.is_right(row, finding) for finding in row.found(rule, level=level, off=True))
    return [verdict for verdict in verdicts if verdict is not None]
