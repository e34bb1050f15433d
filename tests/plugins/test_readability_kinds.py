"""The kinds metric, sentence-length, paragraph-length and passive; replacements by the kind phrases."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from corpuslint.check import Check
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Finding, Severity
from corpuslint.linting import lint_document
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint_plugins.inflection import verb_replacements
from corpuslint_plugins.length import ParagraphLength, SentenceLength
from corpuslint_plugins.metric import Metric
from corpuslint_plugins.passive import Passive
from corpuslint_plugins.phrases import Phrases

KINDS: dict[str, type[Check]] = {
    kind.kind: kind for kind in (Metric, ParagraphLength, Passive, Phrases, SentenceLength)
}
COMMON = {"id": "test/rule", "message": "{text!r}", "why": "A test."}

PLAIN = "The cat sat by the old stove. "
HARD = "Administrative considerations necessitate organisational differentiation. "


def compiled(kind: str, **options: Any) -> Check | Failure:
    named = {name.replace("_", "-"): value for name, value in options.items()}
    return compile_rule(decode_rule({**COMMON, "kind": kind, **named}, "test.toml"), KINDS)


def found(text: str, kind: str, **options: Any) -> list[Finding]:
    check = compiled(kind, **options)
    assert isinstance(check, Check), check
    linted = lint_document(Document(text), RuleSet([check]), known=["test/rule"])
    assert linted.failures == ()
    return sorted(linted.findings, key=lambda finding: finding.start)


def refusal(kind: str, **options: Any) -> str:
    failure = compiled(kind, **options)
    assert isinstance(failure, Failure)
    return failure.message


class TestMetric:
    message = "{metric} {value} {side} {limit}"

    def test_points_at_the_hardest_sentence(self) -> None:
        text = PLAIN * 3 + HARD + PLAIN * 3
        [finding] = found(text, "metric", at_most=1, minimum_words=20, message=self.message)
        assert finding.text == HARD.strip()
        assert finding.message.startswith("school-grade ")
        assert finding.message.endswith(" above 1")

    def test_within_the_limit(self) -> None:
        assert found(PLAIN * 30, "metric", at_most=8) == []

    def test_at_least(self) -> None:
        [finding] = found(
            HARD * 20, "metric", metric="flesch-reading-ease", at_least=30, message=self.message
        )
        assert " below 30" in finding.message
        assert found(PLAIN * 20, "metric", metric="flesch-reading-ease", at_least=30) == []

    def test_short_documents_have_no_grade(self) -> None:
        assert found(HARD * 3, "metric", at_most=8, minimum_words=100) == []
        assert len(found(HARD * 20, "metric", at_most=8, minimum_words=100)) == 1

    def test_headlines_lists_and_figures_have_no_grade(self) -> None:
        assert found("- Administrative considerations\n" * 60, "metric", at_most=1, minimum_words=1) == []
        assert found("", "metric", at_most=1, minimum_words=1) == []
        assert found("12 13 14 15 16 17 18 19 20 21.", "metric", at_most=1, minimum_words=1) == []

    @pytest.mark.parametrize("metric", ["textstat:flesch_kincaid_grade", "textstat:smog_index"])
    def test_of_textstat(self, metric: str) -> None:
        assert len(found(HARD * 20, "metric", metric=metric, at_most=12)) == 1
        assert found(PLAIN * 20, "metric", metric=metric, at_most=12) == []

    def test_of_textstat_with_neither_dictionary_nor_network(self) -> None:
        program = """
import socket
def refuse(*arguments, **options):
    raise AssertionError("the network was asked for")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from corpuslint.textstat_metrics import textstat_metric
print(textstat_metric("flesch_kincaid_grade", "The old bridge creaks at night."))
"""
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.stderr == ""
        assert float(done.stdout) < 5

    def test_textstat_is_imported_only_where_it_is_asked_for(self) -> None:
        program = (
            "import sys, corpuslint_plugins.metric; print('textstat' in sys.modules, 'nltk' in sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["False", "False"]

    def test_mistakes(self) -> None:
        assert "metric: none is called 'fog'" in refusal("metric", metric="fog", at_most=8)
        assert "metric: none is called 'textstat:set_lang'" in refusal(
            "metric", metric="textstat:set_lang", at_most=8
        )
        assert "needs at-most or at-least" in refusal("metric")


class TestLength:
    def test_more_than_the_limit_is_a_warning_and_more_than_the_note_a_note(self) -> None:
        sentences = [f"The crew {'rowed and ' * count}rested." for count in (1, 4, 9)]
        findings = found(" ".join(sentences), "sentence-length", at_most=20, note_above=10)
        assert [(f.text, f.severity) for f in findings] == [
            (sentences[1], Severity.NOTE),
            (sentences[2], Severity.WARNING),
        ]

    def test_quoted_speech_is_not_counted(self) -> None:
        text = "“We rowed and rowed and rowed and rowed until the moon went down behind the hill,” she said."
        assert found(text, "sentence-length", at_most=10) == []

    def test_enumerations_headlines_and_lists(self) -> None:
        names = "It rained in " + "Oslo, Bergen, Turku, Riga, " * 5 + "and Malmo."
        assert found(names, "sentence-length", at_most=10) == []
        headline = (
            "Council Votes to Mend the Old Bridge Before the Winter After a Long Debate\n\nWork begins."
        )
        assert found(headline, "sentence-length", at_most=10) == []

    def test_a_paragraph_is_flagged_by_its_first_sentence(self) -> None:
        text = "It rained.\n\n" + PLAIN * 4
        [finding] = found(text, "paragraph-length", at_most=20)
        assert finding.text == PLAIN.strip()
        assert finding.start == len("It rained.\n\n")

    def test_mistakes(self) -> None:
        assert "note-above: must be less" in refusal("sentence-length", at_most=10, note_above=10)
        assert "at-most" in refusal("paragraph-length")


class TestPassive:
    options: dict[str, Any] = {
        "participles": ["broken", "told"],
        "adjectives": ["interested", "hundred"],
        "between": ["not", "being"],
    }

    @pytest.mark.parametrize(
        ("text", "span"),
        [
            ("The pane was broken by hail.", "was broken"),
            ("It is being slowly repaired.", "is being slowly repaired"),
            ("It isn't repaired.", "isn't repaired"),
            ("He GOT FIRED today.", "GOT FIRED"),
            ("She was\nnot told.", "was\nnot told"),
        ],
    )
    def test_passive(self, text: str, span: str) -> None:
        assert [finding.text for finding in found(text, "passive", **self.options)] == [span]

    @pytest.mark.parametrize(
        "text",
        [
            "She is interested in keys.",
            "There were reported cases.",
            "It was broken-hearted music.",
            "He was here and left.",
            "It was. Repaired ships sail.",
            "It is one of a hundred.",
        ],
    )
    def test_not_passive(self, text: str) -> None:
        assert found(text, "passive", **self.options) == []


class TestReplacements:
    def test_forms_of_both_verbs(self) -> None:
        assert verb_replacements("make a decision", "decide") == {
            "make a decision": "decide",
            "makes a decision": "decides",
            "made a decision": "decided",
            "making a decision": "deciding",
        }
        assert verb_replacements("give rise to", "cause")["given rise to"] == "caused"

    def test_suggestions_keep_the_capital(self) -> None:
        [finding] = found("Made use of daily.", "phrases", replace_verbs={"make use of": "use"})
        assert (finding.text, finding.suggestions) == ("Made use of", ("Used",))

    def test_a_note(self) -> None:
        findings = found(
            "In order to see it, each and every man rose.",
            "phrases",
            replace={"each and every": "every"},
            replace_note={"in order to": "to"},
        )
        assert [finding.severity for finding in findings] == [Severity.NOTE, Severity.WARNING]
