"""The kind signals: what adds up, what counts against it, whose words they are, and what is enough alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Finding
from corpuslint.linting import lint_document
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint_plugins.signals import Signals

WEIGHTS = {
    "about": "A test.",
    "bias": -1.0,
    "gate": 0.5,
    "sentence": {"note": 0.0, "warning": 9.0},
    "text": {"note": 1.0, "warning": 9.0},
    "reports": -0.5,
    "marks": {"figure": -1.0, "exclamation": 0.5},
    "groups": {"demand": 0.5, "report": -1.0},
    "loaded": {"1.0": "shameful", "0.8": "waste; failed", "0.5": "far too", "-0.5": "meeting"},
    "enough": "absurd; absurdly",
    "clear": "shameful",
}
GROUPS = {
    "demand": {"label": "demands", "words": ["must", "should"]},
    "report": {"label": "reports", "words": ["said"]},
}
LONG = "The council met on Monday and voted on the budget by nine to four after a debate of two hours. " * 6


def compiled(folder: Path, written: dict[str, Any], **options: Any) -> Signals | Failure:
    (folder / "weights.json").write_text(json.dumps(WEIGHTS | written), encoding="utf-8")
    rule = {
        "id": "test/sentence",
        "kind": "signals",
        "message": "{words}.",
        "why": "A test.",
        "scope": ["narration", "headline"],
        "weights": "weights.json",
        "groups": GROUPS,
    }
    path = folder / "test" / "sentence.toml"
    check = compile_rule(decode_rule(rule | options, str(path)), {"signals": Signals}, thoroughly=True)
    assert isinstance(check, Signals | Failure)
    return check


def found(folder: Path, text: str, written: dict[str, Any] | None = None, **options: Any) -> list[Finding]:
    check = compiled(folder, written or {}, **options)
    assert isinstance(check, Signals), check
    linted = lint_document(Document(text), RuleSet([check]), known=["test/sentence"])
    assert linted.failures == ()
    return sorted(linted.findings, key=lambda finding: finding.start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan is a waste of money.", []),
        ("The failed plan was a waste.", ["failed"]),
        ("The failed plan was a waste, said Berg.", []),
        ("The failed plan was a waste of 4 euros.", []),
        ("It was far too dear, and a waste!", ["waste"]),
        ("The failed meeting was a waste.", ["failed"]),
        ("The failed meeting was far too long.", []),
        ("The failed, absurd plan was a waste.", []),
        ("The plan has failed. It was a waste.", []),
        ("The plan is a waste, and must go.", ["waste"]),
    ],
)
def test_what_adds_up(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert [finding.text for finding in found(tmp_path, text)] == expected


def test_a_plain_word_counts_less_in_a_long_sentence(tmp_path: Path) -> None:
    long = (
        "The plan is a waste, and must go the way of all those plans that the council of the town has read."
    )
    assert len(found(tmp_path, "The plan is a waste, and must go.", {"bias": -1.3})) == 1
    assert found(tmp_path, long, {"bias": -1.3}) == []


def test_the_words_of_others_do_not_count(tmp_path: Path) -> None:
    assert found(tmp_path, "“The failed plan was a waste,” Anna Berg told the council.") == []
    assert found(tmp_path, "Anna Berg told the council that the failed plan was a waste.") == []
    assert found(tmp_path, "The failed plan, “a good one”, was a waste.") != []


def test_a_cleared_word_does_not_count(tmp_path: Path) -> None:
    text = "The word waste stands on the failed plan."
    assert len(found(tmp_path, text)) == 1
    assert found(tmp_path, text, unless=["mentioned"]) == []


def test_a_text_that_shows_its_kind_has_its_own_level(tmp_path: Path) -> None:
    text = "The failed plan was a waste of time, and must go, and should have gone."
    assert len(found(tmp_path, text)) == 1
    assert found(tmp_path, LONG + text) == []
    assert len(found(tmp_path, LONG + text, {"text": {"note": 0.0, "warning": 9.0}})) == 1


def test_the_finding_stands_at_the_strongest_word_and_names_the_others(tmp_path: Path) -> None:
    text = "It must not be far too dear, this waste."
    [finding] = found(tmp_path, text)
    assert finding.message == "'must', 'far too' and 'waste'."
    assert finding.text == "waste"
    assert [(text[other.start : other.end], other.message) for other in finding.related] == [
        ("must", "demands"),
        ("far too", "is loaded, too"),
    ]


def test_it_does_not_stand_at_a_word_that_is_flagged_itself(tmp_path: Path) -> None:
    [finding] = found(tmp_path, "It is a shameful waste.")
    assert finding.text == "waste"


def test_a_sentence_without_an_end_is_none(tmp_path: Path) -> None:
    assert found(tmp_path, "the failed plan was a waste and " * 100) == []


def test_groups_and_weights_go_together(tmp_path: Path) -> None:
    failure = compiled(tmp_path, {"groups": {"demand": 0.5}})
    assert isinstance(failure, Failure)
    assert "groups: 'report' has no words, or no weight" in failure.message


def test_a_file_of_weights_that_is_none(tmp_path: Path) -> None:
    failure = compiled(tmp_path, {"bias": "much"})
    assert isinstance(failure, Failure)
    assert "weights: " in failure.message
