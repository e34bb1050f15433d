"""The kind raw-pattern: line starts, and mistakes in a rule file."""

from __future__ import annotations

from typing import Any

from corpuslint.check import Check
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.linting import lint_document
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint_plugins.raw_pattern import RawPattern

COMMON = {"id": "test/rule", "kind": "raw-pattern", "message": "{text!r}", "why": "A test."}


def compiled(fault: dict[str, Any], *, thoroughly: bool = True) -> Check | Failure:
    rule = decode_rule({**COMMON, "faults": [{"name": "a fault", **fault}]}, "test.toml")
    return compile_rule(rule, {"raw-pattern": RawPattern}, thoroughly=thoroughly)


def spans(text: str, **fault: Any) -> list[tuple[int, int]]:
    check = compiled(fault)
    assert isinstance(check, Check), check
    linted = lint_document(Document(text), RuleSet([check]), known=["test/rule"])
    assert linted.failures == ()
    return [(finding.start, finding.end) for finding in linted.findings]


def test_a_caret_is_every_line_start() -> None:
    assert spans("--\n--\na--\n--", find="^-+") == [(0, 2), (3, 5), (10, 12)]
    assert spans("--\n--\n", find="^-+\n") == [(0, 3), (3, 6)]


def test_a_caret_holds_for_all_alternatives() -> None:
    assert spans("a b\nb a", find="^a|b") == [(0, 1), (4, 5)]


def test_a_group_narrows_what_a_caret_begins() -> None:
    assert spans(" -\n  -", find="^ *(?P<span>-)") == [(1, 2), (5, 6)]


def test_a_group_that_took_no_part_finds_nothing() -> None:
    assert spans("ab", find="a(?P<span>c)?") == []
    assert spans("ab", find="^a(?P<span>c)?") == []


def test_a_broken_expression_is_found_when_the_rule_is_tried() -> None:
    failure = compiled({"find": "("})
    assert isinstance(failure, Failure)
    assert "faults: '(' is no regular expression" in failure.message


def test_an_expression_is_compiled_when_it_is_needed() -> None:
    check = compiled({"find": "(", "needs": ["#"]}, thoroughly=False)
    assert isinstance(check, RawPattern)
    assert list(check.check(Document("No such mark."))) == []
