"""A report in one sentence, or in counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from corpuslint.finding import Finding, Severity
from corpuslint.report import Fixed, Report


def summary(report: Report) -> str:
    """What was found, in one sentence: `Found 3 findings (1 warning, 2 notes) in 4 documents.`"""
    found = "No findings"
    if number := sum(report.severities.values()):
        found = f"Found {counted(number, 'finding')} ({severities(report.severities)})"
    failed = f"; {counted(len(report.failures), 'failure')}" if report.failures else ""
    return f"{found} in {counted(report.documents, 'document')}{failed}."


def fixed(done: Fixed, verb: str = "Fixed") -> str:
    """What was fixed, in one sentence: `Fixed 12 findings (3 more with --unsafe-fixes).`"""
    more = f" ({done.unsafe} more with --unsafe-fixes)" if done.unsafe else ""
    return f"{verb} {counted(done.findings, 'finding')}{more}."


class Statistics:
    """The number of findings of each rule."""

    def __init__(self) -> None:
        self._by_rule: dict[str, Counter[Severity]] = {}

    def add(self, finding: Finding) -> None:
        """Counts a finding."""
        self._by_rule.setdefault(finding.rule, Counter())[finding.severity] += 1

    def table(self) -> Iterator[str]:
        """The rules with their numbers, the most frequent first, a line each."""
        rows = sorted(self._by_rule.items(), key=lambda row: (-row[1].total(), row[0]))
        number_width = max((len(str(counts.total())) for _, counts in rows), default=0)
        rule_width = max((len(rule) for rule, _ in rows), default=0)
        for rule, counts in rows:
            yield f"{counts.total():{number_width}}  {rule:{rule_width}}  {severities(counts)}\n"


def severities(counts: Mapping[Severity, int]) -> str:
    """The number of each severity, the gravest first: `1 error, 3 warnings`."""
    found = [counted(counts[s], s.label) for s in reversed(Severity) if counts.get(s)]
    return ", ".join(found)


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 note`, `2 notes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
