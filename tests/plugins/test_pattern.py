"""The kind pattern: where it looks, what clears a match, and its fields' mistakes."""

from __future__ import annotations

import re

import pytest

from corpuslint.check import Check
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.rule import Rule, decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint_plugins.pattern import Pattern, PatternOptions, compile_pattern, expand_anchors
from stopwatch import seconds


def rule(**options: object) -> Rule:
    table = {"id": "test/pattern", "kind": "pattern", "message": "{text}", "why": "Because.", **options}
    return decode_rule(table, "pattern.toml")


def compiled(**options: object) -> Check | Failure:
    return compile_rule(rule(**options), {"pattern": Pattern}, thoroughly=True)


def found(text: str, **options: object) -> list[str]:
    """The texts that a pattern rule with these fields flags in `text`."""
    check = compiled(**options)
    assert isinstance(check, Pattern), check
    document = Document(text)
    (hits,) = RuleSet([check]).matcher.hits(document.folded)
    return [text[match.start : match.end] for match in check.judge(document, hits)]


def test_only_sentences_with_an_anchor_are_searched() -> None:
    text = "One red door. One blue door and one red gate."
    assert found(text, patterns=["red \\w+"], anchors=["gate"]) == ["red gate"]


def test_with_lead_a_match_begins_near_an_anchor() -> None:
    text = "A red door, an old and very red gate, and another red roof."
    assert found(text, patterns=["\\bred \\w+"], anchors=["gate"], lead=1) == ["red gate"]
    assert found(text, patterns=["\\bvery red \\w+"], anchors=["gate"], lead=1) == []
    assert found(text, patterns=["\\bvery red \\w+"], anchors=["gate"], lead=2) == ["very red gate"]


def test_a_lead_does_not_leave_the_sentence() -> None:
    assert found("It was red. Gate three is shut.", patterns=["red\\W+gate"], anchors=["gate"], lead=4) == []


def test_each_search_begins_from_anchors_of_its_own() -> None:
    searches = [
        {"patterns": ["\\bred \\w+"], "anchors": ["gate"], "lead": 1},
        {"patterns": ["\\bred \\w+"], "anchors": ["red"], "lead": 0, "needs": ["barn"]},
    ]
    assert found("A red gate and a red door.", searches=searches) == ["red gate"]
    assert found("A red gate, a red door and a Barn.", searches=searches) == ["red gate", "red door"]
    own = {"patterns": ["a \\w+"], "anchors": ["a"], "searches": searches}
    assert found("A red gate and a red door.", **own) == ["A red", "a red"]


def test_a_curly_apostrophe_is_as_good_as_a_straight_one() -> None:
    options = {"patterns": ["it's \\w+|the mayor’s"], "anchors": ["it's", "mayor's"]}
    assert found("It’s red. It's blue. The mayor’s. The mayor's.", **options) == [
        "It’s red",
        "It's blue",
        "The mayor’s",
        "The mayor's",
    ]


def test_parts_hold_words_and_earlier_parts() -> None:
    options = {
        "patterns": ["{thing} fell"],
        "anchors": ["fell"],
        "words": {"colour": ["red", "dark blue"]},
        "parts": {"shade": "(?:very )?{colour}", "thing": "{shade} \\w+"},
    }
    assert found("A very dark blue lamp fell.", **options) == ["very dark blue lamp fell"]


def test_anchors_are_filled_from_word_lists() -> None:
    words = {"verb": ("say", "think"), "link": ("that",)}
    assert expand_anchors(["{verb} {link}", "so"], words) == ("say that", "think that", "so")


def test_what_clears_a_sentence_clears_all_of_it_and_no_other() -> None:
    text = "Red gate and red door, painted. Red gate."
    assert found(text, patterns=["red \\w+"], anchors=["red"], **{"cleared-by": ["painted"]}) == ["Red gate"]


def test_matches_of_a_later_pattern_that_overlap_are_dropped() -> None:
    assert found("The old red gate.", patterns=["old red", "red gate"], anchors=["red"]) == ["old red"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"patterns": ["("], "anchors": ["a"]}, "patterns: '(' is no regular expression"),
        ({"patterns": ["{no}"], "anchors": ["a"]}, "patterns: {no} is no list of `words`"),
        ({"patterns": ["a"], "anchors": ["{no}"]}, "anchors: {no} is no list of `words`"),
        ({"patterns": ["a"], "anchors": []}, "anchors: a pattern needs at least one word"),
        ({"patterns": ["a"], "anchors": ["a"], "cleared-by": ["["]}, "cleared-by: '[' is no regular"),
        ({"patterns": ["a"], "anchors": ["a"], "unless": ["no"]}, "unless: no guard is called 'no'"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(options: dict[str, object], message: str) -> None:
    failure = compiled(**options)
    assert isinstance(failure, Failure)
    assert message in failure.message


def test_a_space_stands_for_white_space_and_a_class_keeps_it() -> None:
    options = PatternOptions(patterns=(), anchors=())
    assert compile_pattern("a b[ c]", options, re.NOFLAG, "patterns").fullmatch("a\n bc")


def test_a_sentence_without_end_is_searched_in_linear_time() -> None:
    options = {"patterns": ["many \\w+"], "anchors": ["many"], "lead": 1, "unless": ["linked", "attributed"]}

    def taken(count: int) -> float:
        text = "many things and " * count
        assert len(found(text, **options)) == count
        return seconds(lambda: found(text, **options))

    assert taken(20_000) < 25 * max(taken(2_000), 0.005)
