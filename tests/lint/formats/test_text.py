"""The text format beyond its snapshots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Severity
from corpuslint.formats import FormatContext
from corpuslint.formats.summary import summary
from corpuslint.formats.text import TextFormat
from corpuslint.report import Report

MakeFinding = Callable[..., Finding]


def test_quiet_leaves_the_findings(make_finding: MakeFinding) -> None:
    report = Report(findings=(make_finding("word", "word"),), documents=1)
    output = "".join(TextFormat().write(report, FormatContext(quiet=True)))
    assert output == "news/river.txt:1:1: warning attribution/vague-source Who says so?\n"


def test_no_excerpt_of_a_text_that_has_changed(make_finding: MakeFinding) -> None:
    report = Report(findings=(make_finding("a word", "word"),))
    context = FormatContext(texts={("news/river.txt", None): "other"}, excerpts=True, quiet=True)
    assert "".join(TextFormat().write(report, context)) == (
        "news/river.txt:1:3: warning attribution/vague-source Who says so?\n\n"
    )


def test_statistics_count_a_rule_once_and_the_most_frequent_first(make_finding: MakeFinding) -> None:
    often = [make_finding("word", "word", rule="a/often") for _ in range(10)]
    note = make_finding("word", "word", rule="a/often", severity=Severity.NOTE)
    once = make_finding("word", "word", rule="a/b")
    report = Report(findings=(once, *often, note))
    output = "".join(TextFormat().write(report, FormatContext(statistics=True, quiet=True)))
    assert output == "11  a/often  10 warnings, 1 note\n 1  a/b      1 warning\n"


@pytest.mark.parametrize(
    ("severities", "failures", "documents", "sentence"),
    [
        ([], 0, 4, "No findings in 4 documents."),
        ([], 1, 0, "No findings in 0 documents; 1 failure."),
        ([Severity.NOTE], 0, 1, "Found 1 finding (1 note) in 1 document."),
        (
            [Severity.NOTE, Severity.WARNING] * 2,
            2,
            4,
            "Found 4 findings (2 warnings, 2 notes) in 4 documents; 2 failures.",
        ),
    ],
)
def test_summary(
    severities: list[Severity], failures: int, documents: int, sentence: str, make_finding: MakeFinding
) -> None:
    findings = tuple(make_finding("word", "word", severity=severity) for severity in severities)
    broken = (Failure("a", "b"),) * failures
    assert summary(Report(findings=findings, failures=broken, documents=documents)) == sentence
