"""A rule's own examples, held against what the rule finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import msgspec

from corpuslint.check import Check, CorpusCheck, Fact
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.linting import found_by, lint_document
from corpuslint.rule import Rule, marked_spans
from corpuslint.ruleset import RuleSet, compile_rule

# Between the texts of an example of a corpus check.
TEXT_BREAK = re.compile(r"\n-{5,}\n")


class ExampleFault(msgspec.Struct, frozen=True):
    """An example that does not come out as its rule says. `which` is "bad 2", say, counted from 1."""

    rule: str
    which: str
    message: str


def example_faults(rule: Rule, kinds: Mapping[str, type[Check]]) -> Iterator[ExampleFault]:
    """What is wrong with a rule's examples: spans missed, spans that were not marked, failures.

    An example of a corpus check is run if it is a corpus: texts between lines of five dashes or more.
    """
    check = compile_rule(rule, kinds, thoroughly=True)
    if isinstance(check, Failure):
        yield ExampleFault(rule.id, "rule", check.message)
        return
    for number, example in enumerate(rule.bad, 1):
        if not marked_spans(example)[1]:
            yield ExampleFault(rule.id, f"bad {number}", "marks no span with [[ ]]")
        yield from _compare(check, f"bad {number}", example)
    for number, example in enumerate(rule.good, 1):
        yield from _compare(check, f"good {number}", example, marked=False)


def _compare(check: Check, which: str, example: str, *, marked: bool = True) -> Iterator[ExampleFault]:
    parts = TEXT_BREAK.split(example) if isinstance(check, CorpusCheck) else [example]
    if isinstance(check, CorpusCheck) and len(parts) == 1:
        return  # it shows a sentence; such a rule has a test of its own
    texts = [marked_spans(part) if marked else (part, []) for part in parts]
    documents = [Document(text, record=number) for number, (text, _) in enumerate(texts, 1)]
    outcomes = _in_corpus(check, documents) if isinstance(check, CorpusCheck) else _alone(check, documents)
    for (text, wanted), (found, failures) in zip(texts, outcomes, strict=True):
        for failure in failures:
            yield ExampleFault(check.rule.id, which, failure.message)
        for start, end in sorted(set(wanted) - found):
            yield ExampleFault(check.rule.id, which, f"does not find {text[start:end]!r} ({start}…{end})")
        for start, end in sorted(found - set(wanted)):
            unmarked = f"finds {text[start:end]!r} ({start}…{end}), which is not marked"
            yield ExampleFault(check.rule.id, which, unmarked)


# The spans that a check finds in a text, and what fails there.
Outcome = tuple[set[tuple[int, int]], Sequence[Failure]]


def _alone(check: Check, documents: Sequence[Document]) -> Iterator[Outcome]:
    rules = RuleSet([check])
    for document in documents:
        linted = lint_document(document, rules, known=rules.rules)
        yield {(finding.start, finding.end) for finding in linted.findings}, linted.failures


def _in_corpus(check: CorpusCheck, documents: Sequence[Document]) -> Iterator[Outcome]:
    rules = RuleSet([check])
    linted = [lint_document(document, rules, known=rules.rules) for document in documents]
    told = [index for index, each in enumerate(linted) if check.rule.id in each.facts]
    facts = [Fact(documents[i].path, documents[i].record, linted[i].facts[check.rule.id]) for i in told]
    try:
        matches = {told[index]: list(found) for index, found in check.conclude(facts).items()}
    except Exception as error:  # noqa: BLE001 - a rule is anyone's code
        failed = Failure(check.rule.path, f"conclude failed: {type(error).__name__}: {error}")
        yield from [(set(), [failed])] * len(documents)
        return
    for index, document in enumerate(documents):
        outcome = found_by(check, partial(iter, matches.get(index, [])), document)
        if isinstance(outcome, Failure):
            yield set(), [outcome]
        else:
            yield {(finding.start, finding.end) for finding in outcome}, linted[index].failures
