"""The outcome of a run: findings and failures in order, and the sums."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Severity


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Findings in order of path, record, start and rule; failures beside them; what was read."""

    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    documents: int = 0
    words: int = 0

    def exit_status(self, fail_level: Severity | None) -> int:
        """2 if anything failed, 1 if a finding reaches `fail_level` (None: never), else 0."""
        if self.failures:
            return 2
        if fail_level is not None and any(f.severity >= fail_level for f in self.findings):
            return 1
        return 0


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings sorted as reports print them, whatever the order they were found in."""
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[str, bool, int, str, int, str, int]:
    record = finding.record
    number, name = (record, "") if isinstance(record, int) else (0, record or "")
    return finding.path, record is not None, number, name, finding.start, finding.rule, finding.end
