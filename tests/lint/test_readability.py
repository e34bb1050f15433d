"""Readability: what is counted, and the formulas on counts worked out by hand."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest

from corpuslint.document import Document
from corpuslint.hardness import Hardness
from corpuslint.readability import (
    FORMULAS,
    Counts,
    is_complex,
    most_school_grade,
    of_figures,
    prose_sentences,
    school_grade,
)


def test_the_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Any = SimpleNamespace(
        sentences=10,
        words=200,
        letters=1000,
        syllables=300,
        polysyllables=20,
        complex=16,
        unfamiliar=30,
        long=50,
        met_length=math.e**3,
        clause_marks=20,
        hardness=1.5,
    )
    values = {
        name: round(formula(counts), 3) for name, formula in FORMULAS.items() if formula != school_grade
    }
    assert values == {
        "flesch-reading-ease": 59.635,
        "flesch-kincaid": 9.91,
        "gunning-fog": 11.2,
        "smog": 11.208,
        "automated-readability": 12.12,
        "coleman-liau": 12.12,
        "dale-chall": 6.997,
        "lix": 45.0,
    }
    learnt_by_hand = Hardness(
        every_text=-10,
        sentence_length=3,
        clause_mark=5,
        syllable=8,
        abstract_noun=0,
        unlisted=0,
        words={},
    )
    monkeypatch.setattr("corpuslint.readability.learnt", lambda: learnt_by_hand)
    assert school_grade(counts) == pytest.approx(-10 + 3 * 3 + 5 * 20 / 200 + 8 * 300 / 200 + 1.5)


def test_counts() -> None:
    counts = Counts(["The U.S. mayor didn't like well-known celebrities.", "Nobody celebrated, however."])
    assert counts.sentences == 2
    assert counts.words == 10
    assert counts.letters == len("TheUSmayordidntlikewellknowncelebritiesNobodycelebratedhowever")
    assert counts.syllables == 1 + 2 + 2 + 2 + 1 + 2 + 4 + 3 + 4 + 3
    assert counts.polysyllables == 4
    assert counts.complex == 3  # Nobody begins with a capital
    assert counts.unfamiliar == 2
    assert counts.long == 4
    assert counts.met_length == (7 * 7 + 3 * 3) / 10
    assert counts.clause_marks == 1


def test_no_sentence() -> None:
    counts = Counts([])
    assert (counts.sentences, counts.words, counts.letters, counts.syllables) == (0, 0, 0, 0)


def test_prose_sentences_are_whole_sentences_of_paragraphs() -> None:
    document = Document(
        "Town Council Votes to Mend the Bridge\n\n"
        "The bridge is old. “It creaks,” the mayor said.\n\n"
        "- Mend the north tower.\n- Mend the south tower.\n\n"
        "Photograph of the bridge at night with the lamps lit\n\n"
        "Work begins in May."
    )
    sentences = [document.text[s.start : s.end] for s in prose_sentences(document)]
    assert sentences == ["The bridge is old.", "“It creaks,” the mayor said.", "Work begins in May."]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Jan 12 14 17 19 Feb 11 13 15.", True),
        ("Shares rose 2.5 percent to 41.50 dollars in London.", False),
        ("In 2019 it sold 40 boats.", True),
    ],
)
def test_rows_of_figures(sentence: str, figures: bool) -> None:
    assert of_figures(sentence.rstrip(".").split()) is figures


@pytest.mark.parametrize(
    ("word", "hard"),
    [
        ("celebration", True),
        ("Alexandria", False),
        ("daily-updated", False),
        ("created", False),
        ("interrupted", True),
        ("trespasses", False),
    ],
)
def test_complex_words(word: str, hard: bool) -> None:
    assert is_complex(word) is hard


def test_harder_words_and_longer_sentences_have_a_higher_grade() -> None:
    plain = ["The cat sat by the stove.", "It was warm there.", "She did not want to go out."]
    wordy = ["The committee deferred consideration of the amendment.", "Ratification remains improbable."]
    long = ["The cat sat by the stove, as it was warm there and she did not want to go out."]
    grades = [school_grade(Counts(sentences)) for sentences in (plain, long, wordy)]
    assert grades == sorted(grades)


def test_a_text_of_nothing_but_names_and_figures_has_a_grade() -> None:
    assert isinstance(school_grade(Counts(["Wojciech Szczesny, Krzysztof Piatek, 1998."])), float)


def test_the_most_that_the_school_grade_can_be_needs_no_syllables() -> None:
    sentences = ["The committee considered the municipal proposal.", "Nobody had anticipated a postponement."]
    counts = Counts(sentences)
    assert counts.vowels == 31
    assert counts.syllables <= counts.vowels
    assert school_grade(counts) <= most_school_grade(counts)
