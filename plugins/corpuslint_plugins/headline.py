"""The kind `headline`: faults of a document's headline, by what its words look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

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
    parts words. A headline that one of `unless` fits does not have this fault.
    """

    fault: str
    patterns: tuple[str, ...]
    needs: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()


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
        self._unless = fault.unless
        self._options = options

    def matches(self, headline: str) -> Iterator[re.Match[str]]:
        """Where the fault shows, by the first pattern first."""
        if any(pattern.search(headline) for pattern in self.unless):
            return
        for pattern in self.patterns:
            yield from pattern.finditer(headline)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, to be tried in this order."""
        return _compiled(self._sources, self._options, "faults")

    @cached_property
    def unless(self) -> tuple[re.Pattern[str], ...]:
        """The patterns that clear a headline of this fault."""
        return _compiled(self._unless, self._options, "faults")


class Headline(DocumentCheck):
    """Flags at most one fault of each headline, where its pattern matches; not in what somebody else says."""

    kind = "headline"
    Options = HeadlineOptions

    def __init__(self, rule: Rule, options: HeadlineOptions) -> None:
        super().__init__(rule, options)
        self._headings = options.headings
        self._searches = tuple(Search(fault, options) for fault in options.faults)
        self._needed = frozenset(chain.from_iterable(fault.needs for fault in options.faults))
        self._all_need = all(fault.needs for fault in options.faults)
        self._options = options

    def prepare(self) -> None:
        _ = self._allow, [(search.patterns, search.unless) for search in self._searches]

    @cached_property
    def _allow(self) -> tuple[re.Pattern[str], ...]:
        return _compiled(self._options.allow, self._options, "allow")

    def check(self, document: Document) -> Iterator[Match]:
        # In a plain text a headline is the first block or there is none.
        all_blocks = self._headings or document.markup is not None
        for block in document.blocks if all_blocks else document.blocks[:1]:
            if block.kind == "headline" or (self._headings and block.kind == "heading"):
                yield from self._judge(document, block.start, block.end)

    def _judge(self, document: Document, start: int, end: int) -> Iterator[Match]:
        headline = document.prose[start:end]
        held = self._needed.intersection(TOKEN.findall(headline.lower()))
        if not held and self._all_need:
            return
        possible = [
            search for search in self._searches if not (search.needs and search.needs.isdisjoint(held))
        ]
        if not possible or any(pattern.search(headline) for pattern in self._allow):
            return
        for search in possible:
            for found in search.matches(headline):
                first, last = start + found.start(), start + found.end()
                if not _is_said(document, first, last):
                    yield Match(start=first, end=last, arguments={"fault": search.fault})
                    return


def _compiled(sources: Sequence[str], options: HeadlineOptions, field: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern(source, options, re.IGNORECASE, field) for source in sources)


def _is_said(document: Document, start: int, end: int) -> bool:
    """Whether the span is somebody's words: quoted, or reported with who says them."""
    if document.quotations_in(start, end):
        return True
    return any(
        claim.source is not None
        and any(content.start <= start and end <= content.end for content in claim.content)
        for claim in document.claims_in(start, end)
    )
