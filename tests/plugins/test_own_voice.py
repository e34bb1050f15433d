"""The kinds headline, polarity, question and scare-quotes: what they leave alone, and their options."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from corpuslint.check import Check
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.linting import lint_document
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint.source import Block, Markup
from corpuslint_plugins.headline import Headline
from corpuslint_plugins.polarity import Polarity
from corpuslint_plugins.question import Question
from corpuslint_plugins.scare_quotes import ScareQuotes

KINDS: dict[str, type[Check]] = {kind.kind: kind for kind in (Headline, Polarity, Question, ScareQuotes)}
BODY = "\n\nThe council met on Tuesday evening and voted on the budget."


def compiled(kind: str, **options: Any) -> Check | Failure:
    table = {"id": "test/rule", "kind": kind, "message": "{text!r}", "why": "A test.", **options}
    return compile_rule(decode_rule(table, "test.toml"), KINDS, thoroughly=True)


def found(document: Document, kind: str, **options: Any) -> list[str]:
    check = compiled(kind, **options)
    assert isinstance(check, Check), check
    linted = lint_document(document, RuleSet([check]), known=["test/rule"])
    assert linted.failures == ()
    return [finding.message for finding in linted.findings]


FAULTS = [{"fault": "counts", "patterns": ["^{count} {things}\\b", "\\bmany things\\b"]}]
WORDS = {"things": ["things", "ways"]}
PARTS = {"count": "(?:\\d+|ten)"}


def headlines(text: str, **options: Any) -> list[str]:
    return found(Document(text), "headline", faults=FAULTS, words=WORDS, parts=PARTS, **options)


def test_a_headline_has_one_fault_at_most() -> None:
    assert headlines("10 Ways to Learn Many Things" + BODY) == ["'10 Ways'"]
    assert headlines("Ten\u00a0Ways to Vote" + BODY) == ["'Ten Ways'"]


def test_patterns_wait_for_what_they_need() -> None:
    faults = [{"fault": "counts", "patterns": ["^\\d+ \\w+"], "needs": ["1", "ten"]}]
    assert found(Document("10 Ships" + BODY), "headline", faults=faults) == ["'10 Ships'"]
    assert found(Document("22 Ships" + BODY), "headline", faults=faults) == []


def test_neither_text_nor_what_is_quoted_or_allowed_is_a_headline() -> None:
    assert headlines("The Vote on Ways" + BODY + "\n\n10 ways to vote were named.") == []
    assert headlines("Berg: “Many Things to Do”" + BODY) == []
    assert headlines("10 Ways to Vote: A Guide" + BODY, allow=["a guide"]) == []


def test_headings_are_looked_at_where_the_rule_says_so() -> None:
    text = "The Vote\n\n10 Ways to Vote\n\nVoters choose."
    blocks = (Block(0, 8, "headline"), Block(10, 25, "heading"), Block(27, 41))
    assert (
        found(Document(text, markup=Markup(blocks)), "headline", faults=FAULTS, words=WORDS, parts=PARTS)
        == []
    )
    assert found(
        Document(text, markup=Markup(blocks)),
        "headline",
        faults=FAULTS,
        words=WORDS,
        parts=PARTS,
        headings=True,
    ) == ["'10 Ways'"]


def test_a_broken_pattern_names_its_field() -> None:
    failure = compiled("headline", faults=[{"fault": "counts", "patterns": ["("]}])
    assert isinstance(failure, Failure)
    assert "faults: '(' is no regular expression" in failure.message


EMOTIVE = "The cruel, disgusting and stupid plan was a betrayal."


def polarity(text: str, **options: Any) -> list[str]:
    return found(Document(text), "polarity", message="{feeling}", **options)


def test_polarity_flags_feeling_in_the_authors_voice() -> None:
    assert polarity(EMOTIVE) == ["negative"]
    assert polarity("It was a wonderful, magnificent, brilliant play.") == ["positive"]
    assert polarity(f"“{EMOTIVE}” Anna Berg said.") == []
    assert polarity("The plan was stupid. It was cruel. It was a betrayal.") == []


def test_only_strong_words_count_that_are_not_what_news_is_about() -> None:
    assert polarity(EMOTIVE, neutral=["cruel", "stupid"]) == []
    assert polarity(EMOTIVE, **{"least-valence": 3.0}) == []
    assert polarity("The cruel’s, disgusting’s and stupid plan was a betrayal.") == []


def test_each_emotive_sentence_is_found() -> None:
    assert polarity(f"It was cruel. {EMOTIVE} {EMOTIVE} It was a stupid plan.") == ["negative"] * 2


def test_a_sentence_without_an_end_is_not_weighed() -> None:
    assert polarity("a cruel, disgusting and evil plan " * 100) == []


def test_polarity_needs_a_strong_word() -> None:
    failure = compiled("polarity", **{"fewest-words": 0})
    assert isinstance(failure, Failure)
    assert "fewest-words" in failure.message


def test_vader_is_imported_only_where_a_rule_needs_it() -> None:
    script = "import sys; from corpuslint import lint_text; lint_text('It was a cruel plan.'); "
    script += "sys.exit('vaderSentiment' in sys.modules)"
    for _ in range(2):  # rules that have changed are tried out once, all of them
        done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "“What is he hiding?” she asked. He did not say.",
        "He left. Why? Nobody knows.",
        "Berg: What is he hiding from the town? He did not say.",
        "What is he hiding from the town?\n\nHe did not say.",
        "- What is he hiding from the town?\n- Who knows of it in the town?",
    ],
)
def test_questions_that_are_not_the_authors_own(text: str) -> None:
    assert found(Document(text), "question") == []


def test_a_question_to_the_reader() -> None:
    assert found(Document("He left. What is he hiding? Nobody knows."), "question") == ["'What is'"]


def test_scare_quotes_are_short_and_nobodys() -> None:
    assert found(Document("The town’s “experts” came in May."), "scare-quotes") == ["'“experts”'"]
    assert found(Document("The town’s “Experts” came in May."), "scare-quotes") == []
    assert found(Document("The plan was “ugly,” Anna Berg said."), "scare-quotes") == []
    assert found(Document("The town’s “very best experts” came."), "scare-quotes", **{"most-words": 2}) == []
