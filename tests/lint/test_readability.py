"""Readability: what is counted, the formulas on counts worked out by hand, and textstat beside them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from corpuslint.document import Document
from corpuslint.readability import (
    FORMULAS,
    Counts,
    is_complex,
    of_figures,
    prose_sentences,
)
from corpuslint.textstat_metrics import METRICS, _statistics, textstat_metric

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

# Ours, textstat's, and by how much they may differ on the seeds. Without its dictionary textstat
# counts syllables by hyphenation, about a tenth too few; with it they differ by a thirtieth. Its
# Automated Readability Index counts punctuation as letters, and its Fog leaves out a list of easy words.
BESIDE_TEXTSTAT = [
    ("flesch-reading-ease", "flesch_reading_ease", 15.0),
    ("flesch-kincaid", "flesch_kincaid_grade", 2.1),
    ("gunning-fog", "gunning_fog", 1.5),
    ("smog", "smog_index", 1.6),
    ("automated-readability", "automated_readability_index", 0.9),
    ("coleman-liau", "coleman_liau_index", 0.6),
    ("lix", "lix", 0.6),
]


@pytest.fixture(autouse=True)
def no_download(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here may reach for the network."""
    nltk = pytest.importorskip("nltk")

    def refuse(*arguments: Any, **options: Any) -> None:
        raise AssertionError("textstat tried to download its dictionary")

    monkeypatch.setattr(nltk, "download", refuse)


def seed_text(path: Path) -> tuple[Counts, str]:
    """A seed's counts, and the same sentences as one text for textstat."""
    document = Document(path.read_text(encoding="utf-8"))
    sentences = [document.prose[s.start : s.end] for s in prose_sentences(document)]
    return Counts(sentences), " ".join(sentences)


def test_the_formulas() -> None:
    counts: Any = SimpleNamespace(
        sentences=10, words=200, letters=1000, syllables=300, polysyllables=20, complex=16, long=50
    )
    values = {name: round(formula(counts), 3) for name, formula in FORMULAS.items()}
    assert values == {
        "flesch-reading-ease": 59.635,
        "flesch-kincaid": 9.91,
        "gunning-fog": 11.2,
        "smog": 11.208,
        "automated-readability": 12.12,
        "coleman-liau": 12.12,
        "lix": 45.0,
    }


def test_counts() -> None:
    counts = Counts(["The U.S. mayor didn't like well-known celebrities.", "Nobody celebrated."])
    assert counts.sentences == 2
    assert counts.words == 9
    assert counts.letters == len("TheUSmayordidntlikewellknowncelebritiesNobodycelebrated")
    assert counts.syllables == 1 + 2 + 2 + 2 + 1 + 2 + 4 + 3 + 4
    assert counts.polysyllables == 3
    assert counts.complex == 2  # Nobody begins with a capital
    assert counts.long == 3


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


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_counts_beside_textstat(path: Path) -> None:
    counts, text = seed_text(path)
    statistics = _statistics()
    assert counts.sentences == statistics.sentence_count(text)
    assert counts.words == pytest.approx(statistics.lexicon_count(text), rel=0.01)
    assert counts.letters == pytest.approx(statistics.letter_count(text), rel=0.01)
    assert counts.long == pytest.approx(statistics.long_word_count(text), rel=0.02)
    assert counts.syllables == pytest.approx(statistics.syllable_count(text), rel=0.10)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize(("ours", "theirs", "tolerance"), BESIDE_TEXTSTAT)
def test_scores_beside_textstat(path: Path, ours: str, theirs: str, tolerance: float) -> None:
    counts, text = seed_text(path)
    assert FORMULAS[ours](counts) == pytest.approx(textstat_metric(theirs, text), abs=tolerance)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize(
    ("ours", "theirs"), [row[:2] for row in BESIDE_TEXTSTAT[:2]] + [("smog", "smog_index")]
)
def test_same_formula_on_the_same_counts(path: Path, ours: str, theirs: str) -> None:
    _, text = seed_text(path)
    statistics = _statistics()
    counts: Any = SimpleNamespace(
        sentences=statistics.sentence_count(text),
        words=statistics.lexicon_count(text),
        syllables=statistics.syllable_count(text),
        polysyllables=statistics.polysyllabcount(text),
    )
    assert FORMULAS[ours](counts) == pytest.approx(textstat_metric(theirs, text), abs=1e-9)


@pytest.mark.parametrize("name", METRICS)
def test_every_textstat_metric_works_without_a_network(name: str) -> None:
    assert isinstance(textstat_metric(name, "The old bridge creaks. Nobody minds the noise."), float)
