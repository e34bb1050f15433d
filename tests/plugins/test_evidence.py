"""The kind evidence: cues add up in a sentence, and the heaviest is flagged."""

from __future__ import annotations

from typing import Any

import pytest

from corpuslint.check import Check
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Match
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint_plugins.evidence import Evidence

CUES = [
    {"words": ["many"], "weight": 0.6},
    {"words": ["perhaps", "possibly"], "weight": 0.5},
    {"words": ["famous"], "weight": 1.2, "objection": "fame"},
    {"words": ["often"], "weight": -0.4},
]
OBJECTIONS = {"fame": {"message": "{text} for what?"}}


def compiled(**options: object) -> Check | Failure:
    table = {"id": "test/evidence", "kind": "evidence", "message": "{text}", "why": "Because.", **options}
    return compile_rule(decode_rule(table, "evidence.toml"), {"evidence": Evidence}, thoroughly=True)


def matches(text: str, **options: object) -> list[Match]:
    check = compiled(**({"cues": CUES, "objections": OBJECTIONS, "least": 1.0} | options))
    assert isinstance(check, Evidence), check
    document = Document(text)
    (hits,) = RuleSet([check]).matcher.hits(document.folded)
    return list(check.judge(document, hits))


def found(text: str, **options: object) -> list[tuple[str, list[str]]]:
    """What is flagged, and what is related to it."""
    return [
        (text[match.start : match.end], [text[other.start : other.end] for other in match.related])
        for match in matches(text, **options)
    ]


def test_one_light_cue_is_not_enough() -> None:
    assert found("It has many doors. Perhaps they are shut.") == []


def test_the_cues_of_a_sentence_add_up_and_the_heaviest_is_flagged() -> None:
    assert found("Perhaps it has many doors.") == [("many", ["Perhaps"])]
    assert found("Perhaps it has many famous doors.") == [("famous", ["Perhaps", "many"])]


def test_a_class_counts_once() -> None:
    assert found("Perhaps it is shut, possibly for good.") == []


def test_a_cue_may_speak_against_it() -> None:
    assert found("Perhaps it often has many doors.") == []


def test_a_class_may_have_a_message_of_its_own() -> None:
    [match] = matches("It is famous.")
    assert match.message == "{text} for what?"


def test_a_cue_that_a_guard_clears_counts_for_nothing() -> None:
    assert found("Perhaps it has “many” doors.", unless=["mentioned"]) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"cues": [{"words": ["many"]}]}, "weight"),
        ({"least": "one"}, "least: must be a number"),
        ({"cues": []}, "cues: the rule has no word to look for"),
    ],
)
def test_mistakes_are_named(options: dict[str, Any], message: str) -> None:
    failure = compiled(**({"cues": CUES, "objections": OBJECTIONS, "least": 1.0} | options))
    assert isinstance(failure, Failure)
    assert message in failure.message
