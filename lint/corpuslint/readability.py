"""Readability: what the classic formulas count in a document, and the formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt

import msgspec

from corpuslint.document import Document
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.syllables import count_syllables, syllables
from corpuslint.layers.words import WORD

ENDED = re.compile(r"[.!?…]['\"”’»)\]]*\Z")
FIGURE = re.compile(r"\d[\d.,:/]*")
JOINTS = "'’-.,"  # what may stand inside a word and is no letter
FIGURES_SHARE = 0.3  # of a sentence's words: what has more is a table in a line
LONG_WORD = 7  # letters, for LIX
POLYSYLLABLE = 3
LONGEST_ENDING = 12  # characters in which a stop and the marks that close after it are looked for


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What the formulas are made of.

    `letters` are letters and digits. `polysyllables` have three syllables or more; of them `complex`
    are those that Gunning's Fog counts: no names, no hyphenated compounds, and none that has its third
    syllable from -ed, -es or -ing. `long` words have seven letters or more.
    """

    sentences: int
    words: int
    letters: int
    syllables: int
    polysyllables: int
    complex: int
    long: int


def prose_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences to judge readability by: whole ones, of paragraphs and block quotations.

    Headlines, list items, lines without a stop and rows of figures are none.
    """
    blocks, prose = document.blocks, document.prose
    return tuple(
        sentence
        for sentence in document.sentences
        if blocks[sentence.block].kind in ("paragraph", "block-quote")
        and ENDED.search(prose, max(sentence.start, sentence.end - LONGEST_ENDING), sentence.end)
    )


def of_figures(words: Sequence[str]) -> bool:
    """Whether so many of a sentence's words are figures that it is a table in a line."""
    return sum(map(bool, map(FIGURE.match, words))) > FIGURES_SHARE * len(words)


def count_document(document: Document) -> Counts:
    """The counts of a document's prose sentences."""
    sentences = prose_sentences(document)
    return count_sentences(document.prose[sentence.start : sentence.end] for sentence in sentences)


def count_sentences(sentences: Iterable[str]) -> Counts:
    """The counts of sentences, each the text of one; a row of figures counts for nothing."""
    each = [words for words in map(WORD.findall, sentences) if words and not of_figures(words)]
    words = [word for sentence in each for word in sentence]
    counted = count_syllables(words)
    poly = [word for word, count in zip(words, counted, strict=True) if count >= POLYSYLLABLE]
    return Counts(
        sentences=len(each),
        words=len(words),
        letters=sum(map(len, words)) - sum(map("".join(words).count, JOINTS)),
        syllables=sum(counted),
        polysyllables=len(poly),
        complex=sum(map(is_complex, poly)),
        long=sum(len(word) >= LONG_WORD for word in words),
    )


def is_complex(word: str) -> bool:
    """Whether a word of three syllables or more is hard in the sense of Gunning's Fog index."""
    if "-" in word or not word[0].islower():
        return False
    for ending in ("ed", "es", "ing"):
        if word.endswith(ending):
            return syllables(word.removesuffix(ending)) >= POLYSYLLABLE
    return True


def flesch_reading_ease(counts: Counts) -> float:
    """Flesch 1948: about 100 is very easy, 0 very hard."""
    return 206.835 - 1.015 * _sentence_length(counts) - 84.6 * counts.syllables / counts.words


def flesch_kincaid(counts: Counts) -> float:
    """The school grade of Kincaid, Fishburne, Rogers and Chissom 1975."""
    return 0.39 * _sentence_length(counts) + 11.8 * counts.syllables / counts.words - 15.59


def gunning_fog(counts: Counts) -> float:
    """Gunning 1952: years of schooling."""
    return 0.4 * (_sentence_length(counts) + 100 * counts.complex / counts.words)


def smog(counts: Counts) -> float:
    """McLaughlin 1969: the grade at which a text is wholly understood; made for thirty sentences or more."""
    return 1.0430 * sqrt(30 * counts.polysyllables / counts.sentences) + 3.1291


def automated_readability(counts: Counts) -> float:
    """The Automated Readability Index, Smith and Senter 1967: a school grade."""
    return 4.71 * counts.letters / counts.words + 0.5 * _sentence_length(counts) - 21.43


def coleman_liau(counts: Counts) -> float:
    """Coleman and Liau 1975: a school grade."""
    return 5.88 * counts.letters / counts.words - 29.6 * counts.sentences / counts.words - 15.8


def lix(counts: Counts) -> float:
    """Björnsson 1968: under 30 is very easy, over 60 very hard."""
    return _sentence_length(counts) + 100 * counts.long / counts.words


FORMULAS: Mapping[str, Callable[[Counts], float]] = {
    "flesch-reading-ease": flesch_reading_ease,
    "flesch-kincaid": flesch_kincaid,
    "gunning-fog": gunning_fog,
    "smog": smog,
    "automated-readability": automated_readability,
    "coleman-liau": coleman_liau,
    "lix": lix,
}


def _sentence_length(counts: Counts) -> float:
    return counts.words / counts.sentences
