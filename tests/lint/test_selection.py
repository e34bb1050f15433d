"""Which rules are in force."""

from __future__ import annotations

import pytest

from corpuslint.finding import Confidence, Scope, Severity
from corpuslint.rule import Rule
from corpuslint.selection import did_you_mean, selected_rules, selects, unknown_selectors


def rule(name: str, *, enabled: bool = True) -> Rule:
    return Rule(
        id=name,
        kind="phrases",
        message="",
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        since="0.1",
        scope=frozenset(Scope),
        source=(),
        why="",
        bad=(),
        good=(),
        enabled=enabled,
        options={},
        path="",
    )


RULES = [rule("a/one"), rule("a/two"), rule("b/one"), rule("b/quiet", enabled=False)]


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "expected"),
    [
        (None, [], [], ["a/one", "a/two", "b/one"]),
        (["a"], [], [], ["a/one", "a/two"]),
        (["b"], [], [], ["b/one", "b/quiet"]),
        (["all"], [], [], ["a/one", "a/two", "b/one", "b/quiet"]),
        (["a/two"], [], [], ["a/two"]),
        ([], [], [], []),
        (None, ["b/quiet"], [], ["a/one", "a/two", "b/one", "b/quiet"]),
        (["a"], ["b/one"], [], ["a/one", "a/two", "b/one"]),
        (None, [], ["a"], ["b/one"]),
        (["a"], [], ["a/two"], ["a/one"]),
        (["a/one"], [], ["a"], ["a/one"]),
        (["a"], [], ["a"], []),
        (["a"], [], ["all"], ["a/one", "a/two"]),
        (None, [], ["all"], []),
    ],
)
def test_selected(
    select: list[str] | None, extend: list[str], ignore: list[str], expected: list[str]
) -> None:
    chosen = selected_rules(RULES, select=select, extend_select=extend, ignore=ignore)
    assert [chosen_rule.id for chosen_rule in chosen] == expected


def test_a_category_is_no_prefix() -> None:
    assert not selects("read", "readability/cliche")
    assert selects("readability", "readability/cliche")


def test_unknown_selectors_and_hints() -> None:
    ids = [each.id for each in RULES]
    assert unknown_selectors(["a", "a/one", "all", "c", "a/three", "c"], ids) == ["c", "a/three"]
    assert did_you_mean("b/quite", ids) == "; did you mean 'b/quiet'?"
    assert did_you_mean("quiet", ids) == "; did you mean 'b/quiet'?"
    assert did_you_mean("zzzzzz", ids) == ""
