"""The kind `length`: sentences or paragraphs with more words than a reader can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Severity
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.words import WORD
from corpuslint.readability import of_figures, prose_sentences
from corpuslint.rule import Rule
from corpuslint.source import Block

SPACES_A_WORD = 0.8  # at least, lines and dashes between words allowed for
ITEM_END = re.compile(r"[,;](?=\s)")
WORDS_AN_ITEM = 6  # a sentence with so few words to a comma is an enumeration


class LengthOptions(Options, frozen=True, kw_only=True):
    """What has more than `at_most` words is flagged; more than `note_above`, if given, is a note.

    A paragraph is flagged by its first sentence. Of a sentence, quoted speech is not counted.
    """

    of: Literal["sentence", "paragraph"]
    at_most: int
    note_above: int | None = None


class Length(DocumentCheck):
    """Flags long sentences that are neither enumerations nor rows of figures, or long paragraphs."""

    kind = "length"
    Options = LengthOptions

    def __init__(self, rule: Rule, options: LengthOptions) -> None:
        super().__init__(rule, options)
        if options.note_above is not None and options.note_above >= options.at_most:
            raise ValueError("note-above: must be less than at-most")
        self._of = options.of
        self._most = options.at_most
        self._least = options.at_most if options.note_above is None else options.note_above

    def check(self, document: Document) -> Iterator[Match]:
        of_sentences = self._of == "sentence"
        for stretch in prose_sentences(document) if of_sentences else _paragraphs(document):
            if document.prose.count(" ", stretch.start, stretch.end) < SPACES_A_WORD * self._least:
                continue
            words = WORD.findall(document.prose, stretch.start, stretch.end)
            count = len(words) - (_spoken(document, stretch) if of_sentences else 0)
            if count <= self._least or of_figures(words):
                continue
            if of_sentences and _enumerates(document, stretch, len(words)):
                continue
            flagged = stretch if of_sentences else document.sentence_at(stretch.start)
            if flagged is None:
                continue
            grave = count > self._most
            yield Match(
                start=flagged.start,
                end=flagged.end,
                arguments={"words": count, "limit": self._most if grave else self._least},
                severity=None if grave else Severity.NOTE,
            )


def _paragraphs(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind == "paragraph")


def _spoken(document: Document, sentence: Sentence | Block) -> int:
    """How many of a sentence's words stand in somebody else's quoted speech."""
    spoken = 0
    for quotation in document.quotations_in(sentence.start, sentence.end):
        if quotation.kind == "speech" and quotation.depth == 0:
            start, end = max(quotation.start, sentence.start), min(quotation.end, sentence.end)
            spoken += len(WORD.findall(document.prose, start, end))
    return spoken


def _enumerates(document: Document, sentence: Sentence | Block, words: int) -> bool:
    items = len(ITEM_END.findall(document.prose, sentence.start, sentence.end)) + 1
    return words <= WORDS_AN_ITEM * items
