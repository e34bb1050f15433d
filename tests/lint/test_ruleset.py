"""Rules become checks; one that its kind cannot use is a failure with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from corpuslint.check import DocumentCheck, Hit, PhraseCheck
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Match
from corpuslint.linting import lint_document
from corpuslint.plugins import Plugins
from corpuslint.rule import RuleError, decode_rule
from corpuslint.rulebook import changed_rule
from corpuslint.ruleset import compile_rule, compile_rules

PLUGINS = Plugins()
PLUGINS.load_installed()

FIELDS = {"id": "house/jargon", "kind": "phrases", "message": "{text}", "why": "So.", "phrases": ["synergy"]}


def failure_of(tmp_path: Path, **fields: Any) -> Failure:
    file = tmp_path / "jargon.toml"
    lines = [f'{key.replace("_", "-")} = "x"' for key in fields]
    file.write_text("\n".join(["# a rule", *lines]), encoding="utf-8")
    rule = decode_rule(FIELDS | fields, str(file))
    outcome = compile_rule(rule, PLUGINS.kinds)
    assert isinstance(outcome, Failure)
    assert outcome.path == str(file)
    return outcome


def test_unknown_key(tmp_path: Path) -> None:
    failure = failure_of(tmp_path, phrses=["x"])
    assert failure.message == "rule house/jargon: unknown key 'phrses'; did you mean 'phrases'?"
    assert failure.line == 2


def test_unknown_kind(tmp_path: Path) -> None:
    assert (
        "no kind is called 'phrase'; did you mean 'phrases'?" in failure_of(tmp_path, kind="phrase").message
    )


def test_wrong_type(tmp_path: Path) -> None:
    failure = failure_of(tmp_path, phrases="synergy")
    assert "phrases: must be a list, not a string" in failure.message
    assert failure.line == 2


def test_suggestions_for_all_texts_together_are_never_applied(tmp_path: Path) -> None:
    failure = failure_of(tmp_path, fix="safe", kind="portrayal")
    assert "fix: kind 'portrayal' looks at all texts together" in failure.message
    assert failure.line == 2


def test_unknown_guard(tmp_path: Path) -> None:
    assert "unless: no guard is called 'moon'" in failure_of(tmp_path, unless=["moon"]).message


def test_a_pattern_that_is_none(tmp_path: Path) -> None:
    failure = failure_of(tmp_path, kind="pattern", phrases=[], patterns=["("], anchors=["a"])
    assert "unknown key 'phrases'" in failure.message


def test_one_bad_rule_leaves_the_others() -> None:
    rules = [decode_rule(FIELDS, ""), decode_rule(FIELDS | {"id": "house/other", "kind": "none"}, "")]
    rule_set, failures = compile_rules(rules, PLUGINS.kinds)
    assert list(rule_set.rules) == ["house/jargon"]
    assert len(failures) == 1


def test_every_kind_is_one_of_the_four() -> None:
    assert issubclass(PLUGINS.kinds["phrases"], PhraseCheck)
    assert not issubclass(PLUGINS.kinds["phrases"], DocumentCheck)


def test_a_changed_rule() -> None:
    rule = decode_rule(FIELDS, "")
    changed = changed_rule(rule, {"severity": "note", "phrases": ["leverage"]})
    assert changed.severity.label == "note"
    assert changed.options == {"phrases": ["leverage"]}
    assert changed.why == rule.why
    with pytest.raises(RuleError, match="'kind' cannot be changed"):
        changed_rule(rule, {"kind": "pattern"})
    with pytest.raises(RuleError, match="no severity is called 'loud'"):
        changed_rule(rule, {"severity": "loud"})


@pytest.mark.parametrize("phrase", ["", " "])
def test_an_empty_phrase(tmp_path: Path, phrase: str) -> None:
    failure = failure_of(tmp_path, phrases=["synergy", phrase])
    assert failure.message == "rule house/jargon: phrases: one of them is empty"


class Wordless(PhraseCheck):
    kind = "wordless"

    def phrases(self) -> list[str]:
        raise LookupError("no words")

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterable[Match]:
        return []


def test_a_kind_that_fails_to_give_its_phrases() -> None:
    rule = decode_rule(
        {key: FIELDS[key] for key in FIELDS if key != "phrases"} | {"kind": "wordless"}, "x.toml"
    )
    rules, [failure] = compile_rules([rule], {"wordless": Wordless})
    assert rules.rules == {}
    assert failure.message == "rule house/jargon: kind 'wordless' failed: LookupError: no words"


class Layered(Wordless):
    kind = "layered"
    layers = ("sentences", "nmaes")

    def phrases(self) -> list[str]:
        return ["synergy"]


def test_a_kind_that_asks_for_a_layer_there_is_not() -> None:
    rule = decode_rule(
        {key: FIELDS[key] for key in FIELDS if key != "phrases"} | {"kind": "layered"}, "x.toml"
    )
    rules, [failure] = compile_rules([rule], {"layered": Layered})
    assert rules.rules == {}
    assert failure.message == "rule house/jargon: kind 'layered': a document has no layer called 'nmaes'"


class Hashes(DocumentCheck):
    """Flags a hash sign; it cannot tell what concerns it where there is a star."""

    kind = "hashes"

    def concerns(self, marks: frozenset[str]) -> bool:
        if "*" in marks:
            raise RuntimeError("a star")
        return "#" in marks

    def check(self, document: Document) -> Iterable[Match]:
        return [Match(start=index, end=index + 1) for index in range(len(document.text))]


@pytest.mark.parametrize(
    ("text", "checked"), [("a boat", False), ("boat #1", True), ("boat #2", True), ("a* boat", True)]
)
def test_only_texts_that_concern_a_check_are_checked(text: str, checked: bool) -> None:
    rule = decode_rule({key: FIELDS[key] for key in ("id", "message", "why")} | {"kind": "hashes"}, "x.toml")
    ruleset, failures = compile_rules([rule], {"hashes": Hashes})
    assert not failures
    for _ in range(2):  # what is remembered is the same
        linted = lint_document(Document(text), ruleset, ruleset.rules)
        assert not linted.failures
        assert bool(linted.findings) is checked
