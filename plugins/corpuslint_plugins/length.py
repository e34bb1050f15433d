"""The kinds `sentence-length` and `paragraph-length`: more words than a reader can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Severity
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.words import count_words
from corpuslint.readability import LETTERS_A_SPACE, is_table, prose_sentences, spaced_sentences
from corpuslint.rule import Rule

SPACES_A_WORD = 0.9  # at least; the rest are line ends and dashes
ITEM_END = re.compile(r"[,;](?=\s)")
WORDS_AN_ITEM = 6  # a sentence with so few words to a comma is an enumeration


class LengthOptions(Options, frozen=True, kw_only=True):
    """What has more than `at_most` words is flagged; what has more than `note_above`, if given, is a note."""

    at_most: int
    note_above: int | None = None


class Length(DocumentCheck):
    """What the two kinds share: the limits, and the severity that follows from them."""

    Options = LengthOptions

    def __init__(self, rule: Rule, options: LengthOptions) -> None:
        super().__init__(rule, options)
        if options.note_above is not None and options.note_above >= options.at_most:
            raise ValueError("note-above: must be less than at-most")
        self._most = options.at_most
        self._least = options.at_most if options.note_above is None else options.note_above
        self._spaces = ceil(SPACES_A_WORD * self._least)  # what has fewer need not have its words counted

    def _match(self, flagged: Sentence, words: int) -> Match:
        grave = words > self._most
        return Match(
            start=flagged.start,
            end=flagged.end,
            arguments={"words": words, "limit": self._most if grave else self._least},
            severity=None if grave else Severity.NOTE,
        )


class SentenceLength(Length):
    """Flags sentences that are neither enumerations nor rows of figures; quoted speech is not counted."""

    kind = "sentence-length"

    def check(self, document: Document) -> Iterator[Match]:
        perhaps_long = [sentence for sentence, _ in spaced_sentences(document, self._spaces)]
        for sentence in prose_sentences(document, perhaps_long) if perhaps_long else ():
            text = document.prose_in(sentence.start, sentence.end)
            words = count_words(text)
            if words <= self._least:
                continue
            own = words - _spoken(document, sentence)
            if own > self._least and not _enumerates(document, sentence, words) and not is_table(text, words):
                yield self._match(sentence, own)


class ParagraphLength(Length):
    """Flags the first sentence of a paragraph."""

    kind = "paragraph-length"

    def check(self, document: Document) -> Iterator[Match]:
        room = LETTERS_A_SPACE * self._spaces
        for block in document.blocks:
            if block.end - block.start < room or block.kind != "paragraph":
                continue
            if document.prose.count(" ", block.start, block.end) < self._spaces:
                continue
            text = document.prose_in(block.start, block.end)
            words = count_words(text)
            if words > self._least and not is_table(text, words):
                yield self._match(document.sentences_in(block.start, block.end)[0], words)


def _spoken(document: Document, sentence: Sentence) -> int:
    """How many of a sentence's words stand in somebody's quoted speech."""
    spoken = 0
    for quotation in document.quotations_in(sentence.start, sentence.end):
        if quotation.kind == "speech" and quotation.depth == 0:
            start, end = max(quotation.start, sentence.start), min(quotation.end, sentence.end)
            spoken += count_words(document.prose_in(start, end))
    return spoken


def _enumerates(document: Document, sentence: Sentence, words: int) -> bool:
    items = len(ITEM_END.findall(document.prose, sentence.start, sentence.end)) + 1
    return words <= WORDS_AN_ITEM * items
