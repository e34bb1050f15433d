"""The kind `quote-variant`: one sentence of a speaker, quoted twice in a text in two wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuslint.check import DocumentCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.layers.quotations import Quoted
from corpuslint.rule import Rule
from corpuslint_plugins.wordings import Wording, WordingOptions, sentences_of, speech, variants

GLANCE = 12  # letters of the beginning or the end of a sentence that both wordings have, mostly
STOPS = " .,!?;"


class QuoteVariant(DocumentCheck):
    """Flags the words in which a quoted sentence differs from an earlier quotation of it.

    What is cut off at either end, marked by brackets, dots or dashes, or only spelt otherwise is no other
    wording; nor is the sentence of somebody else, or one of the same quotation.
    """

    kind = "quote-variant"
    Options = WordingOptions

    def __init__(self, rule: Rule, options: WordingOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        quoted = speech(document, self._options)
        if len(quoted) < 2 or _differ(document.prose, quoted):
            return
        wordings = (
            Wording(number, said)
            for number, quotation in enumerate(quoted)
            for said in sentences_of(quotation, document.prose, self._options)
        )
        for variant in variants(wordings, self._options):
            earlier = variant.earlier.said
            yield Match(
                start=variant.start,
                end=variant.end,
                arguments={"other": variant.other},
                related=(Related(earlier.start, earlier.end, "quoted in other words"),),
            )


def _differ(prose: str, quoted: Sequence[Quoted]) -> bool:
    """Whether all sentences begin and end otherwise, as in most texts."""
    sentences = [
        sentence
        for quotation in quoted
        for sentence in prose[quotation.inner.start : quotation.inner.end].rstrip(STOPS).split(". ")
    ]
    begins = {sentence[:GLANCE] for sentence in sentences}
    ends = {sentence[-GLANCE:] for sentence in sentences}
    return len(begins) == len(sentences) == len(ends)
