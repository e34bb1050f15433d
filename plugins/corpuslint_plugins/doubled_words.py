"""The kind `doubled-words`: a word that was typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Fix, Match, Scope, Severity
from corpuslint.rule import Rule

# Between spaces, and before any mark that ends a sentence or a clause.
DOUBLED = re.compile(r" ([^ ]++) \1(?![\w'-])")
WIDEST_GAP = 40  # characters of white space between the two, such as the indent of a wrapped line


class DoubledOptions(Options, frozen=True, kw_only=True):
    """`words` are never doubled on purpose; `allow` may be; any other doubled word is a note.

    What is a note, or stands in a quotation, is at most an unsafe fix.
    """

    words: tuple[str, ...]
    allow: tuple[str, ...] = ()


class DoubledWords(DocumentCheck):
    """Flags a word and its repetition where nothing but white space parts them.

    Names ("Duran Duran"), numbers and words with a mark inside are left alone.
    """

    kind = "doubled-words"
    Options = DoubledOptions

    def __init__(self, rule: Rule, options: DoubledOptions) -> None:
        super().__init__(rule, options)
        self._words = frozenset(options.words)
        self._allowed = frozenset(options.allow)

    def check(self, document: Document) -> Iterator[Match]:
        folded = document.folded
        reach, before = 0, ""
        for found in DOUBLED.finditer(" " + folded.text):
            word = found[1]
            start = found.start(1) - 1
            again = start + len(word) + 1
            if word in self._allowed or not word.isalpha():
                continue
            more = found.start() == reach and word == before  # "no no no no": flagged once already
            reach, before = found.end(), word
            if not more:
                match = self._judge(document, folded.original(start), folded.original(again), word)
                if match is not None:
                    yield match

    def _judge(self, document: Document, start: int, again: int, word: str) -> Match | None:
        """The match for a word and the same word after it, if they are one that was typed twice."""
        end = again + len(word)
        gap = document.prose[start + len(word) : again]
        known = word in self._words
        if not gap.isspace() or len(gap) > WIDEST_GAP or gap.count("\n") > 1:
            return None
        if document.prose[again].isupper() and not (known and document.prose[start : start + 2].isupper()):
            return None
        if not known and len(word) < 3:
            return None
        if not known and gap != " ":
            return None
        return Match(
            start=start,
            end=end,
            arguments={"word": document.text[start : start + len(word)]},
            severity=None if known else Severity.NOTE,
            suggestions=(document.text[start : start + len(word)],),
            fix=None if known and document.scopes.on_page(start) is not Scope.QUOTATION else Fix.UNSAFE,
        )
