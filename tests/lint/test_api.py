"""The public API: what it exports, and what its functions promise."""

from __future__ import annotations

import doctest
import inspect
from pathlib import Path

import pytest

import corpuslint
from corpuslint import Document, Finding, Report, Severity, lint_paths, lint_text

SLIP = "It was an long day.\n"
SLIP_RULE = "text-quality/indefinite-article"


def test_all_is_there_and_documented() -> None:
    assert sorted(corpuslint.__all__) == sorted(
        [
            "lint_text",
            "lint_paths",
            "Document",
            "Finding",
            "Failure",
            "Report",
            "Rule",
            "Severity",
            "Confidence",
            "Fix",
            "Scope",
            "hookimpl",
        ]
    )
    for name in corpuslint.__all__:
        assert inspect.getdoc(getattr(corpuslint, name))


def test_the_example_in_the_docstring() -> None:
    assert doctest.testmod(corpuslint).attempted == 2
    assert doctest.testmod(corpuslint).failed == 0


def test_all_is_what_is_public() -> None:
    public = {name for name in corpuslint._HOMES if not name.startswith("_")} | {"hookimpl"}
    assert public == set(corpuslint.__all__)


def test_an_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'lint'"):
        _ = corpuslint.lint


def test_lint_text() -> None:
    report = lint_text(SLIP)
    assert isinstance(report, Report)
    [finding] = report.findings
    assert isinstance(finding, Finding)
    assert (finding.rule, finding.severity, finding.text) == (SLIP_RULE, Severity.WARNING, "an long")
    assert (report.documents, report.words, report.exit_status) == (1, 5, 1)


def test_lint_text_reads_by_the_name() -> None:
    code = "```\nIt was an long day.\n```\n"
    assert lint_text(code, filename="<editor>.md").findings == ()
    assert SLIP_RULE in {finding.rule for finding in lint_text(code, filename="<editor>.txt").findings}


def test_lint_text_keeps_a_byte_order_mark_that_is_in_the_text() -> None:
    [finding] = lint_text("\ufeffIt was an long day.", select=[SLIP_RULE]).findings
    assert finding.start == 8


def test_select_and_ignore() -> None:
    assert lint_text(SLIP, select=["attribution"]).findings == ()
    assert lint_text(SLIP, ignore=["text-quality"]).findings == ()
    unknown = lint_text(SLIP, select=[SLIP_RULE, "none"])
    assert len(unknown.findings) == 1
    assert unknown.exit_status == 2
    assert "no rule or category is called 'none'" in unknown.failures[0].message


def test_lint_paths(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "a.md").write_text(SLIP, encoding="utf-8")
    report = lint_paths([tmp_path, tmp_path / "none.txt"])
    assert [Path(finding.path).name for finding in report.findings] == ["a.md", "b.txt"]
    assert [Path(failure.path).name for failure in report.failures] == ["none.txt"]
    assert report.exit_status == 2


def test_a_configuration_is_in_force(tmp_path: Path) -> None:
    (tmp_path / "corpuslint.toml").write_text('ignore = ["text-quality"]', encoding="utf-8")
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    assert lint_paths([tmp_path]).findings == ()
    assert lint_text(SLIP, filename=str(tmp_path / "a.txt")).findings == ()
    other = tmp_path / "other.toml"
    other.write_text('select = ["text-quality/indefinite-article"]', encoding="utf-8")
    assert len(lint_paths([tmp_path], config=other).findings) == 1


def test_a_document_has_layers() -> None:
    document = Document("Rain fell. “It was heavy,” said Mary Smith.")
    assert [document.text[each.start : each.end] for each in document.sentences] == [
        "Rain fell.",
        "“It was heavy,” said Mary Smith.",
    ]
    assert [each.speaker for each in document.quotations] == ["Mary Smith"]


def test_one_string_is_one_selector_and_one_path(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(SLIP, encoding="utf-8")
    for report in (
        lint_text(SLIP, select=SLIP_RULE),
        lint_text(SLIP, filename=path, select=SLIP_RULE),
        lint_paths(path, select=SLIP_RULE),
        lint_paths(str(path), select=SLIP_RULE),
    ):
        assert report.failures == ()
        assert [finding.rule for finding in report.findings] == [SLIP_RULE]
    assert lint_text(SLIP, select=SLIP_RULE, ignore=SLIP_RULE).findings == ()
