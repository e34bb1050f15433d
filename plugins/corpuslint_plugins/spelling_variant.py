"""The kind `spelling-variant`: one word in two accepted spellings in one document, or two varieties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.rule import Rule
from corpuslint_plugins.guards import in_name
from corpuslint_plugins.inflection import noun_forms, verb_forms
from corpuslint_plugins.transcripts import unsure_in_speech

MIXED = "{text!r} is {variety} spelling, {usual!r} is {other}. Keep to one variety of English."


class SpellingVariantOptions(Options, frozen=True, kw_only=True):
    """Pairs of spellings, the British one first where they tell British English from American.

    Those in `verbs` and `nouns` are looked for in all their regular forms, those in `pairs` as they stand.
    The words in `common`, by their first spelling, are written so in both varieties.
    """

    common: frozenset[str] = frozenset()
    pairs: tuple[tuple[str, str], ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[tuple[str, str], ...] = ()


class Form(NamedTuple):
    """A form of a word: which word it is of, by number, and which of the two spellings."""

    text: str
    word: int
    side: int


class SpellingVariant(PhraseCheck):
    """Flags the first place of the rarer spelling; in a tie, of the one that comes later.

    The same goes for British and American spellings of different words, but once.

    Names and quotations keep the spelling of their owners, so they do not count; nor do words in capitals.
    """

    kind = "spelling-variant"
    Options = SpellingVariantOptions

    def __init__(self, rule: Rule, options: SpellingVariantOptions) -> None:
        super().__init__(rule, options)
        self._forms = _forms(options)
        pairs = (*options.pairs, *options.verbs, *options.nouns)
        self._telling = frozenset(n for n, pair in enumerate(pairs) if pair[0] not in options.common)
        if not self._forms:
            raise ValueError("pairs: the rule has no pair of spellings to look for")

    def phrases(self) -> Sequence[str]:
        return [form.text for form in self._forms]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        return unsure_in_speech(document, self._found(document, hits))

    def _found(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        places: dict[int, tuple[list[Hit], list[Hit]]] = {}
        for hit in hits:
            form = self._forms[hit.phrase]
            places.setdefault(form.word, ([], []))[form.side].append(hit)
        varieties: tuple[list[Hit], list[Hit]] = [], []
        variants = []
        for word, both in places.items():
            if both[0] and both[1] and (variant := _variant(document, both)):
                variants.append(variant)
            elif word in self._telling:
                varieties[0].extend(both[0])
                varieties[1].extend(both[1])
        yield from variants
        if varieties[0] and varieties[1] and not variants:
            yield from _mixed(document, varieties)


def _variant(document: Document, both: Sequence[Sequence[Hit]]) -> Match | None:
    """The rarer spelling of a word that is spelt in two ways."""
    one, other = ([hit for hit in side if _own_words(document, hit)] for side in both)
    if not (one and other):
        return None
    rare, usual = sorted((one, other), key=lambda side: (len(side), -side[0].start))
    first, related = rare[0], usual[0]
    spelling = document.text[related.start : related.end]
    return Match(
        start=first.start,
        end=first.end,
        arguments={"usual": spelling},
        related=(Related(related.start, related.end, f"spelt {spelling!r} here"),),
    )


def _mixed(document: Document, varieties: Sequence[Sequence[Hit]]) -> Iterator[Match]:
    """The first word in the rarer variety of English, in lower case: names and titles are no evidence."""
    british, american = (
        [hit for hit in side if document.prose[hit.start].islower() and _own_words(document, hit)]
        for side in varieties
    )
    if not (british and american):
        return
    sides = sorted(
        ((british, "British"), (american, "American")), key=lambda side: _weight(document, side[0])
    )
    (rare, variety), (usual, other) = sides
    first, related = min(rare), min(usual)
    spelling = document.text[related.start : related.end]
    yield Match(
        start=first.start,
        end=first.end,
        message=MIXED.format(
            variety=variety, other=other, usual=spelling, text=document.text[first.start : first.end]
        ),
        related=(Related(related.start, related.end, f"{other} spelling"),),
    )


def _weight(document: Document, hits: Sequence[Hit]) -> tuple[int, int, int]:
    """How many words a variety has, how many places, and how early the first stands, in rising weight."""
    words = {document.prose[hit.start : hit.end].lower() for hit in hits}
    return len(words), len(hits), -min(hits).start


def _own_words(document: Document, hit: Hit) -> bool:
    if document.scopes.on_page(hit.start) is Scope.QUOTATION:
        return False
    word = document.prose[hit.start : hit.end]
    return not word.isupper() and not (word[0].isupper() and in_name(document, hit.start, hit.end))


def _forms(options: SpellingVariantOptions) -> list[Form]:
    words: list[tuple[tuple[str, ...], ...]] = [tuple((spelling,) for spelling in p) for p in options.pairs]
    words += [tuple(verb_forms(spelling) for spelling in pair) for pair in options.verbs]
    words += [tuple(noun_forms(spelling) for spelling in pair) for pair in options.nouns]
    return [
        Form(text, word, side)
        for word, spellings in enumerate(words)
        for side, forms in enumerate(spellings)
        for text in forms
    ]
