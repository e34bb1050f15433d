"""The kind `cross-quote-variant`: one sentence of a speaker, quoted in two texts in two wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

import msgspec

from corpuslint.check import CorpusCheck, Fact
from corpuslint.document import Document
from corpuslint.facts import packed
from corpuslint.finding import Match, Related, Scope
from corpuslint.formats.places import label
from corpuslint.rule import Rule
from corpuslint_plugins.wordings import (
    Said,
    Variant,
    Wording,
    WordingOptions,
    sentences_of,
    speech,
    variants,
)

MOST_KEPT = 12  # sentences of a text


class CrossQuoteVariant(CorpusCheck):
    """Flags the words in which a quoted sentence differs from an earlier text's.

    What is cut off at either end, marked by brackets, dots or dashes, or only spelt otherwise is no other
    wording; nor is the sentence of somebody else.
    """

    kind = "cross-quote-variant"
    Options = WordingOptions

    def __init__(self, rule: Rule, options: WordingOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def summarise(self, document: Document) -> bytes | None:
        rows = [
            said
            for quotation in speech(document, self._options)
            for said in sentences_of(quotation, document.prose, self._options)
        ]
        return packed(rows[:MOST_KEPT]) if rows else None

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        found: defaultdict[int, list[Variant]] = defaultdict(list)
        for variant in variants(_wordings(facts), self._options):
            found[variant.later.source].append(variant)
        return {index: map(_match, each, repeat(facts)) for index, each in found.items()}


def _wordings(facts: Sequence[Fact]) -> Iterator[Wording]:
    """The sentences of all texts."""
    decode = msgspec.msgpack.Decoder(list[Said]).decode
    for index, fact in enumerate(facts):
        for said in decode(fact.summary):
            yield Wording(index, said)


def _match(variant: Variant, facts: Sequence[Fact]) -> Match:
    earlier, fact = variant.earlier.said, facts[variant.earlier.source]
    return Match(
        start=variant.start,
        end=variant.end,
        scope=Scope.QUOTATION,
        arguments={"other": variant.other, "first": label(fact.path, fact.record)},
        related=(
            Related(earlier.start, earlier.end, "quoted in other words", path=fact.path, record=fact.record),
        ),
    )
