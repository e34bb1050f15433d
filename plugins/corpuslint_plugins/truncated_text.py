"""The kind `truncated-text`: a text that stops in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Severity
from corpuslint.rule import Rule
from corpuslint.source import Block
from corpuslint_plugins.language import is_english

SENTENCE_END = re.compile(r"[.!?。！？…:][\"'”’»)\]*_]*\Z")
CUT = re.compile(r"(?:\w|[,;“‘(\[{–—-])\Z")
ELLIPSIS = re.compile(r"(?:\[(?:\.{3}|…)\]|…|(?<!\.)\.{3})[\"'”’»)]*\Z")
LAST_WORD = re.compile(r"\S+\s*\Z")
FINAL = frozenset('.!?"”')
TAIL = 8  # characters in which a text ends, with the white space after it
EDGES = "\"'“”‘’()[]*_"


class TruncatedOptions(Options, frozen=True, kw_only=True):
    """No sentence ends with one of `open_words`. A last sentence of fewer than `fewest_words` words may be a
    title or a name; with fewer than `fewest_sentences` sentences before it, all may be headlines or a list.
    """

    open_words: tuple[str, ...]
    fewest_words: int = 6
    fewest_sentences: int = 2


class TruncatedText(DocumentCheck):
    """Flags the last word of a text whose last sentence has no end though those before it have one.

    Sure are a word that no sentence ends with, a comma and an opening mark; an ellipsis, and any
    other word, is a note.
    """

    kind = "truncated-text"
    Options = TruncatedOptions

    def __init__(self, rule: Rule, options: TruncatedOptions) -> None:
        super().__init__(rule, options)
        self._open_words = frozenset(options.open_words)
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        tail = document.prose[-TAIL:].rstrip()
        if tail[-1:] in FINAL and not tail.endswith("..."):
            return  # as nearly all are
        block = _last_block(document)
        if block is None:
            return
        content = document.prose[block.start : block.end].rstrip()
        cut_short = ELLIPSIS.search(content)
        if not cut_short and (SENTENCE_END.search(content) or not CUT.search(content)):
            return
        last = LAST_WORD.search(content)
        if last is None or not self._is_sentence(document, block) or not self._is_prose(document, block):
            return
        word = last[0].strip(EDGES).lower()
        sure = not cut_short and (word in self._open_words or content[-1] in ",;“‘([{")
        if not (sure or last[0][0].islower()) or not is_english(document):
            return
        yield Match(
            start=block.start + last.start(),
            end=block.start + len(content),
            severity=None if sure else Severity.NOTE,
        )

    def _is_sentence(self, document: Document, block: Block) -> bool:
        """Whether what the block ends with is long enough for the beginning of a sentence."""
        last = document.sentences_in(block.start, block.end)[-1]
        return document.prose.count(" ", last.start, last.end) + 1 >= self._options.fewest_words

    def _is_prose(self, document: Document, last: Block) -> bool:
        """Whether the blocks before the last one are made of sentences that have an end."""
        ended = 0
        for block in document.blocks:
            if block.start >= last.start or block.kind in ("headline", "heading"):
                continue
            if not SENTENCE_END.search(document.prose[block.start : block.end].rstrip()):
                return False
            ended += 1
        if ended == 0:
            sentences = document.sentences_in(last.start, last.end)
            return len(sentences) > self._options.fewest_sentences
        return ended >= self._options.fewest_sentences


def _last_block(document: Document) -> Block | None:
    """The last paragraph that is no boilerplate."""
    boilerplate = document.boilerplate
    for block in reversed(document.blocks):
        if not any(lines.start <= block.start < lines.end for lines in boilerplate):
            return block if block.kind in ("paragraph", "block-quote") else None
    return None
