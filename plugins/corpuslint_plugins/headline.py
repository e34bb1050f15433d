"""The kind `headline`: faults of a document's headline, by what its words look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint_plugins.pattern import compile_pattern

TOKEN = re.compile(r"[^\W\d_]+|\d")


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns that show one fault of a headline, and what the message says of it: "counts things".

    Where `needs` is given, the patterns are only tried if one of its words, in lower case, or of its
    digits is in the headline: most headlines are then done with at a glance. An apostrophe or hyphen
    parts words.
    """

    fault: str
    patterns: tuple[str, ...]
    needs: frozenset[str] = frozenset()


class HeadlineOptions(Options, frozen=True, kw_only=True):
    """`faults` are tried in turn on the headline; the first that fits is found.

    Their patterns are written as those of the kind `pattern`, with `words` and `parts`. `allow` are
    patterns that clear a whole headline. With `headings` the headings in the text are looked at, too.
    """

    faults: tuple[Fault, ...]
    words: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    allow: tuple[str, ...] = ()
    headings: bool = False


class Search:
    """The patterns of one fault, compiled when a headline first has what they need."""

    def __init__(self, fault: Fault, options: HeadlineOptions) -> None:
        self.fault = fault.fault
        self.needs = fault.needs
        self._sources = fault.patterns
        self._options = options

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, to be tried in this order."""
        return tuple(
            compile_pattern(source, self._options, re.IGNORECASE, "faults") for source in self._sources
        )


class Headline(DocumentCheck):
    """Flags at most one fault of each headline, where its pattern matches."""

    kind = "headline"
    Options = HeadlineOptions

    def __init__(self, rule: Rule, options: HeadlineOptions) -> None:
        super().__init__(rule, options)
        self._headings = options.headings
        self._searches = tuple(Search(fault, options) for fault in options.faults)
        self._options = options

    def prepare(self) -> None:
        _ = self._allow, [search.patterns for search in self._searches]

    @cached_property
    def _allow(self) -> tuple[re.Pattern[str], ...]:
        allow = self._options.allow
        return tuple(compile_pattern(source, self._options, re.IGNORECASE, "allow") for source in allow)

    def check(self, document: Document) -> Iterator[Match]:
        # In a plain text a headline is the first block or there is none.
        all_blocks = self._headings or document.markup is not None
        for block in document.blocks if all_blocks else document.blocks[:1]:
            if block.kind == "headline" or (self._headings and block.kind == "heading"):
                yield from self._judge(document, block.start, block.end)

    def _judge(self, document: Document, start: int, end: int) -> Iterator[Match]:
        headline = document.prose[start:end]
        tokens = TOKEN.findall(headline.lower())
        possible = [s for s in self._searches if not (s.needs and s.needs.isdisjoint(tokens))]
        if not possible or any(pattern.search(headline) for pattern in self._allow):
            return
        for search in possible:
            for pattern in search.patterns:
                for found in pattern.finditer(headline):
                    first, last = start + found.start(), start + found.end()
                    if not document.quotations_in(first, last):
                        yield Match(start=first, end=last, arguments={"fault": search.fault})
                        return
