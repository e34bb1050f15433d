"""The kinds that look at a document as a whole: what is counted, and where it is shown."""

from __future__ import annotations

import pytest

from corpuslint import Document, Finding, lint_text
from corpuslint.rule import decode_rule
from corpuslint_plugins.document_measure import MEASURES, DocumentMeasure, MeasureOptions, View
from corpuslint_plugins.repeated_phrases import RepeatedOptions, RepeatedPhrases

TABLE = {"id": "text-quality/any", "kind": "document-measure", "message": "{value}", "why": "It is measured."}


def value(measure: str, text: str) -> float:
    return MEASURES[measure](View(Document(text)))[0]


def shown(measure: str, text: str) -> str | None:
    place = MEASURES[measure](View(Document(text)))[1]
    return text[place.start : place.end] if place else None


def found(rule: str, text: str) -> list[Finding]:
    report = lint_text(text, select=[f"text-quality/{rule}"])
    assert report.failures == ()
    return list(report.findings)


@pytest.mark.parametrize(
    ("measure", "text", "expected"),
    [
        ("words", "One two  three\n\nfour.", 4),
        ("sentences", "One. Two! Three", 2),
        ("mean-word-length", "ab abcd", 3),
        ("longest-word", "a abcdef ab", 6),
        ("symbols-a-word", "a #b c… d...", 0.75),
        ("curly-brackets", "{a} {b}", 2),
        ("line-breaks-a-word", "a b\nc d", 0.25),
        ("alphabetic-words", "a1 2 b -", 0.5),
        ("capital-words", "UN and US a B", 2 / 3),
        ("digits", "ab 12", 0.5),
        ("stop-words", "The end of the day", 2),
        ("bullet-lines", "- a\n\n b\n • c\nd", 0.5),
        ("ellipsis-lines", "a…\nb...\nc.\nd", 0.5),
        ("unfinished-lines", "a.\nb\n“c.”\nd", 0.5),
        ("short-lines", f"a\n{'b' * 30}", 0.5),
        ("repeated-lines", "a\nb\n a\nb", 0.5),
        ("repeated-line-characters", "aaaa\naaaa", 4 / 9),
        ("repeated-paragraphs", "a\nb\n\na\n\na\nb", 1 / 3),
        ("repeated-paragraph-characters", "abc\n\nabc", 3 / 8),
        ("top-2-gram", "a b x A b", 4 / 5),
        ("top-2-gram", "a b c d", 0),
        ("top-3-gram", "a b", 0),
        ("top-4-gram", "a b c d a b c d", 1),
    ],
)
def test_measures(measure: str, text: str, expected: float) -> None:
    assert value(measure, text) == pytest.approx(expected)


def test_every_measure_has_a_test() -> None:
    [mark] = [mark for mark in test_measures.pytestmark if mark.name == "parametrize"]  # type: ignore[attr-defined]
    assert {case[0] for case in mark.args[1]} == set(MEASURES)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("text", ["a", ".", "a b", "\n a\n\n", "\ufeff.", "– \n –"])
def test_any_text_can_be_measured(measure: str, text: str) -> None:
    number, place = MEASURES[measure](View(Document(text)))
    assert number >= 0
    assert place is None or 0 <= place.start < place.end <= len(text)


def test_what_is_shown() -> None:
    assert shown("alphabetic-words", "The 12th of 4 May") == "4"
    assert shown("repeated-lines", "a b\nc\na b\nc") == "a b"
    assert shown("top-2-gram", "So the  boat and the boat") == "the  boat"
    assert shown("words", "a b") is None


def test_an_empty_text_is_measured_by_none() -> None:
    assert found("document-length", " \n") == []


def test_the_limits_of_the_other_side() -> None:
    [finding] = found("document-length", "word " * 100_001)
    assert "100001" in finding.message or "1e+05" in finding.message


def test_few_words_can_be_left_alone() -> None:
    rule = decode_rule(TABLE, "any.toml")
    check = DocumentMeasure(rule, MeasureOptions(measure="digits", at_most=0.1, minimum_words=3))
    assert list(check.check(Document("12 13"))) == []
    assert len(list(check.check(Document("12 13 14")))) == 1


def test_a_measure_needs_a_limit_and_a_name() -> None:
    rule = decode_rule(TABLE, "any.toml")
    with pytest.raises(ValueError, match="needs at-most or at-least"):
        DocumentMeasure(rule, MeasureOptions(measure="digits"))
    with pytest.raises(ValueError, match="none is called 'letters'"):
        DocumentMeasure(rule, MeasureOptions(measure="letters", at_most=1))


# Repeated phrases


def test_a_repeated_stretch_is_one_finding_and_points_at_the_first() -> None:
    phrase = "the boat left the harbour at noon and came back at dusk with fish"
    text = f"{phrase}. Then {phrase}. " + "Nobody in this town has ever seen any captain who was so slow. "
    [finding] = found("repeated-phrase", text)
    assert finding.text == phrase
    [first] = finding.related
    assert text[first.start : first.end] == phrase


def test_a_run_has_two_words_or_more() -> None:
    rule = decode_rule(TABLE | {"kind": "repeated-phrases"}, "any.toml")
    for limits in ({"1": 0.1}, {"two": 0.1}, {}):
        with pytest.raises(ValueError, match="at-most"):
            RepeatedPhrases(rule, RepeatedOptions(at_most=limits))
