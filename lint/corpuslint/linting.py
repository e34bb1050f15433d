"""Linting one document: checks run in a plain loop, matches become findings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Any

import msgspec

from corpuslint.check import Check
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Finding, Fix, Match, Related, Scope
from corpuslint.fixes import edit_of
from corpuslint.rule import Rule
from corpuslint.ruleset import RuleSet
from corpuslint.suppression import Suppressed, suppress

LONGEST_QUOTE = 80  # characters of the matched text that a message repeats
NEIGHBOURS = 3  # words on each side that go into a fingerprint
NEIGHBOURHOOD = 60  # characters in which those words are looked for


class Linted(msgspec.Struct, frozen=True):
    """What linting one document gave; `facts` by rule id, for the corpus checks."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    facts: dict[str, Any]
    words: int


def lint_document(
    document: Document, rules: RuleSet, known: Collection[str], *, alone: bool = False
) -> Linted:
    """Runs every check of the rule set on a document and applies the document's directives.

    `known` are the ids of all rules there are, in force or not. A check that raises becomes a
    failure that names its rule, and the others go on. A document that stands `alone`, as far as is
    known, is not summarised for the corpus checks: see `summarise`.
    """
    findings: list[Finding] = []
    failures: list[Failure] = []

    # The loops for all checks are written out: most documents hold little for any one of a hundred checks.
    if rules.phrase_checks:
        for phrase_check, hits in zip(rules.phrase_checks, rules.matcher.hits(document.folded), strict=True):
            if hits:
                try:
                    matches = list(phrase_check.judge(document, hits))
                    if matches:
                        findings += findings_of(phrase_check.rule, matches, document)
                except Exception as error:  # noqa: BLE001 - a rule is anyone's code and must not stop the rest
                    failures.append(_rule_failure(phrase_check.rule, document, error))
    for document_check in rules.document_checks_for(document.marks):
        try:
            matches = list(document_check.check(document))
            if matches:
                findings += findings_of(document_check.rule, matches, document)
        except Exception as error:  # noqa: BLE001 - as above
            failures.append(_rule_failure(document_check.rule, document, error))
    facts, unsummarised = ({}, []) if alone else summarise(document, rules)
    failures += unsummarised

    if document.directives:
        # What a corpus check will find is not known yet, so no directive for it is called idle.
        running = rules.rules.keys() - {check.rule.id for check in rules.corpus_checks}
        suppressed = suppress_in(document, findings, known=known, running=running)
        findings = list(suppressed.findings)
        for directive_check in rules.directive_checks:
            outcome = found_by(
                directive_check, partial(directive_check.review, document, suppressed.directives), document
            )
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                findings += outcome
    return Linted(tuple(findings), tuple(failures), facts, document.word_count)


def summarise(document: Document, rules: RuleSet) -> tuple[dict[str, Any], list[Failure]]:
    """What the corpus checks of the rule set need of a document, by rule id, and the checks that fail."""
    facts: dict[str, Any] = {}
    failures: list[Failure] = []
    for check in rules.corpus_checks:
        try:
            fact = check.summarise(document)
        except Exception as error:  # noqa: BLE001 - a rule is anyone's code and must not stop the rest
            failures.append(_rule_failure(check.rule, document, error))
        else:
            if fact is not None:
                facts[check.rule.id] = fact
    return facts, failures


def found_by(
    check: Check, matches: Callable[[], Iterable[Match]], document: Document
) -> list[Finding] | Failure:
    """The findings of a check in the scopes of its rule, one a span; a failure if it raises."""
    try:
        return findings_of(check.rule, matches(), document)
    except Exception as error:  # noqa: BLE001 - a rule is anyone's code and must not stop the rest
        return _rule_failure(check.rule, document, error)


def findings_of(rule: Rule, matches: Iterable[Match], document: Document) -> list[Finding]:
    """The findings that a rule's matches stand for, those in the scopes of the rule, one a span."""
    found: dict[tuple[int, int], Finding] = {}
    for match in matches:
        scope = match.scope or document.scope_at(match.start)
        if scope in rule.scope and (match.start, match.end) not in found:
            found[match.start, match.end] = finding_of(match, rule, document, scope)
    return list(found.values())


def suppress_in(
    document: Document, findings: Sequence[Finding], *, known: Collection[str], running: Collection[str]
) -> Suppressed:
    """Applies a document's own directives to findings in it."""
    if not document.directives:
        return Suppressed(tuple(findings), ())
    return suppress(findings, document.directives, document.blocks, known=known, running=running)


def finding_of(match: Match, rule: Rule, document: Document, scope: Scope) -> Finding:
    """The finding that a match of a rule stands for, with who speaks there.

    ValueError for a span that the text does not have.
    """
    start, end = match.start, match.end
    if not 0 <= start < end <= len(document.text):
        raise ValueError(f"span {start}…{end} is not in the text, which has {len(document.text)} characters")
    start, end = document.whole(start, end)
    text = document.text[start:end]
    line, column = document.lines.position(start)
    end_line, end_column = document.lines.position(end)
    return Finding(
        path=document.path,
        record=document.record,
        rule=rule.id,
        severity=rule.severity if match.severity is None else min(match.severity, rule.severity),
        confidence=rule.confidence if match.confidence is None else min(match.confidence, rule.confidence),
        scope=scope,
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text,
        message=(match.message or rule.message).format_map({"text": _quoted(text), **match.arguments}),
        suggestions=match.suggestions,
        related=tuple(_located(related, document) for related in match.related),
        fingerprint=fingerprint(rule.id, document.text, start, end),
        fix=_fix_of(match, rule, document, start, end),
    )


def _fix_of(match: Match, rule: Rule, document: Document, start: int, end: int) -> Fix:
    """Whether the match's suggestion may be put in the place of a span: never, where there are several."""
    fix = rule.fix if match.fix is None else min(match.fix, rule.fix)
    if not fix or len(match.suggestions) != 1 or edit_of(document, start, end, match.suggestions[0]) is None:
        return Fix.NEVER
    return fix


def fingerprint(rule: str, text: str, start: int, end: int) -> str:
    """16 hexadecimal digits that stay the same while the finding's text and nearest words do."""
    before = text[max(0, start - NEIGHBOURHOOD) : start].split()[-NEIGHBOURS:]
    after = text[end : end + NEIGHBOURHOOD].split()[:NEIGHBOURS]
    parts = "\0".join([rule, text[start:end], *before, "", *after])
    return hashlib.blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _rule_failure(rule: Rule, document: Document, error: Exception) -> Failure:
    """A failure that names the rule that raised, with its file."""
    return Failure(
        document.path,
        f"rule {rule.id} ({rule.path}) failed: {type(error).__name__}: {error}",
        record=document.record,
    )


def _quoted(text: str) -> str:
    """The matched text as messages show it: on one line, and not endless."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def _located(related: Related, document: Document) -> Related:
    if related.path is not None:
        return related
    start, end = document.whole(related.start, related.end)
    return Related(start, end, related.message, path=document.path, record=document.record)
