"""The kind `question`: questions that an article asks its reader, and does not put to anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Scope
from corpuslint.layers.sentences import Sentence
from corpuslint.rule import Rule

QUESTION_MARK = re.compile(r"\?")
OPENING = re.compile(r"\S+(?:\s+\S+)?")
SPEAKER = re.compile(r"(?:Q|Question|[A-Z][\w .'’-]{0,40}):\s")


class QuestionOptions(Options, frozen=True, kw_only=True):
    """Questions of fewer than `fewest_words` words ("Why?") are left alone."""

    fewest_words: int = 3


class Question(DocumentCheck):
    """Flags how questions in the author's own voice begin: no quotation, no interview, no heading."""

    kind = "question"
    Options = QuestionOptions

    def __init__(self, rule: Rule, options: QuestionOptions) -> None:
        super().__init__(rule, options)
        self._fewest_words = options.fewest_words

    def concerns(self, marks: frozenset[str]) -> bool:
        return "?" in marks

    def check(self, document: Document) -> Iterator[Match]:
        reached = -1
        for mark in QUESTION_MARK.finditer(document.prose):
            if mark.start() < reached:
                continue
            sentence = document.sentence_at(mark.start())
            if sentence is None:
                continue
            reached = sentence.end
            if self._is_own(document, sentence):
                opening = OPENING.match(document.prose, sentence.start, sentence.end)
                yield Match(start=sentence.start, end=opening.end() if opening else sentence.end)

    def _is_own(self, document: Document, sentence: Sentence) -> bool:
        """Whether the author asks: nobody is quoted in the sentence, and it is a paragraph's prose."""
        text = document.prose_in(sentence.start, sentence.end)
        if not text.endswith("?") or len(text.split()) < self._fewest_words:
            return False
        block = document.blocks[sentence.block]
        if block.kind != "paragraph" or (block.start, block.end) == (sentence.start, sentence.end):
            return False  # a heading, a point of a list, or an interviewer's question
        if SPEAKER.match(document.prose, block.start, block.end):
            return False
        if document.quotations_in(sentence.start, sentence.end):
            return False
        return document.scopes.on_page(sentence.end - 1) is not Scope.QUOTATION
