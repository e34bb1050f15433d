"""A rule set: rules made into checks by their kinds, ready to run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from corpuslint.check import Check, CorpusCheck, DirectiveCheck, DocumentCheck, PhraseCheck
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.matcher import PhraseMatcher
from corpuslint.rule import COMMON_FIELDS, Rule, explain_invalid, line_of_key
from corpuslint.selection import did_you_mean

MOST_REMEMBERED = 10_000  # sets of marks
MANY_MARKS = 30  # a text with so many is hardly followed by one with the same


class RuleSet:
    """The checks of the rules in force, by the way they run; the phrase checks share a matcher."""

    def __init__(self, checks: Iterable[Check]) -> None:
        every = list(checks)
        self.rules = {check.rule.id: check.rule for check in every}
        self.document_checks = [check for check in every if isinstance(check, DocumentCheck)]
        self.phrase_checks = [check for check in every if isinstance(check, PhraseCheck)]
        self.corpus_checks = [check for check in every if isinstance(check, CorpusCheck)]
        self.directive_checks = [check for check in every if isinstance(check, DirectiveCheck)]
        self.layers = tuple(dict.fromkeys(layer for check in every for layer in check.layers))
        self.matcher = PhraseMatcher([check.phrases() for check in self.phrase_checks])
        self.choosy = frozenset(
            check for check in self.document_checks if type(check).concerns is not DocumentCheck.concerns
        )
        self._spared: dict[frozenset[str], frozenset[DocumentCheck]] = {}

    def spared_by(self, marks: frozenset[str]) -> frozenset[DocumentCheck]:
        """The `choosy` document checks that find nothing in a document with these `Document.marks`."""
        checks = self._spared.get(marks)
        if checks is None:
            checks = frozenset(check for check in self.choosy if not _concerns(check, marks))
            if len(self._spared) < MOST_REMEMBERED and len(marks) <= MANY_MARKS:
                self._spared[marks] = checks
        return checks


def compile_rules(rules: Iterable[Rule], kinds: Mapping[str, type[Check]]) -> tuple[RuleSet, list[Failure]]:
    """The rule set of the rules, and a failure for each rule that its kind cannot use."""
    checks: list[Check] = []
    failures: list[Failure] = []
    for rule in rules:
        outcome = compile_rule(rule, kinds)
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            checks.append(outcome)
    return RuleSet(checks), failures


def compile_rule(
    rule: Rule, kinds: Mapping[str, type[Check]], *, thoroughly: bool = False
) -> Check | Failure:
    """The check that its kind makes of a rule; `thoroughly` leaves nothing of it until it is needed."""
    kind = kinds.get(rule.kind)
    if kind is None:
        return Failure(
            rule.path, f"rule {rule.id}: no kind is called {rule.kind!r}{did_you_mean(rule.kind, kinds)}"
        )
    if rule.fix and issubclass(kind, CorpusCheck):
        message = (
            f"rule {rule.id}: fix: kind {rule.kind!r} looks at all texts together; only people mend those"
        )
        return Failure(rule.path, message, line=line_of_key(_text_of(rule), "fix"))
    known = COMMON_FIELDS | set(getattr(kind.Options, "__struct_encode_fields__", ()))
    try:
        check = kind(rule, msgspec.convert(rule.options, kind.Options))
        if isinstance(check, PhraseCheck) and not all(map(str.strip, check.phrases())):
            raise ValueError("phrases: one of them is empty")
        for layer in check.layers:
            if not hasattr(Document, layer):
                raise ValueError(f"kind {rule.kind!r}: a document has no layer called {layer!r}")
        if thoroughly:
            check.prepare()
        return check
    except (msgspec.ValidationError, ValueError) as error:
        message, line = explain_invalid(error, _text_of(rule), known)
        return Failure(rule.path, f"rule {rule.id}: {message}", line=line)
    except Exception as error:  # noqa: BLE001 - a kind is anyone's code
        return Failure(
            rule.path, f"rule {rule.id}: kind {rule.kind!r} failed: {type(error).__name__}: {error}"
        )


def _concerns(check: DocumentCheck, marks: frozenset[str]) -> bool:
    try:
        return check.concerns(marks)
    except Exception:  # noqa: BLE001 - a kind is anyone's code; where it cannot tell, nothing is left out
        return True


def _text_of(rule: Rule) -> str:
    """The rule's file once more, to find the line of a key; empty where it is gone."""
    try:
        return Path(rule.path).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
