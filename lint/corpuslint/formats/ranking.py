"""Which findings to keep where a service takes only so many, and how to tell equal ones apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpuslint.finding import Finding


def strength(finding: Finding) -> tuple[int, int]:
    """A key that sorts the weightiest and surest findings first."""
    return -finding.severity, -finding.confidence


def distinct_fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A fingerprint for each finding that no other finding of its document has.

    Equal ones are numbered in their order, so that a sentence that stands twice gives two findings.
    """
    seen: Counter[tuple[str, str | int | None, str]] = Counter()
    fingerprints = []
    for finding in findings:
        plain = finding.fingerprint or f"{finding.rule}:{finding.text}"
        key = finding.path, finding.record, plain
        seen[key] += 1
        fingerprints.append(f"{plain}:{seen[key]}")
    return fingerprints
