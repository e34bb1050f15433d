"""Readability: what the classic formulas count in a document, and the formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log, sqrt
from operator import itemgetter

from corpuslint.cached import cached_property
from corpuslint.document import Document, remembered
from corpuslint.familiar import is_familiar
from corpuslint.hardness import hardness, learnt
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.syllables import syllables
from corpuslint.layers.words import find_words

PROSE = ("paragraph", "block-quote")
STOPS = ".!?…"
ENDED = re.compile(r"[.!?…]['\"”’»)\]]*\Z")
FIRST = itemgetter(0)
VOWELS = "aeiouy"
JOINTS = "'’-\u2011.,"  # what may stand inside a word and is no letter
FIGURES_SHARE = 0.3  # of a sentence's words: what has more is a table in a line
DIGITS = b"0123456789"
LONG_WORD = 7  # letters, for LIX
POLYSYLLABLE = 3
CLAUSE_MARKS = ",;:—–("
LETTERS_A_SPACE = 4  # at least, the space among them; in a long English sentence there are six
MANY_SPACES = 24
LONGEST_ENDING = 6  # characters in which a stop and the marks that close after it are looked for


class Counts:
    """What the formulas are made of: the words of some sentences, each counted when it is asked for.

    A row of figures counts for nothing.
    """

    def __init__(self, sentences: Iterable[str]) -> None:
        self._words: list[str] = []
        self._sentences: list[str] = []
        self._lengths: list[int] = []  # of the sentences, in words
        for sentence in sentences:
            words = find_words(sentence)
            if words and not of_figures(words):
                self._words += words
                self._sentences.append(sentence)
                self._lengths.append(len(words))
        self.words = len(self._words)
        self.sentences = len(self._sentences)

    @cached_property
    def letters(self) -> int:
        """Letters and digits."""
        return sum(map(len, self._words)) - sum(map("".join(self._words).count, JOINTS))

    @cached_property
    def syllables(self) -> int:
        """Syllables of all words."""
        return sum(map(syllables, self._words))

    @cached_property
    def vowels(self) -> int:
        """Letters for vowels, which are quickly counted: hardly a text has as many syllables."""
        return sum(map("".join(self._words).lower().count, VOWELS))

    @cached_property
    def polysyllables(self) -> int:
        """Words of three syllables or more."""
        return len(self._polysyllables)

    @cached_property
    def complex(self) -> int:
        """The polysyllables that Gunning's Fog counts: see `is_complex`."""
        return sum(map(is_complex, self._polysyllables))

    @cached_property
    def long(self) -> int:
        """Words of seven letters or more."""
        return sum(len(word) >= LONG_WORD for word in self._words)

    @cached_property
    def unfamiliar(self) -> int:
        """Words that are not familiar to Dale and Chall's fourth-graders: see `is_familiar`."""
        return sum(not is_familiar(word) for word in self._words)

    @cached_property
    def met_length(self) -> float:
        """The words of the sentence in which a word stands, on average: long sentences count for more."""
        return sum([length * length for length in self._lengths]) / self.words

    @cached_property
    def clause_marks(self) -> int:
        """Commas, semicolons, colons, dashes and opening brackets; the hyphens of words are none."""
        return sum(map("".join(self._sentences).count, CLAUSE_MARKS))

    @cached_property
    def hardness(self) -> float:
        """How hard the words are on average: see `corpuslint.hardness`."""
        return hardness(self._words)

    @cached_property
    def _polysyllables(self) -> list[str]:
        return [word for word in self._words if syllables(word) >= POLYSYLLABLE]


def prose_sentences(document: Document, among: Sequence[Sentence] | None = None) -> tuple[Sentence, ...]:
    """The sentences to judge readability by: whole ones, of paragraphs and block quotations.

    Headlines, list items and lines without a stop are none. `among` narrows the choice.
    """
    prose, blocks = document.prose, document.blocks
    return tuple(
        [  # a list first, which is faster
            sentence
            for sentence in (document.sentences if among is None else among)
            if (
                prose[sentence.end - 1] in STOPS
                or ENDED.search(prose, max(sentence.end - LONGEST_ENDING, 0), sentence.end)
            )
            and blocks[sentence.block].kind in PROSE
        ]
    )


def spaced_sentences(document: Document, least: int) -> list[tuple[Sentence, int]]:
    """The sentences with at least `least` spaces, and how many each has: those that may be long."""
    if least < MANY_SPACES:
        return _spaced(document, least)
    return [pair for pair in _widely_spaced(document) if pair[1] >= least]


@remembered
def _widely_spaced(document: Document) -> list[tuple[Sentence, int]]:
    return _spaced(document, MANY_SPACES)


def _spaced(document: Document, least: int) -> list[tuple[Sentence, int]]:
    count, room = document.prose.count, LETTERS_A_SPACE * least
    return [
        (sentence, spaces)
        for sentence in document.sentences
        if sentence.end - sentence.start >= room
        and (spaces := count(" ", sentence.start, sentence.end)) >= least
    ]


def is_table(text: str, words: int) -> bool:
    """Whether a sentence of so many words is a table in a line: see `of_figures`."""
    if text.isascii():
        digits = len(text) - len(text.encode().translate(None, DIGITS))
        if digits <= FIGURES_SHARE * words:  # as nearly always, and quicker to tell than its words
            return False
    return of_figures(find_words(text))


def of_figures(words: Sequence[str]) -> bool:
    """Whether so many of a sentence's words begin with a digit that it is a table in a line."""
    return sum(map(str.isdigit, map(FIRST, words))) > FIGURES_SHARE * len(words)


def is_complex(word: str) -> bool:
    """Whether a word of three syllables or more is hard in the sense of Gunning's Fog index.

    No name is, no hyphenated compound, and no word that has its third syllable from -ed, -es or -ing.
    """
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


def dale_chall(counts: Counts) -> float:
    """Dale and Chall 1948: under 5 is for the fourth grade, over 10 for graduates."""
    share = 100 * counts.unfamiliar / counts.words
    return 0.1579 * share + 0.0496 * _sentence_length(counts) + (3.6365 if share > 5 else 0.0)


def lix(counts: Counts) -> float:
    """Björnsson 1968: under 30 is very easy, over 60 very hard."""
    return _sentence_length(counts) + 100 * counts.long / counts.words


def school_grade(counts: Counts) -> float:
    """Our own: how hard teachers would find the text, on the scale of the Flesch-Kincaid grade."""
    return _school_grade(counts, counts.syllables)


def most_school_grade(counts: Counts) -> float:
    """What the school grade is at most, but for texts made of abbreviations: told without its syllables."""
    return _school_grade(counts, counts.vowels)


def _school_grade(counts: Counts, syllables: int) -> float:
    weights = learnt()
    return (
        weights.every_text
        + weights.sentence_length * log(counts.met_length)
        + weights.clause_mark * counts.clause_marks / counts.words
        + weights.syllable * syllables / counts.words
        + counts.hardness
    )


FORMULAS: Mapping[str, Callable[[Counts], float]] = {
    "flesch-reading-ease": flesch_reading_ease,
    "flesch-kincaid": flesch_kincaid,
    "gunning-fog": gunning_fog,
    "smog": smog,
    "automated-readability": automated_readability,
    "coleman-liau": coleman_liau,
    "dale-chall": dale_chall,
    "lix": lix,
    "school-grade": school_grade,
}


def _sentence_length(counts: Counts) -> float:
    return counts.words / counts.sentences
