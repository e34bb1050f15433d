"""Linting one document: checks run in a plain loop, matches become findings."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import msgspec

from corpuslint.check import Check, CorpusCheck
from corpuslint.digest import blake2b
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Finding, Fix, Match, Related, Scope
from corpuslint.fixes import edit_of
from corpuslint.rule import Rule
from corpuslint.ruleset import RuleSet
from corpuslint.suppression import Suppressed, suppress

LONGEST_QUOTE = 80  # characters of the matched text that a message repeats
MOST_QUOTED = LONGEST_QUOTE // 2 + 1  # words: so many are longer, each with its space
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
    known, is not summarised for the corpus checks.
    """
    return lint_documents([document], rules, known, alone=alone)[0]


def lint_documents(
    documents: Sequence[Document], rules: RuleSet, known: Collection[str], *, alone: bool = False
) -> list[Linted]:
    """What `lint_document` gives for each of some documents, in a quarter less time.

    Each check runs on all of them before the next one does, and so is each layer found that all need:
    its code is still near the processor when it comes to the second document, as it is not after a
    hundred other checks.
    """
    if len(documents) > 1:
        for layer in rules.layers:
            for document in documents:
                with contextlib.suppress(Exception):  # the check that needs it will say
                    getattr(document, layer)
    gathered = [Gathered(document) for document in documents]
    # The calls of the checks are written out here: most texts hold little for any one of a hundred checks.
    if documents and rules.phrase_checks:
        every_hit = rules.matcher.hits_in([document.folded for document in documents])
        for phrase_check, of_check in zip(rules.phrase_checks, zip(*every_hit, strict=True), strict=True):
            judge, rule = phrase_check.judge, phrase_check.rule
            for each, hits in zip(gathered, of_check, strict=True):
                if hits:
                    try:
                        matches = list(judge(each.document, hits))
                        if matches:
                            each.add(rule, matches)
                    except Exception as error:  # noqa: BLE001 - a rule is anyone's code
                        each.fail(rule, error)
    spared = [(each, rules.spared_by(each.document.marks)) for each in gathered]
    for document_check in rules.document_checks:
        check, rule = document_check.check, document_check.rule
        if document_check in rules.choosy:
            concerned = [each for each, checks in spared if document_check not in checks]
        else:
            concerned = gathered
        for each in concerned:
            try:
                matches = list(check(each.document))
                if matches:
                    each.add(rule, matches)
            except Exception as error:  # noqa: BLE001 - as above
                each.fail(rule, error)
    if not alone:
        for corpus_check in rules.corpus_checks:
            for each in gathered:
                each.summarise(corpus_check)
    return [each.linted(rules, known) for each in gathered]


class Gathered:
    """What the checks that have run have found in a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._findings: list[Finding] = []
        self._failures: list[Failure] = []
        self._facts: dict[str, Any] = {}

    def add(self, rule: Rule, matches: Sequence[Match]) -> None:
        """Adds the findings that a rule's matches stand for."""
        self._findings += findings_of(rule, matches, self.document)

    def fail(self, rule: Rule, error: Exception) -> None:
        """Adds the failure of a rule that raised."""
        self._failures.append(_rule_failure(rule, self.document, error))

    def summarise(self, check: CorpusCheck) -> None:
        """Adds what a corpus check needs of the document, if it needs anything."""
        try:
            fact = check.summarise(self.document)
        except Exception as error:  # noqa: BLE001 - a rule is anyone's code and must not stop the rest
            self.fail(check.rule, error)
        else:
            if fact is not None:
                self._facts[check.rule.id] = fact

    def linted(self, rules: RuleSet, known: Collection[str]) -> Linted:
        """All of it, with the document's directives applied."""
        document = self.document
        if document.directives:
            # What a corpus check will find is not known yet, so no directive for it is called idle.
            running = rules.rules.keys() - {check.rule.id for check in rules.corpus_checks}
            suppressed = suppress_in(document, self._findings, known=known, running=running)
            self._findings = list(suppressed.findings)
            for check in rules.directive_checks:
                try:
                    self.add(check.rule, list(check.review(document, suppressed.directives)))
                except Exception as error:  # noqa: BLE001 - as above
                    self.fail(check.rule, error)
        return Linted(tuple(self._findings), tuple(self._failures), self._facts, document.word_count)


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
    message, arguments = match.message or rule.message, match.arguments
    if "{text" in message:
        arguments = {"text": _quoted(text), **arguments}
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
        message=message.format_map(arguments),
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
    before = text[max(0, start - NEIGHBOURHOOD) : start].rsplit(None, NEIGHBOURS)[-NEIGHBOURS:]
    after = text[end : end + NEIGHBOURHOOD].split(None, NEIGHBOURS)[:NEIGHBOURS]
    parts = "\0".join([rule, text[start:end], *before, "", *after])
    return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _rule_failure(rule: Rule, document: Document, error: Exception) -> Failure:
    """A failure that names the rule that raised, with its file."""
    return Failure(
        document.path,
        f"rule {rule.id} ({rule.path}) failed: {type(error).__name__}: {error}",
        record=document.record,
    )


def _quoted(text: str) -> str:
    """The matched text as messages show it: on one line, and not endless."""
    line = " ".join(text.split(None, MOST_QUOTED))
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def _located(related: Related, document: Document) -> Related:
    if related.path is not None:
        return related
    start, end = document.whole(related.start, related.end)
    return Related(start, end, related.message, path=document.path, record=document.record)
