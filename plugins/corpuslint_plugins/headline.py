"""The kind `headline`: faults of a document's headline, by what its words look like."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint_plugins.pattern import compile_pattern


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns that show one fault of a headline, and what the message says of it: "counts things"."""

    fault: str
    patterns: tuple[str, ...]


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


class Headline(DocumentCheck):
    """Flags at most one fault of each headline, where its pattern matches."""

    kind = "headline"
    Options = HeadlineOptions

    def __init__(self, rule: Rule, options: HeadlineOptions) -> None:
        super().__init__(rule, options)
        self._kinds = ("headline", "heading") if options.headings else ("headline",)
        self._allow = tuple(
            compile_pattern(pattern, options, re.IGNORECASE, "allow") for pattern in options.allow
        )
        self._faults = tuple(
            (compile_pattern(pattern, options, re.IGNORECASE, "faults"), fault.fault)
            for fault in options.faults
            for pattern in fault.patterns
        )

    def check(self, document: Document) -> Iterator[Match]:
        for block in document.blocks:
            if block.kind in self._kinds:
                yield from self._judge(document, block.start, block.end)

    def _judge(self, document: Document, start: int, end: int) -> Iterator[Match]:
        headline = document.prose[start:end]
        if any(pattern.search(headline) for pattern in self._allow):
            return
        for pattern, fault in self._faults:
            for found in pattern.finditer(headline):
                first, last = start + found.start(), start + found.end()
                if not document.quotations_in(first, last):
                    yield Match(start=first, end=last, arguments={"fault": fault})
                    return
