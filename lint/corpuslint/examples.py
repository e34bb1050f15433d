"""A rule's own examples, held against what the rule finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from corpuslint.check import Check, CorpusCheck
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.linting import lint_document
from corpuslint.rule import Rule, marked_spans
from corpuslint.ruleset import RuleSet, compile_rule


class ExampleFault(msgspec.Struct, frozen=True):
    """An example that does not come out as its rule says. `which` is "bad 2", say, counted from 1."""

    rule: str
    which: str
    message: str


def example_faults(rule: Rule, kinds: Mapping[str, type[Check]]) -> Iterator[ExampleFault]:
    """What is wrong with a rule's examples: spans missed, spans that were not marked, failures."""
    check = compile_rule(rule, kinds, thoroughly=True)
    if isinstance(check, Failure):
        yield ExampleFault(rule.id, "rule", check.message)
        return
    if isinstance(check, CorpusCheck):
        return  # its examples are whole corpora: a test of its own
    rules = RuleSet([check])
    for number, example in enumerate(rule.bad, 1):
        text, wanted = marked_spans(example)
        if not wanted:
            yield ExampleFault(rule.id, f"bad {number}", "marks no span with [[ ]]")
        yield from _compare(rule, f"bad {number}", text, wanted, rules)
    for number, example in enumerate(rule.good, 1):
        yield from _compare(rule, f"good {number}", example, [], rules)


def _compare(
    rule: Rule, which: str, text: str, wanted: list[tuple[int, int]], rules: RuleSet
) -> Iterator[ExampleFault]:
    linted = lint_document(Document(text), rules, known=rules.rules)
    for failure in linted.failures:
        yield ExampleFault(rule.id, which, failure.message)
    found = {(finding.start, finding.end) for finding in linted.findings}
    for start, end in sorted(set(wanted) - found):
        yield ExampleFault(rule.id, which, f"does not find {text[start:end]!r} ({start}…{end})")
    for start, end in sorted(found - set(wanted)):
        yield ExampleFault(rule.id, which, f"finds {text[start:end]!r} ({start}…{end}), which is not marked")
