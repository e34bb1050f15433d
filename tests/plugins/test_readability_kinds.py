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
from corpuslint_plugins.dense_numbers import DenseNumbers
from corpuslint_plugins.hard_sentence import HardSentence
from corpuslint_plugins.inflection import verb_replacements
from corpuslint_plugins.jargon import Jargon
from corpuslint_plugins.length import ParagraphLength, SentenceLength
from corpuslint_plugins.metric import Metric
from corpuslint_plugins.passive import Passive
from corpuslint_plugins.phrases import Phrases
from corpuslint_plugins.sentence_runs import EvenRhythm, RepeatedOpening

KINDS: dict[str, type[Check]] = {
    kind.kind: kind
    for kind in (
        *(DenseNumbers, EvenRhythm, HardSentence, Jargon, Metric, ParagraphLength, Passive, Phrases),
        *(RepeatedOpening, SentenceLength),
    )
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


class TestWithinParagraphs:
    easy = PLAIN * 10

    def test_only_the_hard_paragraph_is_flagged(self) -> None:
        text = f"{self.easy}\n\n{HARD * 12}\n\n{self.easy}"
        [finding] = found(text, "metric", within="paragraph", at_most=15, minimum_words=50)
        assert finding.text == HARD.strip()
        assert finding.start == text.index("Administrative")

    def test_short_paragraphs_have_no_grade(self) -> None:
        assert found(HARD * 3, "metric", within="paragraph", at_most=15, minimum_words=50) == []

    def test_another_metric(self) -> None:
        options = {"within": "paragraph", "metric": "lix", "at_most": 60, "minimum_words": 50}
        assert len(found(f"{self.easy}\n\n{HARD * 12}", "metric", **options)) == 1


class TestHardSentence:
    def reasons(self, text: str, **options: Any) -> list[str]:
        options = {"fewest_words": 8, "pile": 9} | options
        findings = found(text, "hard-sentence", message="{reasons}", **options)
        return [finding.message for finding in findings]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("The mill, which stood by the river for ninety years, has burnt down.", 8),
            ("Anna Berg, a former miller from the village by the river, has left.", 9),
            ("The firm, citing the price of corn and of coal, is closing both of the mills.", 8),
        ],
    )
    def test_words_between_subject_and_verb(self, text: str, words: int) -> None:
        assert self.reasons(text, apart=words) == [f"{words} words part the verb from its subject"]
        assert self.reasons(text, apart=words + 1) == []

    @pytest.mark.parametrize(
        "text",
        [
            "In March, the mill by the river that had stood for ninety years, said the mayor, burnt down.",
            "Later, a miller who had come from the village by the river, is said to have left it.",
            "The mill was sold to Anna Berg, a former miller from the village by the river, has heard.",
            "It will be closed, which is what the people of the village feared all along, said Anna Berg.",
            "She swept the yard, which had not been swept since the day of the fair, and went to bed.",
        ],
    )
    def test_nothing_parts_them(self, text: str) -> None:
        assert self.reasons(text, apart=8) == []

    def test_a_late_main_clause(self) -> None:
        text = (
            "When the mill by the river burnt down in the spring, the people of the village baked less bread."
        )
        assert self.reasons(text, opening=10) == ["the main clause begins after 11 words"]
        assert (
            self.reasons("When the mill by the river burnt down in the spring, which was wet, nobody baked.")
            == []
        )

    def test_clauses(self) -> None:
        text = "She said that the man who owned the mill that burnt knew why when he left."
        assert self.reasons(text, clauses=4) == ["4 clauses hang on it"]

    def test_nouns_in_a_row_and_numbers(self) -> None:
        text = "The mill, which in 1911 and 1912 burnt in 3 fires, has the flood water level control system."
        options = {"apart": 8, "pile": 5, "numbers": 3, "in_no_pile": ["and", "has", "in", "the"]}
        [reasons] = self.reasons(text, **options)
        assert reasons == (
            "9 words part the verb from its subject and 5 nouns stand in a row and it holds 3 numbers"
        )

    def test_the_stretch_is_related(self) -> None:
        text = "It rained. The mill, which stood by the river for ninety years, has burnt down."
        [finding] = found(text, "hard-sentence", fewest_words=8, apart=8, pile=9)
        assert [text[span.start : span.end] for span in finding.related] == [
            "which stood by the river for ninety years"
        ]

    def test_speech_is_the_speakers(self) -> None:
        text = "The mill, which “stood by the river for ninety years”, has burnt down."
        assert self.reasons(text, apart=8) == []


class TestDenseNumbers:
    def test_from_the_first_number_to_the_last(self) -> None:
        text = "It rained for 2 days. Of 12 mills by the river 3 burnt down, 4 were sold, and 5 stand today."
        [finding] = found(text, "dense-numbers", at_most=3, message="{numbers}")
        assert finding.text == "12 mills by the river 3 burnt down, 4 were sold, and 5"
        assert finding.message == "4"
        assert found(text, "dense-numbers", at_most=4) == []

    def test_each_sentence_once(self) -> None:
        text = "Of 9 mills in town 8 burnt and 7 were sold. Of 5 boats at sea 4 sank and 3 were sold to her."
        assert len(found(text, "dense-numbers", at_most=2)) == 2

    def test_rows_of_figures(self) -> None:
        assert found("12 14 17 19 22 25 31 33.", "dense-numbers", at_most=3) == []


class TestSentenceRuns:
    def test_the_last_opening_is_flagged_and_the_others_are_related(self) -> None:
        text = "It rained. It rained more. It snowed. Nobody came."
        [finding] = found(text, "openings", run=3, message="{sentences} {text}")
        assert (finding.start, finding.message) == (text.rindex("It"), "3 It")
        assert [text[span.start : span.end] for span in finding.related] == ["It", "It"]

    @pytest.mark.parametrize(
        "text",
        [
            "The rain came. Then it left. Theirs stayed.",
            "It rained. “It snowed,” he said. It rained.",
            "It rained.\n\nAll day\n\nIt rained.\n\nIt rained.",
            "- It rained.\n- It snowed.\n- It thawed.",
            "The rain came. The rain went. The sun shone.",
        ],
    )
    def test_no_run(self, text: str) -> None:
        assert found(text, "openings", run=3, run_of_articles=4) == []

    def test_an_even_rhythm(self) -> None:
        text = "The mill burnt down today. Nobody saw it burning down. The wind blew from north. Rain fell."
        [finding] = found(text, "even-rhythm", run=3, within=0.1)
        assert finding.text == "The wind blew from north."
        assert len(finding.related) == 2

    @pytest.mark.parametrize(
        "text",
        [
            "It burnt. It fell. It lay.",
            "The mill burnt down today. It had stood there for a hundred years. No one saw it at all.",
            "The mill burnt down today. “Nobody saw it at all.” The wind blew from north.",
        ],
    )
    def test_no_rhythm(self, text: str) -> None:
        assert found(text, "even-rhythm", run=3) == []


class TestJargon:
    terms = {"terms": {"myocardial infarction": "heart attack", "egress": "exit"}}

    def test_the_first_place_with_its_plain_wording(self) -> None:
        text = "Egress was hard. The egress was shut."
        [finding] = found(text, "jargon", **self.terms)
        assert (finding.start, finding.suggestions) == (0, ("Exit",))

    @pytest.mark.parametrize(
        "text",
        [
            "He had a myocardial infarction (a kind of stroke of the heart).",
            "He had a myocardial infarction, or attack of the heart.",
            "He had what doctors call a “myocardial infarction”.",
            "A myocardial infarction killed him. Heart failure and an attack of nerves had come first.",
            "The egress – the way out – was shut.",
            "The term egress is Latin. The egress was shut.",
            "The Egress Group was sold.",
        ],
    )
    def test_explained(self, text: str) -> None:
        assert found(text, "jargon", **self.terms) == []

    def test_mistakes(self) -> None:
        assert "terms" in refusal("jargon", terms={})
