"""The outcome of a run: findings and failures in order, and the sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Severity


class Fixed(msgspec.Struct, frozen=True):
    """How many findings a run has fixed, and how many more it would have with the unsafe fixes."""

    findings: int
    unsafe: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Findings in order of path, record (as in its file), start and rule; failures beside them.

    `failing` counts the findings that reach the fail level in force for their file. `fixed` is None in
    a run that was not to fix anything; in others, `findings` are what is left. `counts`, by severity, are
    for a report whose findings have gone out before it, one by one.
    """

    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    failing: int = 0
    documents: int = 0
    words: int = 0
    fixed: Fixed | None = None
    counts: Mapping[Severity, int] | None = None

    @property
    def severities(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings) if self.counts is None else self.counts

    @property
    def exit_status(self) -> int:
        """2 if anything could not be done, 1 if a finding reaches the fail level, else 0."""
        if self.failures:
            return 2
        return 1 if self.failing else 0
