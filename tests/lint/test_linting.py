"""Checks on one document: scopes, levels, failures, and the bookkeeping of a finding."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from corpuslint.check import Check, CorpusCheck, DocumentCheck, Fact, Hit, Options, PhraseCheck
from corpuslint.config import Configuration
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Fix, Match, Related, Scope, Severity
from corpuslint.layers.folded import Folded
from corpuslint.linter import Linter
from corpuslint.linting import fingerprint, lint_document, lint_documents
from corpuslint.outcome import lint_sources
from corpuslint.plugins import Plugins
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet
from corpuslint.run import Run
from corpuslint.source import Input, Source


class Letters(DocumentCheck):
    """Flags every x, with what its options say."""

    kind = "letters"

    def __init__(self, rule: Any, options: Any) -> None:
        super().__init__(rule, options)
        self.fields: dict[str, Any] = {}

    def check(self, document: Document) -> Iterable[Match]:
        for offset, letter in enumerate(document.text):
            if letter == "x":
                yield Match(start=offset, end=offset + 1, **self.fields)


class Raising(DocumentCheck):
    kind = "raising"

    def check(self, document: Document) -> Iterable[Match]:
        yield Match(start=0, end=1)
        raise ZeroDivisionError("by accident")


class Words(PhraseCheck):
    """Flags every "an"."""

    kind = "words"

    def phrases(self) -> Sequence[str]:
        return ("an",)

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterable[Match]:
        return [Match(start=hit.start, end=hit.end) for hit in hits]


class Beyond(DocumentCheck):
    kind = "beyond"

    def check(self, document: Document) -> Iterable[Match]:
        yield Match(start=0, end=len(document.text) + 1)


class SharedWord(CorpusCheck):
    """Flags the first word of a document where an earlier one begins with it, too."""

    kind = "shared-word"

    def summarise(self, document: Document) -> Any:
        return document.words.texts[0] if document.words.texts else None

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        first: dict[str, int] = {}
        found: dict[int, list[Match]] = {}
        for index, fact in enumerate(facts):
            earlier = first.setdefault(fact.summary, index)
            if earlier != index:
                other = facts[earlier]
                related = Related(0, len(fact.summary), "first here", path=other.path, record=other.record)
                found[index] = [Match(start=0, end=len(fact.summary), related=(related,))]
        return found


def check(kind: type[Check], **fields: Any) -> Check:
    table = {"id": f"test/{kind.kind}", "kind": kind.kind, "message": "{text!r} it is", "why": "So."}
    return kind(decode_rule(table | fields, "test.toml"), Options())


def lint(text: str, *checks: Check) -> Any:
    return lint_document(Document(text, path="a.txt"), RuleSet(checks), known=())


def test_a_finding_knows_its_place() -> None:
    [finding] = lint("One.\r\nTwo 😀 x", check(Letters)).findings
    assert (finding.start, finding.end, finding.text) == (12, 13, "x")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (2, 7, 2, 8)
    assert (finding.path, finding.rule, finding.category) == ("a.txt", "test/letters", "test")
    assert finding.message == "'x' it is"


def test_scopes_outside_the_rule_are_dropped() -> None:
    text = "A word x stands here.\n\n“This x is his word for it,” Mary Smith said."
    assert len(lint(text, check(Letters)).findings) == 2
    [finding] = lint(text, check(Letters, scope=["quotation"])).findings
    assert finding.scope is Scope.QUOTATION
    [finding] = lint(text, check(Letters, scope=["narration"])).findings
    assert finding.start == 7


@pytest.mark.parametrize(
    ("of_rule", "of_match", "expected"),
    [
        ("warning", None, Severity.WARNING),
        ("warning", Severity.NOTE, Severity.NOTE),
        ("note", Severity.ERROR, Severity.NOTE),
    ],
)
def test_a_match_can_only_lower_the_severity(
    of_rule: str, of_match: Severity | None, expected: Severity
) -> None:
    letters = check(Letters, severity=of_rule)
    assert isinstance(letters, Letters)
    letters.fields = {"severity": of_match}
    [finding] = lint("x", letters).findings
    assert finding.severity is expected


def test_a_match_can_only_lower_the_confidence() -> None:
    letters = check(Letters, confidence="medium")
    assert isinstance(letters, Letters)
    letters.fields = {"confidence": Confidence.HIGH}
    assert lint("x", letters).findings[0].confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("of_rule", "of_match", "suggestions", "expected"),
    [
        ("safe", None, ("y",), Fix.SAFE),
        ("safe", Fix.UNSAFE, ("y",), Fix.UNSAFE),
        ("unsafe", Fix.SAFE, ("y",), Fix.UNSAFE),
        ("never", Fix.SAFE, ("y",), Fix.NEVER),
        ("safe", None, ("y", "z"), Fix.NEVER),
        ("safe", None, (), Fix.NEVER),
    ],
)
def test_one_suggestion_is_a_fix_if_the_rule_says_so_and_the_match_not_less(
    of_rule: str, of_match: Fix | None, suggestions: tuple[str, ...], expected: Fix
) -> None:
    letters = check(Letters, fix=of_rule)
    assert isinstance(letters, Letters)
    letters.fields = {"fix": of_match, "suggestions": suggestions}
    assert lint("x", letters).findings[0].fix is expected


def test_a_check_that_raises_is_named_and_stops_no_other() -> None:
    linted = lint("x", check(Raising), check(Letters))
    assert [finding.rule for finding in linted.findings] == ["test/letters"]
    [failure] = linted.failures
    assert failure.path == "a.txt"
    assert failure.message == "rule test/raising (test.toml) failed: ZeroDivisionError: by accident"


def test_a_message_with_an_unknown_field_is_a_failure() -> None:
    linted = lint("x", check(Letters, message="{nothing}"))
    assert linted.findings == ()
    assert "failed: KeyError: 'nothing'" in linted.failures[0].message


def test_a_span_outside_the_text_is_a_failure() -> None:
    assert "span 0…2 is not in the text" in lint("x", check(Beyond)).failures[0].message


def test_a_message_shows_a_long_text_shortened_and_on_one_line() -> None:
    class Whole(DocumentCheck):
        kind = "whole"

        def check(self, document: Document) -> Iterable[Match]:
            yield Match(start=0, end=len(document.text))

    [finding] = lint("word\n" * 100, check(Whole)).findings
    assert "\n" not in finding.message
    assert len(finding.message) < 120
    assert finding.text == "word\n" * 100


def test_the_fingerprint_depends_on_words_not_on_lines() -> None:
    def of(text: str, rule: str = "a/b") -> str:
        return fingerprint(rule, text, text.index("x"), text.index("x") + 1)

    text = "one two three x four five six"
    assert of("More.\n\n" + text) == of(text)
    assert of("one two\nthree  x four\n\nfive six") == of(text)
    assert of(text.replace("two", "2")) != of(text)
    assert of(text, "a/c") != of(text)


class TestCorpusChecks:
    """Corpus checks run on a whole run, whose findings point into several documents."""

    def report(self, *sources: Source) -> Any:
        linter = self.linter({})
        settings = linter.configuration.settings_for(Path())
        run = Run(linter)
        for source in sources:
            run.add_source(source, settings)
        return run.conclude()

    def report_of_records(self, records: Input, **keys: str) -> Any:
        run = Run(self.linter(keys))
        run.add_input(records)
        return run.conclude()

    def linter(self, keys: dict[str, str]) -> Linter:
        plugins = Plugins()
        plugins.load_installed()
        linter = Linter(plugins, Configuration(keys, isolated=True))
        rule_set = RuleSet([check(SharedWord)])
        linter.rule_set = lambda settings: rule_set  # type: ignore[method-assign]
        return linter

    def test_it_relates_one_document_to_another(self) -> None:
        report = self.report(
            Source(path="a.txt", text="Rain fell."),
            Source(path="b.jsonl", record="7", text="Snow fell."),
            Source(path="c.txt", text="Rain stopped."),
        )
        assert report.failures == ()
        [finding] = report.findings
        assert (finding.path, finding.text) == ("c.txt", "Rain")
        assert [(each.path, each.start, each.end) for each in finding.related] == [("a.txt", 0, 4)]

    def test_a_document_alone_is_not_summarised(self, monkeypatch: pytest.MonkeyPatch) -> None:
        summarised: list[str] = []

        def summarise(self: SharedWord, document: Document) -> None:
            summarised.append(document.path)

        monkeypatch.setattr(SharedWord, "summarise", summarise)
        self.report(Source(path="a.txt", text="Rain fell."))
        assert summarised == []
        self.report(*(Source(path=f"{name}.txt", text="Rain fell.") for name in "abc"))
        assert summarised == ["a.txt", "b.txt", "c.txt"]

    def test_conclusions_do_not_depend_on_the_order_of_reading(self) -> None:
        sources = [Source(path=f"{name}.txt", text="Rain fell.") for name in "cab"]
        assert sorted(finding.path for finding in self.report(*sources).findings) == ["b.txt", "c.txt"]

    def test_an_input_is_read_once_more_for_all_its_records(self) -> None:
        rows = "".join(f'{{"text": "{word} fell."}}\n' for word in ("Rain", "Snow", "Rain", "Snow"))
        twice = iter([rows.encode()] * 2)
        report = self.report_of_records(Input("a.jsonl", lambda: io.BytesIO(next(twice))))
        assert report.failures == ()
        assert [(each.record, each.text) for each in report.findings] == [(3, "Rain"), (4, "Snow")]

    def test_records_of_one_name_are_told_apart(self) -> None:
        rows = "".join(f'{{"text": "{word} fell.", "id": "x"}}\n' for word in ("Rain", "Snow", "Rain"))
        report = self.report_of_records(
            Input("a.jsonl", lambda: io.BytesIO(rows.encode())), **{"id-field": "id"}
        )
        assert [(each.record, each.text) for each in report.findings] == [("x", "Rain")]

    def test_an_input_that_changes_is_a_failure(self) -> None:
        texts = iter(['{"text": "Rain fell."}\n' * 2, '{"text": "Rain fell."}\n'])
        report = self.report_of_records(Input("a.jsonl", lambda: io.BytesIO(next(texts).encode())))
        assert report.findings == ()
        assert report.failures == (Failure("a.jsonl", "has changed while it was linted", record=2),)

    def test_a_directive_reaches_its_findings(self) -> None:
        report = self.report(
            Source(path="a.txt", text="Rain fell."),
            Source(path="b.txt", text="Rain fell.\n# corpuslint: disable-file=test/shared-word"),
        )
        assert report.findings == ()

    def test_a_match_in_no_document_is_a_failure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(SharedWord, "conclude", lambda self, facts: {9: []})
        two = [Source(path=name, text="Rain fell.") for name in ("a.txt", "b.txt")]
        [failure] = self.report(*two).failures
        assert failure.message == "rule test/shared-word failed: IndexError: list index out of range"

    def test_order_is_that_of_the_inputs(self) -> None:
        sources = [Source(path=f"{name}.txt", text="Rain fell.") for name in "abcd"]
        assert [finding.path for finding in self.report(*sources).findings] == ["b.txt", "c.txt", "d.txt"]


def test_documents_linted_together_give_what_each_gives_by_itself() -> None:
    checks = RuleSet([check(Letters), check(Words), check(Raising), check(SharedWord)])
    texts = ["An x.", "None here.", "", "# corpuslint: disable-file=test\n\nx x"]
    together = lint_documents([Document(text, path="a.txt") for text in texts], checks, known=())
    apart = [lint_document(Document(text, path="a.txt"), checks, known=()) for text in texts]
    assert together == apart
    assert [len(linted.failures) for linted in together] == [1, 1, 1, 1]
    assert lint_documents([], checks, known=()) == []


def test_a_text_that_cannot_be_linted_hides_nothing_of_those_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def folded(document: Document) -> Folded:
        if document.path == "b.txt":
            raise ZeroDivisionError("by accident")
        return Folded(document.prose)

    monkeypatch.setattr(Document, "folded", property(folded))
    linter = Linter(Plugins(), Configuration())
    monkeypatch.setattr(linter, "rule_set", lambda _: RuleSet([check(Letters), check(Words)]))
    sources = [Source(text="An x.", path=path) for path in ("a.txt", "b.txt", "c.txt")]
    settings = linter.configuration.settings_for(Path("a.txt"))
    outcomes = lint_sources(sources, linter, settings)
    assert [outcome.path for outcome in outcomes] == ["a.txt", "b.txt", "c.txt"]
    assert [len(outcome.findings) for outcome in outcomes] == [2, 0, 2]
    assert [failure.message for outcome in outcomes for failure in outcome.failures] == [
        "cannot be linted: ZeroDivisionError: by accident"
    ]
