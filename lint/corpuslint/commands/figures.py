"""The measured figures of rules, as `explain` and `rules` print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from corpuslint.errors import Failure
from corpuslint.finding import Severity
from corpuslint.measured import (
    BY_CHANCE,
    PRECISION,
    Figure,
    Measured,
    MeasuredRule,
    decimal,
    folder_of,
    measured_in,
    measured_rule,
    shown,
)
from corpuslint.rule import Rule

MEASURES = (PRECISION, "recall", BY_CHANCE)
HEAD = ("rule", "counted", "set", "findings", *MEASURES, "in 1,000 words of news")
NOT_MEASURED = "not measured"
TOO_FEW = f"{NOT_MEASURED}, as they are too few"
NOTES = {Severity.NOTE.label: "warnings and notes"}


def lines_about(rule: Rule) -> Iterator[str]:
    """What was measured of a rule, set by set, under a line that says on what; nothing if nothing was."""
    measured, found = measured_in(folder_of(rule)), measured_rule(rule)
    if not isinstance(measured, Measured) or found is None or not (found.figures or found.rates):
        return
    yield f"measured (version {measured.version}, {measured.date}, on {measured.split}):"
    for (name, counted), figures in groupby(found.figures, key=attrgetter("set", "counted")):
        each = measured.sets.get(name)
        about = f"{each.title}, {each.rows:,} {each.holds}" if each else name
        yield f"  - {about}; a finding is right if it {counted}"
        yield from (f"    {_judgement(figure, rule)}" for figure in figures)
    if found.rates:
        rates = " and ".join(f"{decimal(rate, 3)} {level}s" for level, rate in found.rates.items())
        yield f"  - plain news: {rates} in 1,000 words"


def table(rules: Iterable[Rule]) -> list[tuple[str, ...]]:
    """Rows in the columns of HEAD: one for each rule and set that judges it, one for a rule of no set."""
    return [row for rule in rules for row in _rows(rule, measured_rule(rule) or MeasuredRule())]


def unreadable(rules: Iterable[Rule]) -> list[Failure]:
    """A failure for each file of figures beside these rules that cannot be read."""
    found = [measured_in(folder) for folder in dict.fromkeys(map(folder_of, rules))]
    return [item for item in found if isinstance(item, Failure)]


def _judgement(figure: Figure, rule: Rule) -> str:
    names = [f"{name} {shown(estimate)}" for name, estimate in figure.estimates.items()]
    return f"{figure.findings:,} {_counted(figure, rule)}: {', '.join(names) or TOO_FEW}"


def _counted(figure: Figure, rule: Rule) -> str:
    """What counted: `warnings`, or `warnings and notes` of a rule that has both."""
    if figure.level == rule.severity.label:
        return f"{figure.level}s"
    return NOTES.get(figure.level, f"{figure.level}s and more")


def _rows(rule: Rule, found: MeasuredRule) -> Iterator[tuple[str, ...]]:
    for figure in found.figures:
        numbers = [shown(figure.estimates[name]) if name in figure.estimates else "" for name in MEASURES]
        yield (
            rule.id,
            _counted(figure, rule),
            figure.set,
            f"{figure.findings:,}",
            *(numbers if any(numbers) else (NOT_MEASURED, "", "")),
            _rate(found, figure.level),
        )
    if not found.figures:
        own = rule.severity.label
        yield rule.id, f"{own}s", "", "", NOT_MEASURED, "", "", _rate(found, own)


def _rate(found: MeasuredRule, level: str) -> str:
    """The findings of this severity or a higher one in 1,000 words; empty if they were not counted."""
    least = Severity.parse(level)
    counted = [rate for name, rate in found.rates.items() if Severity.parse(name) >= least]
    return decimal(sum(counted), 3) if counted else ""


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The rows under each other, HEAD first."""
    every = [HEAD, *rows]
    widths = [max(map(len, column)) for column in zip(*every, strict=True)]
    for row in every:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
