"""The kind `cross-quote-variant`: one sentence of a speaker, quoted in two texts in two wordings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from corpuslint.check import CorpusCheck, Fact
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.formats.places import label
from corpuslint.rule import Rule
from corpuslint_plugins.packed import packed
from corpuslint_plugins.wordings import (
    Change,
    Said,
    Wording,
    WordingOptions,
    change,
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
        found: dict[int, list[Match]] = {}
        for later, earlier in variants(_wordings(facts), self._options):
            changed = change(later.said, earlier.said)
            if changed is not None:
                match = _match(changed, earlier.said, facts[earlier.source])
                found.setdefault(later.source, []).append(match)
        return found


def _wordings(facts: Sequence[Fact]) -> Iterator[Wording]:
    """The sentences of all texts."""
    decode = msgspec.msgpack.Decoder(list[Said]).decode
    for index, fact in enumerate(facts):
        for said in decode(fact.summary):
            yield Wording(index, said)


def _match(changed: Change, earlier: Said, fact: Fact) -> Match:
    return Match(
        start=changed.start,
        end=changed.end,
        scope=Scope.QUOTATION,
        arguments={"other": changed.other, "first": label(fact.path, fact.record)},
        related=(
            Related(earlier.start, earlier.end, "quoted in other words", path=fact.path, record=fact.record),
        ),
    )
